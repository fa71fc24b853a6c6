import { describe, expect, it } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { anAdapter } from '#tests/makers/a-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const at = '2026-01-02T03:04:05.678Z';
const row = { id: 7, title: 'Red spots', posts_count: 1, highest_post_number: 1, created_at: at };
const post = (id: number, number = id, more: object = {}) => ({ id, post_number: number, post_type: 1, user_id: 5, username: 'ana', created_at: at, cooked: '<p>x</p>', ...more });
const feedPost = (id: number) => ({ ...post(id, 1), topic_id: id, topic_title: 'Red spots' });

type Answers = Record<string, unknown>;
async function aForumThatSays(answers: Answers, folder = '') {
  const server = await aScriptedServer(({ path }, response) => {
    const url = new URL(path, 'http://forum');
    const known = [path, url.pathname].map((name) => name.slice(folder.length)).find((name) => name in answers);
    const said: unknown = known === undefined ? undefined : answers[known];
    if (typeof said === 'function') return void (said as (answer: typeof response, query: URLSearchParams) => void)(response, url.searchParams);
    return json(response, said ?? { errors: ['no'], error_type: 'not_found' }, said === undefined ? 404 : 200);
  });
  return { server, forum: anAdapter({ accountId: 'practice', kind: 'discourse', baseUrl: `${server.url}${folder}`, credential: userKey('k'), isPractice: true }) };
}
const site: Answers = { '/session/current.json': { current_user: { id: 3, username: 'volunteer' } }, '/site/basic-info.json': { title: 'A forum' }, '/site/settings.json': {} };

describe('how many threads a forum has', () => {
  it.each<[string, Answers, number | null]>([
    ['newer servers', { '/about.json': { about: { stats: { topics_count: 12, users_count: 3 } } } }, 12],
    ['older servers, who count in the singular', { '/about.json': { about: { admins: [{ id: 1 }], stats: { topic_count: 12, user_count: 3 } } } }, 12],
    ['servers that keep their numbers to themselves', { '/about.json': { about: { can_see_about_stats: false } } }, null],
    ['those of them that share them elsewhere', { '/about.json': { about: {} }, '/site/statistics.json': { topics_count: 12 } }, 12],
    ['servers without such a page', {}, null],
    ['nonsense', { '/about.json': { about: { stats: { topics_count: 'many' } } } }, null],
  ])('%s', async (_name, answers, topics) => {
    const { forum } = await aForumThatSays({ ...site, ...answers });
    expect(await forum.about()).toMatchObject({ topics, minPostLength: 20, maxPostLength: 32_000 });
  });
});

describe('a forum in a folder', () => {
  it('is asked in its folder for everything', async () => {
    const { forum, server } = await aForumThatSays({ ...site, '/latest.json': { topic_list: { topics: [row] } }, '/t/7.json': { ...row, post_stream: { posts: [post(1)], stream: [1] } }, '/posts.json': { latest_posts: [feedPost(9)] } }, '/community');
    await forum.about();
    expect((await forum.openTopics(0, 5)).items).toHaveLength(1);
    expect(await forum.thread(7)).toMatchObject({ id: 7, isWhole: true });
    expect((await forum.feed(null)).items).toHaveLength(1);
    expect(server.seen.every(({ path }) => path.startsWith('/community/'))).toBe(true);
    expect(forum.topicUrl(7, 'red-spots')).toBe(`${server.url}/community/t/red-spots/7`);
  });
});

