import type { DeskStatus } from '#shared/words/desk.ts';
import type { Live } from './live.ts';
import { mayDo } from './people/may-do.ts';
import { accountInUse } from './store/accounts.ts';
import type { Db } from './store/db.ts';
import { waitingLooks } from './store/team/looks.ts';
import { waits } from './queue/filter.ts';
import type { Sync } from './sync/sync.ts';

/** What the frame shows around every screen: the account this person uses most, and how all of them stand. */
export function createStatus({ db, live, sync, version }: { db: Db; live: Live; sync: Pick<Sync, 'status'>; version: string }) {
  const countOf = (row: { count: number } | undefined): number => Number(row?.count ?? 0);

  const followUps = (isBack: 'is' | 'is not') => db.one(db.sql.selectFrom('follow_ups').select(db.sql.fn.countAll<number>().as('count')).where('back_at', isBack, null));

  const current = (): DeskStatus => {
    const account = accountInUse(db);
    const waiting = db.one(db.sql.selectFrom('questions').select(db.sql.fn.countAll<number>().as('count')).where(waits));
    const toSort = db.one(db.sql.selectFrom('questions').select(db.sql.fn.countAll<number>().as('count')).where(waits).where('is_sorted', '=', 0));
    const drafts = db.one(db.sql.selectFrom('drafts').select(db.sql.fn.countAll<number>().as('count')).where('is_discarded', '=', 0));
    const underway = db.one(
      db.sql.selectFrom('outbox').select(db.sql.fn.countAll<number>().as('count')).where('state', 'in', ['held', 'waiting', 'sending', 'checking', 'in-review']),
    );
    const needsYou = db.one(db.sql.selectFrom('outbox').select(db.sql.fn.countAll<number>().as('count')).where('state', '=', 'needs-you'));
    return {
      forum: { name: account?.title ?? '', url: account?.base_url ?? '', isPractice: account ? account.is_practice === 1 : true },
      me: { username: account?.my_username ?? '', name: account?.my_name ?? '', maySend: mayDo(db, 'send') === null },
      sync: sync.status(),
      waiting: countOf(waiting),
      toSort: countOf(toSort),
      toReview: mayDo(db, 'second-read') === null ? waitingLooks(db) : 0,
      drafts: countOf(drafts),
      followUps: { asleep: countOf(followUps('is')), back: countOf(followUps('is not')) },
      outbox: { underway: countOf(underway), needsYou: countOf(needsYou) },
      version,
    };
  };

  return {
    current,
    watch: (signal: AbortSignal | undefined) => live.watch(['accounts', 'questions', 'drafts', 'outbox', 'deeds', 'follow_ups', 'people', 'looks', 'sync'], current, signal),
  };
}
export type Status = ReturnType<typeof createStatus>;
