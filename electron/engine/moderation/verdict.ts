import type { Trouble } from '#shared/words/trouble.ts';
import type { ForumTrouble, Outcome } from '../forums/forum.ts';
import type { Moderated } from '../forums/moderating.ts';
import type { Pause } from '../outbox/words.ts';
import type { Result, Step } from './plan.ts';
import { troubles } from './words.ts';

/** What a verdict needs to know of a deed. `doing`: the kind of step it is at. */
export interface Tried {
  state: 'held' | 'waiting' | 'doing' | 'checking';
  looks: number;
  resendsLeft: number;
  trouble: Trouble | null;
  doing: Step['do'];
}

/** What became of asking. `done` carries what was changed. */
export type Acted = { kind: 'done'; result: Result } | Exclude<Moderated, { kind: 'done' }> | { kind: 'similar'; reasons: string[] };

/** What becomes of a deed. next: its step is done. `waitMs`: until it goes on. `lane`: what it means for the others; `hold`: for those at the same kind of step. */
export interface Turn {
  state: 'waiting' | 'checking' | 'needs-you' | 'next';
  result: Result | null;
  trouble: Trouble | null;
  waitMs: number;
  looks: number;
  resendsLeft: number;
  lane: { kind: 'go on' } | { kind: 'back off'; why: Pause } | { kind: 'pause'; why: Pause; ms: number | null } | { kind: 'hold'; ms: number };
}

export const firstLookMs = 2_000;
const secondLookMs = 15_000;
const looksBeforeResend = 2;

/** Whole milliseconds: what is left of a pause is measured finer than an instant is kept. */
const clamp = (ms: number): number => Math.ceil(Math.min(3_600_000, Math.max(1_000, ms)));
const stay = (tried: Tried): Turn => ({ state: tried.state === 'checking' ? 'checking' : 'waiting', result: null, trouble: tried.trouble, waitMs: 0, looks: tried.looks, resendsLeft: tried.resendsLeft, lane: { kind: 'go on' } });
const later = (tried: Tried, trouble: Trouble): Turn => ({ ...stay(tried), state: 'waiting', trouble });
const needsYou = (tried: Tried, trouble: Trouble): Turn => ({ ...stay(tried), state: 'needs-you', trouble });
/** The next step starts afresh: what was lost of the last one says nothing of it. */
const next = (tried: Tried, result: Result): Turn => ({ ...stay(tried), state: 'next', result, trouble: null, looks: 0, resendsLeft: 1 });
const look = (tried: Tried, trouble: Trouble | null): Turn => ({ ...stay(tried), state: 'checking', trouble, looks: 0, waitMs: firstLookMs });

/** What the forum's answer means. A lost one is never a reason to ask again, only to look. */
export function afterActing(tried: Tried, acted: Acted, now: number): Turn {
  switch (acted.kind) {
    case 'done':
      return next(tried, acted.result);
    case 'lost':
      return look(tried, null);
    case 'similar':
      return look(tried, troubles.refused(acted.reasons));
    case 'unreachable':
      return { ...later(tried, troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'slow-down':
      return slower(tried, acted, now);
    case 'signed-out':
      return { ...later(tried, troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'unread':
      return afterReadTrouble(tried, acted.trouble, now);
    case 'refused':
      if (acted.why === 'gone') return needsYou(tried, troubles.gone());
      if (acted.why === 'changed') return needsYou(tried, tried.doing === 'judge' ? troubles.decided() : troubles.overtaken());
      return needsYou(tried, acted.why === 'forbidden' ? troubles.forbidden(acted.reasons) : troubles.refused(acted.reasons));
  }
}

/** What looking means: null, it is not there. Twice, because the last page may have lagged or the request may still have been on its way. */
export function afterLooking(tried: Tried, found: Result | null): Turn {
  if (found) return next(tried, found);
  const looks = tried.looks + 1;
  if (looks < looksBeforeResend) return { ...stay(tried), looks, waitMs: secondLookMs };
  if (tried.trouble?.kind === 'refused') return { ...needsYou(tried, tried.trouble), looks };
  if (tried.resendsLeft > 0) return { ...stay(tried), state: 'waiting', trouble: null, looks, resendsLeft: tried.resendsLeft - 1 };
  return { ...needsYou(tried, troubles.unknown()), looks };
}

/** It must not be asked as things stand. */
export const afterStop = (tried: Tried, trouble: Trouble): Turn => needsYou(tried, trouble);

/** Nothing could be read. The deed stays what it is: being unable to look is no reason to do. */
export function afterReadTrouble(tried: Tried, trouble: Pick<ForumTrouble, 'kind' | 'waitMs' | 'status'>, now: number): Turn {
  const told = (said: Trouble): Turn => ({ ...stay(tried), trouble: tried.state === 'checking' ? tried.trouble : said });
  switch (trouble.kind) {
    case 'unreachable':
      return { ...told(troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'fault':
      return { ...told(troubles.fault(trouble.status)), lane: { kind: 'back off', why: 'fault' } };
    case 'slow-down': {
      const ms = clamp(trouble.waitMs);
      return { ...told(troubles.slowDown(now + ms)), waitMs: ms, lane: { kind: 'pause', why: 'slow-down', ms } };
    }
    case 'signed-out':
      return { ...told(troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'forbidden':
      return needsYou(tried, tried.state === 'checking' ? troubles.unknown() : troubles.forbidden([]));
    case 'gone':
      return needsYou(tried, troubles.gone());
  }
}

/** What posting a message came to, in the same words. */
export function actedOf(outcome: Outcome): Acted {
  if (outcome.kind === 'posted') return { kind: 'done', result: { isNew: true, postId: outcome.postId } };
  if (outcome.kind === 'in-review') return { kind: 'done', result: { isNew: true, isHeld: true } };
  if (outcome.kind !== 'refused') return outcome;
  if (outcome.why === 'similar') return { kind: 'similar', reasons: outcome.reasons };
  const why = outcome.why === 'gone' || outcome.why === 'forbidden' ? outcome.why : 'other';
  return { kind: 'refused', why, status: outcome.status, reasons: outcome.reasons };
}

function slower(tried: Tried, { waitMs, isWholeForum }: { waitMs: number; isWholeForum: boolean }, now: number): Turn {
  const ms = clamp(waitMs);
  return { ...later(tried, troubles.slowDown(now + ms)), waitMs: ms, lane: isWholeForum ? { kind: 'pause', why: 'slow-down', ms } : { kind: 'hold', ms } };
}
