import { describe, expect, it } from 'vitest';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { aNodebbAccount } from '#tests/makers/a-nodebb-account.ts';

async function walk(forum: Forum, { until = 0, most = 200 } = {}): Promise<number[][]> {
  const pages: number[][] = [];
  for (let before: number | null = null; pages.length < most; ) {
    const { items } = await forum.feed(before);
    if (items.length === 0) return pages;
    pages.push(items.map(({ id }) => id));
    before = items.at(-1)?.id ?? 0;
    if (before <= until) return pages;
  }
  return pages;
}

describe('the feed of posts', () => {
  it('brings questions and replies, newest first, with what they belong to', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask({ title: 'Itchy elbow?', content: 'It *itches*.', cid: 7 });
    const pid = double.backstage.deeds.answer(tid, 'Try some cream.', 'nurse_ilse');
    const { items, skipped } = await forum.feed(null);
    expect(skipped).toBe(0);
    expect(items.slice(0, 2)).toMatchObject([
      { id: pid, number: 2, topicId: tid, topicTitle: 'Itchy elbow?', topicSlug: 'itchy-elbow', communityId: 7, topicPostsCount: 2, version: 0, author: { username: 'nurse_ilse' }, isMine: false },
      { number: 1, html: expect.stringContaining('<em>itches</em>'), author: { username: 'paper_lantern' } },
    ]);
  });

  it('loses no post and repeats none, though its pages overlap and hold more than they should', async () => {
    const { double, forum } = await aNodebbAccount({ questions: 220 });
    const pages = await walk(forum);
    const all = pages.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(50);
    const seen = [...double.world.posts.values()].filter(({ tid }) => double.world.topics.get(tid)?.cid !== 2 && double.world.topics.get(tid)?.deleted === false).map(({ pid }) => pid);
    expect(seen.filter((pid) => !all.includes(pid))).toEqual([]);
    // Read as they come, the forum's own pages would bring many of them twice.
    const raw = await Promise.all([1, 2, 3, 4].map(async (page) => (await double.as('volunteer').get(`/api/recent/posts/alltime?page=${page}`)).body as { pid: number }[]));
    expect(new Set(raw.flat().map(({ pid }) => pid)).size).toBeLessThan(raw.flat().length);
  });

  it('goes on below any post after a restart, in a few requests', async () => {
    const { double, forum, as } = await aNodebbAccount({ questions: 300 });
    const all = (await walk(forum)).flat();
    const before = all[200] ?? 0;
    double.backstage.requests.clear();
    const { items } = await as('volunteer').feed(before);
    expect(items.map(({ id }) => id)).toEqual(all.slice(201, 201 + items.length));
    expect(items.length).toBeGreaterThan(0);
    expect(double.backstage.requests.list({ path: /recent\/posts/ }).length).toBeLessThan(12);
  });

  it('takes a page with nothing we may see for a page, and not for the end', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    for (let more = 0; more < 25; more += 1) double.backstage.deeds.ask({ title: `Among ourselves ${more}`, content: 'Not for everybody.', cid: 2, by: 'harbour_hana' });
    expect((await double.as('volunteer').get('/api/recent/posts/alltime?page=1')).body).toEqual([]);
    expect((await forum.feed(null)).items[0]?.topicId).toBe(tid);
  });

  it('ends somewhere, however far it could go: the lists know of what is older', async () => {
    const { double, forum } = await aNodebbAccount({ questions: 1_500 });
    const pages = await walk(forum, { most: 1_000 });
    expect(pages.length).toBeLessThan(60);
    expect(double.backstage.requests.list({ path: /recent\/posts/ }).length).toBeLessThan(60);
    expect((await forum.feed(1_000)).items).toEqual([]);
  }, 60_000);

  it('counts what it cannot read, and shows the rest of the page', async () => {
    const { double, forum } = await aNodebbAccount({ questions: 30 });
    double.backstage.moods.next({ path: /recent\/posts/ }, { kind: 'strange', change: (body) => (body as object[]).map((post, index) => (index < 3 ? { ...post, pid: 'https://elsewhere.example/post/1' } : index < 5 ? { ...post, topic: null } : post)) });
    const { items, skipped } = await forum.feed(null);
    expect([items.length, skipped]).toEqual([15, 5]);
  });

  it('carries what was typed in answers of ours that are new, and asks for it once', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.deeds.answer(tid, 'Could you tell us more?\n\n[//]: # (rounds:note-0123456789abcdef)', 'volunteer');
    const first = (await forum.feed(null)).items[0];
    expect(first).toMatchObject({ isMine: true, raw: 'Could you tell us more?\n\n[//]: # (rounds:note-0123456789abcdef)' });
    expect(first?.html).not.toContain('rounds');
    double.backstage.requests.clear();
    await forum.feed(null);
    expect(double.backstage.requests.list().map(({ path, status }) => [path, status])).toEqual([['/api/recent/posts/alltime', 304]]);
  });
});
