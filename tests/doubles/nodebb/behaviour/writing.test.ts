import { describe, expect, it } from 'vitest';
import { aPicture, text } from '#tests/makers/a-picture.ts';
import { aNodebb, type NodebbOnTest } from '#tests/makers/a-nodebb.ts';

const content = 'It often settles by itself within a week.';

async function anAnswer(forum: NodebbOnTest, tid = forum.ask()): Promise<{ tid: number; pid: number }> {
  const heard = await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content });
  return { tid, pid: heard.response['pid'] as number };
}

describe('editing a post', () => {
  it('gives HTML back, the same words again too, and keeps what was there', async () => {
    const forum = await aNodebb();
    const { tid, pid } = await anAnswer(forum);
    await forum.clock.forward(1_000);
    const edit = () => forum.as('volunteer').send('PUT', `/api/v3/posts/${pid}`, { content: 'Put **differently** now.' });
    const heard = await edit();
    expect([heard.status, heard.response]).toMatchObject([200, { pid, content: '<p dir="auto">Put <strong>differently</strong> now.</p>\n', edited: forum.clock.now(), topic: { tid } }]);
    expect((await edit()).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/v3/posts/${pid}/raw`)).response).toEqual({ content: 'Put **differently** now.' });
    expect(((await forum.as('volunteer').get(`/api/v3/posts/${pid}/diffs`)).response['timestamps'] as number[]).length).toBe(2);
  });

  it('is 0 for `edited` as long as nobody did', async () => {
    const forum = await aNodebb();
    const { tid } = await anAnswer(forum);
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).json['posts']).toMatchObject([{}, { edited: 0 }]);
  });

  it('of somebody else is 403, and of a post that is not there 400', async () => {
    const forum = await aNodebb();
    const { pid } = await anAnswer(forum);
    expect(await forum.as('nurse_ilse').send('PUT', `/api/v3/posts/${pid}`, { content })).toMatchObject({ status: 403, says: 'You do not have enough privileges for this action.' });
    expect(await forum.as('volunteer').send('PUT', '/api/v3/posts/9999', { content })).toMatchObject({ status: 400, says: 'Post does not exist' });
    expect((await forum.as(null).send('PUT', `/api/v3/posts/${pid}`, { content })).text).toBe('Forbidden');
  });

  it('ends after a while where the forum says so', async () => {
    const forum = await aNodebb({ rules: { postEditSeconds: 300 } });
    const { pid } = await anAnswer(forum);
    await forum.clock.forward(301_000);
    expect((await forum.as('volunteer').send('PUT', `/api/v3/posts/${pid}`, { content })).says).toBe('You are only allowed to edit posts for 300 second(s) after posting');
  });
});

describe('editing as a newcomer', () => {
  it('ends after an hour', async () => {
    const forum = await aNodebb();
    const pid = (await forum.as('first_time_dad_fynn').send('POST', `/api/v3/topics/${forum.ask()}`, { content })).response['pid'];
    const edit = () => forum.as('first_time_dad_fynn').send('PUT', `/api/v3/posts/${pid}`, { content: 'Put differently now.' });
    expect((await edit()).status).toBe(200);
    await forum.clock.forward(3_601_000);
    expect((await edit()).status).toBe(400);
  });

  it('is refused where a moderator deleted the post or locked the topic', async () => {
    const forum = await aNodebb();
    const { tid, pid } = await anAnswer(forum);
    const edit = () => forum.as('volunteer').send('PUT', `/api/v3/posts/${pid}`, { content: 'Put differently now.' });
    forum.backstage.deeds.lock(tid);
    expect((await edit()).says).toBe('Topic locked');
    forum.backstage.deeds.lock(tid, false);
    forum.backstage.deeds.deletePost(pid);
    expect((await edit()).says).toBe('[[error:post-deleted]]');
    expect((await forum.as('volunteer').send('PUT', `/api/v3/posts/${pid}/state`, {})).status).toBe(403);
  });
});

describe('deleting a post', () => {
  it('is soft and can be undone, and twice is once too often', async () => {
    const forum = await aNodebb();
    const { pid } = await anAnswer(forum);
    const voice = forum.as('volunteer');
    expect((await voice.send('DELETE', `/api/v3/posts/${pid}/state`, {})).status).toBe(200);
    expect(await voice.send('DELETE', `/api/v3/posts/${pid}/state`, {})).toMatchObject({ status: 400, says: 'This post has already been deleted' });
    expect((await forum.as('nurse_ilse').get(`/api/v3/posts/${pid}/raw`)).status).toBe(404);
    expect((await voice.send('PUT', `/api/v3/posts/${pid}/state`, {})).status).toBe(200);
    expect(await voice.send('PUT', `/api/v3/posts/${pid}/state`, {})).toMatchObject({ status: 400, says: 'This post has already been restored' });
    expect((await forum.as('nurse_ilse').get(`/api/v3/posts/${pid}/raw`)).status).toBe(200);
  });

  it('is for good without `/state`, and not for authors', async () => {
    const forum = await aNodebb();
    const { tid, pid } = await anAnswer(forum);
    expect((await forum.as('volunteer').send('DELETE', `/api/v3/posts/${pid}`, {})).status).toBe(403);
    expect((await forum.as('tomasz_keeps_order').send('DELETE', `/api/v3/posts/${pid}`, {})).status).toBe(200);
    expect(forum.world.topics.get(tid)?.pids).toHaveLength(1);
    expect((await forum.as('volunteer').send('DELETE', `/api/v3/topics/${tid}`, {})).status).toBe(403);
    expect((await forum.as('tomasz_keeps_order').send('DELETE', `/api/v3/topics/${tid}`, {})).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/v3/topics/${tid}`)).status).toBe(404);
  });
});

