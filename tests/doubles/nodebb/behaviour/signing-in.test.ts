import { describe, expect, it } from 'vitest';
import { aNodebb, type NodebbOnTest } from '#tests/makers/a-nodebb.ts';

const cookieOf = (headers: Headers): string => (headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '';

async function signedIn(forum: NodebbOnTest, username: string): Promise<{ cookie: string; csrf: string }> {
  const login = await forum.with({ 'Accept-Language': 'en-GB' }).send('POST', '/api/v3/utilities/login', { username, password: forum.passwordOf(username) });
  const cookie = cookieOf(login.headers);
  const config = await forum.with({ Cookie: cookie }).get('/api/config');
  return { cookie, csrf: String(config.json['csrf_token']) };
}

describe('tokens', () => {
  it('act as their user on both APIs, however the scheme is written', async () => {
    const forum = await aNodebb();
    const token = forum.tokenOf('volunteer');
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) expect((await forum.with({ Authorization: `${scheme} ${token}` }).get('/api/self')).json).toMatchObject({ username: 'volunteer', isSelf: true });
    expect((await forum.with({}).get(`/api/self?token=${token}`)).status).toBe(401);
    expect((await forum.as('volunteer').get('/api/self?_uid=1')).json).toMatchObject({ username: 'volunteer' });
  });

  it('that nobody has make a guest, not a refusal', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const wrong = forum.with({ Authorization: 'Bearer nope', 'Accept-Language': 'en-GB' });
    expect((await wrong.get(`/api/v3/topics/${tid}`)).status).toBe(200);
    expect((await wrong.get('/api/config')).json).toMatchObject({ loggedIn: false });
    const self = await wrong.get('/api/self');
    expect([self.status, self.body]).toEqual([401, 'not-authorized']);
    const write = await wrong.send('POST', `/api/v3/topics/${tid}`, { content: 'A proper answer.' });
    expect([write.status, write.says]).toEqual([403, 'You do not have enough privileges for this action.']);
  });

  it('stop working when they are revoked', async () => {
    const forum = await aNodebb();
    const voice = forum.as('volunteer');
    expect((await voice.get('/api/self')).status).toBe(200);
    forum.backstage.deeds.revoke('volunteer');
    expect((await voice.get('/api/self')).status).toBe(401);
    expect((await forum.as('volunteer').get('/api/self')).status).toBe(200);
  });

  it('send a cookie along each time, of a session that is nobody', async () => {
    const forum = await aNodebb();
    const heard = await forum.as('volunteer').get('/api/self');
    expect(cookieOf(heard.headers)).toMatch(/^express\.sid=/);
    expect((await forum.with({ Cookie: cookieOf(heard.headers) }).get('/api/self')).status).toBe(401);
  });

  it('lose against the cookie of a live session, silently', async () => {
    const forum = await aNodebb();
    const { cookie } = forum.signIn('pharmacist_bo');
    const both = forum.with({ Cookie: cookie, Authorization: `Bearer ${forum.tokenOf('volunteer')}` });
    expect((await both.get('/api/self')).json).toMatchObject({ username: 'pharmacist_bo' });
    const write = await both.send('POST', `/api/v3/topics/${forum.ask()}`, { content: 'A proper answer.' });
    expect([write.status, write.text]).toEqual([403, 'Forbidden']);
  });

  it('of a master speak for whomever they name, and for nobody they are refused', async () => {
    const forum = await aNodebb();
    const master = forum.with({ Authorization: `Bearer ${forum.masterToken()}`, 'Accept-Language': 'en-GB' });
    expect((await master.get('/api/self?_uid=2')).json).toMatchObject({ username: 'volunteer' });
    const v3 = await master.get('/api/v3/topics/1');
    expect([v3.status, v3.says]).toEqual([400, expect.stringMatching(/^A master token was received without a corresponding `_uid`/)]);
    const read = await master.get('/api/recent');
    expect([read.status, read.json['error']]).toEqual([500, '[[error:api.master-token-no-uid]]']);
    const ghost = await master.get('/api/self?_uid=4444');
    expect([ghost.status, ghost.body]).toEqual([200, null]);
    const tid = forum.ask();
    const spoken = await master.send('POST', `/api/v3/topics/${tid}`, { content: 'For somebody else.', _uid: 2 });
    expect(spoken.response).toMatchObject({ uid: 2, user: { username: 'volunteer' } });
    // The delay is the member's, not the master's.
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: 'And another one.' })).status).toBe(400);
  });

  it('are made by administrators who confirmed their password within two minutes', async () => {
    const forum = await aNodebb();
    const { cookie, csrf } = await signedIn(forum, 'harbour_hana');
    const admin = forum.with({ Cookie: cookie, 'x-csrf-token': csrf });
    const made = await admin.send('POST', '/api/v3/admin/tokens', { uid: 2 });
    expect((await forum.with({ Authorization: `Bearer ${String(made.response['secret'])}` }).get('/api/self')).json).toMatchObject({ username: 'volunteer' });
    expect((await admin.send('POST', '/api/v3/admin/tokens', { uid: 0 })).status).toBe(400);
    expect((await admin.send('POST', '/api/v3/admin/tokens', { uid: 0, password: forum.passwordOf('harbour_hana') })).status).toBe(200);
    await forum.clock.forward(121_000);
    expect((await admin.send('POST', '/api/v3/admin/tokens', { uid: 2 })).status).toBe(401);
    expect((await forum.as('harbour_hana').send('POST', '/api/v3/admin/tokens', { uid: 2 })).status).toBe(401);
    expect((await forum.as('volunteer').send('POST', '/api/v3/admin/tokens', { uid: 2 })).status).toBe(403);
  });
});

