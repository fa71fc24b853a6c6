import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { cursor } from '#electron/engine/store/cursors.ts';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aForum, until } from '#tests/makers/a-forum.ts';
import { aFolder } from '#tests/makers/a-store.ts';
import { aSyncedDesk, inMemory } from '#tests/makers/a-synced-desk.ts';

const answer = 'Keep the skin dry and show it to a doctor this week, please.';

describe('the first sync', () => {
  it('brings every open question nobody has answered, and no other', async () => {
    const practice = await aForum({ seed: 'demo' });
    const desk = aSyncedDesk(practice);
    await desk.begin();
    expect(desk.waiting().length).toBeGreaterThanOrEqual(40);
    const truth = await truthOf(practice);
    expect(new Set(desk.waiting())).toEqual(truth);
    const account = desk.db.one(desk.db.sql.selectFrom('accounts').selectAll());
    expect(account).toMatchObject({ my_username: 'volunteer', min_post_length: 20, max_post_length: 32_000 });
    expect(desk.db.all(desk.db.sql.selectFrom('communities').selectAll()).every((community) => (community.members ?? 0) > 0)).toBe(true);
    expect(desk.sync.status()).toMatchObject({ state: 'idle', trouble: null, skipped: 0 });
  });

  it('goes on where it was broken off, and never from a cursor whose page was not kept', async () => {
    const practice = await aForum();
    const asker = practice.as('paper_lantern');
    const topics = [await asker.ask('The first question of all'), await asker.ask('The second question here'), await asker.ask('The third question here')];
    const file = path.join(aFolder(), 'rounds.sqlite');
    const sqlite = openSqlite(file);
    sqlite.exec(`create trigger boom before insert on posts when new.number = 1 and new.question_id = 'practice:${topics[1]}' begin select raise(abort, 'the disk is full'); end`);
    const db = createDb(sqlite);
    const broken = aSyncedDesk(practice, { db });
    broken.sync.start();
    await until(() => broken.sync.status(), ({ trouble }) => trouble !== null);
    broken.sync.stop();
    expect(cursor(db, 'practice', 'feed-newest')).toBeNull();
    expect(db.all(db.sql.selectFrom('posts').select('id'))).toEqual([]);
    sqlite.exec('drop trigger boom');
    const desk = aSyncedDesk(practice, { db });
    await desk.begin();
    expect(desk.waiting()).toEqual(topics);
    db.close();
  });

  it('shows its first questions before it has read the last', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Is this little mole harmless');
    const answered = await practice.as('paper_lantern').ask('Is this bigger mole harmless');
    await practice.as('dr_r_osei').reply(answered, answer);
    let letGo = (): void => {};
    practice.moods.always({ path: '/posts.json' }, { kind: 'wait', until: new Promise<void>((resolve) => (letGo = resolve)) });
    // The feed is what takes long on a large forum; here it takes until we say so, once the list is there.
    const desk = aSyncedDesk(practice, { forum: { ...practice.forum, feed: async (before, how) => (before === null ? { items: [], skipped: 0 } : practice.forum.feed(before, how)) } });
    desk.sync.start();
    await until(() => desk.waiting(), (waiting) => waiting.includes(topicId));
    letGo();
  });
});