describe('a moderator', () => {
  it('locks and pins, and others may not; each leaves a trace', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    for (const deed of ['lock', 'pin']) {
      expect((await forum.as('volunteer').send('PUT', `/api/v3/topics/${tid}/${deed}`, {})).status).toBe(403);
      for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE'] as const) expect((await forum.as('willow_reads').send(method, `/api/v3/topics/${tid}/${deed}`, {})).status).toBe(200);
    }
    const events = (await forum.as('volunteer').get(`/api/v3/topics/${tid}/events`)).response['events'] as Record<string, unknown>[];
    expect(events.map(({ type }) => type)).toEqual(['lock', 'lock', 'unlock', 'unlock', 'pin', 'pin', 'unpin', 'unpin']);
    expect(events[0]).toMatchObject({ user: { username: 'willow_reads' }, timestamp: forum.clock.now() });
  });

  it('replaces and adds tags: cut to 15, lower-case, short ones dropped in silence', async () => {
    const forum = await aNodebb();
    const tid = forum.ask({ by: 'paper_lantern' });
    const tag = async (method: 'PUT' | 'PATCH', tags: unknown, who = 'willow_reads') => {
      const heard = await forum.as(who).send(method, `/api/v3/topics/${tid}/tags`, { tags });
      return heard.status === 200 ? (heard.response as unknown as { value: string }[]).map(({ value }) => value) : [heard.status, heard.says];
    };
    expect(await tag('PUT', ['Petechiae In Children', 'ab', 'RASH'])).toEqual(['petechiae in ch', 'rash']);
    expect(await tag('PATCH', ['skin'])).toEqual(['petechiae in ch', 'rash', 'skin']);
    expect(await tag('PUT', ['only'], 'paper_lantern')).toEqual(['only']);
    expect(await tag('PUT', ['one', 'two', 'three', 'four', 'five', 'six'])).toEqual([400, "Too many tags. Topics can't have more than 5 tag(s)"]);
    expect((await tag('PUT', ['mine'], 'volunteer'))[0]).toBe(403);
  });

  it('moves between categories of their own, and nobody looks whether the target is there', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const move = (who: string, cid: number) => forum.as(who).send('PUT', `/api/v3/topics/${tid}/move`, { cid });
    expect((await move('willow_reads', 7)).status).toBe(403);
    expect(await move('tomasz_keeps_order', 6)).toMatchObject({ status: 400, says: "Can't move topic to the same category!" });
    expect((await move('tomasz_keeps_order', 7)).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/v3/topics/${tid}`)).response).toMatchObject({ cid: 7, oldCid: '6' });
    expect((await move('tomasz_keeps_order', 999)).status).toBe(200);
    for (const who of ['volunteer', 'tomasz_keeps_order']) expect((await forum.as(who).get(`/api/topic/${tid}`)).status).toBe(403);
    expect((await forum.as('harbour_hana').get(`/api/topic/${tid}`)).status).toBe(200);
    expect((await move('harbour_hana', 6)).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).status).toBe(200);
  });
});

describe('a vote', () => {
  it('counts once, raises reputation, and is not for one’s own post', async () => {
    const forum = await aNodebb();
    const { pid } = await anAnswer(forum);
    const vote = (who: string) => forum.as(who).send('PUT', `/api/v3/posts/${pid}/vote`, { delta: 1 });
    expect(await vote('volunteer')).toMatchObject({ status: 400, says: 'You cannot vote on your own post' });
    for (let twice = 0; twice < 2; twice += 1) expect((await vote('nurse_ilse')).response).toMatchObject({ user: { reputation: 96 }, post: { upvotes: 1 } });
    expect((await forum.as('nurse_ilse').send('DELETE', `/api/v3/posts/${pid}/vote`, {})).response).toMatchObject({ user: { reputation: 95 }, post: { upvotes: 0 } });
  });
});

describe('a flag', () => {
  it('is answered with nothing, refused twice, and needs a reason', async () => {
    const forum = await aNodebb();
    const pid = forum.world.topics.get(forum.ask())?.mainPid;
    const flag = (body: object) => forum.as('volunteer').send('POST', '/api/v3/flags', { type: 'post', id: pid, ...body });
    expect((await flag({})).status).toBe(400);
    expect((await flag({ reason: 'An advertisement.' })).response).toEqual({});
    expect(await flag({ reason: 'An advertisement.' })).toMatchObject({ status: 400, says: 'You have already flagged this post' });
    const staffs = forum.backstage.deeds.answer(forum.ask(), content, 'tomasz_keeps_order');
    expect((await flag({ id: staffs, reason: 'I disagree.' })).says).toMatch(/^You are not allowed to flag/);
  });

  it('is judged by moderators, and to others there is none', async () => {
    const forum = await aNodebb();
    await forum.as('volunteer').send('POST', '/api/v3/flags', { type: 'post', id: forum.world.topics.get(forum.ask())?.mainPid, reason: 'An advertisement.' });
    expect((await forum.as('volunteer').get('/api/flags?state=open')).status).toBe(403);
    expect((await forum.as('tomasz_keeps_order').get('/api/flags?state=open')).json['flags']).toMatchObject([{ flagId: 1, state: 'open' }]);
    expect((await forum.as('volunteer').get('/api/v3/flags/1')).status).toBe(404);
    await forum.as('tomasz_keeps_order').send('PUT', '/api/v3/flags/1', { state: 'resolved', assignee: 3 });
    await forum.as('tomasz_keeps_order').send('POST', '/api/v3/flags/1/notes', { note: 'Gone.' });
    expect((await forum.as('tomasz_keeps_order').get('/api/v3/flags/1')).response).toMatchObject({ state: 'resolved', assignee: 3, notes: [{ content: 'Gone.' }] });
    expect((await forum.as('tomasz_keeps_order').get('/api/flags?state=open')).json['flags']).toEqual([]);
  });
});

describe('a new question', () => {
  it('comes back with its number and its first post', async () => {
    const forum = await aNodebb();
    const heard = await forum.as('paper_lantern').send('POST', '/api/v3/topics', { cid: 6, title: 'A red spot', content, tags: ['Skin'] });
    expect([heard.status, heard.response]).toMatchObject([200, { cid: 6, title: 'A red spot', tags: [{ value: 'skin' }], mainPost: { content: `<p dir="auto">${content}</p>\n`, index: 0 } }]);
    expect((await forum.as('paper_lantern').send('POST', '/api/v3/topics', { cid: 6, title: 'Another', content })).status).toBe(400);
  });
});

describe('following and uploading', () => {
  it('follows and stops following, as often as one likes', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    for (const method of ['PUT', 'PUT'] as const) expect((await forum.as('volunteer').send(method, `/api/v3/topics/${tid}/follow`, {})).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).json['isFollowing']).toBe(true);
    expect((await forum.as('volunteer').get('/api/recent?filter=watched')).json['topicCount']).toBe(1);
    await forum.as('volunteer').send('DELETE', `/api/v3/topics/${tid}/follow`, {});
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).json['isFollowing']).toBe(false);
  });

  it('takes pictures from a session and nothing else, and serves them', async () => {
    const forum = await aNodebb();
    const { cookie, csrf } = forum.signIn('volunteer');
    const session = { Cookie: cookie, 'x-csrf-token': csrf, 'Accept-Language': 'en-GB' };
    const send = async (bytes: Uint8Array, name: string, headers: Record<string, string> = session) => {
      const form = new FormData();
      form.append('files[]', new File([new Uint8Array(bytes)], name));
      return fetch(`${forum.baseUrl}/api/post/upload`, { method: 'POST', headers, body: form });
    };
    const { response } = (await (await send(aPicture('png'), 'spot.png')).json()) as { response: { images: { url: string }[] } };
    const picture = await fetch(`${forum.baseUrl}${response.images[0]?.url}`);
    expect([picture.headers.get('Content-Type'), picture.headers.get('X-Content-Type-Options'), new Uint8Array(await picture.arrayBuffer())]).toEqual(['image/png', 'nosniff', aPicture('png')]);
    expect((await send(text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'spot.png')).status).toBe(403);
    expect((await send(aPicture('png'), 'spot.svg')).status).toBe(500);
    forum.rules.rejectImagePx = 1;
    expect(await (await send(aPicture('png'), 'spot.png')).json()).toMatchObject({ status: { code: 'internal-server-error', message: 'Image dimensions are too big' } });
    forum.rules.rejectImagePx = 5_000;
    expect((await send(new Uint8Array(3_000_000), 'spot.png')).status).toBe(500);
    expect(await (await send(aPicture('png'), 'spot.png', { Cookie: cookie })).text()).toBe('Forbidden');
    // Seen in NodeBB 4.15.1: this route is the only one that asks nobody for a token.
    const token = await send(aPicture('png'), 'spot.png', { Authorization: `Bearer ${forum.tokenOf('volunteer')}` });
    expect([token.status, await token.text()]).toEqual([403, 'Forbidden']);
    for (let sent = 0; sent < 12; sent += 1) await send(aPicture('png'), 'spot.png');
    expect(await (await send(aPicture('png'), 'spot.png')).json()).toMatchObject({ error: '[[error:upload-ratelimit-reached]]' });
  });
});
