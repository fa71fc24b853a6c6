import type { Span } from './match.ts';
import type { Token } from './tokens.ts';

/** How much single words speak for a question that should be seen today, or against it; fitted on labelled questions. */
export interface WordWeights {
  /** What a text without any of the words comes to. */
  start: number;
  /** What makes the words a sign. */
  atLeast: number;
  weights: Readonly<Record<string, number>>;
}

/** More would hide the ones that count. */
const mostShown = 4;

/** A word without its ending, so that "swelling" and "swells" weigh the same. Null: a number. */
export function stemOf(word: string): string | null {
  if (/^[\d+]/.test(word)) return null;
  const bare = ['ing', 'ed', 'es', 'ly', 's'].find((ending) => word.endsWith(ending) && word.length > ending.length);
  return (bare === undefined ? word : word.slice(0, -bare.length)).slice(0, 7);
}

/** What the words of a text come to; each word counts once. */
export function weigh(stems: ReadonlySet<string>, { start, weights }: WordWeights): number {
  let sum = start;
  for (const stem of stems) sum += weights[stem] ?? 0;
  return sum;
}

/** The words that weigh most in a text whose words together are a sign; none where they are not. */
export function tellingWords(tokens: readonly Token[], weights: WordWeights): Span[] {
  const first = new Map<string, number>();
  for (const [at, { word }] of tokens.entries()) {
    const stem = stemOf(word);
    if (stem !== null && !first.has(stem)) first.set(stem, at);
  }
  if (weigh(new Set(first.keys()), weights) < weights.atLeast) return [];
  const known = [...first].flatMap(([stem, at]) => ((weights.weights[stem] ?? 0) > 0 ? [{ at, worth: weights.weights[stem] ?? 0 }] : []));
  return known
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, mostShown)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at }) => ({ from: at, to: at + 1 }));
}
