import type { Clock } from '../ports.ts';
import { ForumTrouble } from './forum.ts';

/** What an account may ask of its forum. Counts are per window that slides; `atOnce` is how many may be on their way. */
export interface Budget {
  atOnce: number;
  perMinute: number;
  /** Less than `perMinute`, so that the person's own clicks always find room. */
  backgroundPerMinute: number;
  /** Infinity: nobody counts days. */
  backgroundPerDay: number;
}

/** Discourse allows a user key 20 requests a minute and 2,880 a day. */
export const realForum: Budget = { atOnce: 4, perMinute: 20, backgroundPerMinute: 15, backgroundPerDay: 2_400 };
/** Runs in our own process and counts nothing. */
export const practiceForum: Budget = { atOnce: 4, perMinute: 6_000, backgroundPerMinute: 3_000, backgroundPerDay: Number.POSITIVE_INFINITY };

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

/** A request that counts. The forum counted it somewhere between its beginning and its end, so it weighs until a window after its end. */
interface Spent {
  isForPerson: boolean;
  endedAt: number | null;
}

interface Waiting extends Turn {
  start(): void;
  refuse(reason: unknown): void;
}

// Two clocks never run quite alike.
const minute = 60_500;
const day = 24 * 3_600_000;
const longestWait = 120_000;

export function createPace({ clock, budget }: { clock: Clock; budget: Budget }): Pace {
  const people: Waiting[] = [];
  const background: Waiting[] = [];
  let spent: Spent[] = [];
  let running = 0;
  let isWriting = false;
  let pausedUntil = 0;
  let cancelWake = (): void => {};

  const pausedFor = (): number => Math.max(0, pausedUntil - clock.elapsed());
  const paused = (): ForumTrouble => new ForumTrouble('slow-down', 'the forum asked to be left alone', { waitMs: Math.max(1, pausedFor()), status: 429 });

  /** Milliseconds until fewer than `most` of these weigh on the last `window`; Infinity: until one that is on its way has ended. */
  const waitFor = (requests: readonly Spent[], most: number, window: number): number => {
    const now = clock.elapsed();
    const weighing = requests.filter(({ endedAt }) => endedAt === null || endedAt > now - window);
    const tooMany = weighing.length - most;
    if (tooMany < 0) return 0;
    const ended = weighing.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt])).toSorted((a, b) => a - b);
    const last = ended[tooMany];
    return last === undefined ? Number.POSITIVE_INFINITY : last + window - now;
  };
  const byUs = (): Spent[] => spent.filter(({ isForPerson }) => !isForPerson);
  const waitOf = (turn: Turn): number => {
    const minutes = waitFor(spent, budget.perMinute, minute);
    if (turn.isForPerson) return minutes;
    const ours = byUs();
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
    spent = spent.filter(({ endedAt, isForPerson }) => endedAt === null || endedAt > now - (isForPerson || budget.backgroundPerDay === Number.POSITIVE_INFINITY ? minute : day));
    while (running < budget.atOnce) {
      const turn = next(people) ?? next(background);
      if (!turn) break;
      running += 1;
      if (turn.isWrite) isWriting = true;
      turn.start();
    }
    // The clock has gone on since `next` looked: a turn that may leave by now is asked again like the others, or nobody would wake it.
    const waits = [...people.slice(0, 1), ...background.slice(0, 1)].filter((turn) => !turn.isWrite || !isWriting).map(waitOf).filter(Number.isFinite);
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
        const wait = turn.isForPerson ? 0 : waitFor(byUs(), budget.backgroundPerDay, day);
        if (wait > longestWait && Number.isFinite(wait)) return reject(new ForumTrouble('slow-down', 'the budget for today is spent', { waitMs: wait }));
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
            const request: Spent = { isForPerson: turn.isForPerson, endedAt: null };
            spent.push(request);
            void work()
              .then(resolve, reject)
              .finally(() => {
                request.endedAt = clock.elapsed();
                finish(turn);
              });
          },
        };
        turn.signal?.addEventListener('abort', giveUp, { once: true });
        queue.push(waiting);
        pump();
      });
    },
  };
}
