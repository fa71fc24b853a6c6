import { randomInt } from 'node:crypto';
import { forumKind, type ForumKind } from '#shared/words/account.ts';
import { accountId as accountIdShape, type AccountId } from '#shared/words/ids.ts';
import type { Account } from '../account/account.ts';
import { deskNumber, forumNumber, mostAccounts } from '../account/desk-number.ts';
import { credential as credentialShape, secretName, type Credential } from '../forums/credential.ts';
import type { AccountAccess, Clock, Log, Secrets } from '../ports.ts';
import { accountRow, accountsInOrder, addAccount, updateAccount, type AccountRecord } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { removeAccount, whatIsLeft } from '../store/remove-account.ts';
import { TroubleError } from '../trouble.ts';
import type { OpenAccounts } from './open-accounts.ts';

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

interface Parts {
  db: Db;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  accounts: OpenAccounts;
  /** Wires the rooms of an account under its number. */
  open(access: AccountAccess, number: number): Account;
}

/** How long an answer that is on its way may take to arrive when its account is closed. Milliseconds. */
const graceMs = 2_000;

const refuse = (say: string): TroubleError => new TroubleError({ kind: 'not-allowed', say, remedy: 'none' });
const unknown = (): TroubleError => new TroubleError({ kind: 'not-found', what: 'account', say: 'This account is not on this desk.', remedy: 'reload' });

