import { userKey } from '#electron/engine/forums/credential.ts';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aForum, anAdapter } from '#tests/makers/a-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const answer = 'Keep the skin dry and show it to a doctor this week, please.';
const anAdapterTo = (baseUrl: string) => anAdapter({ accountId: 'practice', kind: 'discourse', baseUrl, credential: userKey('k'), isPractice: true });

describe('reading a forum', () => {
  it('learns who we are, what the forum asks of a post, and its communities with their members', async () => {
    const { forum } = await aForum();
    expect(await forum.about()).toMatchObject({ me: { username: 'volunteer', id: 1 }, minPostLength: 20, maxPostLength: 32_000, title: expect.any(String) });
    const communities = await forum.communities();
    expect(communities.items.length).toBeGreaterThan(5);
    expect(communities.items.every(({ color, members }) => /^[0-9a-f]{6}$/i.test(color) && (members ?? 0) > 0)).toBe(true);
  });

  it('reads a thread with every kind of post, however long it is', async () => {
    const practice = await aForum();
    const asker = practice.as('paper_lantern');
    const topicId = await asker.ask('Itchy bumps since the holiday', 'They **itch** at night and look like :smile: small hills.');
    for (let i = 0; i < 50; i += 1) await asker.reply(topicId, `A further thought of mine on this, the ${i}th by now.`);
    await practice.as('dr_r_osei').reply(topicId, answer);
    await practice.as('nurse_ilse').call('PUT', 'assign/assign.json', { target_id: topicId, target_type: 'Topic', username: 'nurse_ilse' });
    practice.moods.closeTopic(topicId);
    await practice.forum.about();
    const thread = await practice.forum.thread(topicId);
    expect(thread).toMatchObject({ state: 'closed', isWhole: true, skipped: 0, asker: { username: 'paper_lantern' }, holder: { username: 'nurse_ilse' } });
    expect(thread.posts).toHaveLength(54);
    expect(thread.posts.map((post) => post.number)).toEqual(Array.from({ length: 54 }, (_, i) => i + 1));
    expect(thread.posts[0]).toMatchObject({ kind: 'regular', isMine: false, raw: expect.stringContaining('**itch**') as unknown as string });
    expect(thread.posts[51]).toMatchObject({ author: { username: 'dr_r_osei', isBot: false } });
    expect(thread.posts.slice(52).every(({ kind }) => kind === 'small-action')).toBe(true);
  });

  it('walks the feed to its end without a gap and without a post twice', async () => {
    const practice = await aForum();
    const asker = practice.as('paper_lantern');
    const topicId = await asker.ask('Itchy bumps since the holiday');
    for (let i = 0; i < 120; i += 1) await asker.reply(topicId, `A further thought of mine on this, the ${i}th by now.`);
    const seen: number[] = [];
    for (let before: number | null = null; ; before = seen.at(-1) ?? null) {
      const page = await practice.forum.feed(before);
      if (page.items.length === 0) break;
      seen.push(...page.items.map(({ id }) => id));
    }
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    expect(new Set(seen).size).toBe(121);
  });

  it('knows a topic that is not for us from a key that is no good', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    await expect(practice.forum.thread(999_999)).rejects.toMatchObject({ kind: 'gone', status: 404 });
    practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'answer', status: 403, body: '{"error_type":"invalid_access"}' });
    await expect(practice.forum.thread(topicId)).rejects.toMatchObject({ kind: 'gone', status: 403 });
    practice.moods.revokeKey(practice.key);
    await expect(practice.forum.thread(topicId)).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(practice.forum.about()).rejects.toMatchObject({ kind: 'signed-out' });
  });

  it('names the page a person can open', async () => {
    const { forum, baseUrl } = await aForum();
    expect(forum.topicUrl(7, 'red-spots')).toBe(`${baseUrl}/t/red-spots/7`);
    expect(forum.topicUrl(7, '', 3)).toBe(`${baseUrl}/t/-/7/3`);
    expect(forum.topicUrl(7, '../../evil?x')).toBe(`${baseUrl}/t/..%2F..%2Fevil%3Fx/7`);
  });
});

