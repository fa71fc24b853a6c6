import { expect, it } from 'vitest';
import { itemById, updateItem } from '#electron/engine/store/outbox.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

it('an answer that is deleted before anybody looked whether it stands there once is not looked for again and again', async () => {
  const { clock, send, question, script, db, item } = aStartedOutbox();
  const id = send(question(1));
  await pass(clock, 1_000);
  expect((await item(id)).state).toBe('sent');
  updateItem(db, itemById(db, id)?.seq ?? 0, { state: 'withdrawn', post_number: null });
  const before = script.asked.length;
  await pass(clock, 60_000);
  expect(script.asked.slice(before)).toEqual([]);
  expect(await item(id)).toMatchObject({ state: 'withdrawn', url: null, reason: 'Deleted from the forum; the text is your draft again.' });
  // Control: one that still stands is looked for once.
  send(question(2), 'Another answer, to another question.');
  await pass(clock, 60_000);
  expect(script.asked.filter((what) => what === 'look 2')).toHaveLength(1);
});
