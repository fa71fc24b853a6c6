import type { Account } from '../account/account.ts';
import { accountOf } from '../account/desk-number.ts';
import type { Forum } from '../forums/forum.ts';
import { TroubleError } from '../trouble.ts';

/** Begins something with an account and returns how to end it. */
type Begin = (account: Account) => () => void;

/** The accounts whose rooms are there. One that is let in again is another `Account` under the same id, so nobody keeps one for longer than a call. */
export interface OpenAccounts {
  /** The practice forum first, then as they were added. */
  all(): Account[];
  find(accountId: string): Account | undefined;
  /** Of a question, a post or an account, by its id. Trouble: not-found. */
  of(id: string): Account;
  /** Of a number that `deskNumber` gave. Trouble: not-found. */
  ofNumber(number: number): Account;
  /** The practice forum: for what every account would say alike, as it stands in the store alone. */
  first(): Account;
  forumOf(id: string): Pick<Forum, 'topicUrl' | 'picture' | 'attach'>;
  /** Puts an account in the place of the one with its id, where there is one. */
  put(account: Account): void;
  drop(accountId: string): void;
  /** Begins with every account that is open and with each that opens later, until the end of what this returns. */
  whileOpen(begin: Begin): () => void;
}

const notHere = (): TroubleError => new TroubleError({ kind: 'not-found', what: 'account', say: 'The forum this belongs to is not on this desk any more.', remedy: 'reload' });

export function createOpenAccounts(): OpenAccounts {
  const open = new Map<string, Account>();
  const begun = new Map<Begin, Map<string, () => void>>();
  const orThrow = (account: Account | undefined): Account => {
    if (!account) throw notHere();
    return account;
  };
  const all = (): Account[] => [...open.values()].toSorted((a, b) => Number(b.access.isPractice) - Number(a.access.isPractice) || a.number - b.number);
  const end = (accountId: string): void => {
    for (const ends of begun.values()) {
      ends.get(accountId)?.();
      ends.delete(accountId);
    }
  };
  const of = (id: string): Account => orThrow(open.get(id.split(':', 1)[0] ?? ''));

  return {
    all,
    find: (accountId) => open.get(accountId),
    of,
    ofNumber: (number) => orThrow(all().find((account) => account.number === accountOf(number))),
    first: () => orThrow(all()[0]),
    forumOf: (id) => of(id).forum,
    put(account) {
      const { accountId } = account.access;
      end(accountId);
      open.set(accountId, account);
      for (const [begin, ends] of begun) ends.set(accountId, begin(account));
    },
    drop(accountId) {
      end(accountId);
      open.delete(accountId);
    },
    whileOpen(begin) {
      const ends = new Map([...open].map(([accountId, account]) => [accountId, begin(account)] as const));
      begun.set(begin, ends);
      return () => {
        begun.delete(begin);
        for (const stop of ends.values()) stop();
      };
    },
  };
}