describe('a password', () => {
  it('opens a session by name or by e-mail, without a CSRF token', async () => {
    const forum = await aNodebb();
    for (const username of ['volunteer', 'volunteer@example.org']) {
      const login = await forum.with({}).send('POST', '/api/v3/utilities/login', { username, password: forum.passwordOf('volunteer') });
      expect(login.response).toMatchObject({ username: 'volunteer' });
      expect(login.headers.getSetCookie()[0]).toMatch(/^express\.sid=[^;]+;.*HttpOnly; SameSite=Lax$/);
      expect((await forum.with({ Cookie: cookieOf(login.headers) }).get('/api/self')).json).toMatchObject({ username: 'volunteer' });
    }
  });

  it('that is wrong gets 403 and a key in plain text', async () => {
    const forum = await aNodebb();
    for (const username of ['volunteer', 'nobody']) {
      const login = await forum.with({}).send('POST', '/api/v3/utilities/login', { username, password: 'wrong' });
      expect([login.status, login.text, login.headers.get('Content-Type')]).toEqual([403, '[[error:invalid-login-credentials]]', 'text/plain; charset=utf-8']);
    }
  });

  it('lets write with the CSRF token of its session only, in the header or the body', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const { cookie, csrf } = await signedIn(forum, 'volunteer');
    expect(csrf).toMatch(/^[0-9a-f]{128}$/);
    const content = 'A proper answer.';
    for (const headers of [{ Cookie: cookie }, { Cookie: cookie, 'x-csrf-token': 'wrong' }]) {
      const refused = await forum.with(headers).send('POST', `/api/v3/topics/${tid}`, { content });
      expect([refused.status, refused.text, refused.headers.get('Content-Type')]).toEqual([403, 'Forbidden', 'text/plain; charset=utf-8']);
    }
    expect((await forum.with({ Cookie: cookie, 'x-csrf-token': csrf }).send('POST', `/api/v3/topics/${tid}`, { content })).response).toMatchObject({ uid: 2 });
    await forum.clock.forward(11_000);
    expect((await forum.with({ Cookie: cookie }).send('POST', `/api/v3/topics/${tid}`, { content, csrf_token: csrf })).response).toMatchObject({ uid: 2 });
  });

  it('is forgotten after signing out, when the session ends, and when an administrator ends it', async () => {
    const forum = await aNodebb();
    const { cookie, csrf } = await signedIn(forum, 'volunteer');
    expect((await forum.with({ Cookie: cookie }).send('POST', '/logout')).status).toBe(403);
    expect((await forum.with({ Cookie: cookie, 'x-csrf-token': csrf }).send('POST', '/logout')).status).toBe(200);
    expect((await forum.with({ Cookie: cookie }).get('/api/self')).status).toBe(401);
    const second = forum.signIn('volunteer');
    await forum.clock.forward(14 * 86_400_000);
    expect((await forum.with({ Cookie: second.cookie }).get('/api/self')).status).toBe(401);
    const third = forum.signIn('volunteer');
    expect(forum.backstage.deeds.expireSessions('volunteer')).toBeGreaterThan(0);
    expect((await forum.with({ Cookie: third.cookie }).get('/api/self')).status).toBe(401);
  });
});

describe('somebody banned', () => {
  it('reads no page, still learns who they are, and writes nothing', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    forum.backstage.deeds.ban('volunteer');
    const read = await forum.as('volunteer').get('/api/recent');
    expect([read.status, read.json['error']]).toEqual([403, '[[error:user-banned]]']);
    expect((await forum.as('volunteer').get('/api/self')).status).toBe(200);
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: 'A proper answer.' })).status).toBe(403);
    const admin = forum.as('harbour_hana');
    expect(await admin.send('DELETE', '/api/v3/users/2/ban')).toMatchObject({ status: 400, says: expect.stringContaining('Cannot read properties of undefined') });
    expect((await admin.send('DELETE', '/api/v3/users/2/ban', {})).status).toBe(200);
    expect((await forum.as('volunteer').get('/api/recent')).status).toBe(200);
  });
});
