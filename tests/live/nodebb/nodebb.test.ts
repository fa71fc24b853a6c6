import { tryTyped } from '#electron/engine/accounts/connect/enter.ts';
import { createDoor } from '#electron/engine/accounts/connect/door.ts';
import { systemClock } from '#electron/system-clock.ts';
import type { TypedCredential } from '#shared/words/account.ts';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import { given, livePatienceMs, notTried } from '../given.ts';
import { aQuickClock } from '../live-forum.ts';
import { liveSuite } from '../live-suite.ts';
import { aNodebbHand } from './hand.ts';

const hurry = 10;

liveSuite(
  'the NodeBB double, tried as if it were somebody’s forum',
  async () => {
    const clock = aQuickClock(hurry);
    const double = await startNodebb({ clock, questions: 60 });
    const { members, baseUrl, tokenOf, stop } = double;
    const token = tokenOf(members.volunteer);
    const hand = (name: string) => aNodebbHand(baseUrl, tokenOf(name), hurry);
    return {
      kind: 'nodebb',
      baseUrl,
      credential: { kind: 'token', token },
      typed: { way: 'token', token },
      community: 6,
      asker: await hand(members.asker),
      held: { kind: 'token', token: tokenOf(members.heldNewcomer) },
      moderator: await hand(members.globalMod),
      clock,
      patienceMs: 60_000,
      stop,
    };
  },
  { longestMs: 120_000 },
);

const baseUrl = given('NODEBB_URL')?.replace(/\/+$/, '') ?? null;
const typed = typedFrom();
if (baseUrl === null || typed === null) notTried('NodeBB', ['NODEBB_URL', 'NODEBB_TOKEN']);
else {
  liveSuite(
    'a live NodeBB forum',
    async () => {
      const clock = systemClock();
      const hand = async (name: string) => {
        const token = given(name);
        return token === null ? null : aNodebbHand(baseUrl, token);
      };
      const held = given('NODEBB_HELD_TOKEN');
      return {
        kind: 'nodebb',
        baseUrl,
        credential: (await tryTyped(createDoor({ clock, version: '0.0.0-test' }), 'nodebb', new URL(baseUrl), typed)).credential,
        typed,
        community: Number(given('NODEBB_COMMUNITY')),
        asker: await hand('NODEBB_ASKER_TOKEN'),
        held: held === null ? null : { kind: 'token', token: held },
        moderator: await hand('NODEBB_MODERATOR_TOKEN'),
        clock,
        patienceMs: livePatienceMs(),
        stop: async () => {},
      };
    },
    { longestMs: 2 * livePatienceMs() },
  );
}

function typedFrom(): TypedCredential | null {
  const [token, username, password] = [given('NODEBB_TOKEN'), given('NODEBB_USERNAME'), given('NODEBB_PASSWORD')];
  if (token !== null) return { way: 'token', token };
  return username !== null && password !== null ? { way: 'password', username, password } : null;
}
