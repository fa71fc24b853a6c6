import { describe, expect, it } from 'vitest';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';

describe('a forum', () => {
  it('says what it is, who we are, and what it asks of a post, with room left for our mark', async () => {
    const { double, forum } = await aNodebbAccount();
    expect(await forum.about()).toEqual({ title: 'Common Room', me: { id: 2, username: 'volunteer', name: 'volunteer' }, minPostLength: 8, maxPostLength: 32_767 - 64, topics: expect.any(Number) });
    expect(double.backstage.requests.list({ path: '/assets/language/en-GB/error.json' })).toHaveLength(1);
  });

  it('may live in a folder', async () => {
    const { double, forum } = await aNodebbAccount({ rules: { subFolder: '/community' } });
    const tid = double.ask();
    expect((await forum.thread(tid)).posts).toHaveLength(1);
    expect((await forum.openTopics(0, 5)).items.map(({ id }) => id)).toContain(tid);
    expect(forum.topicUrl(7, 'sore-knee', 3)).toBe(`${double.baseUrl}/topic/7/sore-knee/3`);
    expect(forum.topicUrl(7, '')).toBe(`${double.baseUrl}/topic/7/-`);
  });

  it.each(['4.13.2', '4.14.0', '4.15.1'])('of version %s shows titles as they were typed', async (version) => {
    const { double, forum } = await aNodebbAccount({ rules: { version } });
    const title = 'A & B <i>x</i> [[modules:chat]] "quoted"';
    const tid = double.ask({ title });
    expect((await forum.thread(tid)).title).toBe(title);
    expect((await forum.topicsById([tid])).items[0]?.title).toBe(title);
    expect((await forum.feed(null)).items.find(({ topicId }) => topicId === tid)?.topicTitle).toBe(title);
    expect((await forum.openTopics(0, 5)).items.find(({ id }) => id === tid)?.title).toBe(title);
  });

  it('that does not tell its version is read all the same', async () => {
    const { double, forum } = await aNodebbAccount({ rules: { activityPub: false } });
    const tid = double.ask({ title: 'Fish & chips' });
    expect((await forum.thread(tid)).title).toBe('Fish & chips');
  });
});

describe('a thread', () => {
  it('comes whole, with its posts in order and numbered from one', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask({ content: '**Sore** knee, see https://example.org and @volunteer', tags: ['knee'] });
    const { deeds } = double.backstage;
    const answer = deeds.answer(tid, 'Rest it for a *week*.', 'nurse_ilse');
    deeds.edit(answer, 'Rest it for two weeks.');
    const seen = await forum.thread(tid);
    expect(seen).toMatchObject({ id: tid, communityId: 6, tags: ['knee'], state: 'open', postsCount: 2, highestPostNumber: 2, isWhole: true, skipped: 0, isSolved: false, holder: null, asker: { username: 'paper_lantern' } });
    expect(seen.slug).toBe(double.world.slugOf(double.world.topics.get(tid) as never).split('/')[1]);
    expect(seen.posts).toMatchObject([
      { number: 1, kind: 'regular', raw: null, version: 1, isDeleted: false, isMine: false, html: expect.stringContaining('<strong>Sore</strong>') },
      { id: answer, number: 2, version: 2, author: { username: 'nurse_ilse' }, updatedAt: double.clock.now() },
    ]);
  });

  it('keeps the place of a deleted reply, which the forum goes on counting', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const pid = double.backstage.deeds.answer(tid, 'Something unkind.', 'pharmacist_bo');
    double.backstage.deeds.deletePost(pid);
    const seen = await forum.thread(tid);
    expect(seen).toMatchObject({ postsCount: 2, isWhole: true });
    expect(seen.posts[1]).toMatchObject({ id: pid, isDeleted: true, html: '', raw: null });
    // It waits for an answer all the same, and the list of those with one post does not have it.
    expect((await forum.openTopics(0, 5)).items.find(({ id }) => id === tid)?.postsCount).toBe(2);
    expect((await forum.openTopics(0, 1)).items.map(({ id }) => id)).not.toContain(tid);
  });

  it('of very many posts is read at both ends', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    for (let at = 2; at <= 205; at += 1) double.backstage.deeds.answer(tid, `Answer number ${at}.`);
    double.backstage.requests.clear();
    const seen = await forum.thread(tid);
    expect(seen).toMatchObject({ isWhole: false, postsCount: 205 });
    expect(seen.posts.map(({ number }) => number)).toEqual([...Array.from({ length: 60 }, (_, index) => index + 1), ...Array.from({ length: 45 }, (_, index) => index + 161)]);
    expect(double.backstage.requests.list({ path: `/api/topic/${tid}` })).toHaveLength(6);
  });

  it('is whole at the border where both ends meet', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    for (let at = 2; at <= 120; at += 1) double.backstage.deeds.answer(tid, `Answer number ${at}.`);
    const seen = await forum.thread(tid);
    expect([seen.posts.length, seen.isWhole]).toEqual([120, true]);
  });

  it('knows which post a reply is to, and what was typed in ours', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const pid = double.backstage.deeds.answer(tid, 'Hello there.', 'nurse_ilse');
    double.world.addPost({ tid, uid: 2, content: 'And **mine**.', at: double.clock.now(), toPid: pid });
    const { posts } = await forum.thread(tid);
    expect(posts[2]).toMatchObject({ isMine: true, replyTo: 2, raw: 'And **mine**.' });
    expect(posts[1]).toMatchObject({ isMine: false, replyTo: null, raw: null });
  });

  it('with a post nobody can read is counted as not whole, and the rest shown', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    for (const words of ['One answer here.', 'Another one here.', 'From far away.']) double.backstage.deeds.answer(tid, words);
    double.backstage.moods.next({ path: `/api/topic/${tid}` }, { kind: 'strange', change: (body) => {
      const { posts } = body as { posts: Record<string, unknown>[] };
      Object.assign(posts[1] as object, { content: { not: 'text' } });
      // What came from another forum has an address in place of a number.
      Object.assign(posts[3] as object, { pid: 'https://elsewhere.example/post/1', uid: 'https://elsewhere.example/uid/1' });
      return body;
    } });
    const seen = await forum.thread(tid);
    expect(seen).toMatchObject({ skipped: 2, isWhole: false });
    expect(seen.posts.map(({ number }) => number)).toEqual([1, 3]);
  });

  it.each(['deleted', 'deleted for good', 'moved where we cannot follow'])('that was %s is gone', async (how) => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const { deeds } = double.backstage;
    if (how === 'deleted') deeds.deleteTopic(tid);
    else if (how === 'deleted for good') deeds.deleteTopic(tid, true);
    else deeds.move(tid, 2);
    await expect(forum.thread(tid)).rejects.toMatchObject({ kind: 'gone' });
    await expect(forum.stateOf(tid)).rejects.toMatchObject({ kind: 'gone' });
    expect(await forum.topicsById([tid])).toEqual({ items: [], skipped: 0 });
  });

  it('that moderators alone still see is gone for them too', async () => {
    const { double, as } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.deeds.deleteTopic(tid);
    await expect(as('tomasz_keeps_order').thread(tid)).rejects.toMatchObject({ kind: 'gone' });
    expect((await as('tomasz_keeps_order').topicsById([tid])).items).toEqual([]);
  });
});

