/** Crashes further back than this say nothing about the next start. */
const memoryMs = 60_000;
const mostCrashes = 4;

/**
 * What to do after an engine's crash, from the times of all crashes so far (milliseconds that only grow, the last is now):
 * wait and start again, each time longer; or give up, because it would only go round in circles. Pure.
 */
export function afterCrash(crashes: readonly number[]): { waitMs: number } | 'give-up' {
  const now = crashes.at(-1) ?? 0;
  const recent = crashes.filter((at) => now - at < memoryMs).length;
  return recent > mostCrashes ? 'give-up' : { waitMs: 250 * 2 ** Math.max(0, recent - 1) };
}
