import { describe, expect, it } from 'vitest';
import { settleUnderway } from '#electron/engine/store/questions.ts';
import { createLive } from '#electron/engine/live.ts';
import type { Tables } from '#electron/engine/store/tables.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';

describe('a transaction', () => {
  it('is everything or nothing, also when it joins another, and announces only what was committed', () => {
    const db = aStore();
    const heard: string[][] = [];
    db.onCommit((tables) => heard.push([...tables].toSorted()));
    expect(() =>
      db.tx(() => {
        aQuestion(db, 1);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(heard).toEqual([]);
    expect(db.all(db.sql.selectFrom('questions').select('id'))).toEqual([]);
    db.tx(() => aQuestion(db, 1));
    expect(heard).toEqual([['posts', 'questions']]);
  });

  it('wakes the live queries that read what it touched and no others', async () => {
    const db = aStore();
    const live = createLive(db);
    const stop = new AbortController();
    let asked = 0;
    const counts = live.watch(['questions'], () => [(asked += 1), db.all(db.sql.selectFrom('questions').select('id')).length], stop.signal);
    expect((await counts.next()).value).toEqual([1, 0]);
    const next = counts.next();
    db.run(db.sql.insertInto('cursors').values({ account_id: 'practice', name: 'feed-newest', value: 1 }));
    aQuestion(db, 1);
    expect((await next).value).toEqual([2, 1]);
    stop.abort();
    await counts.return();
  });
});

describe('whether a question waits', () => {
  const isWaiting = (db: ReturnType<typeof aStore>, id: string): boolean => db.one(db.sql.selectFrom('questions').select('is_waiting').where('id', '=', id))?.is_waiting === 1;
  const send = (db: ReturnType<typeof aStore>, topicId: number, state: Tables['outbox']['state'], postId: number | null = null): void => {
    const values = { id: `item-${topicId}`, account_id: 'practice', question_id: asQuestionId('practice', topicId), topic_id: topicId, title: '', body: '', body_sha: '', marker: '', state, baseline: '{}', content: '{}', post_id: postId, created_at: 1, changed_at: 1 };
    db.run(db.sql.insertInto('outbox').values({ ...values, trouble: null, change: null, first_tried_at: null, post_number: null, review_id: null }).onConflict((conflict) => conflict.column('id').doUpdateSet({ state, post_id: postId })));
  };

  it.each([
    [{}, true],
    [{ state: 'closed' }, false],
    [{ state: 'archived' }, false],
    [{ state: 'unlisted' }, false],
    [{ state: 'gone' }, false],
    [{ is_answered: 1 }, false],
    [{ is_solved: 1 }, false],
    [{ is_read: 0 }, false],
    [{ is_own: 1 }, false],
    [{ holder_username: 'somebody' }, true],
  ] as const)('%o → %s', (values, expected) => {
    const db = aStore();
    expect(isWaiting(db, aQuestion(db, 1, values))).toBe(expected);
  });

  it.each([
    ['held', false],
    ['waiting', false],
    ['sending', false],
    ['checking', false],
    ['in-review', false],
    ['sent', false],
    ['needs-you', true],
    ['withdrawn', true],
  ] as const)('an answer of ours that is %s: %s', (state, expected) => {
    const db = aStore();
    const id = aQuestion(db, 1);
    send(db, 1, 'held');
    send(db, 1, state, 77);
    expect(isWaiting(db, id)).toBe(expected);
  });

  it('comes back when the answer that was sent has been seen and taken away again', () => {
    const db = aStore();
    const id = aQuestion(db, 1);
    send(db, 1, 'sent', 1002);
    expect(isWaiting(db, id)).toBe(false);
    aPost(db, id, 2, { author_id: 9, is_deleted: 1 });
    settleUnderway(db, id);
    expect(isWaiting(db, id)).toBe(true);
  });
});
