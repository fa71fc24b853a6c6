import type { OutboxState } from '#shared/words/outbox.ts';

/** One item as the lane sees it. `waitMs`: until it may do its next step, on a clock that never jumps; 0 or less: now. */
export interface LaneItem {
  seq: number;
  questionId: string;
  state: OutboxState;
  waitMs: number;
}

/**
 * One account. `pauseMs`: nothing at all until then (null: until somebody wakes it). `spacingMs`: no post until then, looking is fine.
 * `isBarred`: whoever sits here may not post, so nothing leaves; what may stand on the forum is still looked for.
 */
export interface LaneState {
  isBusy: boolean;
  pauseMs: number | null;
  spacingMs: number;
  isBarred: boolean;
}

/** rest: nothing to do for `ms` (null: until something changes). */
export type Deed = 'send' | 'look' | 'follow' | 'twins';
export type Move = { kind: Deed; seq: number } | { kind: 'rest'; ms: number | null };

const deedOf: Partial<Record<OutboxState, Deed>> = { held: 'send', waiting: 'send', checking: 'look', 'in-review': 'follow', sent: 'twins' };
// Two answers to one question keep their order; one that asks for a person, or waits for a moderator, holds nobody up.
const holdsUp: readonly OutboxState[] = ['held', 'waiting', 'sending', 'checking'];

/** Who may do something now. Order is by `seq`, never by a clock; one thing at a time per account. */
export function nextMove(items: readonly LaneItem[], lane: LaneState): Move {
  if (lane.isBusy || lane.pauseMs === null) return { kind: 'rest', ms: null };
  if (lane.pauseMs > 0) return { kind: 'rest', ms: lane.pauseMs };
  const ahead = new Set<string>();
  let soonest: number | null = null;
  // What stands already comes after everything that does not.
  const isLast = (item: LaneItem): number => (item.state === 'sent' ? 1 : 0);
  for (const item of items.toSorted((a, b) => isLast(a) - isLast(b) || a.seq - b.seq)) {
    const deed = deedOf[item.state];
    const isBehind = deed === 'send' && ahead.has(item.questionId);
    if (holdsUp.includes(item.state)) ahead.add(item.questionId);
    if (deed === undefined || isBehind || (deed === 'send' && lane.isBarred)) continue;
    const waitMs = deed === 'send' ? Math.max(item.waitMs, lane.spacingMs) : item.waitMs;
    if (waitMs <= 0) return { kind: deed, seq: item.seq };
    soonest = Math.min(soonest ?? waitMs, waitMs);
  }
  return { kind: 'rest', ms: soonest };
}

/**
 * 2 s, doubling, at most `most`, a quarter more or less so that many desks do not knock at once. `chance` from 0 to 1.
 */
export function backOff(failures: number, chance: number, most: number): number {
  const whole = Math.min(most, 2_000 * 2 ** Math.min(failures, 10));
  return Math.round(Math.min(most, whole * (0.75 + chance / 2)));
}

/** Where there is no network nothing leaves this machine, so trying costs nobody anything; a forum with a fault of its own is left in peace. */
export const longestBackOff = { offline: 60_000, 'network-login': 60_000, fault: 15 * 60_000 } as const;