describe('what happens on the forum', () => {
  it('reaches the desk: asked, followed up, held, answered, taken back', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice);
    await desk.begin();
    const asker = practice.as('paper_lantern');
    const topicId = await asker.ask('Itchy bumps since the holiday');
    await until(() => desk.waiting(), (waiting) => waiting.includes(topicId));

    await asker.reply(topicId, 'I forgot to say that it is worse at night.');
    await practice.as('nurse_ilse').call('PUT', 'assign/assign.json', { target_id: topicId, target_type: 'Topic', username: 'nurse_ilse' });
    await until(() => desk.row(topicId), (row) => row?.holder_username === 'nurse_ilse' && row.posts_count >= 3);
    expect(desk.waiting()).toEqual([topicId]);

    const { id } = await practice.as('dr_r_osei').reply(topicId, answer);
    await until(() => desk.waiting(), (waiting) => waiting.length === 0);
    expect(desk.row(topicId)).toMatchObject({ is_answered: 1, state: 'open' });

    await practice.as('harbour_hana').call('DELETE', `posts/${id}.json`);
    await until(() => desk.waiting(), (waiting) => waiting.includes(topicId));
  });

  it.each([
    ['closed', { status: 'closed', enabled: 'true' }, 'closed'],
    ['archived', { status: 'archived', enabled: 'true' }, 'archived'],
    ['hidden from the lists', { status: 'visible', enabled: 'false' }, 'unlisted'],
  ])('takes a question out of the queue when it is %s', async (_name, status, state) => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice);
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const other = await practice.as('paper_lantern').ask('Another question that stays');
    await desk.begin();
    await practice.as('harbour_hana').call('PUT', `t/${topicId}/status.json`, status);
    await until(() => desk.waiting(), (waiting) => waiting.length === 1);
    expect(desk.waiting()).toEqual([other]);
    expect(desk.row(topicId)?.state).toBe(state);
  });

  it('keeps the person’s own questions out of her queue', async () => {
    const practice = await aForum();
    await practice.as('volunteer').ask('A question of my own, for once');
    const desk = aSyncedDesk(practice);
    await desk.begin();
    expect(desk.waiting()).toEqual([]);
  });

  it('is gone only when the forum says so of the very thread, not when a list lacks it', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const other = await practice.as('paper_lantern').ask('Another question that stays');
    const desk = aSyncedDesk(practice);
    await desk.begin();
    practice.moods.always({ path: '/latest.json' }, { kind: 'rewrite', rewrite: (body) => body.replace(/"topics":\[.*\]/s, '"topics":[]') });
    practice.moods.always({ path: `/t/${topicId}.json` }, { kind: 'answer', status: 404, body: '{"errors":["no"],"error_type":"not_found"}' });
    await until(() => desk.row(topicId), (row) => row?.state === 'gone');
    expect(desk.waiting()).toEqual([other]);
    practice.moods.clear();
    await until(() => desk.waiting(), (waiting) => waiting.length === 2);
  });
});

describe('when the forum is in trouble', () => {
  it('says that it is offline, keeps what it has, and catches up by itself', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const desk = aSyncedDesk(practice);
    await desk.begin();
    practice.moods.always({}, { kind: 'drop-before' });
    expect(await until(() => desk.sync.status(), ({ state }) => state === 'offline')).toMatchObject({ trouble: { kind: 'offline', remedy: 'wait' } });
    expect(desk.waiting()).toEqual([topicId]);
    practice.moods.clear();
    expect(await until(() => desk.sync.status(), ({ state }) => state === 'idle')).toMatchObject({ trouble: null });
  });

  it('does not ask once while the forum wants to be left alone', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice);
    await desk.begin();
    practice.moods.next({}, { kind: 'slow-down', seconds: 2 });
    expect(await until(() => desk.sync.status(), ({ state }) => state === 'paused')).toMatchObject({ trouble: { kind: 'slow-down' } });
    const asked = practice.requests.count();
    await expect(desk.sync.refreshThread(asQuestionId('practice', 1))).rejects.toMatchObject({ kind: 'slow-down' });
    desk.sync.now();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(practice.requests.count()).toBe(asked);
    await until(() => desk.sync.status(), ({ state }) => state === 'idle');
  });

  it('says that the key is no good, and means every page by it, not one', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice);
    await desk.begin();
    practice.moods.next({ path: '/posts.json' }, { kind: 'answer', status: 403, body: '{"errors":["no"],"error_type":"invalid_access"}' }, 3);
    await until(() => practice.requests.count({ path: '/session/current.json' }), (count) => count >= 3);
    expect(desk.sync.status().trouble?.kind).not.toBe('signed-out');
    practice.moods.revokeKey(practice.key);
    expect(await until(() => desk.sync.status(), ({ state }) => state === 'paused')).toMatchObject({ trouble: { kind: 'signed-out', remedy: 'sign-in' } });
  });

  it('reads on when one page makes no sense', async () => {
    const practice = await aForum();
    practice.moods.always({ path: '/categories.json' }, { kind: 'gateway', status: 502 });
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const desk = aSyncedDesk(practice);
    desk.sync.start();
    await until(() => desk.waiting(), (waiting) => waiting.includes(topicId));
    expect(await until(() => desk.sync.status(), ({ state }) => state === 'offline')).toMatchObject({ trouble: { kind: 'forum-fault', status: 502 } });
  });
});

