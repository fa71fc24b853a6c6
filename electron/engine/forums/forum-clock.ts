import type { Clock } from '../ports.ts';

/** What time it is on the forum, as far as its answers have told. Milliseconds since 1970. Until the first answer: what this machine believes. */
export interface ForumTime {
  /** Never ahead of the forum: for promises. */
  earliest(): number;
  /** Never behind it, not even after this machine slept: for deciding whether something is over. */
  latest(): number;
}

export interface ForumClock extends ForumTime {
  /** The `Date` header of an answer that arrived just now; anything else is let go. */
  hear(date: unknown): void;
}

// The header counts whole seconds.
const grainMs = 1_000;

/**
 * Several machines read and write the same ends, so they are all on the forum's clock: a machine whose own clock is wrong, or jumps, shortens and lengthens nothing.
 */
export function createForumClock(clock: Pick<Clock, 'now' | 'elapsed'>): ForumClock {
  let heard: { time: number; wall: number; elapsed: number } | null = null;
  return {
    hear(date) {
      const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
      if (Number.isFinite(time)) heard = { time, wall: clock.now(), elapsed: clock.elapsed() };
    },
    earliest: () => (heard ? Math.floor(heard.time + clock.elapsed() - heard.elapsed) : clock.now()),
    latest: () => (heard ? Math.ceil(heard.time + grainMs + Math.max(clock.elapsed() - heard.elapsed, clock.now() - heard.wall)) : clock.now()),
  };
}
