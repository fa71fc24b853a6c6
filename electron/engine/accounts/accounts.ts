import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Account } from '#shared/words/account.ts';
import type { Live } from '../live.ts';
import { accountsInOrder } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import type { Connect } from './connect/connect.ts';
import type { OpenAccounts } from './open-accounts.ts';
import type { Registry } from './registry.ts';
import { shownAccount } from './show.ts';

type In = Asked['accounts'];
type Out = Answered['accounts'];

/** The forums this desk is on. */
export interface Accounts extends Pick<Connect, 'find' | 'begin' | 'signIn' | 'paste' | 'cancel' | 'enter'> {
  list(signal: AbortSignal | undefined): AsyncGenerator<Account[], void, void>;
  signOut(input: In['signOut']): Promise<Awaited<Out['signOut']>>;
  remove(input: In['remove']): Promise<Record<string, never>>;
}

interface Parts {
  db: Db;
  live: Live;
  open: OpenAccounts;
  registry: Pick<Registry, 'signOut' | 'remove'>;
  connect: Connect;
}

export function createAccounts({ db, live, open, registry, connect }: Parts): Accounts {
  const { find, begin, signIn, paste, cancel, enter } = connect;
  /** One whose rooms are not there is being taken off this desk. */
  const all = (): Account[] =>
    accountsInOrder(db).flatMap((row) => {
      const account = open.find(row.id);
      return account ? [shownAccount(db, row, account)] : [];
    });

  return {
    list: (signal) => live.watch(['accounts', 'sync', 'questions', 'outbox', 'deeds', 'follow_ups', 'clock'], all, signal),

    find,
    begin,
    signIn,
    paste,
    cancel,
    enter,

    async signOut({ accountId }) {
      const before = await registry.signOut(accountId);
      const { say } = before === null ? { say: '' } : await connect.revoke(before);
      return { say };
    },

    async remove({ accountId }) {
      await registry.remove(accountId);
      return {};
    },
  };
}
