import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesk, until, type DeskUnderTest } from '#tests/makers/a-desk.ts';

describe('a whole desk', () => {
  let desk: DeskUnderTest;
  beforeAll(async () => {
    desk = await aDesk();
  }, 60_000);
  afterAll(() => desk.close());

  it('puts a question to sleep out of its queue and its counts, says why, and brings it back by undo', async () => {
    const { client } = desk;
    const { waiting } = await until(client.desk.status(), ({ waiting: count, sync }) => count > 20 && sync.state === 'idle', 'the queue', 30_000);
    const { rows } = await until(client.queue.page({ filter: {}, sort: 'oldest', offset: 0, limit: 50 }), (page) => page.rows.some(({ level }) => level === 'routine'), 'a routine question');
    const { id: questionId } = rows.find(({ level }) => level === 'routine')!;
    await client.followUps.snooze({ questionId, note: 'Ask about the soap', untilAt: Date.now() + 3_600_000, untilReply: true });
    expect(await until(client.desk.status(), ({ followUps }) => followUps.asleep === 1)).toMatchObject({ waiting: waiting - 1, followUps: { asleep: 1, back: 0 } });
    const [view] = await until(client.views.list(), (views) => views.length > 0);
    const why = await client.views.why({ questionId, filter: view!.filter });
    expect(why.isWaiting).toBe(false);
    expect(why.says.join(' ')).toMatch(/You snoozed it for another .* or until the asker writes.*Ask about the soap/);
    expect(await until(client.followUps.ofQuestion({ questionId }), (one) => one !== null)).toMatchObject({ note: 'Ask about the soap', back: null });
    await client.followUps.undo({ questionId });
    await until(client.desk.status(), (status) => status.waiting === waiting && status.followUps.asleep === 0);
    await expect(client.followUps.undo({ questionId })).rejects.toMatchObject({ data: { kind: 'too-late' } });
  }, 60_000);

  it('brings a question back by itself when its time has come', async () => {
    const { client } = desk;
    const { rows } = await until(client.queue.page({ filter: {}, sort: 'newest', offset: 0, limit: 1 }), (page) => page.rows.length > 0);
    const questionId = rows[0]!.id;
    await client.followUps.snooze({ questionId, note: 'Now', untilAt: Date.now() + 1_500, untilReply: false });
    expect(await until(client.followUps.list(), (list) => list.some(({ back }) => back !== null))).toMatchObject([{ questionId, note: 'Now', back: { why: 'time' } }]);
    await client.followUps.finish({ questionId });
    await until(client.followUps.list(), (list) => list.length === 0);
  }, 60_000);

  it('lists what its forum lists, and finds it by a word with a slip in it', async () => {
    const { client } = desk;
    const cards = await until(client.resources.list(), (list) => list.filter(({ origin }) => origin === 'forum').length >= 9, 'the forum’s own list', 30_000);
    expect(cards.find(({ title }) => title === 'DermNet')).toMatchObject({ origin: 'forum', communities: ['Dermatology'] });
    expect((await client.resources.find({ text: 'shingels' }))[0]?.title).toBe('Shingles (NHS)');
    await expect(client.resources.save({ ...cards[0]!, id: 'x', origin: 'ours', rev: 0, url: 'http://plain.org/' })).rejects.toMatchObject({ data: { kind: 'refused' } });
  }, 60_000);
});
