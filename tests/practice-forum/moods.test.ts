import { describe, expect, it } from 'vitest';
import { discourseLimits } from '#electron/practice-forum/rules.ts';
import { aPracticeForum, knock } from '#tests/makers/a-practice-forum.ts';

const raw = 'An answer that may or may not arrive at all.';

describe('moods', () => {
  it('without one, everything arrives', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw })).status).toBe(200);
  });

  it.each([
    ['drops the connection after the post was written', { kind: 'drop-after-commit' }, 2],
    ['drops the connection before anything was read', { kind: 'drop-before' }, 1],
    ['cuts the answer short', { kind: 'cut-short' }, 2],
  ] as const)('%s', async (_what, fate, posts) => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.next({ method: 'POST', path: '/posts.json' }, fate);
    await expect(forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw })).rejects.toThrow();
    expect((await forum.as(null).get(`/t/${topicId}.json`)).json['posts_count']).toBe(posts);
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: `${raw} Again.` })).status, 'only once').toBe(200);
  });

  it.each([
    ['hangs before', undefined, 1],
    ['hangs after the work was done', 'commit', 2],
  ] as const)('%s, until the caller gives up', async (_what, after, posts) => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.next({ path: '/posts.json' }, { kind: 'hang', ...(after ? { after } : {}) });
    const giveUp = new AbortController();
    const hanging = fetch(`${forum.baseUrl}/posts.json`, { method: 'POST', signal: giveUp.signal, headers: { 'User-Api-Key': forum.key, 'Content-Type': 'application/json' }, body: JSON.stringify({ topic_id: topicId, raw }) });
    const isOver = hanging.then(() => 'answered', () => 'gave up');
    await expect.poll(async () => (await forum.as(null).get(`/t/${topicId}.json`)).json['posts_count']).toBe(posts);
    giveUp.abort();
    expect(await isOver).toBe('gave up');
    await expect.poll(() => forum.requests.count({ method: 'POST', path: '/posts.json' })).toBe(2);
  });

  it('lets go of who still hangs when it stops', async () => {
    const forum = await aPracticeForum();
    forum.moods.always({ path: '/latest.json' }, { kind: 'hang' });
    const hanging = forum.as(null).get('/latest.json').catch(() => 'cut off');
    await expect.poll(async () => (await forum.as(null).get('/site.json')).status).toBe(200);
    await forum.stop();
    expect(await hanging).toBe('cut off');
    await forum.stop();
  });

  it.each([500, 502, 503, 504] as const)('answers like a proxy, with %d and a page', async (status) => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.next({ path: /^\/posts/ }, { kind: 'gateway', status, after: status === 502 ? 'commit' : 'nothing' });
    const heard = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw });
    expect([heard.status, heard.headers.get('Content-Type')]).toEqual([status, 'text/html']);
    expect((await forum.as(null).get(`/t/${topicId}.json`)).json['posts_count']).toBe(status === 502 ? 2 : 1);
  });

  it('slows down the whole forum, or only one act', async () => {
    const forum = await aPracticeForum();
    forum.moods.next({}, { kind: 'slow-down', seconds: 17 });
    const whole = await forum.as('volunteer').get('/latest.json');
    expect(whole).toMatchObject({ status: 429, json: { error_type: 'rate_limit', extras: { wait_seconds: 17 } } });
    expect([whole.headers.get('Retry-After'), whole.headers.get('Discourse-Rate-Limit-Error-Code')]).toEqual(['17', 'user_api_key_limiter_60_secs']);
    forum.moods.next({ method: 'get' }, { kind: 'slow-down', seconds: 3, wholeForum: false });
    expect((await forum.as('volunteer').get('/latest.json')).headers.get('Discourse-Rate-Limit-Error-Code')).toBeNull();
  });

  it('says whatever it was told to say', async () => {
    const forum = await aPracticeForum();
    forum.moods.next({ path: '/latest.json' }, { kind: 'answer', status: 302, headers: { Location: 'https://elsewhere.example/' } });
    forum.moods.next({ path: '/latest.json' }, { kind: 'rewrite', rewrite: (body) => body.replace('topic_list', 'tropic_list') }, 2);
    expect((await forum.as('volunteer').get('/latest.json')).headers.get('location')).toBe('https://elsewhere.example/');
    for (let time = 0; time < 2; time++) expect((await forum.as('volunteer').get('/latest.json')).json).toHaveProperty('tropic_list');
    expect((await forum.as('volunteer').get('/latest.json')).json).toHaveProperty('topic_list');
    forum.moods.always({}, { kind: 'gateway', status: 503 });
    expect((await forum.as(null).get('/site.json')).status).toBe(503);
    forum.moods.clear();
    expect((await forum.as(null).get('/site.json')).status).toBe(200);
  });

  it('waits for a promise', async () => {
    const forum = await aPracticeForum();
    const { promise, resolve } = Promise.withResolvers<void>();
    forum.moods.next({ path: '/site.json' }, { kind: 'wait', until: promise });
    const order: string[] = [];
    const slow = forum.as(null).get('/site.json').then(() => order.push('slow'));
    await forum.as(null).get('/latest.json').then(() => order.push('quick'));
    resolve();
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });

  it('only reads while read-only', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.readOnly = true;
    const refused = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw });
    expect(refused).toMatchObject({ status: 503, json: { error_type: 'read_only' } });
    expect(refused.headers.get('Discourse-Readonly')).toBe('true');
    expect((await forum.as('volunteer').get('/latest.json')).headers.get('Discourse-Readonly')).toBe('true');
    expect((await knock(forum.baseUrl, { method: 'POST', at: '/ask', headers: { Origin: forum.baseUrl, Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'title=x' })).status).toBe(503);
    forum.moods.readOnly = false;
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw })).status).toBe(200);
  });

  it('cannot be asked for over HTTP', async () => {
    const forum = await aPracticeForum();
    for (const path of ['/moods', '/moods.json', '/faults.json', '/__moods', '/admin/moods.json']) {
      expect((await forum.as('harbour_hana').send('POST', path, { kind: 'drop-before' })).status, path).toBe(404);
    }
    expect((await forum.as(null).get('/site.json')).status).toBe(200);
  });
});

