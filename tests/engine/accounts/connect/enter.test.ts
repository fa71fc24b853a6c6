import { describe, expect, it, onTestFinished } from 'vitest';
import type { TypedCredential } from '#shared/words/account.ts';
import { startNodebb, type NodebbStart } from '#tests/doubles/nodebb/nodebb.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aConnect } from '#tests/makers/a-connect.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const clock = aClock();
async function aNodebb(start: NodebbStart = {}) {
  const forum = await startNodebb({ questions: 5, ...start });
  onTestFinished(() => forum.stop());
  return forum;
}
const enter = (connect: ReturnType<typeof aConnect>, url: string, credential: TypedCredential, accountId: string | null = null) => connect.enter({ url, accountId: accountId as never, credential });
const no = (say: string, kind = 'refused') => ({ trouble: { kind, say: expect.stringContaining(say) as string } });

describe('an administrator’s key', () => {
  it('lets in as the user it names, and is kept with the name as the forum writes it', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const key = forum.adminKey(null);
    const { accountId } = await enter(connect, forum.baseUrl, { way: 'admin-key', key: ` ${key}\n`, username: 'Volunteer ' });
    expect(connect.registry.credentialOf(accountId)).toEqual({ kind: 'admin-key', key, username: 'volunteer' });
    expect(connect.registry.added[0]).toMatchObject({ me: { username: 'volunteer' } });
  });

  it('is refused when nobody made it, when it is somebody else’s, and when the user does not exist', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    for (const [key, username] of [['0'.repeat(64), 'volunteer'], [forum.adminKey('harbour_hana'), 'volunteer'], [forum.adminKey(null), 'nobody_at_all']] as const) {
      await expect(enter(connect, forum.baseUrl, { way: 'admin-key', key, username })).rejects.toMatchObject(no('does not know this key'));
    }
    for (const key of ['two\r\nHost: evil.example', 'sp\u0000ace', '\u2028']) await expect(enter(connect, forum.baseUrl, { way: 'admin-key', key, username: 'volunteer' })).rejects.toMatchObject(no('Copy it once more'));
    expect(connect.registry.added).toEqual([]);
  });

  it('that may not ask who it is is tried on the user’s own page', async () => {
    const server = await aScriptedServer(({ method, path }, response) => {
      if (method === 'HEAD') return response.writeHead(200, { 'Auth-Api-Version': '4' }).end();
      if (path === '/session/current.json') return json(response, { errors: [] }, 403);
      return path === '/u/hana%20b.json' ? json(response, { user: { id: 3, username: 'Hana B', name: null } }) : json(response, {}, 404);
    });
    const connect = aConnect({ clock });
    const { accountId } = await enter(connect, server.url, { way: 'admin-key', key: 'k'.repeat(64), username: 'hana b' });
    expect(connect.registry.credentialOf(accountId)).toMatchObject({ username: 'Hana B' });
    const keyed = server.seen.filter(({ headers }) => headers['api-key'] !== undefined).map(({ path }) => path);
    expect(keyed).toEqual(['/session/current.json', '/u/hana%20b.json']);
  });

  it('that opens another user’s session is refused', async () => {
    const server = await aScriptedServer(({ method, path }, response) => {
      if (method === 'HEAD') return response.writeHead(200, { 'Auth-Api-Version': '4' }).end();
      return path === '/session/current.json' ? json(response, { current_user: { id: 1, username: 'system' } }) : json(response, {}, 404);
    });
    await expect(enter(aConnect({ clock }), server.url, { way: 'admin-key', key: 'k'.repeat(64), username: 'hana' })).rejects.toMatchObject(no('somebody else’s'));
  });
});

describe('a NodeBB token', () => {
  it('lets its user in', async () => {
    const forum = await aNodebb();
    const connect = aConnect({ clock });
    const token = forum.tokenOf('volunteer');
    const { accountId } = await enter(connect, forum.baseUrl, { way: 'token', token });
    expect(connect.registry.credentialOf(accountId)).toEqual({ kind: 'token', token });
    expect(connect.registry.added[0]).toMatchObject({ kind: 'nodebb', title: 'Common Room', version: '4.15.1', me: { id: forum.world.memberBy('volunteer')?.uid, username: 'volunteer' } });
  });

  it('that is wrong is refused, though the forum would read it as a stranger’s', async () => {
    const forum = await aNodebb();
    const connect = aConnect({ clock });
    expect((await fetch(`${forum.baseUrl}/api/config`, { headers: { Authorization: 'Bearer wrong' } })).status).toBe(200);
    await expect(enter(connect, forum.baseUrl, { way: 'token', token: 'wrong' })).rejects.toMatchObject(no('does not know this token'));
    expect(connect.registry.added).toEqual([]);
  });

  it('of a master belongs to nobody', async () => {
    const forum = await aNodebb();
    await expect(enter(aConnect({ clock }), forum.baseUrl, { way: 'token', token: forum.masterToken() })).rejects.toMatchObject(no('master token'));
  });
});

