import { describe, expect, it } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';
import { emptied, fromElsewhere, missing, ofWrongTypes, plainTags, withNonsense } from '../backstage/strange.ts';

const content = 'It often settles by itself within a week.';

describe('a mood', () => {
  it('answers the next request that matches, and the one after that truly', async () => {
    const forum = await aNodebb();
    forum.backstage.moods.next({ method: 'GET', path: '/api/self' }, { kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>', type: 'text/html' });
    expect((await forum.as('volunteer').get('/api/config')).status).toBe(200);
    expect((await forum.as('volunteer').get('/api/self')).status).toBe(502);
    expect((await forum.as('volunteer').get('/api/self')).status).toBe(200);
  });

  it('says strange things: fields missing, of wrong types, tags as strings', async () => {
    const forum = await aNodebb();
    forum.ask({ tags: ['rash'] });
    const strangely = async (change: (body: unknown) => unknown) => {
      forum.backstage.moods.next({ path: '/api/recent' }, { kind: 'strange', change });
      return ((await forum.as('volunteer').get('/api/recent')).json['topics'] as Record<string, unknown>[])[0];
    };
    expect(await strangely((body) => body)).toMatchObject({ tags: [{ value: 'rash' }], postcount: 1 });
    expect(await strangely(missing('postcount', 'user'))).not.toHaveProperty('postcount');
    expect(await strangely(plainTags)).toMatchObject({ tags: ['rash'] });
    expect(await strangely(ofWrongTypes('tid', 'title'))).toMatchObject({ tid: expect.any(String), title: null });
    expect(await strangely(emptied)).toBeUndefined();
    expect(await strangely(withNonsense)).toBeNull();
  });

  it('has posts of another server, with addresses for numbers', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    for (let at = 0; at < 2; at += 1) forum.backstage.deeds.answer(tid, content);
    forum.backstage.moods.next({ path: `/api/topic/${tid}` }, { kind: 'strange', change: fromElsewhere });
    const posts = (await forum.as('volunteer').get(`/api/topic/${tid}`)).json['posts'] as { pid: unknown; user: { isLocal: boolean } }[];
    expect(posts.filter(({ pid, user }) => String(pid).startsWith('https://elsewhere.example/') && !user.isLocal)).toHaveLength(1);
  });

  it('sends people to another address with headers of its own', async () => {
    const forum = await aNodebb();
    forum.backstage.moods.next({ path: '/api/config' }, { kind: 'answer', status: 301, body: '', headers: { Location: 'https://forum.example/api/config' } });
    const heard = await forum.as(null).get('/api/config');
    expect([heard.status, heard.headers.get('Location')]).toEqual([301, 'https://forum.example/api/config']);
  });

  it('rolls the same dice for the same seed, and others for another', async () => {
    const rolls = async (seed: number) => {
      const forum = await aNodebb();
      forum.backstage.moods.sometimes({ path: '/api/self' }, { seed, share: 0.4, fates: [{ kind: 'answer', status: 500, body: '{}' }, { kind: 'answer', status: 503, body: '{}' }] });
      const statuses = [];
      for (let at = 0; at < 30; at += 1) statuses.push((await forum.as('volunteer').get('/api/self')).status);
      return statuses;
    };
    const first = await rolls(7);
    expect(new Set(first)).toEqual(new Set([200, 500, 503]));
    expect(await rolls(7)).toEqual(first);
    expect(await rolls(8)).not.toEqual(first);
  });

  it('waits, and lets others do something first', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    let go = () => {};
    forum.backstage.moods.next({ method: 'POST' }, { kind: 'wait', until: new Promise((resolve) => (go = resolve)) });
    const held = forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content });
    forum.backstage.deeds.lock(tid);
    go();
    expect(await held).toMatchObject({ status: 400, says: 'Topic locked' });
    const next = forum.ask();
    forum.backstage.moods.next({ method: 'POST' }, { kind: 'first', deed: () => forum.backstage.deeds.deleteTopic(next) });
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${next}`, { content })).says).toBe('[[error:topic-deleted]]');
    forum.backstage.moods.clear();
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${forum.ask()}`, { content })).status).toBe(200);
  });

  it('locks or deletes a topic just after it was looked at', async () => {
    const forum = await aNodebb();
    const [locked, deleted] = [forum.ask(), forum.ask()];
    forum.backstage.deeds.afterRead(locked, 'lock');
    forum.backstage.deeds.afterRead(deleted, 'delete');
    expect((await forum.as('volunteer').get(`/api/v3/topics/${locked}`)).response).toMatchObject({ locked: 0 });
    expect((await forum.as('volunteer').get(`/api/v3/topics/${locked}`)).response).toMatchObject({ locked: 1 });
    expect((await forum.as('volunteer').get(`/api/topic/${deleted}`)).status).toBe(200);
    expect((await forum.as('volunteer').get(`/api/topic/${deleted}`)).status).toBe(403);
  });
});

describe('the visitor book', () => {
  it('knows who came, in what language and with what tag, and how many in a minute', async () => {
    const forum = await aNodebb();
    for (let at = 0; at < 4; at += 1) {
      await forum.as('volunteer').get('/api/self?x=1', { 'If-None-Match': 'W/"x"' });
      await forum.clock.forward(20_000);
    }
    const { requests } = forum.backstage;
    expect(requests.list()[0]).toMatchObject({ method: 'GET', path: '/api/self', query: '?x=1', status: 200, uid: 2, by: 'token', acceptLanguage: 'en-GB', ifNoneMatch: 'W/"x"' });
    expect([requests.count({ path: '/api/self' }), requests.most(60_000), requests.most(86_400_000), requests.count({ path: '/api/config' })]).toEqual([4, 3, 4, 0]);
    expect([requests.most(60_000, { uid: 2 }), requests.most(60_000, { uid: 3 })]).toEqual([3, 0]);
    expect(JSON.stringify(requests.list())).not.toContain(forum.tokenOf('volunteer'));
    requests.clear();
    expect(requests.count()).toBe(0);
  });
});
