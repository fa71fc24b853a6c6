import { describe, expect, it } from 'vitest';
import type { WayBack } from '#electron/engine/ports.ts';
import { aConnect, answerPage, shown } from '#tests/makers/a-connect.ts';
import { aPracticeForum, knock } from '#tests/makers/a-practice-forum.ts';

const paste = { way: 'paste' as const, accountId: null };
const browser = { way: 'browser' as const, accountId: null };

/** A computer that gives addresses to the program, as Electron does. */
function aWayBack({ allows = true } = {}) {
  const ears = new Set<(address: string) => void>();
  let held = 0;
  const wayBack: WayBack = {
    hold() {
      if (!allows) return Promise.resolve(null);
      held += 1;
      return Promise.resolve(() => void (held -= 1));
    },
    onAddress: (call) => {
      ears.add(call);
      return () => void ears.delete(call);
    },
  };
  return { wayBack, arrives: (address: string) => ears.forEach((call) => call(address)), held: () => held, ears };
}

describe('copying the code from the forum’s page', () => {
  it('ends with an account, however the lines of the code were broken', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl });
    const waiting = shown(await connect.standing(signInId));
    expect(waiting).toMatchObject({ userCode: null, mayPaste: true, untilAt: forum.clock.now() + 1_800_000 });
    const query = new URL(waiting.openUrl).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ application_name: 'Rounds', scopes: 'write', padding: 'oaep', nonce: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(query.has('auth_redirect')).toBe(false);
    expect((await knock(forum.baseUrl, { at: waiting.openUrl.slice(forum.baseUrl.length), headers: { Accept: 'text/html' } })).text).toContain('would like to');
    const { code } = await answerPage(waiting);
    const { accountId } = await connect.paste({ signInId, code: `\r\n  ${code.replaceAll('\n', ' \t\u00a0\n')}\n` });
    expect(connect.registry.credentialOf(accountId)).toMatchObject({ kind: 'user-key' });
    expect(await connect.standing(signInId)).toEqual({ state: 'done', accountId });
  });

  it('works with a forum that seals as it always did', async () => {
    const forum = await aPracticeForum();
    forum.moods.isWithoutOaep = true;
    const connect = aConnect({ clock: forum.clock });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl });
    const { code } = await answerPage(await connect.standing(signInId));
    expect(await connect.paste({ signInId, code })).toEqual({ accountId: 'f-1' });
  });

  it('says when it is another code, and goes on waiting for the right one', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const one = await connect.begin({ ...paste, url: forum.baseUrl });
    const two = await connect.begin({ ...paste, url: forum.baseUrl });
    const { code: ofTwo } = await answerPage(await connect.standing(two.signInId));
    for (const code of ['', 'nonsense', 'A'.repeat(344), ofTwo, ofTwo.slice(0, 100), `${ofTwo}${ofTwo}`, 'é'.repeat(20_000)]) {
      await expect(connect.paste({ signInId: one.signInId, code }), code.slice(0, 20)).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('not the code of this sign-in') } });
    }
    expect((await connect.standing(one.signInId))?.state).toBe('waiting');
    expect(await connect.paste({ signInId: two.signInId, code: ofTwo })).toEqual({ accountId: 'f-1' });
    await expect(connect.paste({ signInId: two.signInId, code: ofTwo })).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('over') } });
    await expect(connect.paste({ signInId: 'nobody', code: ofTwo })).rejects.toMatchObject({ trouble: { kind: 'refused' } });
  });

  it('can be tried again when the forum could not be reached', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl });
    const { code } = await answerPage(await connect.standing(signInId));
    forum.moods.next({ path: '/session/current.json' }, { kind: 'drop-before' });
    await expect(connect.paste({ signInId, code })).rejects.toMatchObject({ trouble: { kind: 'offline' } });
    expect(await connect.paste({ signInId, code })).toEqual({ accountId: 'f-1' });
  });

  it('waits half an hour and no longer', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl });
    await forum.clock.forward(1_799_999);
    expect((await connect.standing(signInId))?.state).toBe('waiting');
    await forum.clock.forward(1);
    expect((await connect.becomes(signInId, 'over')).trouble.say).toContain('too long');
    await forum.clock.forward(1_800_000);
    expect(await connect.standing(signInId), 'and is then forgotten').toBeNull();
  });
});

