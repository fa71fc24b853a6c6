import type { Clock } from '../ports.ts';
import { backOff } from './lanes.ts';
import type { Pause } from './words.ts';

/** What something met means for everything else of the worker. `ms` null: until somebody does something. */
export type Effect<Why extends Pause> = { kind: 'go on' } | { kind: 'back off'; why: Why } | { kind: 'pause'; why: Pause; ms: number | null };

interface Parts<Why extends Pause> {
  clock: Clock;
  /** From 0 to 1, for spreading retries. */
  chance: () => number;
  /** The longest that is backed off for, in milliseconds. */
  longest: (why: Why) => number;
  /** It began, is another, or is over. */
  changed: () => void;
}

/** Why a worker lets nothing leave, and until when: kept on the clock that never jumps; `untilWall` is for people to read. */
export function createPause<Why extends Pause>({ clock, chance, longest, changed }: Parts<Why>) {
  let now: { why: Pause; until: number | null; untilWall: number | null } | null = null;
  let failures = 0;
  return {
    now: (): { why: Pause; untilWall: number | null } | null => now,
    /** Milliseconds, 0 or less: it is over; null: until somebody does something. `at`: on the clock that never jumps. */
    leftMs: (at: number): number | null => (now === null ? 0 : now.until === null ? null : now.until - at),
    heed(effect: Effect<Why>): void {
      const before = now;
      if (effect.kind === 'go on') {
        now = null;
        failures = 0;
      } else {
        const ms = effect.kind === 'back off' ? backOff(failures++, chance(), longest(effect.why)) : effect.ms;
        now = { why: effect.why, until: ms === null ? null : clock.elapsed() + ms, untilWall: ms === null ? null : clock.now() + ms };
      }
      if (now !== null || before !== null) changed();
    },
    /** The others go on; the next failure still counts as one more. */
    lift: (): void => void (now = null),
    /** Over by the wish of a person; what the forum asked for is still heeded. */
    cutShort(): void {
      if (now === null || now.why === 'slow-down') return;
      now = { ...now, until: clock.elapsed() };
      failures = 0;
    },
  };
}

/** Lets what is on its way arrive, for at most `graceMs`. */
export async function arrived(underway: Promise<void> | null, graceMs: number, clock: Clock): Promise<void> {
  if (underway === null || graceMs <= 0) return;
  let cancel = (): void => {};
  await Promise.race([underway, new Promise<void>((resolve) => void (cancel = clock.after(graceMs, resolve)))]);
  cancel();
}
