import type { OutboxState } from '#shared/words/outbox.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import type { Between } from '../forums/between.ts';
import type { ForumTrouble, FoundReply, Outcome } from '../forums/forum.ts';
import { troubles, type Pause } from './words.ts';

/** What a verdict needs to know of an item. */
export interface Tried {
  state: OutboxState;
  looks: number;
  resendsLeft: number;
  trouble: Trouble | null;
}

/** What a forum asks of an answer's length, in characters. */
export interface Limits {
  least: number;
  most: number;
}

/** What becomes of an item. `waitMs`: until its next step. `lane`: what it means for everything behind it; `no posts`: looking is fine, posting is not before `ms`. */
export interface Step {
  state: OutboxState;
  trouble: Trouble | null;
  waitMs: number;
  looks: number;
  resendsLeft: number;
  posted: { postId: number; number: number } | null;
  reviewId: number | null;
  lane: { kind: 'go on' } | { kind: 'back off'; why: 'offline' | 'fault' | 'network-login' } | { kind: 'pause'; why: Pause; ms: number | null } | { kind: 'no posts'; ms: number };
}

export type ReadTrouble = Pick<ForumTrouble, 'kind' | 'waitMs' | 'status'> & { between?: Between | null };

export const firstLookMs = 2_000;
export const secondLookMs = 15_000;
/** How long after a plain yes we look whether something on the way delivered it more than once. */
export const twinsMs = 15_000;
const looksBeforeResend = 2;
/** How soon to ask after an answer held for approval: first, from then on, and when it was not to be found. */
const review = { first: 15_000, least: 60_000, most: 15 * 60_000, missing: 30_000 };

const stay = (item: Tried): Step => ({ ...item, waitMs: 0, posted: null, reviewId: null, lane: { kind: 'go on' } });
const needsYou = (item: Tried, trouble: Trouble): Step => ({ ...stay(item), state: 'needs-you', trouble });
/** `looks` of one that stands: 0 until somebody has looked whether it stands there once. */
const sent = (item: Tried, { postId, number }: { postId: number; number: number }, twins: readonly number[] | null): Step => ({
  ...stay(item),
  state: 'sent',
  trouble: twins !== null && twins.length > 0 ? troubles.twins(twins) : null,
  looks: twins === null ? 0 : Math.max(1, item.looks),
  posted: { postId, number },
});
/** Whole milliseconds: what is left of a pause is measured finer than an instant is kept. */
const clamp = (ms: number): number => Math.ceil(Math.min(3_600_000, Math.max(1_000, ms)));

