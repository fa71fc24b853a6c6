import type { Clock } from '../engine/ports.ts';

/**
 * Slows down guessing. The first wrong tokens of a minute are refused at once, later ones after a second, and when too many wait, none may.
 * `refuse` resolves when the refusal may be sent: true, or false when it should be the shorter "too many".
 */
export function createPatience(clock: Clock, { free = 10, perMs = 60_000, delayMs = 1_000, mostWaiting = 8 } = {}) {
  const wrong: number[] = [];
  let waiting = 0;
  return {
    async refuse(): Promise<boolean> {
      const now = clock.elapsed();
      while (wrong[0] !== undefined && wrong[0] <= now - perMs) wrong.shift();
      wrong.push(now);
      if (wrong.length > free + mostWaiting) wrong.shift();
      if (wrong.length <= free) return true;
      if (waiting >= mostWaiting) return false;
      waiting += 1;
      await new Promise<void>((resolve) => void clock.after(delayMs, resolve));
      waiting -= 1;
      return true;
    },
  };
}
