import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { commandId } from '#shared/words/ids.ts';
import { aDesk, until } from '#tests/makers/a-desk.ts';

it('a whole desk closes, asks for more and takes it back over the contract, and the queue, the thread and the history agree', { timeout: 90_000 }, async () => {
  const desk = await aDesk();
  onTestFinished(() => desk.close());
  const { client } = desk;
  desk.engine.start();
  await until(client.desk.status({}), ({ sync }) => sync.state === 'idle', 'a first sync', 30_000);
  const page = await until(client.queue.page({ filter: { text: '' }, sort: 'oldest', offset: 0, limit: 10 }), ({ total }) => total > 10);
  const [first, second, third] = page.rows;
  if (!first || !second || !third) throw new Error('The practice forum asks too little.');
  const waiting = async (): Promise<number> => (await until(client.queue.summary({}), () => true)).waiting;
  const before = await waiting();

  const closing = commandId.parse(randomUUID());
  const { total, goesAt } = await client.moderation.act({ batchId: closing, kind: 'close', detail: { note: 'Spam.' }, questionIds: [first.id, second.id] });
  expect(total).toBe(2);
  expect(goesAt - Date.now()).toBeGreaterThan(8_000);
  expect(await waiting()).toBe(before - 2);
  const asking = commandId.parse(randomUUID());
  await client.moderation.act({ batchId: asking, kind: 'needs-information', detail: {}, questionIds: [third.id] });
  await until(client.moderation.batches({}), (batches) => batches.every(({ waiting: left }) => left === 0), 'all done', 40_000);
  const thread = await until(client.threads.open({ questionId: third.id }), (seen) => (seen?.posts.length ?? 0) > 1, 'the message');
  expect(thread?.isAnswered).toBe(false);
  await until(client.moderation.activity({ text: '', limit: 50 }), (lines) => lines.length >= 3);
  expect(await waiting(), 'a moderator’s word is no answer').toBe(before - 2);

  expect(await client.moderation.undo({ batchId: closing })).toEqual({ withdrawn: 0, reversed: 2, stays: 0 });
  await until(client.moderation.batches({}), (batches) => batches.find(({ id }) => id === closing)?.undone === 2, 'closing undone', 20_000);
  expect(await waiting()).toBe(before);
  expect(desk.ports.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
});