/** What the forum's answer to a post means. A lost answer is never a reason to send again, only to look. */
export function afterPost(item: Tried, outcome: Outcome, now: number, limits: Limits): Step {
  switch (outcome.kind) {
    case 'posted':
      return sent(item, outcome, null);
    case 'in-review':
      return { ...stay(item), state: 'in-review', trouble: null, reviewId: outcome.reviewId, looks: 0, waitMs: review.first };
    case 'lost':
      return { ...stay(item), state: 'checking', trouble: null, looks: 0, waitMs: firstLookMs, lane: outcome.between === 'network-login' ? { kind: 'back off', why: 'network-login' } : { kind: 'go on' } };
    case 'unreachable':
      return outcome.between === 'not-safe' ? { ...later(item, troubles.notSafe()), lane: notSafe } : { ...later(item, troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'slow-down': {
      const ms = clamp(outcome.waitMs);
      if (outcome.isWholeForum) return { ...later(item, troubles.slowDown(now + ms)), waitMs: ms, lane: { kind: 'pause', why: 'slow-down', ms } };
      // "You have just posted" may be said of this very answer, delivered by something on the way: so look first, then wait.
      return { ...stay(item), state: 'checking', trouble: troubles.slowDown(now + ms), looks: 0, waitMs: firstLookMs, lane: { kind: 'no posts', ms } };
    }
    case 'signed-out':
      return { ...later(item, troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'refused':
      // "Too similar" may be our own answer, seen by the forum and not by us.
      if (outcome.why === 'similar') return { ...stay(item), state: 'checking', trouble: troubles.refused(outcome.reasons), looks: 0, waitMs: firstLookMs };
      return needsYou(item, refusal(outcome, limits));
  }
}

/** What looking for a lost answer means. `found` null: it is neither in the thread nor held for approval. */
export function afterLook(item: Tried, found: FoundReply | null): Step {
  if (found?.kind === 'posted') return sent(item, found, found.twins);
  if (found?.kind === 'in-review') return { ...stay(item), state: 'in-review', trouble: null, reviewId: found.reviewId, looks: 0, waitMs: review.first };
  const looks = item.looks + 1;
  // That request was refused before anything was written, so nothing was used up; it is looked for again before it goes.
  if (item.trouble?.kind === 'slow-down') return { ...stay(item), state: 'waiting', looks };
  if (looks < looksBeforeResend) return { ...stay(item), looks, waitMs: secondLookMs };
  if (item.trouble?.kind === 'refused') return { ...needsYou(item, item.trouble), looks };
  if (item.resendsLeft > 0) return { ...stay(item), state: 'waiting', trouble: null, looks, resendsLeft: item.resendsLeft - 1 };
  return { ...needsYou(item, troubles.unknown()), looks };
}

/** Nothing could be read. The item stays what it is, whatever its age: being unable to look is no reason to send. */
export function afterReadTrouble(item: Tried, trouble: ReadTrouble, now: number): Step {
  const here: Step = { ...stay(item), state: item.state === 'held' ? 'waiting' : item.state };
  const told = (said: Trouble): Trouble | null => (here.state === 'waiting' ? said : item.trouble);
  switch (trouble.kind) {
    case 'unreachable':
      if (trouble.between === 'not-safe') return { ...here, trouble: told(troubles.notSafe()), lane: notSafe };
      return { ...here, trouble: told(troubles.offline()), lane: { kind: 'back off', why: 'offline' } };
    case 'fault':
      if (trouble.between === 'network-login') return { ...here, trouble: told(troubles.networkLogin()), lane: { kind: 'back off', why: 'network-login' } };
      return { ...here, trouble: told(troubles.fault(trouble.status)), lane: { kind: 'back off', why: 'fault' } };
    case 'slow-down': {
      const ms = clamp(trouble.waitMs);
      return { ...here, trouble: told(troubles.slowDown(now + ms)), waitMs: ms, lane: { kind: 'pause', why: 'slow-down', ms } };
    }
    case 'signed-out':
      return { ...here, trouble: told(troubles.signedOut()), lane: { kind: 'pause', why: 'signed-out', ms: null } };
    case 'forbidden':
    case 'gone':
      return needsYou(item, item.state === 'checking' ? troubles.unknown() : troubles.gone());
  }
}

/** What a look at an answer held for approval means. Missing once may be a page that lags; missing twice is a no. `forMs`: how long it has been held; the longer, the less often it is asked after. */
export function afterFollow(item: Tried, found: FoundReply | null, forMs: number): Step {
  if (found?.kind === 'posted') return sent(item, found, found.twins);
  if (found?.kind === 'in-review') return { ...stay(item), reviewId: found.reviewId, looks: 0, waitMs: Math.round(Math.min(review.most, Math.max(review.least, forMs / 8))) };
  const looks = item.looks + 1;
  return looks < 2 ? { ...stay(item), looks, waitMs: review.missing } : needsYou(item, troubles.notApproved());
}

/** What a look at an answer that stands means: it stands once, or something delivered it more often. `found` null: somebody took it away since. */
export function afterTwinLook(item: Tried, found: FoundReply | null): Step {
  const looked: Step = { ...stay(item), looks: item.looks + 1 };
  if (found?.kind !== 'posted') return { ...looked, trouble: null };
  if (found.twins.length === 0) return { ...looked, trouble: null, posted: { postId: found.postId, number: found.number } };
  return { ...sent(item, found, found.twins), looks: looked.looks };
}

// Nobody overrides this, and time does not mend it: it waits for the person, or until the sync gets through.
const notSafe: Step['lane'] = { kind: 'pause', why: 'not-safe', ms: null };

// Nothing was taken, so a second send that was allowed is still allowed.
const later = (item: Tried, trouble: Trouble): Step => ({ ...stay(item), state: 'waiting', trouble });

function refusal(outcome: Extract<Outcome, { kind: 'refused' }>, limits: Limits): Trouble {
  if (outcome.why === 'closed') return troubles.closed();
  if (outcome.why === 'gone') return troubles.gone();
  if (outcome.why === 'too-short') return troubles.tooShort(limits.least);
  if (outcome.why === 'too-long') return troubles.tooLong(limits.most);
  return troubles.refused(outcome.reasons);
}
