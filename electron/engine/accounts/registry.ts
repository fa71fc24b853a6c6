import type { ForumKind } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import type { Credential } from '../forums/credential.ts';
import type { AccountAccess } from '../ports.ts';

/** Who a forum says we are. */
export interface SignedInAs {
  id: number;
  username: string;
  name: string;
}

export interface NewAccount {
  kind: ForumKind;
  /** As it was found: after redirects, without a slash at the end. */
  baseUrl: string;
  title: string;
  /** A data address of a small picture. */
  icon: string | null;
  /** Null: the forum does not say. */
  version: string | null;
  credential: Credential;
  /** Null: not asked yet; the first sync finds out. */
  me: SignedInAs | null;
}

/** An account of this desk, with what lets it in; that never leaves the engine. `access.credential` null: signed out. */
export interface KnownAccount {
  accountId: AccountId;
  access: AccountAccess;
  title: string;
  /** Null: never let in so far. */
  me: SignedInAs | null;
}

/** Which accounts there are, opened and closed while the desk runs. */
export interface Registry {
  /** The practice forum first, then as they were added. */
  known(): KnownAccount[];
  get(accountId: string): KnownAccount | null;
  /** The account on the forum at this address, of this person when `me` is given; null: there is none. */
  at(kind: ForumKind, baseUrl: string, me?: Pick<SignedInAs, 'id'> | null): AccountId | null;
  /** Opens an account and begins to read. Somebody who is on this desk with that forum already is let in again. Trouble: cannot-save (the key store or the disk). */
  add(account: NewAccount): Promise<AccountId>;
  /** Lets an account in again: its rooms open anew, and what waited goes on. Troubles: refused (another person, when `me` says so), not-found, cannot-save. */
  letIn(accountId: string, credential: Credential, me?: SignedInAs | null): Promise<void>;
  /** Forgets what lets it in. Everything stays to be read; nothing leaves any more. Returns what let it in, for taking it back on the forum; null: nothing did. Troubles: not-found, not-allowed for the practice forum. */
  signOut(accountId: string): Promise<AccountAccess | null>;
  /** Takes a signed-out account and all that was read of its forum off this desk. Troubles: not-found, not-allowed. */
  remove(accountId: string): Promise<void>;
}