export function createRegistry({ db, clock, log, secrets, accounts, open }: Parts) {
  let practice: AccountAccess | null = null;
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: an account that is being let in is not signed out in between. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };

  const rowOrThrow = (accountId: string): AccountRecord => {
    const row = accountRow(db, accountId);
    if (!row) throw unknown();
    return row;
  };
  const accessOf = (row: AccountRecord, known: Credential | null): AccountAccess => ({ accountId: row.id, kind: forumKind.parse(row.kind), baseUrl: row.base_url, credential: known, isPractice: row.is_practice === 1 });
  const knownOf = (row: AccountRecord): KnownAccount => ({
    accountId: accountIdShape.parse(row.id),
    access: accounts.find(row.id)?.access ?? accessOf(row, null),
    title: row.title,
    me: row.my_id === null ? null : { id: forumNumber(row.number, row.my_id), username: row.my_username, name: row.my_name },
  });
  const isAt = (row: AccountRecord, kind: ForumKind, baseUrl: string): boolean => row.kind === kind && row.base_url === baseUrl;
  const at = (kind: ForumKind, baseUrl: string, me: Pick<SignedInAs, 'id'> | null = null): AccountRecord | undefined =>
    accountsInOrder(db).find((row) => isAt(row, kind, baseUrl) && (me === null || row.my_id === null || row.my_id === deskNumber(row.number, me.id)));

  /** Opens the rooms of an account, in the place of those that were open. `isResting`: nothing begins yet. */
  async function reopen(access: AccountAccess, number: number, { isResting = false } = {}): Promise<void> {
    await accounts.find(access.accountId)?.stop(graceMs);
    if (isStopped) return;
    const account = open(access, number);
    accounts.put(account);
    if (!isResting) account.start();
  }

  async function keep(accountId: string, known: Credential): Promise<void> {
    try {
      await secrets.write(secretName(accountId), JSON.stringify(known));
    } catch (error) {
      log.error('key-not-kept', { account: accountId, error: error instanceof Error ? error.name : typeof error });
      throw new TroubleError({ kind: 'cannot-save', say: 'The key store of this computer did not take the key, so nothing was changed. Unlock it and try again.', remedy: 'retry' });
    }
  }

  async function kept(accountId: string): Promise<Credential | null> {
    try {
      const secret = await secrets.read(secretName(accountId));
      return secret === null ? null : (credentialShape.safeParse(JSON.parse(secret)).data ?? null);
    } catch (error) {
      log.error('key-not-read', { account: accountId, error: error instanceof Error ? error.name : typeof error });
      return null;
    }
  }

  async function enter(row: AccountRecord, known: Credential, me: SignedInAs | null): Promise<void> {
    if (me !== null && row.my_id !== null && row.my_id !== deskNumber(row.number, me.id)) {
      throw new TroubleError({ kind: 'refused', reasons: [], say: `You signed in as ${me.username}, and this account is ${row.my_username}’s. Sign in as ${row.my_username}, or add the forum once more for ${me.username}.`, remedy: 'none' });
    }
    // The practice forum's key is new at every start and is kept by nobody.
    if (row.is_practice === 0) await keep(row.id, known);
    db.tx(() => updateAccount(db, row.id, { signed_in_by: known.kind, abilities_at: null, ...(me === null ? {} : { my_id: deskNumber(row.number, me.id), my_username: me.username, my_name: me.name }) }));
    if (row.is_practice === 1 && practice) practice = { ...practice, credential: known };
    await reopen(row.is_practice === 1 && practice ? practice : accessOf(row, known), row.number);
    log.info('account-let-in', { account: row.id, by: known.kind });
  }

  const registry: Registry = {
    known: () => accountsInOrder(db).map(knownOf),
    get(accountId) {
      const row = accountRow(db, accountId);
      return row ? knownOf(row) : null;
    },
    at: (kind, baseUrl, me = null) => {
      const row = at(kind, baseUrl, me);
      return row ? accountIdShape.parse(row.id) : null;
    },

    add: ({ kind, baseUrl, title, icon, version, credential: known, me }) =>
      inTurn(async () => {
        const before = me === null ? undefined : at(kind, baseUrl, me);
        if (before) {
          await enter(before, known, me);
          return accountIdShape.parse(before.id);
        }
        const id = accountIdShape.parse(newId());
        await keep(id, known);
        try {
          addAccount(db, { id, kind, title, base_url: baseUrl, icon, forum_version: version, signed_in_by: known.kind, added_at: clock.now(), my_username: me?.username ?? '', my_name: me?.name ?? '' });
          const row = rowOrThrow(id);
          if (row.number > mostAccounts) throw refuse('This desk has had more forums than it can tell apart. Start a new data folder for more.');
          if (me) updateAccount(db, id, { my_id: deskNumber(row.number, me.id) });
          await reopen(accessOf(row, known), row.number);
        } catch (error) {
          await secrets.forget(secretName(id)).catch(() => {});
          await removeAccount(db, id);
          throw error;
        }
        log.info('account-added', { account: id, kind, by: known.kind });
        return id;
      }),

    letIn: (accountId, known, me = null) => inTurn(() => enter(rowOrThrow(accountId), known, me)),

    signOut: (accountId) =>
      inTurn(async () => {
        const row = rowOrThrow(accountId);
        if (row.is_practice === 1) throw refuse('The practice forum lets you in by itself. There is nothing to sign out of.');
        const before = accounts.find(accountId)?.access ?? null;
        await secrets.forget(secretName(accountId)).catch((error: unknown) => {
          log.error('key-not-forgotten', { account: accountId, error: error instanceof Error ? error.name : typeof error });
          throw new TroubleError({ kind: 'cannot-save', say: 'The key store of this computer did not let go of the key, so you are still signed in. Unlock it and try again.', remedy: 'retry' });
        });
        db.tx(() => updateAccount(db, accountId, { signed_in_by: null, abilities: null, abilities_at: null }));
        await reopen(accessOf(row, null), row.number);
        log.info('account-signed-out-here', { account: accountId });
        return before?.credential ? before : null;
      }),

    remove: (accountId) =>
      inTurn(async () => {
        const row = rowOrThrow(accountId);
        if (row.is_practice === 1) throw refuse('The practice forum stays: it is where this desk can be tried out.');
        if (row.signed_in_by !== null) throw refuse('Sign out of this forum first, so that the forum forgets the key of this desk.');
        const left = whatIsLeft(db, accountId);
        if (left !== null) throw refuse(left);
        await accounts.find(accountId)?.stop(graceMs);
        accounts.drop(accountId);
        await secrets.forget(secretName(accountId)).catch(() => {});
        await removeAccount(db, accountId, () => !isStopped);
        log.info('account-removed', { account: accountId });
      }),
  };

  return {
    ...registry,

    /** Opens the practice forum at once, and the others as soon as the key store has given out what lets them in. */
    async start(own: AccountAccess): Promise<void> {
      practice = own;
      const started = open(own, 0);
      accounts.put(started);
      started.start();
      const others = accountsInOrder(db).filter((row) => row.id !== own.accountId);
      for (const row of others) {
        try {
          accounts.put(open(accessOf(row, null), row.number));
        } catch (error) {
          log.error('account-not-opened', { account: row.id, error: error instanceof Error ? error.name : typeof error });
        }
      }
      for (const row of others) {
        if (!accounts.find(row.id)) continue;
        await inTurn(async () => {
          const known = await kept(row.id);
          if (isStopped) return;
          // Where the key store forgot, the person signs in again.
          db.tx(() => updateAccount(db, row.id, { signed_in_by: known?.kind ?? null }));
          await reopen(accessOf(row, known), row.number);
        });
      }
    },

    async stop(withinMs: number): Promise<void> {
      isStopped = true;
      await Promise.all(accounts.all().map((account) => account.stop(withinMs)));
    },
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const newId = (): string => `f-${Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join('')}`;
