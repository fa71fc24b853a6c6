import type { Clock } from '../ports.ts';
import { ForumTrouble } from './forum.ts';

/** What an account may ask of its forum. Counts are per window that slides; `atOnce` is how many may be on their way. */
export interface Budget {
  atOnce: number;
  perMinute: number;
  /** Less than `perMinute`, so that the person's own clicks always find room. */
  backgroundPerMinute: number;
  backgroundPerDay: number;
}

/** Discourse allows a user key 20 requests a minute and 2,880 a day. */
export const realForum: Budget = { atOnce: 4, perMinute: 20, backgroundPerMinute: 15, backgroundPerDay: 2_400 };
/** Runs in our own process and counts nothing. */
export const practiceForum: Budget = { atOnce: 4, perMinute: 6_000, backgroundPerMinute: 3_000, backgroundPerDay: 4_000_000 };

export interface Turn {
  isForPerson: boolean;
  /** One write per account is on its way at a time. */
  isWrite: boolean;
  signal?: AbortSignal | undefined;
}

/** The one door through which requests to a forum leave. */
export interface Pace {
  /** Runs `work` when the budget allows. Throws ForumTrouble `slow-down` during a pause, and the signal's reason when it is given up. */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T>;
  /** The forum asked to be left alone: nothing leaves for `ms`, and whatever waits for its turn is told so. */
  pause(ms: number): void;
  /** Milliseconds until requests may leave again; 0: now. */
  pausedFor(): number;
}

interface Waiting extends Turn {
  start(): void;
  refuse(reason: unknown): void;
}

// A request leaves here a little before the forum counts it; two of them can arrive closer together than they left.
const minute = 62_000;
const day = 24 * 3_600_000;
const longestWait = 120_000;

export function createPace({ clock, budget }: { clock: Clock; budget: Budget }): Pace {
  const people: Waiting[] = [];
  const background: Waiting[] = [];
  let all: number[] = [];
  let ours: number[] = [];
  let running = 0;
  let isWriting = false;
  let pausedUntil = 0;
  let cancelWake = (): void => {};

  const pausedFor = (): number => Math.max(0, pausedUntil - clock.elapsed());
  const paused = (): ForumTrouble => new ForumTrouble('slow-down', 'the forum asked to be left alone', { waitMs: Math.max(1, pausedFor()), status: 429 });

  /** Milliseconds until `times` holds fewer than `most` entries of the last `window`. */
  const waitFor = (times: readonly number[], most: number, window: number): number => {
    const first = times[times.length - most];
    return first === undefined ? 0 : Math.max(0, first + window - clock.elapsed());
  };
  const waitOf = (turn: Turn): number => {
    const minutes = waitFor(all, budget.perMinute, minute);
    if (turn.isForPerson) return minutes;
    return Math.max(minutes, waitFor(ours, budget.backgroundPerMinute, minute), waitFor(ours, budget.backgroundPerDay, day));
  };

  const next = (queue: Waiting[]): Waiting | null => {
    const at = queue.findIndex((turn) => (!turn.isWrite || !isWriting) && waitOf(turn) === 0);
    return at < 0 ? null : (queue.splice(at, 1)[0] ?? null);
  };

  const pump = (): void => {
    cancelWake();
    cancelWake = () => {};
    const now = clock.elapsed();
    all = all.filter((at) => at > now - minute);
    ours = ours.filter((at) => at > now - day);
    while (running < budget.atOnce) {
      const turn = next(people) ?? next(background);
      if (!turn) break;
      running += 1;
      if (turn.isWrite) isWriting = true;
      all.push(clock.elapsed());
      if (!turn.isForPerson) ours.push(clock.elapsed());
      turn.start();
    }
    const waits = [...people, ...background].map(waitOf).filter((wait) => wait > 0);
    if (running < budget.atOnce && waits.length > 0) cancelWake = clock.after(Math.min(...waits) + 1, pump);
  };

  const finish = (turn: Turn): void => {
    running -= 1;
    if (turn.isWrite) isWriting = false;
    pump();
  };

  return {
    pausedFor,
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.elapsed() + ms);
      for (const turn of [...people.splice(0), ...background.splice(0)]) turn.refuse(paused());
    },
    run(turn, work) {
      return new Promise((resolve, reject) => {
        if (turn.signal?.aborted) return reject(turn.signal.reason as Error);
        if (pausedFor() > 0) return reject(paused());
        const wait = waitOf(turn);
        if (wait > longestWait) return reject(new ForumTrouble('slow-down', 'the budget for today is spent', { waitMs: wait }));
        const queue = turn.isForPerson ? people : background;
        const giveUp = (): void => {
          const at = queue.indexOf(waiting);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(turn.signal?.reason as Error);
        };
        const waiting: Waiting = {
          ...turn,
          refuse: reject,
          start() {
            turn.signal?.removeEventListener('abort', giveUp);
            void work().then(resolve, reject).finally(() => finish(turn));
          },
        };
        turn.signal?.addEventListener('abort', giveUp, { once: true });
        queue.push(waiting);
        pump();
      });
    },
  };
}
