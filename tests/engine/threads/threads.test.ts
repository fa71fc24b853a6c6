import { afterEach, describe, expect, it } from 'vitest';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { settle } from '#electron/engine/sync/settle.ts';
import { someSettings } from '#tests/makers/some-settings.ts';
import { createThreads } from '#electron/engine/threads/threads.ts';
import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import { thread as threadShape, type Thread } from '#shared/words/question.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aForum, noLog, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aSyncedDesk, type SyncedDesk } from '#tests/makers/a-synced-desk.ts';

const answer = 'Keep the skin dry and show it to a doctor this week, please.';
const open: AbortController[] = [];
afterEach(() => {
  for (const stop of open.splice(0)) stop.abort();
});

async function aDesk(raw = 'My son is **4**. They itch. ![spots](https://cdn.example/spots.png)', { forum }: { forum?: (practice: TestForum) => Forum } = {}) {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday', raw);
  const adapter = forum?.(practice) ?? practice.forum;
  const desk = aSyncedDesk(practice, { rhythm: { every: 600_000 } });
  await desk.begin();
  const clock = aClock({ now: Date.now() });
  const threads = createThreads({ db: desk.db, live: desk.live, sync: desk.sync, forumOf: () => adapter, clock, log: noLog, settings: someSettings() });
  const id = asQuestionId('practice', topicId);
  return { practice, desk, threads, clock, topicId, id };
}

/** Keeps what was seen last, as a window does. */
function watch({ threads }: { threads: ReturnType<typeof createThreads> }, id: QuestionId): { seen: (Thread | null)[]; last(): Thread | null | undefined; close(): void } {
  const stop = new AbortController();
  open.push(stop);
  const seen: (Thread | null)[] = [];
  void (async () => {
    for await (const value of threads.open(id, stop.signal)) seen.push(value === null ? null : threadShape.parse(value));
  })();
  return { seen, last: () => seen.at(-1), close: () => stop.abort() };
}

describe('opening a question', () => {
  it('shows at once what is known, and then what the forum says', async () => {
    const desk = await aDesk();
    let letGo = (): void => {};
    desk.practice.moods.next({ path: `/t/${desk.topicId}.json` }, { kind: 'wait', until: new Promise<void>((resolve) => (letGo = resolve)) });
    await desk.practice.as('dr_r_osei').reply(desk.topicId, answer);
    const window = watch(desk, desk.id);
    await until(() => window.last(), (thread) => thread !== undefined);
    expect(window.seen[0]).toMatchObject({
      state: 'open',
      isAnswered: false,
      forumName: 'Practice forum',
      url: `${desk.practice.baseUrl}/t/itchy-bumps-since-the-holiday/${desk.topicId}`,
      question: { title: 'Itchy bumps since the holiday', asker: 'paper_lantern' },
      posts: [{ number: 1, isAsker: true, isMine: false, isNew: true, editedAt: null }],
      facts: [{ name: 'Patient', value: expect.stringContaining('child') as unknown as string }],
    });
    letGo();
    const thread = await until(() => window.last(), (last) => (last?.posts.length ?? 0) === 2);
    expect(thread).toMatchObject({ isAnswered: true, posts: [{}, { author: { username: 'dr_r_osei' }, isAsker: false, isNew: true }] });
  });

  it('of which nothing is known is null, and asks the forum nothing', async () => {
    const desk = await aDesk();
    desk.practice.requests.clear();
    const window = watch(desk, asQuestionId('practice', 4711));
    await until(() => window.seen.length, (count) => count === 1);
    expect(window.last()).toBeNull();
    expect(desk.practice.requests.count()).toBe(0);
  });

  it('asks again while somebody looks and stops when nobody does', async () => {
    const desk = await aDesk();
    desk.practice.requests.clear();
    const asked = (): number => desk.practice.requests.count({ path: `/t/${desk.topicId}.json` });
    const window = watch(desk, desk.id);
    await until(asked, (count) => count === 1);
    for (let look = 2; look <= 4; look += 1) {
      await until(() => desk.clock.waiting(), (waiting) => waiting > 0);
      await desk.clock.forward(5_000);
      await until(asked, (count) => count === look);
    }
    await until(() => desk.clock.waiting(), (waiting) => waiting > 0);
    window.close();
    await until(() => desk.clock.waiting(), (waiting) => waiting === 0);
    await desk.clock.forward(600_000);
    expect(asked()).toBe(4);
  });

  it('goes on when the forum cannot be asked, and leaves it alone as long as it wants', async () => {
    const desk = await aDesk();
    desk.practice.requests.clear();
    desk.practice.moods.next({ path: `/t/${desk.topicId}.json` }, { kind: 'slow-down', seconds: 60, wholeForum: false });
    const window = watch(desk, desk.id);
    await until(() => desk.clock.waiting(), (waiting) => waiting > 0);
    await desk.clock.forward(59_000);
    expect(desk.practice.requests.count()).toBe(1);
    await desk.clock.forward(2_000);
    await until(() => desk.practice.requests.count(), (count) => count === 2);
    expect(window.last()).toMatchObject({ state: 'open' });
  });

  it('shows neither what was deleted nor what is hidden, and says that a thread is gone', async () => {
    const desk = await aDesk();
    const { id } = await desk.practice.as('dr_r_osei').reply(desk.topicId, answer);
    await desk.practice.as('dr_r_osei').call('DELETE', `posts/${id}.json`);
    const window = watch(desk, desk.id);
    await until(() => desk.desk.row(desk.topicId), (row) => (row?.read_highest ?? -1) > 0);
    expect(window.last()?.posts).toHaveLength(1);
    desk.practice.moods.always({ path: `/t/${desk.topicId}.json` }, { kind: 'answer', status: 404, body: '{"error_type":"not_found"}' });
    await until(() => desk.clock.waiting(), (waiting) => waiting > 0);
    await desk.clock.forward(5_000);
    expect(await until(() => window.last(), (thread) => thread?.state === 'gone')).toMatchObject({ posts: [{ number: 1 }] });
  });

  it('marks what is new to this person, until it was seen; her own is never new', async () => {
    const desk = await aDesk();
    await desk.practice.as('paper_lantern').reply(desk.topicId, 'I forgot to say that it is worse at night.');
    await desk.practice.as('volunteer').reply(desk.topicId, answer);
    const window = watch(desk, desk.id);
    const isNew = (thread: Thread | null | undefined): boolean[] => (thread?.posts ?? []).map((post) => post.isNew);
    await until(() => isNew(window.last()), (all) => all.length === 3);
    expect(isNew(window.last())).toEqual([true, true, false]);
    desk.threads.markSeen(desk.id, 1);
    await until(() => isNew(window.last()), (all) => all[0] === false);
    expect(isNew(window.last())).toEqual([false, true, false]);
    desk.threads.markSeen(desk.id, 3);
    desk.threads.markSeen(desk.id, 2);
    await until(() => isNew(window.last()), (all) => all.every((each) => !each));
  });

  it('says when a post was edited', async () => {
    const desk = await aDesk();
    settle(desk.desk.db, desk.id, { myId: 1, isWordsChanged: false });
    desk.desk.db.run(desk.desk.db.sql.updateTable('posts').set({ version: 2, updated_at: 1_800_000_000_000 }).where('question_id', '=', desk.id));
    const window = watch(desk, desk.id);
    await until(() => window.seen.length, (count) => count > 0);
    expect(window.seen[0]?.posts[0]?.editedAt).toBe(1_800_000_000_000);
  });
});

