import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credential } from '#electron/engine/forums/credential.ts';
import type { TypedCredential } from '#shared/words/account.ts';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import { aConnect, answerCode, answerPage } from '#tests/makers/a-connect.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';

const secretsOf = (known: Credential | null): string[] => {
  switch (known?.kind) {
    case 'user-key':
    case 'admin-key':
      return [known.key];
    case 'token':
      return [known.token];
    case 'session':
      return [known.cookie, known.cookie.split('=')[1] ?? ''];
    case undefined:
      return [];
  }
};

describe('a key', () => {
  it('is in nothing that the window hears, no sentence and no line of the log, whichever way it came', { timeout: 60_000 }, async () => {
    const forum = await aPracticeForum();
    const nodebb = await startNodebb({ questions: 5 });
    onTestFinished(() => nodebb.stop());
    const connect = aConnect({ clock: forum.clock });
    const { registry } = connect;
    const heard: unknown[] = [];
    const secrets: string[] = [];
    /** Everything that comes out, answers and refusals alike. */
    const hear = async <T>(work: Promise<T>): Promise<T | null> => {
      try {
        const answer = await work;
        heard.push(answer);
        return answer;
      } catch (error) {
        const { message, stack, trouble } = error as { message: string; stack: string; trouble: unknown };
        heard.push(message, stack, trouble, JSON.stringify(error));
        return null;
      }
    };
    const keep = (accountId: string | undefined): void => void secrets.push(...secretsOf(registry.credentialOf(accountId ?? '')));
    let deviceCode = '';
    forum.moods.next({ path: '/user-api-key/device.json' }, { kind: 'rewrite', rewrite: (body) => ((deviceCode = String((JSON.parse(body) as { device_code: string }).device_code)), body) });

    await hear(connect.find({ address: forum.baseUrl }));
    const code = await hear(connect.begin({ url: forum.baseUrl, accountId: null, way: 'device' }));
    const id = code?.signInId ?? '';
    await answerCode(forum, await hear(connect.standing(id)));
    await forum.clock.forward(5_000);
    const done = await connect.becomes(id, 'done');
    await hear(connect.standing(id));
    keep(done.accountId);

    const page = (await hear(connect.begin({ url: forum.baseUrl, accountId: null, way: 'paste' })))?.signInId ?? '';
    const { code: sealed } = await answerPage(await hear(connect.standing(page)), { as: 'paper_lantern' });
    await hear(connect.paste({ signInId: page, code: sealed.slice(0, 50) }));
    keep((await hear(connect.paste({ signInId: page, code: sealed })))?.accountId);
    await hear(connect.standing(page));

    const typed: [string, TypedCredential][] = [
      [forum.baseUrl, { way: 'admin-key', key: forum.adminKey(null), username: 'volunteer' }],
      [forum.baseUrl, { way: 'admin-key', key: 'wrong-key-of-somebody-0123456789', username: 'volunteer' }],
      [forum.baseUrl, { way: 'admin-key', key: 'broken\u0000key-of-somebody', username: 'volunteer' }],
      [nodebb.baseUrl, { way: 'token', token: nodebb.tokenOf('volunteer') }],
      [nodebb.baseUrl, { way: 'token', token: 'wrong-token-of-somebody' }],
      [nodebb.baseUrl, { way: 'password', username: 'volunteer', password: nodebb.passwordOf('volunteer') }],
      [nodebb.baseUrl, { way: 'password', username: 'volunteer', password: 'wrong-password-of-somebody' }],
    ];
    for (const [url, credential] of typed) {
      keep((await hear(connect.enter({ url, accountId: null, credential })))?.accountId);
      secrets.push(credential.way === 'admin-key' ? credential.key : credential.way === 'token' ? credential.token : credential.password);
    }
    for (const known of registry.known()) await hear(connect.revoke(known.access));

    const told = JSON.stringify([heard, connect.log.lines]);
    secrets.push(deviceCode, sealed.replace(/\s/g, ''), sealed.trim().split('\n')[0] ?? '', 'PRIVATE KEY', (await connect.secrets.read('client-id')) ?? '');
    expect(secrets.length).toBeGreaterThan(15);
    for (const secret of secrets) {
      expect(secret.length, 'there is something to look for').toBeGreaterThan(7);
      expect(told.includes(secret), `…${secret.slice(-4)} came out`).toBe(false);
    }
    expect(told, 'the ear hears: a sentence, a name and an id').toMatch(/Practice forum[^]*not the code of this sign-in[^]*f-1/);
  });
});
