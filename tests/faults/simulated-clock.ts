import type { Clock } from '#electron/engine/ports.ts';

/** What goes on outside the clock. */
export interface Line {
  /** Something is being done for real: a request that will be answered, or refused. */
  isBusy(): boolean;
  /** Somebody waits for an answer of the forum, whether or not a request is under way. */
  isAwaited(): boolean;
}

/**
 * A clock that goes on by itself as soon as nothing real is left to wait for: requests go over real sockets and take what they take, and the waits between them take no time at all.
 * A request that meets silence runs into its time-out at once.
 */
export interface SimulatedClock extends Clock {
  /** Lets time go on until it is so, or for `ms`. Returns whether it is so. */
  run(ms: number, isSo?: () => boolean): Promise<boolean>;
  /** The same clock with another face. */
  face(offsetMs: () => number): Clock;
  line: Line | null;
}

interface Timer {
  at: number;
  call: () => void;
}

export function createSimulatedClock({ now: begun = 1_760_000_000_000 } = {}): SimulatedClock {
  let elapsed = 0;
  const timers = new Set<Timer>();
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  /** Everything that is ready to happen has happened. */
  async function quiet(): Promise<void> {
    const late = performance.now() + 60_000;
    let isRested = false;
    for (let calm = 0; calm < 3; ) {
      await turn();
      calm = clock.line?.isBusy() ? 0 : calm + 1;
      if (calm === 0) isRested = false;
      // A read that broke off is asked again after a moment of the machine's own time; what was set before this one has rung after it.
      if (calm === 3 && !isRested && clock.line?.isAwaited()) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        isRested = true;
        calm = 0;
      }
      if (performance.now() > late) throw new Error('nothing moves');
    }
  }

  const clock: SimulatedClock = {
    line: null,
    now: () => begun + elapsed,
    elapsed: () => elapsed,
    after(ms, call) {
      const timer: Timer = { at: elapsed + Math.max(0, ms), call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    face: (offsetMs) => ({ now: () => begun + elapsed + offsetMs(), elapsed: () => elapsed, after: clock.after }),
    async run(ms, isSo = () => false) {
      const end = elapsed + ms;
      for (;;) {
        await quiet();
        if (isSo()) return true;
        let next: Timer | null = null;
        for (const timer of timers) if (timer.at <= end && (next === null || timer.at < next.at)) next = timer;
        if (!next) break;
        timers.delete(next);
        elapsed = Math.max(elapsed, next.at);
        next.call();
      }
      elapsed = end;
      return isSo();
    },
  };
  return clock;
}
