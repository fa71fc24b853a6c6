import type { Clock } from '#electron/engine/ports.ts';

/** How long a request may take. No other wait lasts exactly so long: by these the clock knows a request that is under way. */
export const guardMs = { read: 20_011, write: 60_007 } as const;
const guards: readonly number[] = Object.values(guardMs);

export interface Line {
  /** How many requests will not be answered. */
  silent(): number;
  /** How many of those were given up so far. */
  givenUp(): number;
  /** Something is being done for real that no request of ours waits for. */
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
  /** Requests that are under way. */
  flights(): number;
}

interface Timer {
  at: number;
  call: () => void;
  isGuard: boolean;
}

export function createSimulatedClock({ now: begun = 1_760_000_000_000 } = {}): SimulatedClock {
  let elapsed = 0;
  const timers = new Set<Timer>();
  const flights = (): number => [...timers].filter(({ isGuard }) => isGuard).length;
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const isBusy = (): boolean => clock.line !== null && (flights() !== clock.line.silent() || clock.line.isBusy());

  /** Everything that is ready to happen has happened. */
  async function quiet(): Promise<void> {
    const late = performance.now() + 20_000;
    let isRested = false;
    for (let calm = 0; calm < 3; ) {
      await turn();
      calm = isBusy() ? 0 : calm + 1;
      if (calm === 0) isRested = false;
      // A read that broke off is asked again after a moment of the machine's own time; what was set before this one has rung after it.
      if (calm === 3 && !isRested && clock.line?.isAwaited()) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        isRested = true;
        calm = 0;
      }
      if (performance.now() > late) throw new Error(`nothing moves: ${flights()} requests under way, ${clock.line?.silent()} unanswered`);
    }
  }

  async function fire(timer: Timer): Promise<void> {
    timers.delete(timer);
    elapsed = Math.max(elapsed, timer.at);
    const before = clock.line?.givenUp() ?? 0;
    const isGivenUp = timer.isGuard && (clock.line?.silent() ?? 0) > 0;
    timer.call();
    // The other end has to notice first, or its silence would be taken for that of the next request.
    const late = performance.now() + 20_000;
    while (isGivenUp && clock.line?.givenUp() === before) {
      await turn();
      if (performance.now() > late) throw new Error('nobody noticed that a request was given up');
    }
  }

  const clock: SimulatedClock = {
    line: null,
    flights,
    now: () => begun + elapsed,
    elapsed: () => elapsed,
    after(ms, call) {
      const timer: Timer = { at: elapsed + Math.max(0, ms), call, isGuard: guards.includes(ms) };
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
        await fire(next);
      }
      elapsed = end;
      return isSo();
    },
  };
  return clock;
}
