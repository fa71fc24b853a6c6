import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Forum } from '#electron/engine/forums/forum.ts';
import type { Rhythm } from '#electron/engine/sync/rhythm.ts';
import { mergeReceived, type ReceivedColumns } from '#electron/engine/sync/merge-received.ts';
import { postsOf } from '#electron/engine/store/posts.ts';
import { receptionOf } from '#electron/engine/store/team/answerers.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aForum, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aSyncedDesk, type SyncedDesk } from '#tests/makers/a-synced-desk.ts';

const nothing: ReceivedColumns = { likes: 0, is_accepted: 0, reply_to: null };
const seen = fc.record({ likes: fc.nat({ max: 9 }), isAccepted: fc.boolean(), replyTo: fc.option(fc.integer({ min: 1, max: 9 })) });
const known = fc.record({ likes: fc.nat({ max: 9 }), is_accepted: fc.constantFrom(0 as const, 1 as const), reply_to: fc.option(fc.integer({ min: 1, max: 9 })) });

describe('how a post was received', () => {
  it('is as the thread itself says, up or down', () => {
    fc.assert(
      fc.property(known, seen, (before, now) => {
        expect({ ...before, ...mergeReceived(before, now, { isThread: true }) }).toMatchObject({ likes: now.likes, is_accepted: now.isAccepted ? 1 : 0 });
      }),
    );
  });

  it('only grows by a page of the feed, which may be old', () => {
    fc.assert(
      fc.property(known, seen, (before, now) => {
        const after = { ...before, ...mergeReceived(before, now, { isThread: false }) };
        expect(after.likes >= before.likes && after.is_accepted >= before.is_accepted).toBe(true);
      }),
    );
    expect(mergeReceived({ ...nothing, likes: 3, is_accepted: 1 }, { likes: 1, isAccepted: false, replyTo: null }, { isThread: true })).toEqual({ likes: 1, is_accepted: 0 });
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(known, seen, fc.boolean(), (before, now, isThread) => {
        expect(mergeReceived({ ...before, ...mergeReceived(before, now, { isThread }) }, now, { isThread })).toEqual({});
      }),
    );
  });

  it('keeps what it replied to where that is not said again', () => {
    expect(mergeReceived({ ...nothing, reply_to: 3 }, { likes: 0, isAccepted: false, replyTo: null }, { isThread: true })).toEqual({});
  });
});

/** What the feed says of posts that stand no longer among its newest. */
const aQuietFeed = (practice: TestForum): Forum => ({
  ...practice.forum,
  feed: async (before, how) => {
    const page = await practice.forum.feed(before, how);
    return { ...page, items: page.items.map((post) => ({ ...post, likes: 0, isAccepted: false })) };
  },
});

/** A desk that has read a thread with one answer. */
async function anAnsweredThread({ rhythm, isFeedQuiet = true }: { rhythm: Partial<Rhythm>; isFeedQuiet?: boolean }): Promise<{ practice: TestForum; desk: SyncedDesk; topicId: number; postId: number; answer(): { likes: number; is_accepted: number } | undefined }> {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
  const { id: postId } = await practice.as('volunteer').reply(topicId, 'Keep it dry and show it to somebody this week, please.');
  const desk = aSyncedDesk(practice, { rhythm, forum: isFeedQuiet ? aQuietFeed(practice) : practice.forum });
  await desk.begin();
  await until(() => desk.row(topicId)?.is_answered, (is) => is === 1);
  return { practice, desk, topicId, postId, answer: () => postsOf(desk.db, asQuestionId('practice', topicId)).find((post) => post.post_id === postId) };
}

const like = (practice: TestForum, by: string, postId: number) => practice.as(by).call('POST', 'post_actions.json', { id: postId, post_action_type_id: 2 });

