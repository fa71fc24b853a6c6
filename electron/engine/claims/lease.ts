/** How long a claim lasts from the last sign of work, in milliseconds. */
export const leaseMs = 15 * 60_000;
/** How often at most a forum is told of a new end: it tells everybody, and leaves a line in the thread. */
export const tellEveryMs = 5 * 60_000;
/** Machines and messages are not quite in step; an end further away than this is no lease of ours. */
const slackMs = 60_000;

/** One moment on the two clocks of a machine: `wall` may jump, `elapsed` only grows, but may stand still while the machine sleeps. */
export interface Moment {
  wall: number;
  elapsed: number;
}

/** `ms` from a moment on. */
export interface Term {
  from: Moment;
  ms: number;
}

/** What is left of a term. The clock that says more has passed is believed: neither a clock set back nor a sleep lengthens a term. */
export const leftOf = ({ from, ms }: Term, now: Moment): number => Math.max(0, ms - Math.max(0, now.elapsed - from.elapsed, now.wall - from.wall));

/** Who is known to be at a question. `term` null: without an end. */
export interface Hold {
  username: string;
  term: Term | null;
}

export const isOver = ({ term }: Hold, now: Moment): boolean => term !== null && leftOf(term, now) === 0;

/** yours: from now on, for `term`. held: by somebody else, for so many milliseconds more (null: without an end). */
export type Answer = { kind: 'yours'; term: Term | null } | { kind: 'held'; by: string; leftMs: number | null };

/**
 * Who has a question after `who` asked for it. Whether a claim is over is decided here, at the moment somebody wants it, and nowhere by looking.
 * Asking for one's own renews it; what was given without an end stays so.
 */
export function take(known: Hold | null, who: string, now: Moment, { force = false } = {}): Answer {
  const fresh: Answer = { kind: 'yours', term: { from: now, ms: leaseMs } };
  if (!known || isOver(known, now)) return fresh;
  if (known.username === who) return known.term === null ? { kind: 'yours', term: null } : fresh;
  return force ? fresh : { kind: 'held', by: known.username, leftMs: known.term && leftOf(known.term, now) };
}

/** What is left until an end a forum keeps, on the forum's clock. Null: it has none, or one so far away that it is somebody's own note. */
export function leftUntil(untilAt: number | null, forumNow: number): number | null {
  if (untilAt === null) return null;
  const ms = untilAt - forumNow;
  return ms > leaseMs + slackMs ? null : Math.max(0, ms);
}

/** What is left of a claim of this machine that was written down before a restart. A clock that went back meanwhile can vouch for nothing. */
export const leftAfterRestart = ({ untilAt, renewedAt }: { untilAt: number; renewedAt: number }, wall: number): number => (wall < renewedAt ? 0 : Math.min(leaseMs, Math.max(0, untilAt - wall)));