describe('what servers of other years and moods send', () => {
  const row = { id: 7, title: 'Red spots', slug: 'red-spots', category_id: 4, posts_count: 1, highest_post_number: 1, created_at: '2026-01-02T03:04:05.678Z', bumped_at: '2026-01-02T03:04:05.678Z', visible: true, closed: false, archived: false };
  const list = async (topics: unknown[], more: object = {}) => {
    const server = await aScriptedServer((_request, response) => json(response, { users: [{ id: 5, username: 'ana' }], topic_list: { topics, ...more } }));
    return anAdapterTo(server.url).openTopics(0, 5);
  };

  it.each<[string, unknown, string[]]>([
    ['strings', ['rash', 'child'], ['rash', 'child']],
    ['objects', [{ id: 1, name: 'rash', slug: 'rash' }], ['rash']],
    ['a mixture with nonsense', ['rash', null, 7, { id: 3 }, { name: 'child' }], ['rash', 'child']],
    ['nothing', undefined, []],
  ])('tags as %s', async (_name, tags, expected) => {
    expect((await list([{ ...row, tags }])).items[0]?.tags).toEqual(expected);
  });

  it.each<[object, string]>([
    [{ closed: true }, 'closed'],
    [{ archived: true, closed: true }, 'archived'],
    [{ visible: false }, 'unlisted'],
    [{ visible: null, closed: null }, 'open'],
  ])('%o is %s', async (values, state) => expect((await list([{ ...row, ...values }])).items[0]?.state).toBe(state));

  it('leaves out what it cannot read, counts it, and keeps the rest', async () => {
    const page = await list([row, { ...row, id: -1 }, { ...row, id: 1e300 }, { ...row, title: null }, { ...row, created_at: 'yesterday' }, null, 'x', { ...row, id: 8, posts_count: 'two' }, { ...row, id: 9 }]);
    expect(page.items.map(({ id }) => id)).toEqual([7, 9]);
    expect(page.skipped).toBe(7);
  });

  it('guesses the asker from the posters, leaves private messages out, and knows when there is more', async () => {
    const page = await list([{ ...row, posters: [{ user_id: 5 }] }, { ...row, id: 8, archetype: 'private_message' }], { more_topics_url: '/latest?page=1' });
    expect(page).toMatchObject({ hasMore: true, items: [{ asker: { id: 5, username: 'ana', name: '' } }] });
    expect(page.items).toHaveLength(1);
    expect((await list([], { more_topics_url: '/latest?page=1' })).hasMore).toBe(false);
  });

  it.each([[{}], [[]], ['text'], [null], [{ topic_list: {} }], [{ topic_list: { topics: {} } }]])('is a fault when the frame itself is wrong: %j', async (body) => {
    const server = await aScriptedServer((_request, response) => json(response, body));
    await expect(anAdapterTo(server.url).openTopics(0, 5)).rejects.toMatchObject({ kind: 'fault' });
  });

  it('finds older posts below a window that happens to be empty', async () => {
    const post = { id: 20, post_number: 1, post_type: 1, user_id: 5, username: 'ana', created_at: row.created_at, cooked: '<p>x</p>', topic_id: 7, topic_title: 'Red spots' };
    const server = await aScriptedServer(({ path }, response) => json(response, { latest_posts: path.endsWith('before=100') ? [post] : [] }));
    expect((await anAdapterTo(server.url).feed(200)).items.map(({ id }) => id)).toEqual([20]);
    expect((await anAdapterTo(server.url).feed(20)).items).toEqual([]);
  });

  it('takes an unknown kind of post, a bot and nobody for what they are', async () => {
    const post = { id: 20, post_number: 1, post_type: 1, user_id: 5, username: 'ana', created_at: row.created_at, cooked: '<p>x</p>' };
    const posts = [post, { ...post, id: 21, post_number: 2, post_type: 99 }, { ...post, id: 22, post_number: 3, user_id: -7 }, { ...post, id: 23, post_number: 4, user_id: null, username: null, user_deleted: true }];
    const server = await aScriptedServer((_request, response) => json(response, { ...row, posts_count: 4, details: {}, post_stream: { posts, stream: [20, 21, 22, 23] } }));
    const thread = await anAdapterTo(server.url).thread(7);
    expect(thread.posts.map(({ kind, author, isDeleted }) => [kind, author.isBot, author.id, isDeleted])).toEqual([['regular', false, 5, false], ['small-action', false, 5, false], ['regular', true, -7, false], ['regular', false, 0, true]]);
    expect(thread).toMatchObject({ isWhole: true, asker: { id: 5, username: 'ana' } });
  });

  it('takes a thread whose last number nobody counted as far as its posts go', async () => {
    const post = { id: 20, post_number: 1, post_type: 1, user_id: 5, username: 'ana', created_at: row.created_at, cooked: '<p>x</p>' };
    const posts = [post, { ...post, id: 22, post_number: 3 }];
    const server = await aScriptedServer((_request, response) => json(response, { ...row, highest_post_number: null, posts_count: 2, details: {}, post_stream: { posts, stream: [20, 22] } }));
    expect(await anAdapterTo(server.url).thread(7)).toMatchObject({ highestPostNumber: 3, postsCount: 2, isWhole: true });
  });
});

const fixtures = fileURLToPath(new URL('../../../../shared/forums/discourse-fixtures-strict.json', import.meta.url));
if (!existsSync(fixtures)) console.warn('SKIPPED: the strict Discourse fixtures are not on this machine (../shared/forums/discourse-fixtures-strict.json)');

describe.skipIf(!existsSync(fixtures))('bodies that pass Discourse’s own strict schemas', () => {
  const bodies = existsSync(fixtures) ? (JSON.parse(readFileSync(fixtures, 'utf8')) as Record<string, unknown>) : {};
  const forum = async () => {
    const server = await aScriptedServer(({ method, path }, response) => {
      const name = `${method} ${path.replace(/\?.*/, '').replace(/\/\d+/, '/{id}')}`;
      json(response, bodies[name] ?? {}, bodies[name] ? 200 : 404);
    });
    return anAdapterTo(server.url);
  };
  it('are read without leaving anything out', async () => {
    const adapter = await forum();
    expect(await adapter.openTopics(0, 5)).toMatchObject({ skipped: 0, items: [{ id: 7 }] });
    expect(await adapter.feed(null)).toMatchObject({ skipped: 0, items: [{ topicId: 7 }] });
    expect(await adapter.thread(7)).toMatchObject({ skipped: 0, id: 7, posts: [{ number: 1 }] });
    expect(await adapter.reply({ topicId: 7, raw: 'x', marker: 'm', firstTriedAt: 0, typingMs: 0, openMs: 0 })).toMatchObject({ kind: 'posted', postId: 102 });
  });
});
