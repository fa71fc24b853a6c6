import { forumKind, type Account as ShownAccount } from '#shared/words/account.ts';
import type { SyncStatus } from '#shared/words/desk.ts';
import { accountId } from '#shared/words/ids.ts';
import { abilitiesIn } from '../account/abilities.ts';
import type { Account } from '../account/account.ts';
import { waits } from '../queue/filter.ts';
import type { AccountRecord } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { unsentOf } from '../store/remove-account.ts';

/** An account in the words of the window. Nothing of what lets it in is among them. */
export function shownAccount(db: Db, row: AccountRecord, account: Account): ShownAccount {
  const sync = account.status();
  const waiting = db.one(db.sql.selectFrom('questions').select(db.sql.fn.countAll<number>().as('count')).where('account_id', '=', row.id).where(waits));
  return {
    accountId: accountId.parse(row.id),
    kind: forumKind.parse(row.kind),
    title: row.title,
    url: row.base_url,
    isPractice: row.is_practice === 1,
    icon: row.icon,
    me: { username: row.my_username, name: row.my_name },
    state: account.isSignedOut() ? 'signed-out' : stateOf(sync.state),
    sync,
    // Whoever signed out knows it; a key that is no longer good is news.
    trouble: account.access.credential === null ? null : sync.trouble,
    abilities: abilitiesIn(row),
    ...account.spent(),
    waiting: waiting?.count ?? 0,
    unsent: unsentOf(db, row.id),
  };
}

function stateOf(state: SyncStatus['state']): ShownAccount['state'] {
  if (state === 'starting') return 'reading';
  return state === 'offline' || state === 'paused' ? state : 'in-step';
}
