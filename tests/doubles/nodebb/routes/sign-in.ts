import type { Forum } from '../forum.ts';
import { sentence } from '../language.ts';
import { bad, noPrivileges, notLoggedIn, Verbatim, writeError } from '../refusal.ts';
import { mustBe, numberOf, sessionCookie, sessionIdOf, textOf, type App } from '../reader.ts';
import { personOf, profileOf } from '../wire/member.ts';

const confirmedFor = 120_000;

/** Getting in and out, and asking who one is. */
export function signInRoutes(app: App, forum: Forum): void {
  app.post('/api/v3/utilities/login', (c) => {
    const name = textOf(c.var.body['username']) ?? '';
    const member = forum.world.memberBy(name) ?? [...forum.world.members.values()].find(({ email }) => email === name) ?? null;
    if (!member || c.var.body['password'] !== passwordOf(member.username)) throw new Verbatim(new Response('[[error:invalid-login-credentials]]', { status: 403, headers: { 'Content-Type': 'text/plain; charset=utf-8' } }));
    const { id } = forum.keys.open(member.uid);
    c.header('Set-Cookie', sessionCookie(forum, id), { append: true });
    return c.json({ status: { code: 'ok', message: 'OK' }, response: personOf(forum, member.uid) });
  });

  app.post('/logout', (c) => {
    forum.keys.close(sessionIdOf(c.req.raw) ?? '');
    return c.json({ header: { config: {} }, next: '/' });
  });

  app.get('/api/self', (c) => {
    const { member, uid } = c.var.reader;
    if (member) return c.json(profileOf(forum, member, true));
    // A master token may speak for somebody who does not exist: there is an answer, and nobody in it.
    return uid > 0 ? c.json(null) : c.json('not-authorized', 401);
  });

  app.post('/api/v3/admin/tokens', (c) => {
    const { reader, body } = c.var;
    const confirmed = reader.session !== null && forum.clock.now() - reader.session.startedAt <= confirmedFor;
    if (reader.member && reader.member.role !== 'admin') throw noPrivileges();
    if (!reader.member || !confirmed) throw notLoggedIn();
    const uid = numberOf(body['uid']) ?? 0;
    if (uid === 0 && body['password'] !== passwordOf(reader.member.username)) throw bad('invalid-password');
    return c.json({ status: { code: 'ok', message: 'OK' }, response: { token: 'hidden', uid, secret: forum.keys.tokenOf(uid) } });
  });

  app.post('/api/v3/ping', (c) => {
    const { uid } = mustBe(c);
    return c.json({ status: { code: 'ok', message: 'OK' }, response: { uid, received: c.var.body } });
  });
  app.all('/api/v3/ping', (c) => (c.req.method === 'GET' ? c.json({ status: { code: 'ok', message: 'OK' }, response: { pong: true } }) : writeError(404, sentence('api.404', [], c.var.language))));
}

/** Every invented member's password. */
export const passwordOf = (username: string): string => `${username} likes tea`;
