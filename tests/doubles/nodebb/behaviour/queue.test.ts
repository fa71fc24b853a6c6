import { describe, expect, it } from 'vitest';
import { aNodebb, type NodebbOnTest } from '#tests/makers/a-nodebb.ts';

const content = 'It often settles by itself within a week.';
const post = (forum: NodebbOnTest, tid: number, who = 'rainy_window') => forum.as(who).send('POST', `/api/v3/topics/${tid}`, { content });
const waiting = async (forum: NodebbOnTest, who: string) => (await forum.as(who).get('/api/post-queue')).json['posts'] as Record<string, unknown>[];

describe('a newcomer’s reply', () => {
  it('waits, with 200 and quite another body, and nothing shows in the topic', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const heard = await post(forum, tid);
    expect([heard.status, heard.json]).toEqual([200, { status: { code: 'ok', message: 'OK' }, response: { id: `reply-${forum.clock.now()}`, type: 'reply', queued: true, message: '[[success:post-queued]]' } }]);
    expect((await forum.as('rainy_window').get(`/api/v3/topics/${tid}`)).response).toMatchObject({ postcount: 1 });
    expect((await forum.as('rainy_window').get('/api/user/rainy_window/posts')).json['posts']).toEqual([]);
  });

  it('is seen waiting by its author and the staff, and by nobody else', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const id = (await post(forum, tid)).response['id'];
    expect(await waiting(forum, 'rainy_window')).toMatchObject([{ id, type: 'reply', data: { tid, rawContent: content, content: `<p dir="auto">${content}</p>\n`, timestamp: forum.clock.now() }, canAccept: false, canEdit: true }]);
    expect(await waiting(forum, 'tomasz_keeps_order')).toMatchObject([{ id, canAccept: true }]);
    expect(await waiting(forum, 'volunteer')).toEqual([]);
    expect((await forum.as(null).get('/api/post-queue')).status).toBe(404);
  });

  it('stays out of the list of a category’s own moderator, who can let it out all the same', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ cid: 6 });
    const id = (await post(forum, tid)).response['id'];
    expect(await waiting(forum, 'willow_reads')).toEqual([]);
    const accepted = await forum.as('willow_reads').send('POST', `/api/v3/posts/queue/${id}`);
    expect(accepted.response).toMatchObject({ post: { type: 'reply', tid, pid: forum.world.topics.get(tid)?.pids[1] } });
    await forum.clock.forward(120_000);
    const elsewhere = (await post(forum, forum.ask({ cid: 7 }))).response['id'];
    expect((await forum.as('willow_reads').send('POST', `/api/v3/posts/queue/${elsewhere}`)).status).toBe(403);
  });

  it('comes out with the time it was written, not the time it was let out', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const written = forum.clock.now();
    const id = (await post(forum, tid)).response['id'];
    await forum.clock.forward(3_600_000);
    await forum.as('tomasz_keeps_order').send('POST', `/api/v3/posts/queue/${id}`);
    const pid = forum.world.topics.get(tid)?.pids[1] ?? 0;
    expect(forum.world.posts.get(pid)).toMatchObject({ timestamp: written, content });
    expect(await waiting(forum, 'rainy_window')).toEqual([]);
  });

  it('can be changed and taken back by its author, and turned down by a moderator', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const id = (await post(forum, tid)).response['id'];
    expect((await forum.as('rainy_window').send('PUT', `/api/v3/posts/queue/${id}`, { content: 'Better words than before.' })).status).toBe(200);
    expect(await waiting(forum, 'rainy_window')).toMatchObject([{ data: { rawContent: 'Better words than before.' } }]);
    expect((await forum.as('volunteer').send('DELETE', `/api/v3/posts/queue/${id}`, {})).status).toBe(403);
    expect((await forum.as('rainy_window').send('POST', `/api/v3/posts/queue/${id}`)).status).toBe(403);
    expect((await forum.as('rainy_window').send('DELETE', `/api/v3/posts/queue/${id}`, {})).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE'] as const) expect(await forum.as('tomasz_keeps_order').send(method, `/api/v3/posts/queue/${id}`, {})).toMatchObject({ status: 400, says: 'Post does not exist' });
    await forum.clock.forward(120_000);
    const second = (await post(forum, tid)).response['id'];
    expect((await forum.as('tomasz_keeps_order').send('POST', `/api/v3/posts/queue/${second}/notify`, { message: 'Please be kind.' })).status).toBe(200);
    expect((await forum.as('tomasz_keeps_order').send('DELETE', `/api/v3/posts/queue/${second}`, { message: 'No.' })).status).toBe(200);
    expect(forum.world.topics.get(tid)?.pids).toHaveLength(1);
  });

  it('waits 120 seconds for the next one to be allowed to wait', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    expect((await post(forum, tid)).status).toBe(200);
    await forum.clock.forward(60_000);
    expect((await post(forum, tid)).says).toMatch(/^As a new user/);
  });

  it('still waits after one was let out: reputation ends it, not a post', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    await post(forum, tid);
    forum.backstage.deeds.approve();
    await forum.clock.forward(121_000);
    expect((await post(forum, tid)).response).toMatchObject({ queued: true });
    await forum.as('volunteer').send('PUT', `/api/v3/posts/${forum.world.topics.get(tid)?.pids[1]}/vote`, { delta: 1 });
    await forum.clock.forward(121_000);
    expect((await post(forum, tid)).response).toMatchObject({ tid });
  });

  it('is held although the topic is locked, and cannot be let out then', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    forum.backstage.deeds.lock(tid);
    const id = (await post(forum, tid)).response['id'];
    expect(await forum.as('tomasz_keeps_order').send('POST', `/api/v3/posts/queue/${id}`)).toMatchObject({ status: 400, says: 'Topic locked' });
    expect(await waiting(forum, 'rainy_window')).toHaveLength(1);
  });

  it('stands at once on a forum without a queue', async () => {
    const forum = await aNodebb({ rules: { postQueue: false } });
    expect((await post(forum, forum.ask())).response).toMatchObject({ index: 1 });
    expect((await forum.as(null).get('/api/config')).json['postQueue']).toBe(0);
  });
});

describe('everybody’s reply', () => {
  it('waits when an administrator says so, but for the staff’s', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    forum.backstage.deeds.queue('everybody');
    expect((await post(forum, tid, 'volunteer')).response).toMatchObject({ queued: true });
    expect((await post(forum, tid, 'tomasz_keeps_order')).response).toMatchObject({ index: 1 });
    forum.backstage.deeds.queue('newcomers');
    expect((await post(forum, tid, 'volunteer')).response).toMatchObject({ index: 2 });
  });
});

describe('a newcomer’s question', () => {
  it('is accepted with 202 and comes out as a topic', async () => {
    const forum = await aNodebb();
    const heard = await forum.as('rainy_window').send('POST', '/api/v3/topics', { cid: 6, title: 'A red spot', content, tags: [] });
    expect([heard.status, heard.json['status'], heard.response['id']]).toEqual([202, { code: 'accepted', message: 'Accepted' }, expect.stringMatching(/^topic-\d+$/)]);
    forum.backstage.deeds.approve();
    expect((await forum.as('volunteer').get('/api/v3/categories/6/topics')).response['topics']).toMatchObject([{ title: 'A red spot' }]);
  });
});
