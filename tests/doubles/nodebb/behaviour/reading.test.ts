import { describe, expect, it } from 'vitest';
import { aNodebb, type NodebbOnTest } from '#tests/makers/a-nodebb.ts';

type Row = Record<string, unknown>;
const posts = (heard: { json: Row }): Row[] => heard.json['posts'] as Row[];

/** A question with so many answers, each by somebody else than the volunteer. */
function aLongThread(forum: NodebbOnTest, answers: number): number {
  const tid = forum.ask();
  for (let at = 0; at < answers; at += 1) forum.backstage.deeds.answer(tid, `Answer number ${at + 1}.`);
  return tid;
}

describe('a topic’s page', () => {
  it('shows 20 posts a page, numbered from 0 over the whole topic', async () => {
    const forum = await aNodebb();
    const tid = aLongThread(forum, 44);
    const first = await forum.as('volunteer').get(`/api/topic/${tid}`);
    expect(posts(first).map(({ index }) => index)).toEqual([...Array(20).keys()]);
    expect(first.json['pagination']).toMatchObject({ currentPage: 1, pageCount: 3 });
    expect(posts(await forum.as('volunteer').get(`/api/topic/${tid}?page=3`)).map(({ index }) => index)).toEqual([40, 41, 42, 43, 44]);
    expect(posts(await forum.as('volunteer').get(`/api/topic/${tid}?page=4`))).toEqual([]);
    expect((await forum.as('volunteer').get(`/api/topic/pagination/${tid}`)).json).toMatchObject({ pagination: { pageCount: 3 } });
  });

  it('goes to the place behind a slug, and not to one without', async () => {
    const forum = await aNodebb();
    const tid = aLongThread(forum, 44);
    expect(posts(await forum.as('volunteer').get(`/api/topic/${tid}/30`))[0]).toMatchObject({ index: 0 });
    const around = posts(await forum.as('volunteer').get(`/api/topic/${tid}/what-could-it-be/30`)).map(({ index }) => index as number);
    expect(around[0]).toBeGreaterThan(10);
    expect(around).toContain(29);
  });

  it('counts a view and marks the topic read, and the write API does neither', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const unread = async () => (await forum.as('volunteer').get('/api/unread')).json['topicCount'];
    await forum.as('volunteer').get(`/api/v3/topics/${tid}`);
    expect([forum.world.topics.get(tid)?.viewcount, await unread()]).toEqual([0, 1]);
    await forum.as('volunteer').get(`/api/topic/${tid}`);
    expect([forum.world.topics.get(tid)?.viewcount, await unread()]).toEqual([1, 0]);
    expect((await forum.as('nurse_ilse').get('/api/unread')).json['topicCount']).toBe(1);
  });

  it('has the forum’s HTML, with nobody’s HTML in it', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ content: '**Bold** <script>alert(1)</script> <!-- hidden --> @nurse_ilse :smile: https://example.org/x' });
    const content = String(posts(await forum.as('volunteer').get(`/api/topic/${tid}`))[0]?.['content']);
    expect(content).toMatch(/^<p dir="auto"><strong>Bold<\/strong>/);
    expect(content).toContain('&lt;script&gt;');
    expect(content).toContain('&lt;!-- hidden --&gt;');
    expect(content).toContain('href="/user/nurse_ilse"');
    expect(content).toContain('class="not-responsive emoji');
    expect(content).toContain('<a href="https://example.org/x" rel="nofollow ugc">');
  });

  it('keeps a soft-deleted post in its place without its words, but for its author and the moderators', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const pid = forum.backstage.deeds.answer(tid, 'Wrong, sorry.', 'pharmacist_bo');
    forum.backstage.deeds.deletePost(pid);
    expect(posts(await forum.as('volunteer').get(`/api/topic/${tid}`))[1]).toMatchObject({ pid, deleted: 1, content: '[[topic:post-is-deleted]]' });
    expect((await forum.as('volunteer').get(`/api/v3/posts/${pid}/raw`)).status).toBe(404);
    for (const who of ['pharmacist_bo', 'tomasz_keeps_order']) expect((await forum.as(who).get(`/api/v3/posts/${pid}/raw`)).response).toEqual({ content: 'Wrong, sorry.' });
  });

  it('says beforehand whether a reply can succeed', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const privileges = async (who: string | null) => (await forum.as(who).get(`/api/topic/${tid}`)).json['privileges'];
    expect(await privileges('volunteer')).toMatchObject({ 'topics:reply': true, isAdminOrMod: false });
    expect(await privileges(null)).toMatchObject({ 'topics:reply': false });
    forum.backstage.deeds.lock(tid);
    expect(await privileges('volunteer')).toMatchObject({ 'topics:reply': false });
    expect(await privileges('willow_reads')).toMatchObject({ 'topics:reply': true, isAdminOrMod: true });
  });

  it('is forbidden when it is deleted, where the write API knows no such topic', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    forum.backstage.deeds.deleteTopic(tid);
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).status).toBe(403);
    expect((await forum.as('volunteer').get(`/api/v3/topics/${tid}`)).status).toBe(404);
    expect((await forum.as('tomasz_keeps_order').get(`/api/topic/${tid}`)).status).toBe(200);
  });

  it('tells the last post apart from the rest by its teaser', async () => {
    const forum = await aNodebb();
    const tid = aLongThread(forum, 2);
    expect((await forum.as('volunteer').get(`/api/topic/teaser/${tid}`)).json).toMatchObject({ tid, content: expect.stringContaining('Answer number 2.') });
  });
});

