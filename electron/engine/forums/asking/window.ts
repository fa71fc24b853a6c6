/** How many requests weigh on a window of time that slides. All times are on one clock that only grows, in milliseconds. */
export interface Window {
  begin(): void;
  /** The forum counted the request somewhere between its beginning and its end, so it weighs until a window after its end. */
  end(now: number): void;
  /** Milliseconds until one more may begin; Infinity: until one that is on its way has ended. */
  waitAt(now: number): number;
  used(now: number): number;
}

/** `most` Infinity: nothing is counted. `before`: when those of an earlier run ended, in order. */
export function createWindow({ most, ms, before = [] }: { most: number; ms: number; before?: readonly number[] }): Window {
  const isCounted = most !== Number.POSITIVE_INFINITY;
  // Ends come in order, so those that weigh no more are always the first.
  let ended = isCounted ? [...before] : [];
  let first = 0;
  let underway = 0;

  const forget = (now: number): void => {
    while (first < ended.length && (ended[first] ?? 0) <= now - ms) first += 1;
    if (first < 1_000) return;
    ended = ended.slice(first);
    first = 0;
  };

  return {
    begin: () => void (underway += 1),
    end(now) {
      underway -= 1;
      if (isCounted) ended.push(now);
    },
    waitAt(now) {
      if (!isCounted) return 0;
      forget(now);
      const tooMany = ended.length - first + underway - most;
      if (tooMany < 0) return 0;
      const last = ended[first + tooMany];
      return last === undefined ? Number.POSITIVE_INFINITY : last + ms - now;
    },
    used(now) {
      forget(now);
      return ended.length - first + underway;
    },
  };
}
