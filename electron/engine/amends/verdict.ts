import type { AmendKind } from '#shared/words/amend.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import type { Between } from '../forums/between.ts';
import type { ForumTrouble } from '../forums/forum.ts';
import type { Moderated } from '../forums/moderating.ts';
import type { Pause } from '../outbox/words.ts';
import { troubles } from './words.ts';

/** What a verdict needs to know of a change. */
export interface Tried {
  kind: AmendKind;
  state: 'waiting' | 'doing' | 'checking';
  looks: number;
  resendsLeft: number;
  trouble: Trouble | null;
}

/** How the answer stands. changed: neither as it was nor as it is to be. kept: the forum says that this account may not. */
export type Seen = { kind: 'done' } | { kind: 'not-yet' } | { kind: 'changed'; now: string } | { kind: 'gone' } | { kind: 'kept' };

/** What becomes of it. `now`: what stands there instead. `lane`: what it means for the others of this account. */
export interface Turn {
  state: 'waiting' | 'checking' | 'needs-you' | 'done';
  trouble: Trouble | null;
  now: string | null;
  waitMs: number;
  looks: number;
  resendsLeft: number;
  lane: { kind: 'go on' } | { kind: 'back off'; why: 'offline' | 'fault' | 'network-login' } | { kind: 'pause'; why: Pause; ms: number | null };
}

export type ReadTrouble = Pick<ForumTrouble, 'kind' | 'waitMs' | 'status'> & { between?: Between | null };

const firstLookMs = 2_000;
/** Some forums say yes to a deletion with an empty page, which anything on the way could have said; looking is how it ends well. */
const firstLookAtDeletionMs = 300;
const secondLookMs = 15_000;
const looksBeforeResend = 2;

/** Whole milliseconds: what is left of a pause is measured finer than an instant is kept. */
const clamp = (ms: number): number => Math.ceil(Math.min(3_600_000, Math.max(1_000, ms)));
const stay = (tried: Tried): Turn => ({ state: tried.state === 'checking' ? 'checking' : 'waiting', trouble: tried.trouble, now: null, waitMs: 0, looks: tried.looks, resendsLeft: tried.resendsLeft, lane: { kind: 'go on' } });
const later = (tried: Tried, trouble: Trouble): Turn => ({ ...stay(tried), state: 'waiting', trouble });
const needsYou = (tried: Tried, trouble: Trouble): Turn => ({ ...stay(tried), state: 'needs-you', trouble });
const done = (tried: Tried): Turn => ({ ...stay(tried), state: 'done', trouble: null });
const notSafe: Turn['lane'] = { kind: 'pause', why: 'not-safe', ms: null };

/** What the forum's answer means. A lost one is never a reason to ask again, only to look. */
export function afterActing(tried: Tried, acted: Moderated, now: number): Turn {
  switch (acted.kind) {
    case 'done':
      return done(tried);
    case 'lost':
      return { ...stay(tried), state: 'checking', trouble: null, looks: 0, waitMs: tried.kind === 'delete' ? firstLookAtDeletionMs : firstLookMs };
    case 'unreachable':
      return { ...later(tried, troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'slow-down': {
      const ms = clamp(acted.waitMs);
      return { ...later(tried, troubles.slowDown(now + ms)), waitMs: ms, lane: { kind: 'pause', why: 'slow-down', ms } };
    }
    case 'signed-out':
      return { ...later(tried, troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'unread':
      return afterReadTrouble(tried, acted.trouble, now);
    case 'refused':
      if (acted.why === 'gone') return needsYou(tried, troubles.gone(tried.kind));
      if (acted.why === 'changed') return needsYou(tried, troubles.changed());
      return needsYou(tried, acted.why === 'forbidden' ? troubles.notAllowed(tried.kind, acted.reasons) : troubles.refused(tried.kind, acted.reasons));
  }
}

/** What it means how the answer stands, for a change whose outcome was lost. Looked at twice, because the last page may have lagged or the request may still have been on its way. */
export function afterLooking(tried: Tried, seen: Seen): Turn {
  if (seen.kind !== 'not-yet') return settled(tried, seen);
  const looks = tried.looks + 1;
  if (looks < looksBeforeResend) return { ...stay(tried), looks, waitMs: secondLookMs };
  if (tried.resendsLeft > 0) return { ...stay(tried), state: 'waiting', trouble: null, looks, resendsLeft: tried.resendsLeft - 1 };
  return { ...needsYou(tried, troubles.unknown()), looks };
}

/** The same before anything is asked; null: ask. */
export const beforeActing = (tried: Tried, seen: Seen): Turn | null => (seen.kind === 'not-yet' ? null : settled(tried, seen));

function settled(tried: Tried, seen: Exclude<Seen, { kind: 'not-yet' }>): Turn {
  switch (seen.kind) {
    case 'done':
      return done(tried);
    case 'gone':
      return needsYou(tried, troubles.gone(tried.kind));
    case 'kept':
      return needsYou(tried, troubles.notAllowed(tried.kind, []));
    case 'changed':
      return { ...needsYou(tried, troubles.changed()), now: seen.now };
  }
}

/** Nothing could be read. It stays what it is: being unable to look is no reason to ask. */
export function afterReadTrouble(tried: Tried, trouble: ReadTrouble, now: number): Turn {
  const told = (said: Trouble): Turn => ({ ...stay(tried), trouble: tried.state === 'checking' ? tried.trouble : said });
  switch (trouble.kind) {
    case 'unreachable':
      if (trouble.between === 'not-safe') return { ...told(troubles.notSafe()), lane: notSafe };
      return { ...told(troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'fault':
      if (trouble.between === 'network-login') return { ...told(troubles.networkLogin()), lane: { kind: 'back off', why: 'network-login' } };
      return { ...told(troubles.fault(trouble.status)), lane: { kind: 'back off', why: 'fault' } };
    case 'slow-down': {
      const ms = clamp(trouble.waitMs);
      return { ...told(troubles.slowDown(now + ms)), waitMs: ms, lane: { kind: 'pause', why: 'slow-down', ms } };
    }
    case 'signed-out':
      return { ...told(troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'forbidden':
      return needsYou(tried, tried.state === 'checking' ? troubles.unknown() : troubles.notAllowed(tried.kind, []));
    case 'gone':
      return needsYou(tried, troubles.gone(tried.kind));
  }
}
