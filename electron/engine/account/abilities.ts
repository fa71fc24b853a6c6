import { z } from 'zod';
import { abilityState, type AbilityState } from '#shared/words/account.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import { accountRow, updateAccount, type AccountRecord } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';

const everyMs = 6 * 3_600_000;
/** After the first page of questions is there. */
const firstMs = { practice: 500, real: 5_000 };
const againMs = { practice: 60_000, real: 15 * 60_000 };

const kept = z.array(abilityState);

/** As they were last heard of; empty: never. */
export function abilitiesIn({ abilities }: Pick<AccountRecord, 'abilities'>): AbilityState[] {
  try {
    return kept.safeParse(JSON.parse(abilities ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

/** Asks four times a day what the forum lets this account do, and keeps it. Returns how to stop it. */
export function startAskingAbilities({ db, forum, access: { accountId, isPractice }, clock, log }: { db: Db; forum: Pick<Forum, 'abilities'>; access: AccountAccess; clock: Clock; log: Log }): () => void {
  const life = new AbortController();
  let cancel = (): void => {};
  const pace = isPractice ? 'practice' : 'real';

  async function ask(): Promise<void> {
    let wait = everyMs;
    try {
      const abilities = await forum.abilities({ signal: life.signal });
      if (life.signal.aborted) return;
      db.tx(() => updateAccount(db, accountId, { abilities: JSON.stringify(abilities), abilities_at: clock.now() }));
    } catch (error) {
      if (life.signal.aborted) return;
      // Whoever signs in again asks again.
      if (error instanceof ForumTrouble && error.kind === 'signed-out') return;
      wait = Math.max(againMs[pace], error instanceof ForumTrouble ? error.waitMs : 0);
      if (!(error instanceof ForumTrouble)) log.error('abilities-not-heard', { account: accountId, name: error instanceof Error ? error.name : typeof error });
    }
    cancel = clock.after(wait, () => void ask());
  }

  /** A wall clock that was put back must not keep it old for ever. */
  const leftOf = (): number => {
    const since = clock.now() - (accountRow(db, accountId)?.abilities_at ?? Number.NEGATIVE_INFINITY);
    return since < 0 || since >= everyMs ? 0 : everyMs - since;
  };

  cancel = clock.after(Math.max(firstMs[pace], leftOf()), () => void ask());
  return () => {
    life.abort();
    cancel();
  };
}
