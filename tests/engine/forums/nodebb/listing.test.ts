import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forum, SeenTopic } from '#electron/engine/forums/forum.ts';
import { planWalk, type Stretch } from '#electron/engine/forums/nodebb/reading/walk.ts';
import { aNodebbAccount, aNodebbAdapter, type NodebbAccount } from '#tests/makers/a-nodebb-account.ts';

async function everyOpenTopic(forum: Forum, most = 5): Promise<SeenTopic[]> {
  const found: SeenTopic[] = [];
  for (let page = 0; ; page += 1) {
    const { items, hasMore } = await forum.openTopics(page, most);
    found.push(...items);
    if (!hasMore) return found;
  }
}

describe('open questions, among 2,000 of which 1,161 have one post and 63 only posts of their asker', () => {
  let account: NodebbAccount;
  const ends: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    account = await aNodebbAccount({ questions: 2_000, ending: (end) => void ends.push(end) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  const truly = (isSo: (topic: { pids: readonly number[]; deleted: boolean; locked: boolean }, posters: number) => boolean): number[] => {
    const { world } = account.double;
    return [...world.topics.values()].filter((topic) => topic.cid !== 2 && isSo(topic, world.posterCount(topic))).map(({ tid }) => tid);
  };

  it('are all found, where the forum’s own list of the unanswered shows a fraction', async () => {
    const own = (await account.double.as('volunteer').get('/api/recent?filter=unreplied')).json['topicCount'] as number;
    const found = new Map((await everyOpenTopic(account.forum)).map((topic) => [topic.id, topic]));
    const unanswered = truly((topic) => topic.pids.length === 1 && !topic.deleted && !topic.locked);
    expect(unanswered.length).toBeGreaterThanOrEqual(1_161);
    expect(unanswered.filter((tid) => !found.has(tid))).toEqual([]);
    expect(own).toBeLessThan(200);
    const askerAlone = truly((topic, posters) => topic.pids.length > 1 && posters === 1 && !topic.deleted);
    expect(askerAlone).toHaveLength(63);
    expect(askerAlone.filter((tid) => !found.has(tid))).toEqual([]);
  });

  it('are those with few posts, and those of which only the asker wrote however long they are', async () => {
    const { world } = account.double;
    const tid = account.double.ask({ cid: 9 });
    const uid = world.topics.get(tid)?.uid ?? 0;
    for (let more = 0; more < 7; more += 1) world.addPost({ tid, uid, content: `And another thing (${more}).`, at: account.double.clock.now() });
    const found = (await everyOpenTopic(account.forum, 1)).filter((topic) => topic.postsCount > 1).map(({ id }) => id);
    expect(found).toContain(tid);
    expect(found.every((id) => world.posterCount(world.topics.get(id) as never) === 1)).toBe(true);
    const two = await everyOpenTopic(account.forum, 2);
    expect(two.some((topic) => topic.postsCount === 2)).toBe(true);
  });

  it('leave out what is locked, deleted, or in a room this account may not enter', async () => {
    const { world } = account.double;
    const found = await everyOpenTopic(account.forum, 1_000);
    const shut = truly((topic) => topic.deleted || topic.locked);
    expect(shut.length).toBeGreaterThanOrEqual(20);
    expect(found.filter(({ id }) => shut.includes(id))).toEqual([]);
    expect(found.filter(({ id }) => world.topics.get(id)?.cid === 2)).toEqual([]);
    // The staff does enter it.
    expect((await everyOpenTopic(account.as('harbour_hana'), 1_000)).some(({ id }) => world.topics.get(id)?.cid === 2)).toBe(true);
  });

  it('come page by page, the same again for whoever asks again, alone, backwards, or after a restart', async () => {
    const inOrder: number[][] = [];
    for (let page = 0; ; page += 1) {
      const { items, hasMore } = await account.forum.openTopics(page, 5);
      inOrder.push(items.map(({ id }) => id));
      if (!hasMore) break;
    }
    expect(inOrder.length).toBeGreaterThan(12);
    expect(Math.max(...inOrder.map((ids) => ids.length))).toBeLessThanOrEqual(120);
    const other = account.as('volunteer');
    for (const page of [7, 3, 3, inOrder.length - 1, 0]) expect((await other.openTopics(page, 5)).items.map(({ id }) => id), `page ${page}`).toEqual(inOrder[page]);
    expect(await other.openTopics(inOrder.length, 5)).toEqual({ items: [], skipped: 0, hasMore: false });
  });

  it('that arrive or are taken away during the walk make nobody else fall out of it', async () => {
    const { world } = account.double;
    const before = new Set(truly((topic) => topic.pids.length === 1 && !topic.deleted && !topic.locked));
    const found = new Set<number>();
    for (let page = 0; ; page += 1) {
      const { items, hasMore } = await account.forum.openTopics(page, 5);
      for (const { id } of items) found.add(id);
      // One category after another loses the topic right before the border.
      for (const cid of [6, 7, 8, 9]) {
        const [newest] = world.inCategory(cid, { start: 3, count: 1, sort: 'recently_created' });
        const topic = world.topics.get(newest ?? 0);
        if (topic && page < 4) {
          world.purgeTopic(topic);
          before.delete(topic.tid);
        }
      }
      account.double.ask({ cid: 10 });
      if (!hasMore) break;
    }
    expect([...before].filter((tid) => !found.has(tid))).toEqual([]);
  });

  it('carry their words where nobody answered yet, so that none has to be opened for them', async () => {
    const { world } = account.double;
    const found = await everyOpenTopic(account.forum);
    const lonely = found.filter(({ postsCount }) => postsCount === 1);
    expect(lonely.length).toBeGreaterThan(1_000);
    for (const { id, opening } of lonely) expect(opening, `${id}`).toMatchObject({ id: world.topics.get(id)?.mainPid, number: 1, version: -1, raw: null });
    expect(lonely[0]?.opening?.html).toMatch(/^<p>I have had .*<br><br>It began/);
    expect(found.filter(({ postsCount }) => postsCount > 1).every(({ opening }) => opening === undefined)).toBe(true);
  });

  it('cost no more than a request for every twenty topics, and every one in English', async () => {
    account.double.backstage.requests.clear();
    await everyOpenTopic(account.as('volunteer'));
    const asked = account.double.backstage.requests.list({ path: /\/topics$/ });
    expect(asked.length).toBeLessThan(2_000 / 20 + 15 * 2 + 25);
    expect(new Set(account.double.backstage.requests.list().map(({ acceptLanguage }) => acceptLanguage))).toEqual(new Set(['en-GB']));
  });
});

describe('the plan of the walk', () => {
  const covers = (stretches: readonly Stretch[], cid: number, at: number): boolean => stretches.some((one) => one.cid === cid && at >= one.from && (one.to === null || at < one.to));

  it('covers every place of every list, and goes to the end of each', () => {
    const categories = [{ cid: 7, topics: 0 }, { cid: 3, topics: 1 }, { cid: 9, topics: 95 }, { cid: 4, topics: 96 }, { cid: 5, topics: 1_234 }];
    const all = planWalk(categories).flat();
    for (const { cid, topics } of categories) for (const at of [0, Math.floor(topics / 2), Math.max(0, topics - 1), topics + 5_000]) expect(covers(all, cid, at), `${cid} at ${at}`).toBe(true);
    // Without the end of a list, what arrived since it was counted would be missed.
    expect(covers(all.map((one) => ({ ...one, to: one.to ?? one.from + 100 })), 9, 5_095)).toBe(false);
  });

  it('puts small categories together, so that many of them are not many pages', () => {
    expect(planWalk(Array.from({ length: 50 }, (_, index) => ({ cid: index + 1, topics: 4 })))).toHaveLength(2);
  });
});

describe('the communities of a forum', () => {
  it('are all there, children of a full family too, without the world of other forums', async () => {
    const { double, forum } = await aNodebbAccount();
    const { items, skipped } = await forum.communities();
    expect(skipped).toBe(0);
    const shown = [...double.world.categories.values()].filter(({ isPrivate }) => !isPrivate);
    expect(items.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(shown.map(({ cid }) => cid).toSorted((a, b) => a - b));
    expect(items.find(({ id }) => id === 6)).toMatchObject({ name: double.world.categories.get(6)?.name, slug: double.world.categories.get(6)?.slug, color: '0f6b5c', members: null });
    // The page of categories itself leaves some out.
    const page = (await double.as('volunteer').get('/api/categories')).json['categories'] as { children: unknown[] }[];
    expect(page.reduce((all, { children }) => all + 1 + children.length, 0)).toBeLessThan(items.length);
  });

  it('are counted when they cannot be read, and the rest stands', async () => {
    const { double, forum } = await aNodebbAccount();
    const { length } = (await forum.communities()).items;
    double.backstage.moods.next({ path: '/api/v3/categories' }, { kind: 'strange', change: (body) => {
      const categories = (body as { response: { categories: { cid: unknown }[] } }).response.categories;
      (categories[2] as { cid: unknown }).cid = 'https://elsewhere.example/category/3';
      return body;
    } });
    const { items, skipped } = await aNodebbAdapter(double.baseUrl, { kind: 'token', token: double.tokenOf('volunteer') }).forum.communities();
    expect([items.length, skipped]).toEqual([length - 1, 1]);
  });
});
