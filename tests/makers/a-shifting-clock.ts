import type { Clock } from '#electron/engine/ports.ts';

/** A clock that runs like the machine's own and can be taken further, as a whole or on its face alone. */
export interface ShiftingClock extends Clock {
  /** Time goes by: whatever falls due on the way is called back now. */
  skip(ms: number): void;
  /** Only the wall clock goes on or back, as after a correction; forward also as in a sleep in which timers stood still. */
  jump(ms: number): void;
}

export function aShiftingClock({ wrongBy = 0 }: { wrongBy?: number } = {}): ShiftingClock {
  let passed = 0;
  let off = wrongBy;
  const waiting = new Set<{ at: number; call: () => void; timer: NodeJS.Timeout | undefined }>();
  const elapsed = (): number => performance.now() + passed;
  const wind = (entry: { at: number; call: () => void; timer: NodeJS.Timeout | undefined }): void => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(
      () => {
        waiting.delete(entry);
        entry.call();
      },
      Math.max(0, entry.at - elapsed()),
    );
  };
  return {
    now: () => Math.round(Date.now() + passed + off),
    elapsed,
    after(ms, call) {
      const entry = { at: elapsed() + ms, call, timer: undefined };
      waiting.add(entry);
      wind(entry);
      return () => {
        clearTimeout(entry.timer);
        waiting.delete(entry);
      };
    },
    skip(ms) {
      passed += ms;
      for (const entry of waiting) wind(entry);
    },
    jump(ms) {
      off += ms;
    },
  };
}