describe('a page that hands the code back', () => {
  it('is heard while a sign-in waits for it, and the address is let go afterwards', async () => {
    const forum = await aPracticeForum();
    const { wayBack, arrives, held, ears } = aWayBack();
    const connect = aConnect({ clock: forum.clock, wayBack });
    expect(held()).toBe(0);
    const { signInId } = await connect.begin({ ...browser, url: forum.baseUrl });
    expect(held()).toBe(1);
    expect(new URL(shown(await connect.standing(signInId)).openUrl).searchParams.get('auth_redirect')).toBe('discourse://auth_redirect');
    const { location } = await answerPage(await connect.standing(signInId));
    expect(location).toMatch(/^discourse:\/\/auth_redirect\?payload=/);
    arrives(location);
    expect((await connect.becomes(signInId, 'done')).accountId).toBe('f-1');
    expect(held()).toBe(0);
    connect.stop();
    expect(ears.size).toBe(0);
  });

  it('reaches the sign-in it belongs to among several, and no other', async () => {
    const forum = await aPracticeForum();
    const { wayBack, arrives, held } = aWayBack();
    const connect = aConnect({ clock: forum.clock, wayBack });
    const ids = await Promise.all([0, 1, 2].map(async () => (await connect.begin({ ...browser, url: forum.baseUrl })).signInId));
    const [first = '', middle = '', last = ''] = ids;
    const { location } = await answerPage(await connect.standing(middle));
    arrives(location);
    await connect.becomes(middle, 'done');
    expect([(await connect.standing(first))?.state, (await connect.standing(last))?.state, held()]).toEqual(['waiting', 'waiting', 2]);
    connect.cancel({ signInId: first });
    connect.cancel({ signInId: last });
    expect(held()).toBe(0);
  });

  it('changes nothing when it is somebody else’s address', async () => {
    const forum = await aPracticeForum();
    const { wayBack, arrives } = aWayBack();
    const connect = aConnect({ clock: forum.clock, wayBack });
    const { signInId } = await connect.begin({ ...browser, url: forum.baseUrl });
    const asked = forum.requests.count();
    for (const address of ['discourse://auth_redirect', 'discourse://auth_redirect?payload=', `discourse://auth_redirect?payload=${'A'.repeat(344)}`, 'discourse://elsewhere?payload=x', 'https://forum.example/?payload=x', 'x'.repeat(100_000)]) arrives(address);
    await expect.poll(() => connect.log.lines.filter((line) => line.includes('sign-in.unknown-answer')).length).toBe(6);
    expect((await connect.standing(signInId))?.state).toBe('waiting');
    expect(forum.requests.count(), 'the forum hears nothing of it').toBe(asked);
  });

  it('may be pasted too, where the browser did not know where to go', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock, wayBack: aWayBack().wayBack });
    const { signInId } = await connect.begin({ ...browser, url: forum.baseUrl });
    const { location } = await answerPage(await connect.standing(signInId));
    expect(await connect.paste({ signInId, code: location })).toEqual({ accountId: 'f-1' });
  });

  it('is refused where this computer does not allow it, with the other way', async () => {
    const forum = await aPracticeForum();
    for (const wayBack of [aWayBack({ allows: false }).wayBack, undefined]) {
      const connect = aConnect({ clock: forum.clock, ...(wayBack ? { wayBack } : {}) });
      await expect(connect.begin({ ...browser, url: forum.baseUrl })).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('Copy the code') } });
    }
  });
});

describe('letting an account in again', () => {
  const me = { id: 0, username: 'volunteer', name: '' };
  const idOf = async (forum: Awaited<ReturnType<typeof aPracticeForum>>, username: string): Promise<number> => Number(((await forum.as(username).get('/session/current.json')).json['current_user'] as { id: number }).id);

  it('gives the same account its new key', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const accountId = connect.registry.put({ baseUrl: forum.baseUrl, me: { ...me, id: await idOf(forum, 'volunteer') } });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl, accountId: accountId as never });
    const { code } = await answerPage(await connect.standing(signInId));
    expect(await connect.paste({ signInId, code })).toEqual({ accountId });
    expect(connect.registry.credentialOf(accountId)).toMatchObject({ kind: 'user-key' });
    expect(connect.registry.added).toEqual([]);
  });

  it('is refused to somebody else, whose key is given back', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    const accountId = connect.registry.put({ baseUrl: forum.baseUrl, me: { ...me, id: await idOf(forum, 'volunteer') } });
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl, accountId: accountId as never });
    const { code } = await answerPage(await connect.standing(signInId), { as: 'paper_lantern' });
    await expect(connect.paste({ signInId, code })).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('You signed in as paper_lantern, and this account is volunteer’s') } });
    expect(connect.registry.credentialOf(accountId)).toBeNull();
    await expect.poll(() => forum.requests.list({ method: 'POST', path: '/user-api-key/revoke.json' }).map(({ status, username }) => [status, username])).toEqual([[200, 'paper_lantern']]);
  });

  it('is refused on another forum, and for an account nobody knows', async () => {
    const [forum, other] = [await aPracticeForum(), await aPracticeForum()];
    const connect = aConnect({ clock: forum.clock });
    const accountId = connect.registry.put({ baseUrl: forum.baseUrl, me: null });
    await expect(connect.begin({ ...paste, url: other.baseUrl, accountId: accountId as never })).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('another forum') } });
    await expect(connect.begin({ ...paste, url: forum.baseUrl, accountId: 'f-99' as never })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
  });

  it('gives the key back when it cannot be kept', async () => {
    const forum = await aPracticeForum();
    const connect = aConnect({ clock: forum.clock });
    connect.registry.isFull = true;
    const { signInId } = await connect.begin({ ...paste, url: forum.baseUrl });
    const { code } = await answerPage(await connect.standing(signInId));
    await expect(connect.paste({ signInId, code })).rejects.toMatchObject({ trouble: { kind: 'cannot-save' } });
    await expect.poll(() => forum.requests.count({ method: 'POST', path: '/user-api-key/revoke.json' })).toBe(1);
  });
});
