import { byBeginning, matchAt } from '../match.ts';
import { readPhrase } from '../phrase.ts';
import type { Token } from '../tokens.ts';

/** Where each cue of a text ends, by the word it begins at; -1: none begins there. */
export type Ends = Int32Array;

/** Reads a list of cues once; what is returned finds them in a text, in one walk. */
export function finder(list: readonly string[]): (tokens: readonly Token[]) => Ends {
  const beginnings = byBeginning(list.map((source) => readPhrase(source)), (pieces) => pieces);
  return (tokens) =>
    Int32Array.from(tokens, ({ word }, at) => {
      for (const pieces of beginnings.at(word)) {
        const end = matchAt(pieces, tokens, at);
        if (end !== -1) return end;
      }
      return -1;
    });
}

/** The first word from `from` on, before `to`, that a cue begins at; -1: none. */
export function firstIn(ends: Ends, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if ((ends[at] ?? -1) !== -1) return at;
  return -1;
}
