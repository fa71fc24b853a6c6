import type { Writing } from './writing.ts';

/**
 * Writes text in which some signs mean something. `pattern` is global and never matches nothing; `mean` writes what a match means and says
 * whether it knew. What it did not know stays text, letter for letter.
 */
export function writeMarked(writing: Writing, text: string, pattern: RegExp, mean: (found: RegExpExecArray) => boolean): void {
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    writing.text(text.slice(from, found.index));
    if (!mean(found)) writing.words(found[0]);
    from = found.index + found[0].length;
  }
  writing.text(text.slice(from));
}