describe('a thread', () => {
  it('that moved to another name is followed there', async () => {
    const { forum } = await aForumThatSays({
      '/t/7.json': (response: { writeHead(status: number, headers: object): { end(): void } }) => response.writeHead(301, { Location: '/t/red-spots/7.json?include_raw=true' }).end(),
      '/t/red-spots/7.json': { ...row, post_stream: { posts: [post(1)], stream: [1] } },
    });
    expect(await forum.thread(7)).toMatchObject({ id: 7, isWhole: true });
  });

  it.each([
    [410, 'application/json'],
    [404, 'application/json'],
  ])('that is gone is gone: %d', async (status, type) => {
    const { forum } = await aForumThatSays({ '/t/7.json': (response: { writeHead(status: number, headers: object): { end(body: string): void } }) => response.writeHead(status, { 'Content-Type': type }).end('{"errors":["gone"],"error_type":"not_found"}') });
    await expect(forum.thread(7)).rejects.toMatchObject({ kind: 'gone', status });
  });

  it('too long to say which posts it has is read at both ends, and is not taken for whole', async () => {
    const first = Array.from({ length: 20 }, (_, index) => post(index + 1));
    const last = Array.from({ length: 20 }, (_, index) => post(11_981 + index));
    const { forum } = await aForumThatSays({
      '/t/7.json': (response: Parameters<typeof json>[0], query: URLSearchParams) => json(response, { ...row, posts_count: 12_000, highest_post_number: 12_000, isMegaTopic: true, lastId: 12_000, post_stream: { posts: query.get('post_number') === '999999' ? last : first } }),
    });
    const thread = await forum.thread(7);
    expect(thread.posts.map(({ number }) => number)).toEqual([...first, ...last].map((one) => one.post_number));
    expect(thread.isWhole).toBe(false);
  });

  it('with the least a server can say is read all the same', async () => {
    const { forum } = await aForumThatSays({ '/t/7.json': { ...row, post_stream: { posts: [{ id: 1, post_number: 1, post_type: 1, created_at: at, cooked: '<p>x</p>' }] } } });
    expect(await forum.thread(7)).toMatchObject({ id: 7, tags: [], likes: null, communityId: 0, posts: [{ number: 1, isMine: false, author: { id: 0, username: '' } }] });
  });
});

describe('the feed', () => {
  /** Looks for posts in a window of fifty numbers below, as older servers do. */
  const byWindow = (ids: readonly number[]) => (response: Parameters<typeof json>[0], query: URLSearchParams) => {
    const before = Number(query.get('before') ?? Math.max(...ids) + 1);
    json(response, { latest_posts: ids.filter((id) => id < before && id > before - 51).toSorted((a, b) => b - a).map(feedPost) });
  };
  /** Gives the next fifty, however far below they are. */
  const byCount = (ids: readonly number[]) => (response: Parameters<typeof json>[0], query: URLSearchParams) => {
    const before = Number(query.get('before') ?? 1e9);
    json(response, { latest_posts: ids.filter((id) => id < before).toSorted((a, b) => b - a).slice(0, 50).map(feedPost) });
  };
  const ids = [...Array.from({ length: 30 }, (_, index) => index + 1), ...Array.from({ length: 80 }, (_, index) => index + 900)];

  it.each([
    ['of older servers', byWindow, 8],
    ['of newer servers', byCount, 4],
  ])('%s is walked over a wide gap to its very end', async (_name, server, mostPages) => {
    const { forum } = await aForumThatSays({ '/posts.json': server(ids) });
    const seen: number[] = [];
    let pages = 0;
    for (let before: number | null = null; ; ) {
      const page: Awaited<ReturnType<typeof forum.feed>> = await forum.feed(before);
      pages += 1;
      seen.push(...page.items.map(({ id }) => id));
      if (page.older === null || page.older === undefined || pages > 50) break;
      before = page.older;
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(ids);
    expect(pages).toBeLessThanOrEqual(mostPages);
  });
});

describe('an answer that waits for a moderator', () => {
  const raw = 'Keep the skin dry, please.\n\n<!-- rounds:4f9a -->';
  const reply = { topicId: 7, raw, marker: '4f9a', firstTriedAt: Date.parse(at), typingMs: 0, openMs: 0 };
  it.each<[string, object, boolean]>([
    ['newer servers say what it says', { id: 4, topic_id: 7, raw_text: raw }, true],
    ['others call it otherwise', { id: 4, topic_id: 7, raw }, true],
    ['with other line ends', { id: 4, topic_id: 7, raw_text: 'Keep the skin dry, please.\r\n\r\n<!-- rounds:4f9a -->\r\n' }, true],
    ['some keep the words to themselves', { id: 4, topic_id: 7, created_at: at }, true],
    ['one of last week that says nothing is not ours', { id: 4, topic_id: 7, created_at: '2025-12-20T03:04:05.678Z' }, false],
    ['one in another thread is not ours', { id: 4, topic_id: 8, created_at: at }, false],
    ['another answer of ours to the same thread is not this one', { id: 4, topic_id: 7, raw_text: 'Something else altogether.', created_at: at }, false],
  ])('%s', async (_name, pending, isFound) => {
    const { forum } = await aForumThatSays({ ...site, '/t/7.json': { ...row, post_stream: { posts: [post(1)], stream: [1] } }, '/posts/volunteer/pending.json': { pending_posts: [pending] } });
    expect(await forum.findReply(reply)).toEqual(isFound ? { kind: 'in-review', reviewId: 4 } : null);
  });
});
