import type { Clock } from '#electron/engine/ports.ts';

/** A clock that stands still until it is told to go on. */
export interface HandClock extends Clock {
  /** Goes on by `ms`, calling back whatever falls due on the way, in order. Promises get their turn in between. */
  forward(ms: number): Promise<void>;
  /** The wall clock alone jumps, as after a correction. */
  jump(ms: number): void;
  /** How many calls are still to come. */
  waiting(): number;
}

export function aClock({ now = 1_760_000_000_000 } = {}): HandClock {
  let elapsed = 0;
  let offset = now;
  let calls: { at: number; call: () => void }[] = [];
  const breathe = async (): Promise<void> => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    after(ms, call) {
      const entry = { at: elapsed + ms, call };
      calls.push(entry);
      return () => {
        calls = calls.filter((other) => other !== entry);
      };
    },
    async forward(ms) {
      const end = elapsed + ms;
      await breathe();
      for (;;) {
        const due = calls.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        calls = calls.filter((other) => other !== due);
        elapsed = Math.max(elapsed, due.at);
        due.call();
        await breathe();
      }
      elapsed = end;
      await breathe();
    },
    jump(ms) {
      offset += ms;
    },
    waiting: () => calls.length,
  };
}