describe('a desk that looks how answers were received', () => {
  it('sees likes and accepted of a thread nobody writes in any more', async () => {
    const { practice, desk, topicId, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 30 } });
    await like(practice, 'paper_lantern', postId);
    await like(practice, 'nurse_ilse', postId);
    expect(await until(answer, (post) => post?.likes === 2)).toMatchObject({ is_accepted: 0 });
    await practice.as('paper_lantern').call('POST', 'solution/accept.json', { id: postId });
    expect(await until(answer, (post) => post?.is_accepted === 1)).toMatchObject({ likes: 2 });
    expect(receptionOf(desk.db, asQuestionId('practice', topicId))).toMatchObject({ likes: 2, is_solved: 1, at: expect.any(Number) });
  });

  it('sees what the newest page of the feed says of itself, without looking', async () => {
    const { practice, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 600_000 }, isFeedQuiet: false });
    await like(practice, 'paper_lantern', postId);
    expect(await until(answer, (post) => post?.likes === 1)).toBeDefined();
  });

  it('sees that they were taken back', async () => {
    const { practice, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 30 } });
    await like(practice, 'paper_lantern', postId);
    await practice.as('paper_lantern').call('POST', 'solution/accept.json', { id: postId });
    await until(answer, (post) => post?.likes === 1 && post.is_accepted === 1);
    await practice.as('paper_lantern').call('DELETE', `post_actions/${postId}.json?post_action_type_id=2`);
    await practice.as('paper_lantern').call('POST', 'solution/unaccept.json', { id: postId });
    expect(await until(answer, (post) => post?.likes === 0 && post.is_accepted === 0)).toBeDefined();
  });

  it('never hears of them without looking (control)', async () => {
    const { practice, desk, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 600_000 } });
    await like(practice, 'paper_lantern', postId);
    const rounds = practice.requests.count({ path: '/posts.json' });
    await until(() => practice.requests.count({ path: '/posts.json' }), (count) => count > rounds + 5);
    expect(answer()).toMatchObject({ likes: 0 });
    expect(desk.sync.status().state).toBe('idle');
  });

  it('reads only threads whose counts moved', async () => {
    const { practice, desk, topicId, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 30 } });
    const quiet = await practice.as('paper_lantern').ask('Another question altogether');
    await practice.as('nurse_ilse').reply(quiet, 'And another answer, which nobody liked so far.');
    await until(() => desk.row(quiet)?.is_answered, (is) => is === 1);
    practice.requests.clear();
    await like(practice, 'paper_lantern', postId);
    await until(answer, (post) => post?.likes === 1);
    const looks = practice.requests.count({ path: '/latest.json' });
    await until(() => practice.requests.count({ path: '/latest.json' }), (count) => count > looks + 5);
    expect([practice.requests.count({ path: `/t/${topicId}.json` }), practice.requests.count({ path: `/t/${quiet}.json` })]).toEqual([1, 0]);
  });

  it('wakes nobody who watches the queue', async () => {
    const { practice, desk, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 30 } });
    await until(() => desk.sync.status().lastAt, (at) => at !== null);
    await like(practice, 'paper_lantern', postId);
    await until(answer, (post) => post?.likes === 1);
    const touched: string[] = [];
    const stop = desk.db.onCommit((tables) => touched.push(...tables));
    const looks = practice.requests.count({ path: '/latest.json' });
    await until(() => practice.requests.count({ path: '/latest.json' }), (count) => count > looks + 5);
    stop();
    expect(touched).toContain('receptions');
    expect(touched).not.toContain('questions');
    expect(touched).not.toContain('posts');
  });

  it('goes on with the others when one thread cannot be read', async () => {
    const { practice, desk, topicId, postId, answer } = await anAnsweredThread({ rhythm: { receiveEvery: 30, coolMs: 600_000, mostReceived: 1 } });
    const other = await practice.as('paper_lantern').ask('Another question altogether');
    const { id: otherPost } = await practice.as('nurse_ilse').reply(other, 'And another answer, which somebody is about to like.');
    await until(() => desk.row(other)?.is_answered, (is) => is === 1);
    practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'rewrite', rewrite: () => '{"id":"nonsense"}' });
    await like(practice, 'paper_lantern', postId);
    await until(() => practice.requests.count({ path: `/t/${topicId}.json` }), (count) => count > 0);
    await like(practice, 'paper_lantern', otherPost);
    await until(() => postsOf(desk.db, asQuestionId('practice', other)).some((post) => post.likes === 1), Boolean);
    expect(answer()).toMatchObject({ likes: 0 });
  });
});