describe('a picture of a thread', () => {
  const png = { mime: 'image/png' as const, bytes: new Uint8Array([1, 2, 3]) };

  it('is fetched only when it really stands in the thread', async () => {
    const asked: string[] = [];
    const desk = await aDesk(undefined, { forum: (practice) => ({ ...practice.forum, picture: (src) => Promise.resolve((asked.push(src), png)) }) });
    const src = srcOf(desk.desk, desk.id);
    expect(await desk.threads.picture(desk.id, src, undefined)).toEqual({ mime: 'image/png', base64: 'AQID' });
    for (const other of ['https://tracker.example/x.png', 'file:///etc/passwd', '', `${src}?x`]) {
      await expect(desk.threads.picture(desk.id, other, undefined)).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
    }
    await expect(desk.threads.picture(asQuestionId('practice', 4711), src, undefined)).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
    expect(asked).toEqual([src]);
  });

  it.each([
    [{ kind: 'answer' as const, status: 404, body: '' }, 'not-found'],
    [{ kind: 'answer' as const, status: 200, body: '<svg/>' }, 'refused'],
    [{ kind: 'answer' as const, status: 500, body: '' }, 'refused'],
    [{ kind: 'drop-before' as const }, 'offline'],
    [{ kind: 'slow-down' as const, seconds: 9 }, 'slow-down'],
  ])('that cannot be had (%o) is a trouble of kind %s', async (fate, kind) => {
    const desk = await aDesk();
    desk.desk.db.run(desk.desk.db.sql.updateTable('posts').set({ html: '<img src="/uploads/default/original/1X/a.png">' }).where('question_id', '=', desk.id));
    desk.practice.moods.always({ path: /uploads/ }, fate);
    await expect(desk.threads.picture(desk.id, '/uploads/default/original/1X/a.png', undefined)).rejects.toMatchObject({ trouble: { kind } });
  });
});

function srcOf(desk: SyncedDesk, id: QuestionId): string {
  const post = desk.db.one(desk.db.sql.selectFrom('posts').select('html').where('question_id', '=', id).where('number', '=', 1));
  return /<img src="([^"]+)"/.exec(post?.html ?? '')?.[1] ?? '';
}
