export interface Figure {
  id: string;
  what: string;
  /** Milliseconds. */
  median: number;
  min: number;
  max: number;
  samples: number;
  /** The same deed done another way in the same run, and how many times longer it took us. */
  base: { what: string; median: number };
  ratio: number;
  /** What an issue promises, in milliseconds. */
  barMs?: number;
  /** Measured once elsewhere on the same kind of machine; for orientation. */
  nodebbMs?: number;
}

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

/** Takes ours and the base turn by turn, the order swapped each time, so that a busy machine is busy for both. */
export async function duel(
  entry: { id: string; what: string; base: string; samples: number; barMs?: number; nodebbMs?: number },
  ours: () => Promise<number>,
  base: () => Promise<number>,
): Promise<Figure> {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < entry.samples; i += 1) {
    if (i % 2 === 0) {
      a.push(await ours());
      b.push(await base());
    } else {
      b.push(await base());
      a.push(await ours());
    }
  }
  return {
    id: entry.id,
    what: entry.what,
    median: round(middle(a)),
    min: round(Math.min(...a)),
    max: round(Math.max(...a)),
    samples: a.length,
    base: { what: entry.base, median: round(middle(b)) },
    ratio: Math.round((middle(a) / middle(b)) * 100) / 100,
    ...(entry.barMs === undefined ? {} : { barMs: entry.barMs }),
    ...(entry.nodebbMs === undefined ? {} : { nodebbMs: entry.nodebbMs }),
  };
}
