import type { Clock } from '#electron/engine/ports.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Who asked how often, as a Discourse counts it: by key, and by address whoever asks. */
export interface Limits {
  /** Counts a request; what it is refused with when it is one too many. `key` null: a stranger. */
  ask(key: string | null): { code: string; seconds: number; isText: boolean } | null;
  /** The most that came in any minute and any day, and how many were refused. */
  counted(): { perKey: Counts; perAddress: Counts; refused: number };
}

export interface Counts {
  all: number;
  mostInMinute: number;
  mostInDay: number;
}

/** A window that slides over the times of requests. */
function aWindow(ms: number) {
  const times: number[] = [];
  let first = 0;
  let most = 0;
  return {
    used(now: number): number {
      while (first < times.length && (times[first] ?? 0) <= now - ms) first += 1;
      return times.length - first;
    },
    add(now: number): void {
      times.push(now);
      most = Math.max(most, this.used(now));
    },
    most: () => most,
    all: () => times.length,
  };
}

/** Discourse's own limits, out of the box. */
export function createLimits(clock: Clock): Limits {
  const windows = { keyMinute: aWindow(minute), keyDay: aWindow(day), tenSeconds: aWindow(10_000), addressMinute: aWindow(minute), addressDay: aWindow(day) };
  let refused = 0;
  const no = (code: string, seconds: number, isText: boolean) => {
    refused += 1;
    return { code, seconds, isText };
  };
  return {
    ask(key) {
      const now = clock.elapsed();
      if (windows.tenSeconds.used(now) >= 50) return no('ip_10_secs_limit', 10, true);
      if (windows.addressMinute.used(now) >= 200) return no('ip_60_secs_limit', 60, true);
      for (const window of [windows.tenSeconds, windows.addressMinute, windows.addressDay]) window.add(now);
      if (key === null) return null;
      if (windows.keyMinute.used(now) >= 20) return no('user_api_key_limiter_60_secs', 60, false);
      if (windows.keyDay.used(now) >= 2_880) return no('user_api_key_limiter_1_day', 3_600, false);
      windows.keyMinute.add(now);
      windows.keyDay.add(now);
      return null;
    },
    counted: () => ({
      perKey: { all: windows.keyMinute.all(), mostInMinute: windows.keyMinute.most(), mostInDay: windows.keyDay.most() },
      perAddress: { all: windows.addressMinute.all(), mostInMinute: windows.addressMinute.most(), mostInDay: windows.addressDay.most() },
      refused,
    }),
  };
}
