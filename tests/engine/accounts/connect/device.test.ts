import { describe, expect, it } from 'vitest';
import { aConnect, answerCode, shown, type ConnectOnTest } from '#tests/makers/a-connect.ts';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';
import { aClock } from '#tests/makers/a-clock.ts';

const device = { way: 'device' as const, accountId: null };
const polls = { method: 'POST', path: '/user-api-key/device/poll.json' };

async function begun(rest: Parameters<typeof aPracticeForum>[0] = {}): Promise<{ forum: ForumOnTest; connect: ConnectOnTest; signInId: string }> {
  const forum = await aPracticeForum(rest);
  const connect = aConnect({ clock: forum.clock });
  return { forum, connect, ...(await connect.begin({ ...device, url: forum.baseUrl })) };
}
/** Lets so much time pass, and what it sets off over the network arrive. */
async function pass(forum: ForumOnTest, ms = 5_000): Promise<void> {
  const before = forum.requests.count(polls);
  await forum.clock.forward(ms);
  await expect.poll(() => forum.requests.count(polls)).toBeGreaterThan(before);
}

describe('signing in by a code', () => {
  it('shows the code and the forum’s page, asks as often as it may, and ends with an account', async () => {
    const { forum, connect, signInId } = await begun();
    const waiting = shown(await connect.standing(signInId));
    expect(waiting).toMatchObject({ userCode: expect.stringMatching(/^[A-Z]{4}-\d{4}$/), untilAt: forum.clock.now() + 600_000, mayPaste: false });
    expect(waiting.openUrl).toMatch(new RegExp(`^${forum.baseUrl}/user-api-key/activate\\?request=`));
    await forum.clock.forward(4_999);
    expect(forum.requests.count(polls)).toBe(0);
    await pass(forum, 1);
    expect((await connect.standing(signInId))?.state).toBe('waiting');
    expect(await answerCode(forum, waiting)).toContain('Connected');
    await pass(forum);
    const { accountId } = await connect.becomes(signInId, 'done');
    const credential = connect.registry.credentialOf(accountId);
    expect(credential).toEqual({ kind: 'user-key', key: expect.stringMatching(/^[0-9a-f]{32}$/), clientId: expect.stringMatching(/^rounds-[0-9a-f]{32}$/) });
    expect(connect.registry.added[0]).toMatchObject({ kind: 'discourse', baseUrl: forum.baseUrl, title: 'Practice forum', version: '2026.8.0', me: { username: 'volunteer', name: expect.any(String), id: expect.any(Number) } });
    const after = forum.requests.count(polls);
    await forum.clock.forward(60_000);
    expect(forum.requests.count(polls), 'nobody asks any more').toBe(after);
  });

  it('asks for writing and nothing else, by the same name on one forum and another on the next', async () => {
    const { forum, connect, signInId } = await begun();
    expect(await answerCode(forum, await connect.standing(signInId))).toContain('Connected');
    await pass(forum);
    const first = connect.registry.credentialOf((await connect.becomes(signInId, 'done')).accountId);
    const key = first?.kind === 'user-key' ? first.key : '';
    // Everything the desk does, with that key alone.
    for (const path of ['/session/current.json', '/latest.json', '/posts.json', '/notifications.json', '/site.json']) expect((await forum.withKey(key).get(path)).status, path).toBe(200);
    expect((await forum.withKey(key).send('POST', '/posts.json', { topic_id: await forum.ask(), raw: 'An answer that is long enough to stand.' })).status).toBe(200);
    const again = await connect.begin({ ...device, url: forum.baseUrl });
    await answerCode(forum, await connect.standing(again.signInId));
    await pass(forum);
    const second = connect.registry.credentialOf((await connect.becomes(again.signInId, 'done')).accountId);
    expect(second?.kind === 'user-key' && first?.kind === 'user-key' && second.clientId === first.clientId && second.key !== first.key).toBe(true);
    expect((await forum.withKey(key).get('/latest.json')).status, 'the new key took the old one’s place').toBe(403);
    const other = await aPracticeForum({ folder: '/forum', clock: forum.clock });
    const there = await connect.begin({ ...device, url: other.baseUrl });
    await answerCode(other, await connect.standing(there.signInId));
    await pass(other);
    const third = connect.registry.credentialOf((await connect.becomes(there.signInId, 'done')).accountId);
    expect(third?.kind === 'user-key' && first?.kind === 'user-key' && third.clientId !== first.clientId).toBe(true);
  });

  it('works in a folder, and with a forum that seals as it always did', async () => {
    const { forum, connect, signInId } = await begun({ folder: '/forum' });
    await answerCode(forum, await connect.standing(signInId));
    await pass(forum);
    await connect.becomes(signInId, 'done');
    forum.moods.isWithoutOaep = true;
    const older = await connect.begin({ ...device, url: forum.baseUrl });
    await answerCode(forum, await connect.standing(older.signInId));
    await pass(forum);
    await connect.becomes(older.signInId, 'done');
  });

  it('ends with a sentence when the page is answered with no, and when the code runs out', async () => {
    const { forum, connect, signInId } = await begun();
    await answerCode(forum, await connect.standing(signInId), { decision: 'deny' });
    await pass(forum);
    expect((await connect.becomes(signInId, 'over')).trouble).toMatchObject({ kind: 'refused', say: expect.stringContaining('answered with no') });
    const late = await connect.begin({ ...device, url: forum.baseUrl });
    await forum.clock.forward(600_001);
    expect((await connect.becomes(late.signInId, 'over')).trouble.say).toMatch(/no longer good|waited too long/);
    expect(connect.registry.added).toEqual([]);
  });

  it('stops asking when it is cancelled, and is gone', async () => {
    const { forum, connect, signInId } = await begun();
    connect.cancel({ signInId });
    expect(await connect.standing(signInId)).toBeNull();
    await forum.clock.forward(60_000);
    expect(forum.requests.count(polls)).toBe(0);
  });

  it('outlasts a line that breaks and a forum that asks to slow down', async () => {
    const { forum, connect, signInId } = await begun();
    forum.moods.next(polls, { kind: 'drop-before' });
    forum.moods.next(polls, { kind: 'gateway', status: 502 });
    forum.moods.next(polls, { kind: 'slow-down', seconds: 20 });
    for (let time = 0; time < 3; time++) await pass(forum);
    await answerCode(forum, await connect.standing(signInId));
    const before = forum.requests.count(polls);
    await forum.clock.forward(19_000);
    expect(forum.requests.count(polls), 'not before it may').toBe(before);
    await pass(forum, 1_001);
    await connect.becomes(signInId, 'done');
  });

  it('keeps a key that came while the forum could not say whose it is, and asks again', async () => {
    const { forum, connect, signInId } = await begun();
    await answerCode(forum, await connect.standing(signInId));
    forum.moods.next({ path: '/session/current.json' }, { kind: 'drop-before' }, 2);
    await pass(forum);
    await expect.poll(() => forum.requests.count({ path: '/session/current.json' })).toBe(1);
    expect((await connect.standing(signInId))?.state).toBe('waiting');
    await forum.clock.forward(2_000);
    await expect.poll(() => forum.requests.count({ path: '/session/current.json' })).toBe(2);
    await expect.poll(async () => (await forum.clock.forward(4_000), (await connect.standing(signInId))?.state)).toBe('done');
  });

  it('loses a key whose only answer was lost, and says to start again', async () => {
    const { forum, connect, signInId } = await begun();
    await answerCode(forum, await connect.standing(signInId));
    forum.moods.next(polls, { kind: 'drop-after-commit' });
    await pass(forum);
    await pass(forum);
    expect((await connect.becomes(signInId, 'over')).trouble.say).toContain('Start again');
  });

  it('is refused where the forum hands out none', async () => {
    const forum = await aPracticeForum();
    forum.moods.isWithoutCodes = true;
    await expect(aConnect({ clock: forum.clock }).begin({ ...device, url: forum.baseUrl })).rejects.toMatchObject({ trouble: { kind: 'forum-fault', say: expect.stringContaining('copy the code') } });
  });

  it('waits for ten at most: the oldest gives way', async () => {
    const { forum, connect, signInId } = await begun({ rules: { deviceRequestsPerMinute: 0 } });
    for (let time = 0; time < 9; time++) await connect.begin({ ...device, url: forum.baseUrl });
    expect((await connect.standing(signInId))?.state).toBe('waiting');
    await connect.begin({ ...device, url: forum.baseUrl });
    expect((await connect.becomes(signInId, 'over')).trouble.say).toContain('gave way');
  });
});