describe('one post', () => {
  it('has its source as `content` in the write API, and HTML in its summary', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ content: 'It is **red**.' });
    const pid = forum.world.topics.get(tid)?.mainPid;
    expect((await forum.as('volunteer').get(`/api/v3/posts/${pid}`)).response).toMatchObject({ pid, content: 'It is **red**.', deleted: 0 });
    expect((await forum.as('volunteer').get(`/api/v3/posts/${pid}/raw`)).response).toEqual({ content: 'It is **red**.' });
    expect((await forum.as('volunteer').get(`/api/v3/posts/${pid}/summary`)).response).toMatchObject({ content: '<p dir="auto">It is <strong>red</strong>.</p>\n', deleted: false, isMainPost: true });
    expect(await forum.as('volunteer').get('/api/v3/posts/9999')).toMatchObject({ status: 404, says: 'Post does not exist' });
  });
});

describe('the feed of posts', () => {
  it('is a bare list, newest first, of questions and replies with HTML', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ content: 'It is **red**.' });
    await forum.clock.forward(1_000);
    forum.backstage.deeds.answer(tid, 'It will pass.');
    const { body } = await forum.as('volunteer').get('/api/recent/posts/day');
    expect(body).toMatchObject([
      { tid, isMainPost: false, content: '<p dir="auto">It will pass.</p>\n', topic: { tid, postcount: 2 }, user: { username: 'dr_r_osei' }, category: { cid: 6 } },
      { tid, isMainPost: true, content: '<p dir="auto">It is <strong>red</strong>.</p>\n' },
    ]);
  });

  it('has no side effect and no cap of 200', async () => {
    const forum = await aNodebb({ questions: 300 });
    const seen = new Set<number>();
    for (let page = 1; page <= 25; page += 1) for (const { pid } of (await forum.as('volunteer').get(`/api/recent/posts/alltime?page=${page}`)).body as { pid: number }[]) seen.add(pid);
    expect(seen.size).toBeGreaterThan(400);
    expect([...forum.world.topics.values()].every(({ viewcount }) => viewcount === 0)).toBe(true);
  });

  it('has pages that reach into the next ones, and pages that are short', async () => {
    const forum = await aNodebb({ questions: 300 });
    const page = async (at: number) => ((await forum.as('volunteer').get(`/api/recent/posts/alltime?page=${at}`)).body as { pid: number }[]).map(({ pid }) => pid);
    const [second, third] = [await page(2), await page(3)];
    expect(second.length).toBeGreaterThan(20);
    expect(second.filter((pid) => third.includes(pid)).length).toBeGreaterThan(0);
    const [newest] = await page(1);
    forum.backstage.deeds.deletePost(newest ?? 0);
    expect(await page(1)).toHaveLength(19);
    // Short, and not the last.
    expect((await page(2)).length).toBeGreaterThan(0);
  });

  it('is cut by its term', async () => {
    const forum = await aNodebb({ questions: 2_000 });
    const oldest = async (term: string) => {
      let last = 0;
      for (let page = 1; ; page += 1) {
        const got = (await forum.as('volunteer').get(`/api/recent/posts/${term}?page=${page}`)).body as { timestamp: number }[];
        if (got.length === 0) return forum.clock.now() - last;
        last = got.at(-1)?.timestamp ?? last;
      }
    };
    expect(await oldest('day')).toBeLessThanOrEqual(86_400_000);
    expect(await oldest('day')).toBeGreaterThan(80_000_000);
  });
});

describe('the time of the last post', () => {
  it('goes back when the last reply is deleted or purged', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const asked = forum.clock.now();
    const last = async () => (await forum.as('volunteer').get(`/api/v3/topics/${tid}`)).response['lastposttime'];
    await forum.clock.forward(5_000);
    const pid = forum.backstage.deeds.answer(tid, 'It will pass.');
    expect(await last()).toBe(asked + 5_000);
    forum.backstage.deeds.deletePost(pid);
    expect(await last()).toBe(asked);
  });

  it('is not moved by edits, locks, pins, moves, tags or votes', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const pid = forum.world.topics.get(tid)?.mainPid;
    const before = forum.clock.now();
    await forum.clock.forward(60_000);
    const mod = forum.as('tomasz_keeps_order');
    for (const [method, path, body] of [['PUT', `/api/v3/posts/${pid}`, { content: 'Put differently now.' }], ['PUT', `/api/v3/topics/${tid}/lock`, {}], ['PUT', `/api/v3/topics/${tid}/pin`, {}], ['PUT', `/api/v3/topics/${tid}/tags`, { tags: ['skin'] }], ['PUT', `/api/v3/topics/${tid}/move`, { cid: 7 }], ['PUT', `/api/v3/posts/${pid}/vote`, { delta: 1 }]] as const) {
      expect((await mod.send(method, path, body)).status).toBe(200);
    }
    expect(forum.world.topics.get(tid)?.lastposttime).toBe(before);
  });
});
