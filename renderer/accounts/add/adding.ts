import { create } from 'zustand';
import type { FoundForum, SignInWay } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';

/** Where on a forum somebody signs in: as a new account, or as the one that is here. */
export interface SigningPlace {
  url: string;
  accountId: AccountId | null;
}

/** A sign-in that was begun on the forum's page, and the way it goes. */
interface Begun extends SigningPlace {
  way: SignInWay;
  signInId: string;
}

/**
 * What was typed and begun, kept while the person looks elsewhere: the forum's page takes a while. No key, token or password is ever among it.
 */
interface Adding {
  address: string;
  found: FoundForum | null;
  username: string;
  begun: Begun | null;
  arrived: AccountId | null;
}

const nothing: Adding = { address: '', found: null, username: '', begun: null, arrived: null };

export const useAdding = create<Adding>(() => nothing);

export const forgetAdding = (): void => useAdding.setState(nothing);

/** The sign-in that was begun here and has not ended; null: none. */
export function useBegun({ url, accountId }: SigningPlace): Begun | null {
  return useAdding(({ begun }) => (begun?.url === url && begun.accountId === accountId ? begun : null));
}
