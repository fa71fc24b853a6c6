import type { SyncStatus } from '#shared/words/desk.ts';

/** What a person should know of first. */
function badness({ state, trouble }: SyncStatus): number {
  if (trouble?.kind === 'signed-out') return 5;
  return { offline: 4, paused: 3, starting: 2, syncing: 1, idle: 0 }[state];
}

/** How several forums stand, as one: the one that stands worst speaks, and what is counted is counted together. `all` has at least one. */
export function mergeStatus(all: readonly SyncStatus[]): SyncStatus {
  const [worst, ...others] = all.toSorted((a, b) => badness(b) - badness(a));
  if (!worst) throw new TypeError('a desk has at least one account');
  if (others.length === 0) return worst;
  const reading = all.filter(({ state, total }) => state === 'starting' || total !== null);
  const sum = (of: (status: SyncStatus) => number): number => reading.reduce((total, status) => total + of(status), 0);
  return {
    ...worst,
    done: sum(({ done }) => done),
    total: reading.length === 0 || reading.some(({ total }) => total === null) ? null : sum(({ total }) => total ?? 0),
    skipped: all.reduce((total, { skipped }) => total + skipped, 0),
  };
}
