const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How often the forum is asked, and how much at most in one look. Times in milliseconds. */
export interface Rhythm {
  every: number;
  /** The same where every page is asked for with a key that is counted. */
  everyByKey: number;
  /** After a look that left pages for the next one. */
  soon: number;
  aboutEvery: number;
  listEvery: number;
  /** A list of many pages is asked for less often. */
  perListPage: number;
  /** Where strangers are shown less than we are: how often to look as ourselves. */
  memberEvery: number;
  /** The older feed is walked this far in any case, and further only while that is the shortest way. */
  leastFeedPages: number;
  /** Pages in one look; the next look goes on where it ended. */
  mostFeedPages: number;
  mostListPages: number;
  /** Look-ups of 30 topics each. */
  mostChunks: number;
  /** Threads read to be sure whether they are answered. */
  mostDoubted: number;
  /** Threads read for their words only. */
  mostBodies: number;
  /** Looks at how answers were received: how often, how many look-ups of 30 topics, and how many threads read for it. */
  receiveEvery: number;
  mostReceivedRows: number;
  mostReceived: number;
  /** Over how long the nightly look at every open question is spread, and how many threads it may read of those that are in no list. */
  nightMs: number;
  mostNightReadings: number;
  /** How long a thread that could not be understood is left alone. */
  coolMs: number;
  firstRetry: number;
  longestRetry: number;
}

/** A stranger's server: under its limits with room for the person's own clicks. */
export const realRhythm: Rhythm = {
  every: minute,
  everyByKey: 2 * minute,
  soon: 250,
  aboutEvery: 6 * hour,
  listEvery: 5 * minute,
  perListPage: 3 * minute,
  memberEvery: 10 * minute,
  leastFeedPages: 40,
  mostFeedPages: 10,
  mostListPages: 10,
  mostChunks: 4,
  mostDoubted: 8,
  mostBodies: 4,
  receiveEvery: 10 * minute,
  mostReceivedRows: 1,
  mostReceived: 2,
  nightMs: 6 * hour,
  mostNightReadings: 300,
  coolMs: 10 * minute,
  firstRetry: 2 * second,
  longestRetry: 15 * minute,
};

/** Our own process: often, so that one person can play both sides. */
export const practiceRhythm: Rhythm = {
  every: 2.5 * second,
  everyByKey: 2.5 * second,
  soon: 10,
  aboutEvery: 10 * minute,
  listEvery: 10 * second,
  perListPage: 0,
  memberEvery: minute,
  leastFeedPages: Number.POSITIVE_INFINITY,
  mostFeedPages: 400,
  mostListPages: 200,
  mostChunks: 20,
  mostDoubted: 200,
  mostBodies: 200,
  receiveEvery: 5 * second,
  mostReceivedRows: 5,
  mostReceived: 20,
  nightMs: minute,
  mostNightReadings: 300,
  coolMs: minute,
  firstRetry: 2 * second,
  longestRetry: minute,
};

/** How long to wait after so many failures in a row: doubling, capped, and never in step with other desks. `chance` is 0 to 1. */
export function backOff({ firstRetry, longestRetry }: Rhythm, failures: number, chance: number): number {
  const whole = Math.min(longestRetry, firstRetry * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole * (0.5 + chance / 2));
}
