import type { ImplementerInternalWithMiddlewares } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { Accounts } from './accounts.ts';

type None = Record<never, never>;

/** Which deed of the accounts room answers what. */
export function accountRoutes(os: ImplementerInternalWithMiddlewares<Contract, None, None>, accounts: Accounts) {
  return {
    accounts: {
      list: os.accounts.list.handler(({ signal }) => accounts.list(signal)),
      find: os.accounts.find.handler(({ input }) => accounts.find(input)),
      begin: os.accounts.begin.handler(({ input }) => accounts.begin(input)),
      signIn: os.accounts.signIn.handler(({ input, signal }) => accounts.signIn(input, signal)),
      paste: os.accounts.paste.handler(({ input }) => accounts.paste(input)),
      cancel: os.accounts.cancel.handler(({ input }) => accounts.cancel(input)),
      enter: os.accounts.enter.handler(({ input }) => accounts.enter(input)),
      signOut: os.accounts.signOut.handler(({ input }) => accounts.signOut(input)),
      remove: os.accounts.remove.handler(({ input }) => accounts.remove(input)),
    },
  };
}
