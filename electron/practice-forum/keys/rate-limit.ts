import type { Clock } from '../../engine/ports.ts';

export interface RateLimits {
  /** Counts one use; returns 0, or how many seconds to wait when there have been `most` within the window. `most` 0 is no limit. */
  use(who: string, most: number, windowSeconds: number): number;
}

/** Sliding windows in memory: a restart forgets them, which harms nobody on one's own machine. */
export function createRateLimits(clock: Clock): RateLimits {
  const uses = new Map<string, number[]>();
  return {
    use(who, most, windowSeconds) {
      if (most <= 0) return 0;
      const now = clock.elapsed();
      const key = `${who} ${windowSeconds}`;
      const recent = (uses.get(key) ?? []).filter((at) => at > now - windowSeconds * 1000);
      const oldest = recent[recent.length - most];
      if (oldest !== undefined) {
        uses.set(key, recent);
        return Math.max(1, Math.ceil((oldest + windowSeconds * 1000 - now) / 1000));
      }
      recent.push(now);
      uses.set(key, recent);
      if (uses.size > 5_000) for (const [name, times] of uses) if (times.every((at) => at <= now - 86_400_000)) uses.delete(name);
      return 0;
    },
  };
}
