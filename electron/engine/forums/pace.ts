import type { Clock } from '../ports.ts';
import { ForumTrouble } from './forum.ts';
import { createWindow, type Window } from './asking/window.ts';

/** What an account may ask of its forum. Counts are per window that slides; `atOnce` is how many may be on their way. */
export interface Budget {
  atOnce: number;
  perMinute: number;
  /** Less than `perMinute`, so that the person's own clicks always find room. */
  backgroundPerMinute: number;
  /** Infinity: nobody counts days. */
  backgroundPerDay: number;
  /** Of those, what may go into work that comes by the hundred, so that the routine goes on beside it; absent: all of them. */
  bulkPerDay?: number;
  /** What the forum itself allows in a day, whoever asks; absent: nobody counts, or nobody knows. */
  perDay?: number;
  /** Least time from the beginning of one request to that of the next, in milliseconds. */
  apartMs?: number;
}

/** Discourse allows a user key 20 requests a minute and 2,880 a day. */
export const realForum: Budget = { atOnce: 4, perMinute: 20, backgroundPerMinute: 15, backgroundPerDay: 2_400, bulkPerDay: 1_200, perDay: 2_880 };
/** Discourse allows an address 200 requests a minute and 50 in ten seconds, and several people may share one. */
export const realStranger: Budget = { atOnce: 2, perMinute: 60, backgroundPerMinute: 60, backgroundPerDay: Number.POSITIVE_INFINITY, apartMs: 1_000 };
/** NodeBB counts no requests; a polite guest does. */
export const realNodebb: Budget = { atOnce: 4, perMinute: 90, backgroundPerMinute: 60, backgroundPerDay: Number.POSITIVE_INFINITY };
/** Runs in our own process and counts nothing. */
export const practiceForum: Budget = { atOnce: 4, perMinute: 6_000, backgroundPerMinute: 3_000, backgroundPerDay: Number.POSITIVE_INFINITY };

export interface Turn {
  isForPerson: boolean;
  /** One write per account is on its way at a time. */
  isWrite: boolean;
  isBulk?: boolean;
  signal?: AbortSignal | undefined;
}

/** Where requests are written down before they leave, so that a start anew does not begin a new day. */
export interface Book {
  /** Those of the last day, each with how long ago it left at the latest, in milliseconds. */
  before(): readonly { isForPerson: boolean; isBulk: boolean; agoMs: number }[];
  /** Throws when it cannot be written down; then nothing leaves. */
  write(request: { isForPerson: boolean; isBulk: boolean }): void;
}

/** The one door through which requests to a forum leave. */
export interface Pace {
  /** Runs `work` when the budget allows. Throws ForumTrouble `slow-down` during a pause, and the signal's reason when it is given up. */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T>;
  /** The forum asked to be left alone: nothing leaves for `ms`, and whatever waits for its turn is told so. */
  pause(ms: number): void;
  /** Milliseconds until requests may leave again; 0: now. */
  pausedFor(): number;
  /** The forum does not know us any more: nothing leaves again through this door, and whatever waits is told `signed-out`. */
  shut(): void;
  isShut(): boolean;
  /** What was asked of the forum in the last minute and the last day. `most` null: nobody counts. */
  spent(): { minute: Allowance; day: Allowance };
}

interface Allowance {
  used: number;
  most: number | null;
}

interface Counted {
  isForPerson: boolean;
  isBulk: boolean;
}

interface Counter {
  isMeant(of: Counted): boolean;
  window: Window;
}

const countedAs = ({ isForPerson, isBulk = false }: Turn): Counted => ({ isForPerson, isBulk });

interface Waiting extends Turn {
  start(): void;
  refuse(reason: unknown): void;
}

// Two clocks never run quite alike.
const minute = 60_500;
const day = 24 * 3_600_000 + 60_000;
const longestWait = 120_000;

