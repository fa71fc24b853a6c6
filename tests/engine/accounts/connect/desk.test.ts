import { describe, expect, it, onTestFinished } from 'vitest';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import { answerPage } from '#tests/makers/a-connect.ts';
import { aDesk, until } from '#tests/makers/a-desk.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { theClock } from '#tests/makers/a-desk.ts';

describe('a whole desk', { timeout: 60_000 }, () => {
  it('joins a Discourse by its page and a NodeBB by a token, signs out, and is let in again, without a key in anything it tells', async () => {
    const desk = await aDesk();
    onTestFinished(() => desk.close());
    const { accounts } = desk.client;
    const discourse = await aPracticeForum();
    const nodebb = await startNodebb({ questions: 12, clock: theClock });
    onTestFinished(() => nodebb.stop());
    const heard: unknown[] = [];
    const list = async () => {
      const now = (await latest(await accounts.list())) ?? [];
      heard.push(now);
      return now;
    };

    const found = await accounts.find({ address: `${new URL(discourse.baseUrl).host}/latest` });
    expect(found).toMatchObject({ kind: 'discourse', url: discourse.baseUrl, knownAs: null });
    const join = async (accountId: (typeof found)['knownAs']) => {
      const { signInId } = await accounts.begin({ url: found.url, accountId, way: 'paste' });
      const waiting = await latest(await accounts.signIn({ signInId }));
      heard.push(waiting);
      const { code } = await answerPage(waiting ?? null, { as: 'paper_lantern' });
      return accounts.paste({ signInId, code });
    };
    const one = await join(null);
    const token = nodebb.tokenOf('volunteer');
    const two = await accounts.enter({ url: nodebb.baseUrl, accountId: null, credential: { way: 'token', token } });
    expect((await list()).map(({ accountId, kind, me, isPractice }) => [accountId, kind, me.username, isPractice])).toEqual([
      ['practice', 'discourse', 'volunteer', true],
      [one.accountId, 'discourse', 'paper_lantern', false],
      [two.accountId, 'nodebb', 'volunteer', false],
    ]);
    expect((await accounts.find({ address: nodebb.baseUrl })).knownAs).toBe(two.accountId);
    const kept = JSON.parse((await desk.ports.secrets.read(`account:${one.accountId}`)) ?? '{}') as { key: string };
    expect((await discourse.withKey(kept.key).get('/session/current.json')).status).toBe(200);

    heard.push(await accounts.signOut({ accountId: one.accountId }));
    expect((await discourse.withKey(kept.key).get('/session/current.json')).status, 'the forum has forgotten it').toBe(403);
    expect(await desk.ports.secrets.read(`account:${one.accountId}`)).toBeNull();
    await until(accounts.list(), (now) => now.find(({ accountId }) => accountId === one.accountId)?.state === 'signed-out');
    expect(await join(one.accountId)).toEqual(one);
    await until(accounts.list(), (now) => now.find(({ accountId }) => accountId === one.accountId)?.state !== 'signed-out');
    const again = JSON.parse((await desk.ports.secrets.read(`account:${one.accountId}`)) ?? '{}') as { key: string };

    await list();
    const told = JSON.stringify([heard, desk.ports.log.lines]);
    expect(told).toContain('paper_lantern');
    for (const secret of [kept.key, again.key, token]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(told.includes(secret)).toBe(false);
    }
  });
});