describe('pulling', () => {
  it('never overlaps, however often it is asked, and then looks once more', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice, { rhythm: { every: 600_000 } });
    await desk.begin();
    practice.requests.clear();
    let letGo = (): void => {};
    practice.moods.next({ path: '/posts.json' }, { kind: 'wait', until: new Promise<void>((resolve) => (letGo = resolve)) });
    for (let i = 0; i < 10; i += 1) desk.sync.now();
    await until(() => desk.sync.status(), ({ state }) => state === 'syncing');
    for (let i = 0; i < 10; i += 1) desk.sync.now();
    letGo();
    await until(() => desk.sync.status(), ({ state }) => state === 'idle');
    expect(practice.requests.count({ path: '/posts.json' })).toBe(2);
  });

  it('writes nothing any more once it was stopped', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice, { rhythm: { every: 600_000 } });
    await desk.begin();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    let letGo = (): void => {};
    practice.moods.always({}, { kind: 'wait', until: new Promise<void>((resolve) => (letGo = resolve)) });
    desk.sync.now();
    const refresh = desk.sync.refreshThread(asQuestionId('practice', topicId));
    desk.sync.stop();
    letGo();
    await expect(refresh).rejects.toMatchObject({ kind: 'unreachable' });
    expect(desk.row(topicId)).toBeUndefined();
  });
});

describe('refreshing one thread', () => {
  it('stores what was asked for after the call, also when an older answer is still on its way', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice, { db: inMemory(), rhythm: { every: 600_000 } });
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    await desk.begin();
    const id = asQuestionId('practice', topicId);
    let letGo = (): void => {};
    practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'wait', until: new Promise<void>((resolve) => (letGo = resolve)) });
    const first = desk.sync.refreshThread(id);
    await practice.as('dr_r_osei').reply(topicId, answer);
    const second = desk.sync.refreshThread(id);
    letGo();
    await Promise.all([first, second]);
    expect(desk.row(topicId)).toMatchObject({ is_answered: 1 });
  });

  it('stores a thread that is gone as gone, and throws when nothing could be learnt', async () => {
    const practice = await aForum();
    const desk = aSyncedDesk(practice, { rhythm: { every: 600_000 } });
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    await desk.begin();
    const id = asQuestionId('practice', topicId);
    practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'drop-before' }, 2);
    await expect(desk.sync.refreshThread(id)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(desk.row(topicId)?.state).toBe('open');
    practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'answer', status: 404, body: '{"errors":[],"error_type":"not_found"}' });
    await desk.sync.refreshThread(id);
    expect(desk.row(topicId)?.state).toBe('gone');
  });

  it('is not undone by a list that was asked for earlier and comes later', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    let letGo = (): void => {};
    let isHeld = false;
    const slow: Forum = {
      ...practice.forum,
      async openTopics(page, most, how) {
        const rows = await practice.forum.openTopics(page, most, how);
        if (isHeld) await new Promise<void>((resolve) => (letGo = resolve));
        return rows;
      },
    };
    const desk = aSyncedDesk(practice, { forum: slow, rhythm: { every: 600_000, listEvery: 0 } });
    await desk.begin();
    isHeld = true;
    desk.sync.now();
    await until(() => letGo, (call) => call.name !== 'letGo');
    practice.moods.closeTopic(topicId);
    await desk.sync.refreshThread(asQuestionId('practice', topicId));
    expect(desk.row(topicId)?.state).toBe('closed');
    isHeld = false;
    letGo();
    await until(() => desk.sync.status(), ({ state }) => state === 'idle');
    expect(desk.row(topicId)?.state).toBe('closed');
  });
});

/** Read thread by thread, as a patient person would. */
async function truthOf(practice: Awaited<ReturnType<typeof aForum>>): Promise<Set<number>> {
  const waiting = new Set<number>();
  const { call } = practice.as('volunteer');
  for (let page = 0; ; page += 1) {
    const { topic_list } = (await call('GET', `latest.json?page=${page}&per_page=100`)) as unknown as { topic_list: { topics: { id: number; closed: boolean; archived: boolean; has_accepted_answer?: boolean }[]; more_topics_url?: string } };
    for (const topic of topic_list.topics) {
      const { post_stream, user_id } = (await call('GET', `t/${topic.id}.json`)) as unknown as { user_id: number; post_stream: { posts: { post_type: number; user_id: number; hidden: boolean; user_deleted: boolean }[] } };
      const isAnswered = post_stream.posts.some((post) => post.post_type === 1 && post.user_id > 0 && post.user_id !== user_id && !post.hidden && !post.user_deleted);
      if (!topic.closed && !topic.archived && !isAnswered && !topic.has_accepted_answer && user_id > 1) waiting.add(topic.id);
    }
    if (!topic_list.more_topics_url) return waiting;
  }
}