describe('a forum that plays tricks with its code', () => {
  const clock = aClock();
  const answer = { device_code: 'd'.repeat(64), user_code: 'ABCD-2345', verification_uri: 'https://elsewhere.example/user-api-key/activate', expires_in: 600, interval: 5 };
  const begin = async (told: unknown, status = 200) => {
    const server = await aScriptedServer(({ method, path }, response) => {
      if (method === 'HEAD') return response.writeHead(200, { 'Auth-Api-Version': '4', 'Auth-Api-Device-Code': 'true' }).end();
      return path === '/user-api-key/device.json' ? json(response, typeof told === 'function' ? (told as (url: string) => unknown)(server.url) : told, status) : json(response, {}, 404);
    });
    const connect = aConnect({ clock });
    const { signInId } = await connect.begin({ ...device, url: server.url });
    return shown(await connect.standing(signInId));
  };

  it.each([
    ['a page of somebody else', answer],
    ['a page of somebody else with the request in it', { ...answer, verification_uri_with_request: 'https://elsewhere.example/?request=1' }],
    ['the same name on another port', { ...answer, verification_uri: 'http://127.0.0.1:1/activate' }],
    ['a page that is a script', { ...answer, verification_uri: 'javascript:alert(1)' }],
  ])('by naming %s gets nobody sent there', async (_what, told) => {
    await expect(begin(told)).rejects.toMatchObject({ trouble: { say: expect.stringContaining('not its own') } });
  });

  it('but its own page is opened', async () => {
    expect((await begin((url: string) => ({ ...answer, verification_uri: `${url}/user-api-key/activate` }))).openUrl).toMatch(/activate$/);
  });

  it.each([
    ['no code', { ...answer, device_code: undefined }],
    ['markup for a code', { ...answer, user_code: '<b>ABCD</b>' }],
    ['a code without an end', { ...answer, expires_in: -1 }],
    ['a page of text', 'hello'],
  ])('by giving %s gets a sentence', async (_what, told) => {
    await expect(begin(told)).rejects.toMatchObject({ trouble: { kind: 'forum-fault' } });
  });
});