describe('the visitor book', () => {
  it('counts calls, without keys and bodies', async () => {
    const forum = await aPracticeForum();
    await forum.as('volunteer').get('/latest.json?page=0');
    await forum.as(null).get('/latest.json');
    expect(forum.requests.count({ path: '/latest.json' })).toBe(2);
    expect(forum.requests.list({ method: 'GET', path: /latest/ })).toEqual([
      { method: 'GET', path: '/latest.json', query: '?page=0', status: 200, username: 'volunteer' },
      { method: 'GET', path: '/latest.json', query: '', status: 200, username: null },
    ]);
    forum.requests.clear();
    expect(forum.requests.count()).toBe(0);
  });
});

describe('limits', () => {
  it('are out of the way on the practice forum', async () => {
    const forum = await aPracticeForum();
    for (let time = 0; time < 60; time++) expect((await forum.withKey(forum.key).get('/site/basic-info.json')).status).toBe(200);
  });

  it('stop a key after twenty calls in a minute, as Discourse does, and let it go on after', async () => {
    const forum = await aPracticeForum({ rules: discourseLimits });
    const voice = forum.as('volunteer');
    for (let time = 0; time < 20; time++) expect((await voice.get('/site/basic-info.json')).status).toBe(200);
    const slowed = await voice.get('/site/basic-info.json');
    expect(slowed).toMatchObject({ status: 429, json: { error_type: 'rate_limit', extras: { wait_seconds: 60 } } });
    expect([slowed.headers.get('Retry-After'), slowed.headers.get('Discourse-Rate-Limit-Error-Code')]).toEqual(['60', 'user_api_key_limiter_60_secs']);
    expect((await forum.as('paper_lantern').get('/site/basic-info.json')).status, 'another key').toBe(200);
    expect((await forum.as(null).get('/site/basic-info.json')).status, 'no key').toBe(200);
    await forum.clock.forward(60_001);
    expect((await voice.get('/site/basic-info.json')).status).toBe(200);
  });

  it('have a day as well', async () => {
    const forum = await aPracticeForum({ rules: { keyRequestsPerDay: 2 } });
    const voice = forum.as('volunteer');
    await voice.get('/site.json');
    await voice.get('/site.json');
    expect((await voice.get('/site.json')).headers.get('Discourse-Rate-Limit-Error-Code')).toBe('user_api_key_limiter_1_day');
  });

  it('let one post in five seconds through, and that is no matter of the whole forum', async () => {
    const forum = await aPracticeForum({ rules: { createPostSeconds: 5 } });
    const topicId = await forum.ask();
    await forum.answer(topicId);
    const slowed = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw });
    expect([slowed.status, slowed.headers.get('Retry-After'), slowed.headers.get('Discourse-Rate-Limit-Error-Code')]).toEqual([429, '5', null]);
    await forum.answer(topicId, undefined, 'tomasz_keeps_order');
    await forum.clock.forward(5_001);
    await forum.answer(topicId, raw);
  });
});