/** `isShut`: there is nothing to let us in with, so not even the first request leaves. */
export function createPace({ clock, budget, isShut = false, book }: { clock: Clock; budget: Budget; isShut?: boolean; book?: Book | undefined }): Pace {
  const people: Waiting[] = [];
  const background: Waiting[] = [];
  let startedAt = Number.NEGATIVE_INFINITY;
  let running = 0;
  let isWriting = false;
  let pausedUntil = 0;
  let cancelWake = (): void => {};
  const before = (book?.before() ?? []).map(({ agoMs, ...of }) => ({ ...of, at: clock.elapsed() - agoMs })).toSorted((a, b) => a.at - b.at);
  const countOf = (most: number | undefined, ms: number, isMeant: (of: Counted) => boolean = () => true): Counter => ({
    isMeant,
    window: createWindow({ most: most ?? Number.POSITIVE_INFINITY, ms, before: before.filter(isMeant).map(({ at }) => at) }),
  });
  const ours = ({ isForPerson }: Counted): boolean => !isForPerson;
  const inMinute = countOf(budget.perMinute, minute);
  const inDay = countOf(budget.perDay, day);
  const minutes = [inMinute, countOf(budget.backgroundPerMinute, minute, ours)];
  const days = [inDay, countOf(budget.backgroundPerDay, day, ours), countOf(budget.bulkPerDay, day, ({ isBulk }) => isBulk)];

  const pausedFor = (): number => Math.max(0, pausedUntil - clock.elapsed());
  const paused = (): ForumTrouble => new ForumTrouble('slow-down', 'the forum asked to be left alone', { waitMs: Math.max(1, pausedFor()), status: 429 });

  const waitIn = (counters: readonly Counter[], turn: Turn): number => {
    const of = countedAs(turn);
    return Math.max(0, ...counters.filter(({ isMeant }) => isMeant(of)).map(({ window }) => window.waitAt(clock.elapsed())));
  };
  const waitOf = (turn: Turn): number => Math.max(startedAt + (budget.apartMs ?? 0) - clock.elapsed(), waitIn(minutes, turn), waitIn(days, turn));

  const next = (queue: Waiting[]): Waiting | null => {
    const at = queue.findIndex((turn) => (!turn.isWrite || !isWriting) && waitOf(turn) === 0);
    return at < 0 ? null : (queue.splice(at, 1)[0] ?? null);
  };

  const pump = (): void => {
    cancelWake();
    cancelWake = () => {};
    while (running < budget.atOnce) {
      const turn = next(people) ?? next(background);
      if (!turn) break;
      running += 1;
      if (turn.isWrite) isWriting = true;
      turn.start();
    }
    // The clock has gone on since `next` looked: a turn that may leave by now is asked again like the others, or nobody would wake it.
    const firsts = [people[0], background.find((turn) => !turn.isBulk), background.find((turn) => turn.isBulk)].flatMap((turn) => turn ?? []);
    const waits = firsts.filter((turn) => !turn.isWrite || !isWriting).map(waitOf).filter(Number.isFinite);
    if (running < budget.atOnce && waits.length > 0) cancelWake = clock.after(Math.min(...waits) + 1, pump);
  };

  const finish = (turn: Turn): void => {
    running -= 1;
    if (turn.isWrite) isWriting = false;
    pump();
  };

  /** What cannot be counted does not leave. */
  const counted = <T>(request: Counted, work: () => Promise<T>): Promise<T> => {
    try {
      book?.write(request);
    } catch {
      return Promise.reject(new ForumTrouble('unreachable', 'what is asked cannot be counted'));
    }
    return work();
  };
  const signedOut = (): ForumTrouble => new ForumTrouble('signed-out', 'nothing leaves for this forum until somebody signs in');
  const told = (most: number | undefined): number | null => (most === undefined || most === Number.POSITIVE_INFINITY ? null : most);

  return {
    pausedFor,
    shut() {
      isShut = true;
      for (const turn of [...people.splice(0), ...background.splice(0)]) turn.refuse(signedOut());
      pump();
    },
    isShut: () => isShut,
    spent: () => ({ minute: { used: inMinute.window.used(clock.elapsed()), most: told(budget.perMinute) }, day: { used: inDay.window.used(clock.elapsed()), most: told(budget.perDay) } }),
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.elapsed() + ms);
      for (const turn of [...people.splice(0), ...background.splice(0)]) turn.refuse(paused());
    },
    run(turn, work) {
      return new Promise((resolve, reject) => {
        if (turn.signal?.aborted) return reject(turn.signal.reason as Error);
        if (isShut) return reject(signedOut());
        if (pausedFor() > 0) return reject(paused());
        const wait = waitIn(days, turn);
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
            const request = countedAs(turn);
            const meant = [...minutes, ...days].filter(({ isMeant }) => isMeant(request));
            for (const { window } of meant) window.begin();
            startedAt = clock.elapsed();
            void counted(request, work)
              .then(resolve, reject)
              .finally(() => {
                for (const { window } of meant) window.end(clock.elapsed());
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
