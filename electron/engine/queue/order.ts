/**
 * How the queue is ordered by level, and why nobody starves in it.
 *
 * The highest level goes first, and within a level whoever has waited longest. But among the first hundred places every fifth is
 * kept for the one who has waited longest past their goal, whatever the level. No arrival, however many and however urgent, comes
 * before them in that line of their own; so whoever works from the top meets them after a number of answers that was settled on the
 * day their goal passed. An old backlog takes a fifth of the top and no more: an emergency of this minute stands in the first place.
 */
export const patience = { every: 5, places: 100 } as const;

/** How many of each line must be read to fill the places: a place may have been taken by the other line already. */
export const enough = patience.places + Math.ceil(patience.places / patience.every);

/** The first places, from two lines of ids: `byLevel` in the order of levels, `patient` past their goal, the longest wait first. */
export function arrange(byLevel: readonly string[], patient: readonly string[], { every, places }: { every: number; places: number } = patience): string[] {
  const placed = new Set<string>();
  const lines = { byLevel: byLevel[Symbol.iterator](), patient: patient[Symbol.iterator]() };
  const nextOf = (line: Iterator<string>): string | undefined => {
    for (let next = line.next(); !next.done; next = line.next()) if (!placed.has(next.value)) return next.value;
    return undefined;
  };
  while (placed.size < places) {
    const isKept = (placed.size + 1) % every === 0;
    const next = nextOf(isKept ? lines.patient : lines.byLevel) ?? nextOf(isKept ? lines.byLevel : lines.patient);
    if (next === undefined) break;
    placed.add(next);
  }
  return [...placed];
}
