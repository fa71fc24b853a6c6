import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { FoundForum, SignIn } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import type { Credential } from '../../forums/credential.ts';
import type { Live } from '../../live.ts';
import type { AccountAccess, Clock, Log, Secrets, WayBack } from '../../ports.ts';
import { TroubleError } from '../../trouble.ts';
import type { Registry, SignedInAs } from '../registry.ts';
import { createDoor, type DoorLimits } from './door.ts';
import { tryTyped } from './enter.ts';
import { plainAddress, readAddress } from './find/address.ts';
import { createFinder } from './find/find.ts';
import { revoke, type Revoked } from './revoke.ts';
import { refused, sayFault } from './say.ts';
import { createClientIds } from './sign-in/client-id.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { Place } from './sign-in/sign-ins.ts';

type In = Asked['accounts'];
type Out = Answered['accounts'];

interface Lent {
  clock: Clock;
  log: Log;
  version: string;
  secrets: Secrets;
  registry: Registry;
  live: Pick<Live, 'watch' | 'touch'>;
  /** Undefined: no page can hand anything back to this program. */
  wayBack?: WayBack | undefined;
  /** For tests. */
  limits?: DoorLimits;
}

/** Finding a forum, and being let in. Keys go from the forum to the key store and are shown nowhere. */
export interface Connect {
  find(input: In['find']): Promise<FoundForum>;
  begin(input: In['begin']): Promise<Out['begin']>;
  signIn(input: In['signIn'], signal: AbortSignal | undefined): AsyncGenerator<SignIn | null, void, void>;
  paste(input: In['paste']): Promise<Out['paste']>;
  cancel(input: In['cancel']): Record<string, never>;
  enter(input: In['enter']): Promise<Out['enter']>;
  /** Has the forum forget what let an account in. Never throws. */
  revoke(access: AccountAccess): Promise<Revoked>;
  stop(): void;
}

const mostRemembered = 20;

export function createConnect({ clock, log, version, secrets, registry, live, wayBack, limits = {} }: Lent): Connect {
  const door = createDoor({ clock, version, limits });
  const finder = createFinder({ door, clock, hasWayBack: wayBack !== undefined, knownAs: (kind, baseUrl) => registry.at(kind, baseUrl) });
  /** What the person has just been shown, so that nobody is asked twice. */
  const found = new Map<string, FoundForum>();

  const find = async (address: string): Promise<FoundForum> => {
    const forum = await finder.find(address);
    found.delete(forum.url);
    found.set(forum.url, forum);
    for (const old of [...found.keys()].slice(0, Math.max(0, found.size - mostRemembered))) found.delete(old);
    return forum;
  };

  /** The forum at this address, as it was found; for an account that is here, its own and no other. Throws TroubleError. */
  const placeOf = async ({ url, accountId }: { url: string; accountId: string | null }): Promise<Place> => {
    if (accountId === null) {
      const forum = found.get(url) ?? (await find(url));
      return { kind: forum.kind, base: new URL(forum.url), known: null, forum };
    }
    const known = registry.get(accountId);
    if (!known) throw new TroubleError({ kind: 'not-found', what: 'account', say: 'This account is not on this desk.', remedy: 'none' });
    if (known.access.isPractice) throw refused('The practice forum lets you in by itself.');
    const read = readAddress(url);
    const isSame = 'bases' in read && read.bases.some((base) => plainAddress(base) === plainAddress(new URL(known.access.baseUrl)));
    if (!isSame) throw refused('This account is on another forum. To join that one, add it as a new forum.');
    return { kind: known.access.kind, base: new URL(known.access.baseUrl), known: { accountId: known.accountId, me: known.me }, forum: null };
  };

  /** Opens the account with what lets it in. Somebody else's key does not; then it is given back at once. */
  const open = async (place: Place, credential: Credential, me: SignedInAs): Promise<AccountId> => {
    try {
      const { known, forum, kind, base } = place;
      if (known) {
        if (known.me && known.me.id !== me.id) throw refused(`You signed in as ${me.username}, and this account is ${known.me.username}’s. Sign in as ${known.me.username}, or add the forum once more for ${me.username}.`);
        await registry.letIn(known.accountId, credential, me);
        return known.accountId;
      }
      return await registry.add({ kind, baseUrl: plainAddress(base), title: forum?.title ?? base.hostname, icon: forum?.icon ?? null, version: forum?.version ?? null, credential, me });
    } catch (error) {
      void giveBack(place, credential);
      throw error;
    }
  };
  const giveBack = async ({ kind, base }: Place, credential: Credential): Promise<void> => {
    const { kind: outcome } = await revoke(door, { accountId: 'none', kind, baseUrl: plainAddress(base), credential, isPractice: false });
    log.info('key.given-back', { outcome });
  };

  const signIn = createSignIn({ door, clock, log, clientId: createClientIds(secrets), open, giveBack, wayBack, onChange: () => live.touch('sign-ins') });

  const said = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw sayFault(error, clock.now());
    }
  };

  return {
    find: ({ address }) => find(address),
    begin: ({ way, ...where }) => said(async () => ({ signInId: await signIn.begin(await placeOf(where), way) })),
    signIn: ({ signInId }, signal) => live.watch(['sign-ins'], () => signIn.standing(signInId), signal),
    paste: ({ signInId, code }) => said(async () => ({ accountId: await signIn.paste(signInId, code) })),
    cancel({ signInId }) {
      signIn.cancel(signInId);
      return {};
    },
    enter: ({ credential: typed, ...where }) =>
      said(async () => {
        const place = await placeOf(where);
        const { credential, me } = await tryTyped(door, place.kind, place.base, typed);
        return { accountId: await open(place, credential, me) };
      }),
    async revoke(access) {
      const outcome = await revoke(door, access);
      log.info('key.taken-back', { account: access.accountId, outcome: outcome.kind });
      return outcome;
    },
    stop: () => signIn.stop(),
  };
}
