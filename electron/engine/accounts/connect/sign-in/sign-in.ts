import type { SignIn } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import type { Credential } from '../../../forums/credential.ts';
import type { Clock, Log, WayBack } from '../../../ports.ts';
import { troubleOf } from '../../../trouble.ts';
import type { SignedInAs } from '../../registry.ts';
import { DoorFault, type Door } from '../door.ts';
import { under } from '../find/address.ts';
import { faulty, refused, sayFault } from '../say.ts';
import { whoIs } from '../who.ts';
import { awaitDecision, beginDevice, pause, type Device } from './device.ts';
import { createKeyRequest, sealedIn, wayBackAddress, type Granted, type KeyRequest } from './key-request.ts';
import { createSignIns, lifeMs, over, type Place, type Waiting } from './sign-ins.ts';

interface Lent {
  door: Door;
  clock: Clock;
  log: Log;
  clientId: (base: URL) => Promise<string>;
  /** Opens the account. Throws TroubleError; then the key was given back. */
  open: (place: Place, credential: Credential, me: SignedInAs) => Promise<AccountId>;
  giveBack: (place: Place, credential: Credential) => Promise<void>;
  wayBack: WayBack | undefined;
  onChange: () => void;
}

type Way = 'device' | 'browser' | 'paste';

/** Sign-ins on a forum's own page: begun here, decided there, and finished here with a key that only this desk could read. */
export function createSignIn({ door, clock, log, clientId, open, giveBack, wayBack, onChange }: Lent) {
  const signIns = createSignIns({ clock, onChange });
  const stopHearing = wayBack?.onAddress((address) => void hear(address)) ?? ((): void => {});
  /** Those whose key is just being tried: a second answer changes nothing. */
  const busy = new Set<string>();

  async function begin(place: Place, way: Way): Promise<string> {
    if (place.kind !== 'discourse') throw refused('This forum has no page for that. Sign in with a token, or with name and password.');
    const request = await createKeyRequest(await clientId(place.base));
    if (way === 'device') return beginByCode(place, request);
    const release = way === 'browser' ? await hold() : null;
    const { id, ended } = signIns.add({ way, where: place, request }, { openUrl: pageOf(place.base, request, way === 'browser'), userCode: null }, lifeMs);
    if (release) ended.signal.addEventListener('abort', release, { once: true });
    log.info('sign-in.begun', { way });
    return id;
  }

  async function beginByCode(place: Place, request: KeyRequest): Promise<string> {
    const device = await beginDevice(door, place.base, request);
    const waiting = signIns.add({ way: 'device', where: place, request }, { openUrl: device.openUrl, userCode: device.userCode }, device.forMs);
    log.info('sign-in.begun', { way: 'device' });
    void follow(waiting, device);
    return waiting.id;
  }

  async function hold(): Promise<() => void> {
    const release = await wayBack?.hold();
    if (!release) throw refused('This computer does not let a page hand the key to Rounds. Copy the code from the page instead.');
    return release;
  }

  async function follow(waiting: Waiting, device: Device): Promise<void> {
    const { signal } = waiting.ended;
    try {
      const decided = await awaitDecision({ door, clock, base: waiting.where.base, device, signal });
      if (decided.kind === 'denied') return signIns.end(waiting.id, over('The forum’s page was answered with no. Nothing was connected.'));
      if (decided.kind === 'expired') return signIns.end(waiting.id, over('The code is no longer good. Start again for a new one.'));
      if (decided.kind === 'strange') throw faulty('The forum does not say whether its page was answered. Try again later.', decided.status);
      const granted = await waiting.request.open(decided.sealed);
      if (!granted) throw faulty('The forum’s answer is not for this sign-in. Start again.');
      await finish(waiting, granted);
    } catch (error) {
      if (!signal.aborted) signIns.end(waiting.id, troubleOf(sayFault(error, clock.now())));
    }
  }

  /** The answer of a page came back by itself. It names no sign-in: the one that can read it is the one. */
  async function hear(address: string): Promise<void> {
    const sealed = sealedIn(address);
    for (const waiting of signIns.all()) {
      if (waiting.way !== 'browser') continue;
      const granted = await waiting.request.open(sealed);
      if (!granted) continue;
      try {
        await finish(waiting, granted);
      } catch (error) {
        if (!waiting.ended.signal.aborted) signIns.end(waiting.id, troubleOf(sayFault(error, clock.now())));
      }
      return;
    }
    log.warn('sign-in.unknown-answer');
  }

  /** Opens the account with a key that is handed out once, so a line that breaks must not lose it. */
  async function finish(waiting: Waiting, granted: Granted): Promise<void> {
    for (let wait = 2_000; ; wait = Math.min(60_000, wait * 2)) {
      try {
        await adopt(waiting, granted);
        return;
      } catch (error) {
        if (!(error instanceof DoorFault)) throw error;
        await pause(clock, Math.max(wait, error.waitMs), waiting.ended.signal);
      }
    }
  }

  async function adopt(waiting: Waiting, { key, isTooOld }: Granted): Promise<AccountId> {
    if (isTooOld) throw faulty('This Discourse forum is too old to let Rounds in. Its administrators would have to update it.');
    const place = waiting.where;
    const credential: Credential = { kind: 'user-key', key, clientId: waiting.request.asked.client_id };
    if (busy.has(waiting.id)) throw refused('The code of this sign-in is being tried already.');
    busy.add(waiting.id);
    try {
      const me = await whoIs(door, 'discourse', place.base, credential);
      if (me === 'nobody' || me === 'master') throw faulty('The forum gave a key that it does not know itself. Start again.');
      if (waiting.ended.signal.aborted) {
        void giveBack(place, credential);
        throw refused('This sign-in was cancelled.');
      }
      const accountId = await open(place, credential, me);
      signIns.finish(waiting.id, accountId);
      log.info('sign-in.done', { way: waiting.way, account: accountId });
      return accountId;
    } finally {
      busy.delete(waiting.id);
    }
  }

  return {
    begin,
    standing: (id: string): SignIn | null => signIns.standing(id),
    /** Throws TroubleError or DoorFault; but for a key that opened nothing here, the sign-in goes on waiting. */
    async paste(id: string, code: string): Promise<AccountId> {
      const waiting = signIns.waiting(id);
      if (!waiting) throw refused('This sign-in is over. Start again, and copy the new code.');
      const granted = waiting.way === 'device' ? null : await waiting.request.open(sealedIn(code));
      if (!granted) throw refused('This is not the code of this sign-in. Copy all of it from the page that this sign-in opened.');
      return adopt(waiting, granted);
    },
    cancel: (id: string): void => signIns.cancel(id),
    stop(): void {
      stopHearing();
      signIns.stop();
    },
  };
}

/** The forum's page that asks the person, with the request in its address. */
function pageOf(base: URL, { asked }: KeyRequest, comesBack: boolean): string {
  const page = under(base, 'user-api-key/new');
  for (const [name, value] of Object.entries({ ...asked, ...(comesBack ? { auth_redirect: wayBackAddress } : {}) })) page.searchParams.set(name, value);
  return page.href;
}
