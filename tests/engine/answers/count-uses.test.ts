import { describe, expect, it } from 'vitest';
import { allCounts, insertsOf } from '#electron/engine/store/templates.ts';
import { noteInsert, usesIn } from '#electron/engine/store/use/template-use.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

const words = 'A mole that changes should be looked at by a doctor within two weeks. Take a picture today, beside a coin.';
const uses = [{ templateId: 't-derm-mole', version: 1 }];

const setUp = (settings = {}) => {
  const desk = aStartedOutbox(settings);
  const q = desk.question(1);
  const insert = (text = words): void => noteInsert(desk.db, { question_id: q, template_id: 't-derm-mole', version: 1, text, at: 1 });
  const counted = () => allCounts(desk.db).map(({ uses: all, edited }) => ({ all, edited }));
  const here = () => usesIn(desk.db, { account_id: 'practice', community_id: 1 }).get('t-derm-mole');
  return { ...desk, q, insert, counted, here };
};

describe('a template in an answer that goes out', () => {
  it('was used as it is when its words are still there', () => {
    const { send, insert, counted, q } = setUp();
    insert(`[[Name]], ${words} [[Your line]]`);
    send(q, `Dear Ada, ${words} Mine turned out fine.`, { templates: uses });
    expect(counted()).toEqual([{ all: 1, edited: 0 }]);
  });

  it('was edited when much of it is gone', () => {
    const { send, insert, counted, q } = setUp();
    insert();
    send(q, 'A mole that changes should be seen. I would not wait for long, and I would not worry either.', { templates: uses });
    expect(counted()).toEqual([{ all: 1, edited: 1 }]);
  });

  it('is not called edited where nobody knows what was inserted (control)', () => {
    const { send, counted, q } = setUp();
    send(q, 'Something else altogether, long enough.', { templates: uses });
    expect(counted()).toEqual([{ all: 1, edited: 0 }]);
  });

  it('is counted once though the answer was taken back and sent again', async () => {
    const { clock, send, outbox, insert, counted, here, q, db } = setUp({ holdSeconds: 10 });
    insert();
    const id = send(q, 'A mole is a mole is a mole.', { templates: uses });
    expect([counted(), here()]).toEqual([[{ all: 1, edited: 1 }], 1]);
    outbox.takeBack(id);
    expect([counted(), here()]).toEqual([[{ all: 0, edited: 0 }], 0]);
    send(q, words, { templates: uses });
    expect([counted(), here()]).toEqual([[{ all: 1, edited: 0 }], 1]);
    expect(insertsOf(db, q)).toHaveLength(1);
    await pass(clock, 30_000);
  });

  it('leaves no trace of what was inserted once the answer has left', async () => {
    const { clock, send, insert, q, db, item } = setUp();
    insert();
    const id = send(q, words, { templates: uses });
    await pass(clock, 2_000);
    expect((await item(id)).state).toBe('sent');
    expect(insertsOf(db, q)).toEqual([]);
  });
});