describe('a NodeBB name and password', () => {
  it('open a session, which alone is kept', async () => {
    const forum = await aNodebb({ rules: { subFolder: '/community' } });
    const connect = aConnect({ clock });
    const password = forum.passwordOf('volunteer');
    const { accountId } = await enter(connect, forum.baseUrl, { way: 'password', username: ' volunteer ', password });
    expect(connect.registry.credentialOf(accountId)).toEqual({ kind: 'session', cookie: expect.stringMatching(/^express\.sid=[^;]+$/) });
    expect(JSON.stringify([connect.registry.known(), connect.registry.added, connect.log.lines])).not.toContain(password);
  });

  it('that do not fit are refused', async () => {
    const forum = await aNodebb();
    const connect = aConnect({ clock });
    await expect(enter(connect, forum.baseUrl, { way: 'password', username: 'volunteer', password: 'a secret guess' })).rejects.toMatchObject(no('does not know this name and password'));
    expect(JSON.stringify(connect.log.lines)).not.toContain('a secret guess');
  });

  it.each([
    ['a locked account', 403, '[[error:account-locked]]', 'locked'],
    ['a banned one', 403, '[[error:user-banned]]', 'banned'],
    ['a forum that fails', 500, 'oops', 'did not let you sign in'],
    ['no cookie', 200, '{}', 'nothing to stay signed in by'],
  ])('say what is the matter: %s', async (_what, status, body, say) => {
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/api/config') return json(response, { relative_path: '', csrf_token: 'x' });
      if (path === '/api/v3/utilities/login') return response.writeHead(status, { 'Content-Type': 'text/plain' }).end(body);
      return json(response, {}, 404);
    });
    await expect(enter(aConnect({ clock }), server.url, { way: 'password', username: 'a', password: 'b' })).rejects.toMatchObject(no(say, status < 400 || status >= 500 ? 'forum-fault' : 'refused'));
  });

  it('have no cookie taken that could carry a line of its own', async () => {
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/api/config') return json(response, { relative_path: '', csrf_token: 'x' });
      if (path === '/api/v3/utilities/login') return response.writeHead(200, { 'Set-Cookie': ['evil=a"b c; Path=/', 'express.sid=s%3Aabc; Path=/; HttpOnly', 'gone=; Max-Age=0'] }).end('{}');
      return path === '/api/self' ? json(response, { uid: 2, username: 'anna' }) : json(response, {}, 404);
    });
    const connect = aConnect({ clock });
    await enter(connect, server.url, { way: 'password', username: 'anna', password: 'b' });
    expect(connect.registry.credentialOf('f-1')).toEqual({ kind: 'session', cookie: 'express.sid=s%3Aabc' });
    expect(server.seen.filter(({ path }) => path === '/api/self').map(({ headers }) => headers.cookie)).toEqual(['express.sid=s%3Aabc']);
  });
});

describe('what was typed', () => {
  it('goes to the kind of forum it is for, and nowhere else', async () => {
    const [discourse, nodebb] = [await aPracticeForum(), await aNodebb()];
    const connect = aConnect({ clock });
    await expect(enter(connect, discourse.baseUrl, { way: 'password', username: 'volunteer', password: 'word' })).rejects.toMatchObject(no('lets nobody in by this'));
    await expect(enter(connect, discourse.baseUrl, { way: 'token', token: 't' })).rejects.toMatchObject(no('lets nobody in by this'));
    await expect(enter(connect, nodebb.baseUrl, { way: 'admin-key', key: 'k', username: 'volunteer' })).rejects.toMatchObject(no('no such keys'));
    await expect(connect.begin({ url: nodebb.baseUrl, accountId: null, way: 'paste' })).rejects.toMatchObject(no('no page for that'));
    expect(discourse.requests.list().filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  });

  it('lets an account in again only for its own person', async () => {
    const forum = await aNodebb();
    const connect = aConnect({ clock });
    const me = { id: forum.world.memberBy('volunteer')?.uid ?? 0, username: 'volunteer', name: '' };
    const accountId = connect.registry.put({ kind: 'nodebb', baseUrl: forum.baseUrl, me });
    await expect(enter(connect, forum.baseUrl, { way: 'token', token: forum.tokenOf('paper_lantern') }, accountId)).rejects.toMatchObject(no('You signed in as paper_lantern'));
    expect(connect.registry.credentialOf(accountId)).toBeNull();
    const token = forum.tokenOf('volunteer');
    expect(await enter(connect, forum.baseUrl, { way: 'token', token }, accountId)).toEqual({ accountId });
    expect(connect.registry.credentialOf(accountId)).toEqual({ kind: 'token', token });
  });
});
