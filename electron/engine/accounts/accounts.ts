import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Account, FoundForum, SignIn } from '#shared/words/account.ts';
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
export interface Accounts {
  list(signal: AbortSignal | undefined): AsyncGenerator<Account[], void, void>;
  find(input: In['find']): Promise<FoundForum>;
  begin(input: In['begin']): Promise<Out['begin']>;
  signIn(input: In['signIn'], signal: AbortSignal | undefined): AsyncGenerator<SignIn | null, void, void>;
  paste(input: In['paste']): Promise<Out['paste']>;
  cancel(input: In['cancel']): Record<string, never>;
  enter(input: In['enter']): Promise<Out['enter']>;
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
  /** One whose rooms are not there is being taken off this desk. */
  const all = (): Account[] =>
    accountsInOrder(db).flatMap((row) => {
      const account = open.find(row.id);
      return account ? [shownAccount(db, row, account)] : [];
    });

  return {
    list: (signal) => live.watch(['accounts', 'sync', 'questions', 'outbox', 'deeds', 'follow_ups', 'clock'], all, signal),

    find: (input) => connect.find(input),
    begin: (input) => connect.begin(input),
    signIn: (input, signal) => connect.signIn(input, signal),
    paste: (input) => connect.paste(input),
    cancel: (input) => connect.cancel(input),
    enter: (input) => connect.enter(input),

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
