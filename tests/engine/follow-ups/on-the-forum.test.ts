import { onTestFinished, describe, expect, it } from 'vitest';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { createFollowUps } from '#electron/engine/follow-ups/follow-ups.ts';
import { systemClock } from '#electron/system-clock.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aForum, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aSyncedDesk } from '#tests/makers/a-synced-desk.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const answer = 'Keep the skin dry and show it to a doctor this week, please.';

/** A desk with one answered question that was put to sleep until the asker writes. */
async function aSleeper(practice: TestForum, forum: Partial<Forum> = {}) {
  const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
  await practice.as('dr_r_osei').reply(topicId, answer);
  const desk = aSyncedDesk(practice, { forum: { ...practice.forum, ...forum } });
  const room = createFollowUps({ db: desk.db, live: desk.live, clock: systemClock() });
  onTestFinished(() => room.stop());
  room.start();
  await desk.begin();
  const questionId = asQuestionId('practice', topicId);
  await until(() => desk.row(topicId)?.is_answered, (is) => is === 1);
  room.snooze({ questionId, note: 'Did it help?', untilAt: null, untilReply: true });
  const back = async () => (await latest(room.ofQuestion({ questionId }, undefined)))?.back ?? null;
  return { topicId, desk, back };
}

describe('a sleeping question on a real forum', () => {
  it('comes back with what its asker wrote under an answer', async () => {
    const practice = await aForum();
    const { topicId, back } = await aSleeper(practice);
    await practice.as('nurse_ilse').reply(topicId, 'I would do the same, and leave the soap away.');
    await practice.as('paper_lantern').reply(topicId, 'It did not help, and now it is on the arms.');
    expect(await until(back, (one) => one !== null)).toMatchObject({ why: 'reply', quote: 'It did not help, and now it is on the arms.' });
  });

  it('comes back when a moderator closes or deletes it, though it stands in no list of open questions', async () => {
    const practice = await aForum();
    const one = await aSleeper(practice);
    expect(await one.back()).toBe(null);
    await practice.as('tomasz_keeps_order').call('PUT', `t/${one.topicId}/status.json`, { status: 'closed', enabled: 'true' });
    expect(await until(one.back, (is) => is !== null)).toMatchObject({ why: 'closed', say: 'The forum has closed it; it takes no more answers.' });
    const elsewhere = await aForum();
    const other = await aSleeper(elsewhere);
    await elsewhere.as('tomasz_keeps_order').call('DELETE', `t/${other.topicId}.json`);
    expect(await until(other.back, (is) => is !== null)).toMatchObject({ why: 'closed', say: 'It was deleted on the forum, or is no longer open to you.' });
  });

  it('reads a thread whose posts the feed never brought', async () => {
    const practice = await aForum();
    let isFeedWhole = true;
    const { topicId, back } = await aSleeper(practice, { feed: (before, how) => (isFeedWhole ? practice.forum.feed(before, how) : Promise.resolve({ items: [], skipped: 0 })) });
    isFeedWhole = false;
    await practice.as('paper_lantern').reply(topicId, 'Thank you so much for your help!');
    expect(await until(back, (one) => one !== null)).toMatchObject({ why: 'thanks' });
  });

  it('is asked after by its number: what nobody put to sleep is not, and its end goes unheard', async () => {
    const practice = await aForum();
    const { desk, back, topicId } = await aSleeper(practice);
    const other = await practice.as('paper_lantern').ask('Flaky skin behind the ears');
    await practice.as('dr_r_osei').reply(other, answer);
    await until(() => desk.row(other)?.is_answered, (is) => is === 1);
    for (const each of [other, topicId]) await practice.as('tomasz_keeps_order').call('PUT', `t/${each}/status.json`, { status: 'closed', enabled: 'true' });
    await until(back, (one) => one !== null);
    expect([desk.row(topicId)?.state, desk.row(other)?.state]).toEqual(['closed', 'open']);
  });
});
