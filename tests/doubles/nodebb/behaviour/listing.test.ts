import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNodebb, type NodebbOnTest } from '#tests/makers/a-nodebb.ts';
import { communityCids } from '../seed/places.ts';

type Row = Record<string, unknown> & { tid: number; cid: number; postcount: number; postercount: number };
const rows = (heard: { json: Record<string, unknown> }): Row[] => heard.json['topics'] as Row[];

describe('finding what nobody answered, among 2,000 questions of which 1,161 have one post', () => {
  let forum: NodebbOnTest;
  const unanswered = (inside?: number): number => [...forum.world.topics.values()].filter(({ pids, deleted, cid }) => pids.length === 1 && !deleted && cid >= 6 && (inside === undefined || cid === inside)).length;
  const ends: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    forum = await aNodebb({ questions: 2_000, ending: (end) => void ends.push(end) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('has as many as the forum it was made after', () => {
    expect(unanswered()).toBe(1_161);
    const asked = [...forum.world.topics.values()].filter(({ cid }) => cid >= 6);
    expect(asked).toHaveLength(2_000);
    expect(asked.filter((topic) => topic.pids.length > 1 && forum.world.posterCount(topic) === 1)).toHaveLength(63);
    expect([asked.filter(({ locked }) => locked).length, asked.filter(({ deleted }) => deleted).length, asked.filter(({ pinnedAt }) => pinnedAt > 0).length]).toEqual([8, 12, 2]);
  });

  it('finds a fraction in `recent`, which takes the 200 most active topics first and filters then', async () => {
    const { json } = await forum.as('volunteer').get('/api/recent?filter=unreplied');
    expect(json['topicCount']).toBeGreaterThan(50);
    expect(json['topicCount']).toBeLessThan(200);
    expect((json['tids'] as number[]).length).toBe(json['topicCount']);
    expect(rows({ json })).toHaveLength(20);
    expect((await forum.as('volunteer').get('/api/recent')).json['topicCount']).toBeGreaterThan(190);
  });

  it('finds more of it category by category, and loses where a category has more than 200', async () => {
    const perCategory = await Promise.all(communityCids.map(async (cid) => (await forum.as('volunteer').get(`/api/recent?filter=unreplied&cid=${cid}`)).json['topicCount'] as number));
    const sum = perCategory.reduce((all, count) => all + count, 0);
    expect(sum).toBeGreaterThan(1_000);
    expect(sum).toBeLessThan(unanswered());
    expect(perCategory[1]).toBe(unanswered(communityCids[1]));
    const two = await forum.as('volunteer').get('/api/recent?cid[]=6&cid[]=7');
    expect(two.json['topicCount']).toBeLessThanOrEqual(200);
    expect(new Set(rows(two).map(({ cid }) => cid)).size).toBe(2);
  });

  it('ignores a filter it does not know', async () => {
    const all = await forum.as('volunteer').get('/api/recent');
    expect((await forum.as('volunteer').get('/api/recent?filter=whatever')).json['topicCount']).toBe(all.json['topicCount']);
  });

  it('finds all by a search without a term, 100 a page, with the question’s HTML', async () => {
    const found = new Set<number>();
    let requests = 0;
    for (const cid of communityCids) {
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const { json } = await forum.as('volunteer').get(`/api/search?in=titles&replies=1&repliesFilter=atmost&itemsPerPage=100&categories[]=${cid}&sortBy=topic.timestamp&searchOnly=1&page=${page}`);
        requests += 1;
        pages = json['pageCount'] as number;
        for (const post of json['posts'] as { tid: number; content: string; isMainPost: boolean; topic: { postcount: number } }[]) {
          expect(post).toMatchObject({ isMainPost: true, content: expect.stringMatching(/^<p dir="auto">/), topic: { postcount: 1 } });
          found.add(post.tid);
        }
      }
    }
    expect(found.size).toBe(unanswered());
    expect(requests).toBeLessThan(20);
  });

  it('finds nothing by a search that names neither a term nor a category, and refuses guests', async () => {
    expect((await forum.as('volunteer').get('/api/search?in=titles&replies=1&repliesFilter=atmost')).json).toMatchObject({ posts: [], matchCount: 0 });
    expect((await forum.as(null).get('/api/search?in=titles&categories[]=6')).status).toBe(401);
  });

  it('finds all by walking each category, with `nextStart` until the end', async () => {
    const seen = new Map<number, Row>();
    let requests = 0;
    for (const cid of communityCids) {
      for (let after: number | undefined = 0; after !== undefined; ) {
        const heard: { response: Record<string, unknown> } = (await forum.as('volunteer').get(`/api/v3/categories/${cid}/topics?after=${after}&sort=recently_created`).then(({ json }) => json)) as never;
        requests += 1;
        const topics = heard.response['topics'] as Row[];
        if (topics.length === 0) expect(heard.response).not.toHaveProperty('nextStart');
        for (const topic of topics) seen.set(topic.tid, topic);
        after = heard.response['nextStart'] as number | undefined;
      }
    }
    expect(seen.size).toBe(2_000);
    // Deleted ones are listed too, and all of those have been answered.
    expect([...seen.values()].filter(({ postcount }) => postcount <= 1)).toHaveLength(unanswered());
    expect([...seen.values()].filter(({ postcount, postercount }) => postcount > 1 && postercount === 1)).toHaveLength(63);
    expect(requests).toBeLessThan(130);
  });

  it('says `unreplied: false` of every topic in a list, answered or not', async () => {
    const { json } = await forum.as('volunteer').get('/api/recent?filter=unreplied');
    expect(new Set(rows({ json }).map(({ unreplied }) => unreplied))).toEqual(new Set([false]));
  });

  it('lists what this person has not opened, of the last two days, to members only', async () => {
    expect((await forum.as(null).get('/api/unread?filter=unreplied')).status).toBe(401);
    const before = await forum.as('volunteer').get('/api/unread?filter=unreplied');
    const [first] = rows(before);
    await forum.as('volunteer').get(`/api/topic/${first?.tid}`);
    const after = await forum.as('volunteer').get('/api/unread?filter=unreplied');
    expect(after.json['topicCount']).toBe((before.json['topicCount'] as number) - 1);
    expect(Math.min(...rows(before).map(({ lastposttime }) => lastposttime as number))).toBeGreaterThan(forum.clock.now() - 2 * 86_400_000);
  });

  it('answers beyond the end with an empty page, or elsewhere, or 404, by the person’s own setting', async () => {
    const voice = forum.as('nurse_ilse');
    expect(rows(await voice.get('/api/recent?page=900'))).toEqual([]);
    const { uid } = forum.world.memberBy('nurse_ilse') ?? { uid: 0 };
    expect((await voice.send('PUT', `/api/v3/users/${uid}/settings`, { settings: { usePagination: 1 } })).status).toBe(200);
    const unread = await voice.get('/api/unread?page=900');
    expect([unread.status, unread.body, unread.headers.has('X-Redirect')]).toEqual([200, expect.stringMatching(/^\/unread\?page=\d+$/), true]);
    expect((await voice.get('/api/category/6?page=900')).status).toBe(404);
    expect((await voice.get('/api/topic/5?page=900')).status).toBe(404);
    expect((await voice.send('PUT', `/api/v3/users/${uid}/settings`, { settings: { topicsPerPage: 100 } })).status).toBe(400);
  });
});

describe('a list', () => {
  it('puts pinned topics first on the walk, and the newest after them', async () => {
    const forum = await aNodebb();
    const [old, newer, newest] = [1, 2, 3].map(() => forum.ask());
    await forum.as('tomasz_keeps_order').send('PUT', `/api/v3/topics/${old}/pin`, {});
    const { response } = await walk(forum, 6);
    expect((response['topics'] as Row[]).map(({ tid }) => tid)).toEqual([old, newest, newer]);
  });

  it('shows a cross-posted topic in the other category too, with its own `cid`', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ cid: 6 });
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}/crossposts`, { cid: 7 })).status).toBe(200);
    for (const cid of [6, 7]) expect((await walk(forum, cid)).response['topics']).toMatchObject([{ tid, cid: 6 }]);
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).json['crossposts']).toMatchObject([{ cid: 7 }]);
  });

  it('lists deleted topics in their category without their words, and not in `recent`', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ title: 'Something private' });
    forum.backstage.deeds.deleteTopic(tid);
    expect((await walk(forum, 6)).response['topics']).toMatchObject([{ tid, deleted: 1, title: '[[topic:topic-is-deleted]]', slug: String(tid), teaser: null }]);
    expect((await forum.as('volunteer').get('/api/recent')).text).not.toContain('Something private');
    expect((await forum.as('tomasz_keeps_order').get('/api/v3/categories/6/topics')).text).toContain('Something private');
  });

  it('carries the whole question as escaped plain text where nobody answered', async () => {
    const forum = await aNodebb();
    const content = `It hurts & "burns" <often>.\n${'And so on. '.repeat(200)}`;
    forum.ask({ content });
    const [row] = rows(await forum.as('volunteer').get('/api/recent?filter=unreplied'));
    expect(row?.['teaser']).toMatchObject({ content: expect.stringMatching(/^It hurts &amp; &quot;burns&quot; &lt;often&gt;\./) });
    expect(JSON.stringify(row?.['teaser']).length).toBeGreaterThan(2_000);
  });

  it('has times as numbers with a twin, flags as 0 and 1, and `teaserPid` as a string or null', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ tags: ['itchy rash'] });
    const [row] = rows(await forum.as('volunteer').get('/api/recent'));
    expect(row).toMatchObject({ timestamp: forum.clock.now(), timestampISO: new Date(forum.clock.now()).toISOString(), deleted: 0, locked: 0, pinned: 0, teaserPid: null, tags: [{ value: 'itchy rash', valueEncoded: 'itchy%20rash', class: 'itchy-rash' }] });
    const pid = forum.backstage.deeds.answer(tid, 'Somebody answers.');
    expect(rows(await forum.as('volunteer').get('/api/recent'))[0]).toMatchObject({ teaserPid: String(pid), postcount: 2, postercount: 2 });
  });

  it('counts a soft-deleted reply as a post until it is purged', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const pid = forum.backstage.deeds.answer(tid, 'Somebody answers.');
    const count = async () => (await forum.as('volunteer').get(`/api/v3/topics/${tid}`)).response['postcount'];
    const listed = async () => (await forum.as('volunteer').get('/api/recent?filter=unreplied')).json['topicCount'];
    forum.backstage.deeds.deletePost(pid);
    expect([await count(), await listed()]).toEqual([2, 0]);
    forum.backstage.deeds.deletePost(pid, true);
    expect([await count(), await listed()]).toEqual([1, 1]);
  });
});

describe('categories', () => {
  it('are all in the flat list, with one of no use, and not all on the page', async () => {
    const forum = await aNodebb({ questions: 'demo' });
    const flat = (await forum.as('volunteer').get('/api/v3/categories')).response['categories'] as Row[];
    expect(flat[0]).toMatchObject({ cid: -1 });
    expect(flat.filter(({ parentCid }) => parentCid === 5)).toHaveLength(12);
    expect(flat.find(({ name }) => name === 'Dermatology')).toMatchObject({ topic_count: 25, post_count: 25 });
    const page = (await forum.as('volunteer').get('/api/categories')).json['categories'] as (Row & { children: Row[] })[];
    expect(page.find(({ cid }) => cid === 5)?.children).toHaveLength(10);
    expect(JSON.stringify(flat)).not.toMatch(/unreplied|unanswered/);
  });

  it('that are private are for the staff: 403 for members, 401 for guests, and in no list', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ cid: 2 });
    expect((await forum.as('volunteer').get('/api/v3/categories/2/topics')).status).toBe(403);
    expect([(await forum.as('volunteer').get('/api/category/2')).status, (await forum.as(null).get('/api/category/2')).status]).toEqual([403, 401]);
    expect([(await forum.as('volunteer').get(`/api/topic/${tid}`)).status, (await forum.as(null).get(`/api/topic/${tid}`)).status]).toEqual([403, 401]);
    expect((await forum.as('volunteer').get('/api/v3/categories')).text).not.toContain('Staff room');
    expect((await forum.as('tomasz_keeps_order').get('/api/v3/categories')).text).toContain('Staff room');
  });

  it('are all closed to guests on a forum that is', async () => {
    const forum = await aNodebb({ rules: { privateForum: true }, questions: 'demo' });
    expect((await forum.as(null).get('/api/recent')).json).toMatchObject({ topicCount: 0 });
    expect((await forum.as(null).get('/api/topic/5')).status).toBe(401);
    expect((await forum.as('volunteer').get('/api/topic/5')).status).toBe(200);
  });
});

async function walk(forum: NodebbOnTest, cid: number) {
  return { response: (await forum.as('volunteer').get(`/api/v3/categories/${cid}/topics?after=0&sort=recently_created`)).json['response'] as Record<string, unknown> };
}
