import { describe, expect, it } from 'vitest';
import { aPracticeForum, knock, sendForm } from '#tests/makers/a-practice-forum.ts';

describe('a forum of before', () => {
  it('hands out no codes and does not say that it could', async () => {
    const forum = await aPracticeForum();
    const probe = async () => (await fetch(`${forum.baseUrl}/user-api-key/new`, { method: 'HEAD' })).headers.get('Auth-Api-Device-Code');
    expect(await probe()).toBe('true');
    forum.moods.isWithoutCodes = true;
    expect(await probe()).toBeNull();
    expect((await forum.as(null).send('POST', '/user-api-key/device.json', {})).status).toBe(404);
    forum.moods.clear();
    expect(await probe()).toBe('true');
  });
});

describe('a forum in a folder', () => {
  it('answers there and nowhere else, to its own name only', async () => {
    const forum = await aPracticeForum({ folder: '/forum' });
    const { origin, port } = new URL(forum.baseUrl);
    expect(forum.baseUrl).toBe(`${origin}/forum`);
    for (const at of ['/forum', '/forum/', '/forum/site.json', '/forum?page=1']) expect((await knock(origin, { at })).status, at).toBe(200);
    for (const at of ['/', '/site.json', '/forumx/site.json', '/other/forum/site.json']) expect((await knock(origin, { at })).status, at).toBe(404);
    for (const at of ['/forum/site.json', '/site.json']) expect((await knock(origin, { at, headers: { Host: `evil.example:${port}` } })).status, at).toBe(421);
  });

  it('has pages whose links, forms and redirects stay in it', async () => {
    const forum = await aPracticeForum({ folder: '/forum', seed: 'demo' });
    const { origin } = new URL(forum.baseUrl);
    const { text } = await knock(origin, { at: '/forum/' });
    const links = [...text.matchAll(/(?:href|action|src)="(\/[^"]*)"/g)].map(([, address = '']) => address);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((address) => !address.startsWith('/forum/'))).toEqual([]);
    const topicId = await forum.ask();
    const moved = await knock(origin, { at: `/forum/t/${topicId}` });
    expect([moved.status, moved.headers.location]).toEqual([302, expect.stringMatching(/^\/forum\/t\//)]);
    const sent = await sendForm(origin, moved.headers.location ?? '', { as: 'volunteer', raw: 'An answer written on the page of the question.' });
    expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/forum\/t\/.*#post_2$/)]);
  });
});

describe('an administrator’s key', () => {
  it('speaks for whom it names, or for the one it was made for', async () => {
    const forum = await aPracticeForum();
    const who = async (key: string, username?: string) => {
      const answer = await fetch(`${forum.baseUrl}/session/current.json`, { headers: { 'Api-Key': key, ...(username === undefined ? {} : { 'Api-Username': username }) } });
      return answer.status === 200 ? ((await answer.json()) as { current_user: { username: string } }).current_user.username : answer.status;
    };
    const [any, bound] = [forum.adminKey(null), forum.adminKey('volunteer')];
    expect([await who(any, 'volunteer'), await who(any, 'paper_lantern'), await who(any), await who(any, 'nobody_at_all')]).toEqual(['volunteer', 'paper_lantern', 403, 403]);
    expect([await who(bound, 'volunteer'), await who(bound), await who(bound, 'paper_lantern')]).toEqual(['volunteer', 'volunteer', 403]);
    expect([await who('0'.repeat(64), 'volunteer'), await who(forum.key, 'volunteer')], 'nobody made these').toEqual([403, 403]);
    forum.moods.revokeKey(any);
    expect(await who(any, 'volunteer')).toBe(403);
  });
});
