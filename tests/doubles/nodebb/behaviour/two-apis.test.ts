import { describe, expect, it } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';

describe('the two APIs and their two shapes', () => {
  it('gives the page bare on the read API, and an envelope on the write API', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    expect((await forum.as('volunteer').get(`/api/topic/${tid}`)).json).toMatchObject({ tid, posts: [{ index: 0 }] });
    const bare = await forum.as('volunteer').get(`/api/v3/topics/${tid}`);
    expect(bare.json).toMatchObject({ status: { code: 'ok', message: 'OK' }, response: { tid } });
    expect(bare.json).not.toHaveProperty('response.posts');
  });

  it('says what is missing by a title here and by a sentence there', async () => {
    const forum = await aNodebb();
    const read = await forum.as('volunteer').get('/api/topic/999');
    expect([read.status, read.json]).toEqual([404, { path: '/topic/999', loggedIn: true, title: '[[global:404.title]]', bodyClass: 'page-error' }]);
    const write = await forum.as('volunteer').get('/api/v3/topics/999');
    expect([write.status, write.json]).toEqual([404, { status: { code: 'not-found', message: 'Topic does not exist' }, response: {} }]);
  });

  it('sends people elsewhere with 200, a header and a JSON string', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const heard = await forum.as('volunteer').get(`/api/topic/${tid}/any-slug/30`);
    expect(heard.status).toBe(200);
    expect(heard.body).toBe(`/topic/${tid}/any-slug/1`);
    expect(decodeURIComponent(heard.headers.get('X-Redirect') ?? '')).toBe(heard.body);
  });

  it('tells its version in nodeinfo and not in its configuration', async () => {
    const forum = await aNodebb();
    expect((await forum.as(null).get('/nodeinfo/2.0')).json).toMatchObject({ software: { name: 'NodeBB', version: '4.15.1' } });
    expect((await forum.as(null).get('/api/config')).text).not.toContain('4.15');
    const closed = await aNodebb({ rules: { activityPub: false } });
    expect((await closed.as(null).get('/nodeinfo/2.0')).status).toBe(404);
    expect((await closed.as(null).get('/api/v3/categories')).text).not.toContain('"cid":-1');
  });

  it('tells lengths and the queue in its configuration, and no delays', async () => {
    const { json } = await (await aNodebb()).as(null).get('/api/config');
    expect(json).toMatchObject({ minimumPostLength: 8, maximumPostLength: 32_767, maximumTagsPerTopic: 5, minimumTagLength: 3, maximumTagLength: 15, maximumTitleLength: 255, postQueue: 1, loggedIn: false, uid: 0, asset_base_url: '/assets' });
    expect(Object.keys(json).filter((name) => /delay/i.test(name))).toEqual([]);
  });

  it('answers 503 to everybody but administrators while it is looked after', async () => {
    const forum = await aNodebb();
    forum.backstage.moods.maintenance = true;
    const write = await forum.as('volunteer').get('/api/v3/topics/1');
    expect([write.status, write.says]).toEqual([503, 'The route you are trying to call is not currently available due to a server configuration']);
    const read = await forum.as('volunteer').get('/api/recent');
    expect([read.status, read.json]).toEqual([503, { site_title: 'Common Room' }]);
    expect((await forum.as('harbour_hana').get('/api/recent')).status).toBe(200);
  });

  it.each(['', '/community'])('says even then who one is, what the forum is and what was posted last, below “%s”', async (subFolder) => {
    const forum = await aNodebb({ rules: { subFolder } });
    forum.ask();
    forum.backstage.moods.maintenance = true;
    const volunteer = forum.as('volunteer');
    for (const path of ['/api/self', '/api/config', '/api/recent/posts/alltime', '/nodeinfo/2.0', '/assets/language/en-GB/error.json']) expect([path, (await volunteer.get(path)).status]).toEqual([path, 200]);
    for (const path of ['/api/recent', '/api/categories', '/api/topic/1', '/api/post-queue', '/api/v3/categories']) expect([path, (await volunteer.get(path)).status]).toEqual([path, 503]);
  });

  it('answers a body it cannot read, or one too large, with 500', async () => {
    const forum = await aNodebb({ rules: { bodyLimit: 500 } });
    const tid = forum.ask();
    const token = { Authorization: `Bearer ${forum.tokenOf('volunteer')}`, 'Content-Type': 'application/json' };
    const broken = await fetch(`${forum.baseUrl}/api/v3/topics/${tid}`, { method: 'POST', headers: token, body: '{"content":"half' });
    expect(broken.status).toBe(500);
    expect(await broken.json()).toMatchObject({ status: { code: 'internal-server-error' } });
    const large = await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: 'x'.repeat(600) });
    expect([large.status, large.says]).toEqual([500, 'request entity too large']);
    expect(forum.world.topics.get(tid)?.pids).toHaveLength(1);
  });

  it('has a weak ETag on every GET, and says 304 without a body to whoever has it', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const first = await forum.as('volunteer').get(`/api/v3/topics/${tid}`);
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const again = await forum.as('volunteer').get(`/api/v3/topics/${tid}`, { 'If-None-Match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
    forum.backstage.deeds.lock(tid);
    expect((await forum.as('volunteer').get(`/api/v3/topics/${tid}`, { 'If-None-Match': tag })).status).toBe(200);
  });

  it('speaks on its own clock and lets no page elsewhere read', async () => {
    const forum = await aNodebb();
    const { headers } = await forum.as('volunteer').get('/api/self');
    expect(headers.get('Date')).toBe(new Date(forum.clock.now()).toUTCString());
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('can live in a folder, and its pictures and links with it', async () => {
    const forum = await aNodebb({ rules: { subFolder: '/community' } });
    expect(forum.baseUrl).toMatch(/\/community$/);
    expect((await forum.as('volunteer').get('/api/config')).json).toMatchObject({ relative_path: '/community', url: forum.baseUrl });
    expect((await forum.as('volunteer').get('/api/self')).json).toMatchObject({ username: 'volunteer' });
    expect((await fetch(`${forum.baseUrl.replace('/community', '')}/api/config`)).status).toBe(404);
  });

  it('escaped its titles up to 4.13, with the raw form beside them', async () => {
    const title = 'A & B <i>x</i> [1]';
    const now = await aNodebb();
    const tid = now.ask({ title });
    expect((await now.as('volunteer').get(`/api/v3/topics/${tid}`)).response).toMatchObject({ title });
    expect((await now.as('volunteer').get(`/api/v3/topics/${tid}`)).response).not.toHaveProperty('titleRaw');
    const old = await aNodebb({ rules: { version: '4.13.2' } });
    const before = old.ask({ title });
    expect((await old.as('volunteer').get(`/api/v3/topics/${before}`)).response).toMatchObject({ title: 'A &amp; B &lt;i&gt;x&lt;&#x2F;i&gt; &lsqb;1&rsqb;', titleRaw: title });
    expect((await old.as(null).get('/api/config')).json).toMatchObject({ assetBaseUrl: '/assets' });
  });
});