describe('the rows of questions', () => {
  it('come one by one, marking nothing as read, and the second time only as far as they changed', async () => {
    const { double, forum } = await aNodebbAccount();
    const tids = [double.ask({ title: 'First question?' }), double.ask({ title: 'Second question?' })];
    expect((await forum.topicsById([...tids, 99_999])).items.map(({ title }) => title)).toEqual(['First question?', 'Second question?']);
    expect(tids.map((tid) => double.world.topics.get(tid)?.viewcount)).toEqual([0, 0]);
    double.backstage.requests.clear();
    double.backstage.deeds.lock(tids[1] ?? 0);
    expect((await forum.topicsById(tids)).items.map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(double.backstage.requests.list({ path: /topics/ }).map(({ status }) => status)).toEqual([304, 200]);
  });

  it('fail together when the forum fails, and never look gone by that', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.next({ path: `/api/v3/topics/${tid}` }, { kind: 'answer', status: 502, body: '<html>Bad gateway</html>', type: 'text/html' });
    await expect(forum.topicsById([tid])).rejects.toMatchObject({ kind: 'fault', status: 502 });
    double.backstage.moods.next({ path: `/api/v3/topics/${tid}` }, { kind: 'strange', change: (body) => ({ ...(body as object), response: { tid, title: 7 } }) });
    expect(await forum.topicsById([tid])).toEqual({ items: [], skipped: 1 });
    // The sign-in page of a network says nothing of the topic either.
    double.backstage.moods.next({ path: `/api/v3/topics/${tid}` }, { kind: 'answer', status: 200, body: '<html>Welcome to our café</html>', type: 'text/html' });
    await expect(forum.topicsById([tid])).rejects.toMatchObject({ kind: 'fault', between: 'network-login' });
  });
});

describe('an answer that is none', () => {
  it('such as a way elsewhere, which comes with 200 and a string, is a fault', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.next({ path: `/api/topic/${tid}` }, { kind: 'answer', status: 200, body: '"/unread?page=8"' });
    await expect(forum.thread(tid)).rejects.toMatchObject({ kind: 'fault' });
    // The double does it too, for a post beyond the end.
    expect((await double.as('volunteer').get(`/api/topic/${tid}/x/9`)).body).toBeTypeOf('string');
  });

  it('while the forum is being looked after asks us to wait', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    await forum.thread(tid);
    double.backstage.moods.maintenance = true;
    await expect(forum.thread(tid)).rejects.toMatchObject({ kind: 'slow-down', waitMs: 60_000 });
    await expect(forum.topicsById([tid])).rejects.toMatchObject({ kind: 'slow-down' });
  });

  it('that never comes is none of the forum’s', async () => {
    const { forum } = aNodebbAdapter('http://127.0.0.1:9', { kind: 'token', token: 'x' });
    await expect(forum.about()).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
