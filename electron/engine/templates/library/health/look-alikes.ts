/** Two templates that say nearly the same. `share`: of their runs of three words, how many are in both, 0 to 1. */
export interface Alike {
  a: string;
  b: string;
  share: number;
}

/** What is compared of one template: its runs of three words as numbers, and the smallest of them under many shufflings. */
export interface Sketch {
  runs: ReadonlySet<number>;
  least: Uint32Array;
}

const shufflings = 48;
const bands = 16;
const rowsOfBand = shufflings / bands;
/** Two that share less are not taken for one another. */
export const leastShare = 0.6;
/** Shorter ones are alike by chance. */
const fewestRuns = 8;
/** Where hundreds are the same, each needs to be told of a few of the others only. */
const neighbours = 6;
const mostPairs = 500;

const multipliers = Uint32Array.from({ length: shufflings }, (_, i) => scramble(i * 2 + 1) | 1);

/** A number for a text of words, spread over 32 bits. */
function scramble(number: number): number {
  let mixed = number + 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return scramble(hash);
}

/** Null: too few words to compare. Template marks and tags do not count. */
export function sketchOf(body: string): Sketch | null {
  const words = body.replace(/\{%[^%]{0,300}%\}|\{\{[^{}]{0,300}\}\}/g, ' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const runs = new Set<number>();
  for (let i = 0; i + 2 < hashes.length; i += 1) runs.add(scramble(Math.imul(hashes[i] ?? 0, 31) ^ Math.imul(hashes[i + 1] ?? 0, 17) ^ (hashes[i + 2] ?? 0)));
  if (runs.size < fewestRuns) return null;
  const least = new Uint32Array(shufflings).fill(0xffffffff);
  for (const run of runs) {
    for (let i = 0; i < shufflings; i += 1) {
      const shuffled = scramble(Math.imul(run, multipliers[i] ?? 1));
      if (shuffled < (least[i] ?? 0)) least[i] = shuffled;
    }
  }
  return { runs, least };
}

/** How much of both is in both. */
export function shareOf(a: Sketch, b: Sketch): number {
  const [small, large] = a.runs.size < b.runs.size ? [a, b] : [b, a];
  let both = 0;
  for (const run of small.runs) if (large.runs.has(run)) both += 1;
  return both / (small.runs.size + large.runs.size - both);
}

/**
 * Pairs that say nearly the same, the most alike first. Only those that fall together in one of sixteen sieves are compared, so that thousands take a moment.
 * `mayPair`: which two may be called alike at all. Yields now and then, for whoever must stay quick.
 */
export function* findAlike<T extends { id: string; sketch: Sketch }>(all: readonly T[], mayPair: (a: T, b: T) => boolean): Generator<void, Alike[], void> {
  const found = new Map<string, Alike>();
  for (let band = 0; band < bands; band += 1) {
    const sieve = new Map<string, T[]>();
    for (const one of all) {
      const key = one.sketch.least.subarray(band * rowsOfBand, (band + 1) * rowsOfBand).join(' ');
      const together = sieve.get(key);
      if (together) together.push(one);
      else sieve.set(key, [one]);
    }
    yield;
    let compared = 0;
    for (const together of sieve.values()) {
      for (const [i, a] of together.entries()) {
        for (const b of together.slice(i + 1, i + 1 + neighbours)) {
          const key = a.id < b.id ? `${a.id}\n${b.id}` : `${b.id}\n${a.id}`;
          if (found.has(key) || !mayPair(a, b)) continue;
          const share = shareOf(a.sketch, b.sketch);
          if (share >= leastShare) found.set(key, { a: a.id, b: b.id, share: Math.round(share * 100) / 100 });
          compared += 1;
          if (compared % 200 === 0) yield;
        }
      }
    }
    yield;
  }
  return [...found.values()].toSorted((x, y) => y.share - x.share || (x.a + x.b < y.a + y.b ? -1 : 1)).slice(0, mostPairs);
}
