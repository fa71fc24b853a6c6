import { onTestFinished } from 'vitest';
import { createConnect, type Connect } from '#electron/engine/accounts/connect/connect.ts';
import type { DoorLimits } from '#electron/engine/accounts/connect/door.ts';
import type { KnownAccount, NewAccount, Registry, SignedInAs } from '#electron/engine/accounts/registry.ts';
import type { Credential } from '#electron/engine/forums/credential.ts';
import { createLive } from '#electron/engine/live.ts';
import type { Clock, Secrets, WayBack } from '#electron/engine/ports.ts';
import { TroubleError } from '#electron/engine/trouble.ts';
import type { SignIn } from '#shared/words/account.ts';
import { accountId as accountIdShape } from '#shared/words/ids.ts';
import { aLog, someSecrets } from './a-desk.ts';
import { until } from './a-forum.ts';
import { sendForm, type ForumOnTest } from './a-practice-forum.ts';
import { aStore } from './a-store.ts';

/** Accounts in memory: what was added, and what each is let in by. */
export interface AccountsOnTest extends Registry {
  added: NewAccount[];
  credentialOf(accountId: string): Credential | null;
  /** Puts an account there as if it had been added before. */
  put(account: Partial<NewAccount> & Pick<NewAccount, 'baseUrl'> & { me: SignedInAs | null }): string;
  /** The next deed fails as a full disk would make it. */
  isFull: boolean;
}

export function someAccounts(): AccountsOnTest {
  const accounts = new Map<string, KnownAccount>();
  const added: NewAccount[] = [];
  const open = ({ kind = 'discourse', baseUrl, title = 'A forum', credential = null, me = null }: Partial<Omit<NewAccount, 'credential'>> & { baseUrl: string; credential?: Credential | null }): string => {
    const accountId = accountIdShape.parse(`f-${accounts.size + 1}`);
    accounts.set(accountId, { accountId, title, me, access: { accountId, kind, baseUrl, credential, isPractice: false } });
    return accountId;
  };
  const registry: AccountsOnTest = {
    added,
    isFull: false,
    known: () => [...accounts.values()],
    get: (accountId) => accounts.get(accountId) ?? null,
    at: (kind, baseUrl, me) => [...accounts.values()].find(({ access, me: known }) => access.kind === kind && access.baseUrl === baseUrl && (!me || known?.id === me.id))?.accountId ?? null,
    add(account) {
      if (registry.isFull) return Promise.reject(new TroubleError({ kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' }));
      added.push(account);
      return Promise.resolve(accountIdShape.parse(open(account)));
    },
    letIn(accountId, credential) {
      const known = accounts.get(accountId);
      if (known) accounts.set(accountId, { ...known, access: { ...known.access, credential } });
      return Promise.resolve();
    },
    signOut: () => Promise.resolve(null),
    remove: () => Promise.resolve(),
    credentialOf: (accountId) => accounts.get(accountId)?.access.credential ?? null,
    put: (account) => open({ ...account, credential: account.credential ?? null }),
  };
  return registry;
}

export interface ConnectOnTest extends Connect {
  registry: AccountsOnTest;
  log: ReturnType<typeof aLog>;
  secrets: Secrets;
  /** What the window sees of a sign-in now. */
  standing(signInId: string): Promise<SignIn | null>;
  /** Waits until a sign-in has come to this. */
  becomes<S extends SignIn['state']>(signInId: string, state: S): Promise<Extract<SignIn, { state: S }>>;
}

/** The room itself, over real HTTP. Ends with the test. */
export function aConnect({ clock, registry = someAccounts(), secrets = someSecrets(), wayBack, limits = {} }: { clock: Clock; registry?: AccountsOnTest; secrets?: Secrets; wayBack?: WayBack; limits?: DoorLimits }): ConnectOnTest {
  const log = aLog();
  const connect = createConnect({ clock, log, version: '0.0.0-test', secrets, registry, live: createLive(aStore()), wayBack, limits });
  onTestFinished(() => connect.stop());
  const standing = async (signInId: string): Promise<SignIn | null> => {
    const stream = connect.signIn({ signInId }, undefined);
    const first = await stream.next();
    await stream.return();
    return first.value ?? null;
  };
  return {
    ...connect,
    registry,
    log,
    secrets,
    standing,
    becomes: async <S extends SignIn['state']>(signInId: string, state: S) => (await until(() => standing(signInId), (now) => now?.state === state)) as Extract<SignIn, { state: S }>,
  };
}

/** What somebody says who waits for the person. Fails for a sign-in that does not wait. */
export function shown(standing: SignIn | null): Extract<SignIn, { state: 'waiting' }> {
  if (standing?.state !== 'waiting') throw new Error(`nobody waits: ${JSON.stringify(standing)}`);
  return standing;
}

/** Answers the forum's page for a code, as `as` or with no. */
export async function answerCode(forum: Pick<ForumOnTest, 'baseUrl'>, standing: SignIn | null, { as = 'volunteer', decision = 'approve' }: { as?: string; decision?: 'approve' | 'deny' } = {}): Promise<string> {
  const { openUrl, userCode } = shown(standing);
  const page = new URL(openUrl);
  return (await sendForm(new URL(forum.baseUrl).origin, page.pathname, { request: page.searchParams.get('request') ?? '', code: userCode ?? '', decision, as })).text;
}

/** Answers the forum's page that stands in an address: the code it shows, or where it sends the browser. */
export async function answerPage(standing: SignIn | null, { as = 'volunteer' } = {}): Promise<{ code: string; location: string }> {
  const page = new URL(shown(standing).openUrl);
  const answer = await sendForm(page.origin, page.pathname.replace(/\/new$/, ''), { ...Object.fromEntries(page.searchParams), as });
  return { code: /<code[^>]*id="payload">([^<]+)</.exec(answer.text)?.[1] ?? '', location: answer.headers.location ?? '' };
}
