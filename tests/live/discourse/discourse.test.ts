import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { userKey } from '#electron/engine/forums/credential.ts';
import { startPracticeForum } from '#electron/practice-forum/practice-forum.ts';
import { systemClock } from '#electron/system-clock.ts';
import type { TypedCredential } from '#shared/words/account.ts';
import { noLog } from '#tests/makers/a-forum.ts';
import { given, livePatienceMs, notTried } from '../given.ts';
import { aQuickClock, type Hand } from '../live-forum.ts';
import { liveSuite } from '../live-suite.ts';
import { aDiscourseHand } from './hand.ts';

const hurry = 10;

liveSuite(
  'the practice forum, tried as if it were somebody’s Discourse',
  async () => {
    const clock = aQuickClock(hurry);
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-live-forum-'));
    const forum = await startPracticeForum({ dataDir, port: 0, clock, log: noLog, seed: 'demo', rules: { keyRequestsPerMinute: 20, keyRequestsPerDay: 2_880, createPostSeconds: 5 } });
    const hand = (name: string): Promise<Hand> => aDiscourseHand(forum.baseUrl, forum.signIn(name), hurry);
    const moderator = await hand('tomasz_keeps_order');
    return {
      kind: 'discourse',
      baseUrl: forum.baseUrl,
      credential: userKey(forum.key),
      typed: null,
      community: 4,
      asker: await hand('paper_lantern'),
      held: userKey(forum.signIn('rainy_window')),
      holdNext: () => forum.moods.enqueue(),
      moderator,
      clock,
      patienceMs: 60_000,
      async stop() {
        await forum.stop();
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
  { longestMs: 120_000 },
);

const baseUrl = given('DISCOURSE_URL')?.replace(/\/+$/, '') ?? null;
const key = given('DISCOURSE_KEY');
const typed = typedFrom();
if (baseUrl === null || (key === null && typed === null)) notTried('Discourse', ['DISCOURSE_URL', 'DISCOURSE_KEY']);
else {
  liveSuite(
    'a live Discourse forum',
    async () => {
      const hand = async (name: string): Promise<Hand | null> => {
        const known = given(name);
        return known === null ? null : aDiscourseHand(baseUrl, known);
      };
      const held = given('DISCOURSE_HELD_KEY');
      return {
        kind: 'discourse',
        baseUrl,
        credential: typed ? { kind: 'admin-key', key: typed.key, username: typed.username } : userKey(key ?? '', 'rounds-live'),
        typed,
        community: Number(given('DISCOURSE_COMMUNITY')),
        asker: await hand('DISCOURSE_ASKER_KEY'),
        held: held === null ? null : userKey(held, 'rounds-live-held'),
        moderator: await hand('DISCOURSE_MODERATOR_KEY'),
        clock: systemClock(),
        patienceMs: livePatienceMs(),
        stop: async () => {},
      };
    },
    { longestMs: 2 * livePatienceMs() },
  );
}

function typedFrom(): Extract<TypedCredential, { way: 'admin-key' }> | null {
  const [adminKey, username] = [given('DISCOURSE_ADMIN_KEY'), given('DISCOURSE_USERNAME')];
  return key === null && adminKey !== null && username !== null ? { way: 'admin-key', key: adminKey, username } : null;
}
