import { findMarks } from './blanks.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];

/**
 * How much of what a template put into an answer is still in it, from 0 to 1; what was to be filled in is left out of account.
 * A word is kept where it still stands beside one of its neighbours: alone it could come from anywhere.
 */
export function wordsKept(inserted: string, sent: string): number {
  const there = wordsOf(sent);
  const words = new Set(there);
  const pairs = new Set(there.slice(1).map((word, i) => `${there[i]} ${word}`));
  let all = 0;
  let kept = 0;
  for (const part of betweenMarks(inserted)) {
    const own = wordsOf(part);
    all += own.length;
    for (const [i, word] of own.entries()) {
      const isKept = own.length === 1 ? words.has(word) : (i > 0 && pairs.has(`${own[i - 1]} ${word}`)) || (i + 1 < own.length && pairs.has(`${word} ${own[i + 1]}`));
      if (isKept) kept += 1;
    }
  }
  return all === 0 ? 1 : kept / all;
}

function betweenMarks(text: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const mark of findMarks(text, [])) {
    parts.push(text.slice(at, mark.from));
    at = mark.to;
  }
  return [...parts, text.slice(at)];
}
