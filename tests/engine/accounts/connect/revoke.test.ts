import { describe, expect, it, onTestFinished } from 'vitest';
import { userKey, type Credential } from '#electron/engine/forums/credential.ts';
import type { AccountAccess } from '#electron/engine/ports.ts';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aConnect } from '#tests/makers/a-connect.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';
import { aDeadPort, aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const clock = aClock();
const access = (baseUrl: string, credential: Credential | null, kind: AccountAccess['kind'] = 'discourse'): AccountAccess => ({ accountId: 'f-1', kind, baseUrl, credential, isPractice: false });
const revoke = (asked: AccountAccess) => aConnect({ clock }).revoke(asked);

describe('signing out', () => {
  it('has a Discourse forget the key', async () => {
    const forum = await aPracticeForum({ folder: '/forum' });
    const key = forum.signIn('volunteer');
    expect((await forum.withKey(key).get('/latest.json')).status).toBe(200);
    expect(await revoke(access(forum.baseUrl, userKey(key)))).toEqual({ kind: 'taken-back', say: '' });
    expect((await forum.withKey(key).get('/latest.json')).status).toBe(403);
  });

  it('is done when the key was taken back before, and not when only this deed is refused', async () => {
    const forum = await aPracticeForum();
    expect((await revoke(access(forum.baseUrl, userKey('0'.repeat(32))))).kind).toBe('taken-back');
    const key = forum.signIn('volunteer');
    forum.moods.next({ path: '/user-api-key/revoke.json' }, { kind: 'answer', status: 403, body: '{}' });
    expect(await revoke(access(forum.baseUrl, userKey(key)))).toEqual({ kind: 'failed', say: expect.stringContaining('in your settings on the forum') });
  });

  it('never throws: whoever cannot be reached is said to be so', async () => {
    const nowhere = `http://127.0.0.1:${await aDeadPort()}`;
    expect((await revoke(access(nowhere, userKey('k')))).kind).toBe('failed');
    expect((await revoke(access(nowhere, { kind: 'session', cookie: 'a=b' }, 'nodebb'))).kind).toBe('failed');
    const odd = await aScriptedServer((_, response) => json(response, 'what?', 500));
    expect((await revoke(access(odd.url, userKey('k')))).kind).toBe('failed');
    expect((await revoke(access(odd.url, { kind: 'session', cookie: 'a=b' }, 'nodebb'))).kind).toBe('failed');
  });

  it('ends the session on a NodeBB', async () => {
    const forum = await startNodebb({ questions: 5, rules: { subFolder: '/community' } });
    onTestFinished(() => forum.stop());
    const { cookie } = forum.signIn('volunteer');
    const self = async () => (await fetch(`${forum.baseUrl}/api/self`, { headers: { Cookie: cookie } })).status;
    expect(await self()).toBe(200);
    const asked = access(forum.baseUrl, { kind: 'session', cookie }, 'nodebb');
    expect(await revoke(asked)).toEqual({ kind: 'taken-back', say: '' });
    expect(await self()).toBe(401);
    expect((await revoke(asked)).kind, 'and once more changes nothing').toBe('taken-back');
  });

  it('says what stays good on the forum, because it is not ours to take back', async () => {
    const forum = await aPracticeForum();
    const key = forum.adminKey(null);
    expect(await revoke(access(forum.baseUrl, { kind: 'admin-key', key, username: 'volunteer' }))).toEqual({ kind: 'nothing', say: expect.stringContaining('stays good') });
    expect(await revoke(access(forum.baseUrl, { kind: 'token', token: 't' }, 'nodebb'))).toEqual({ kind: 'nothing', say: expect.stringContaining('administrator') });
    expect(await revoke(access(forum.baseUrl, null))).toEqual({ kind: 'nothing', say: '' });
    expect(forum.requests.count()).toBe(0);
  });
});
