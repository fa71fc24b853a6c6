import type { One, Piece } from './phrase.ts';
import type { Token } from './tokens.ts';

/** Where a phrase stands: indices of tokens, `to` not included. */
export interface Span {
  from: number;
  to: number;
}

/** How many ends of sentences a wide gap may pass. */
const widest = 2;
/** A gap that says "not" would turn the phrase around. */
const turning = new Set(['no', 'not', 'never', 'without', 'isnt', 'arent', 'wasnt', 'werent', 'doesnt', 'dont', 'didnt', 'hasnt', 'havent', 'hadnt', 'nor', 'neither']);

/** A place is where the next word is expected, with how many ends of sentences may lie before it: one number for both, `place * 4 + ends`. */
type Place = number;

/**
 * The nearest end of `pieces` that begin exactly at token `at`; -1: they do not begin there. A phrase stays within a sentence but where a wide gap leads on.
 * The work is bounded by the phrase alone: every step keeps a set of places, and gaps are short.
 */
export function matchAt(pieces: readonly Piece[], tokens: readonly Token[], at: number): number {
  const home = tokens[at]?.sentence ?? -1;
  let nearest = -1;
  for (const place of walk(pieces, [at * 4], tokens, home)) {
    const end = place >> 2;
    if (end > at && (nearest === -1 || end < nearest)) nearest = end;
  }
  return nearest;
}

function walk(pieces: readonly Piece[], start: readonly Place[], tokens: readonly Token[], home: number): readonly Place[] {
  let now = start;
  for (const piece of pieces) {
    if (now.length === 0) return now;
    now = piece.is === 'one' ? over(piece, now, tokens, home) : piece.is === 'gap' ? across(piece, now, tokens, home) : into(piece, now, tokens, home);
  }
  return now;
}

function over(piece: One, places: readonly Place[], tokens: readonly Token[], home: number): Place[] {
  const next: Place[] = [];
  for (const place of places) {
    const token = tokens[place >> 2];
    // Once a word stands in a later sentence, the phrase goes on there and no further.
    if (token && token.sentence - home <= (place & 3) && fits(piece, token.word)) next.push((((place >> 2) + 1) << 2) | (token.sentence - home));
  }
  return next.length < 2 ? next : [...new Set(next)];
}

function across({ most, isWide }: Extract<Piece, { is: 'gap' }>, places: readonly Place[], tokens: readonly Token[], home: number): Place[] {
  const next = new Set<Place>();
  for (const place of places) {
    const ends = isWide ? widest : place & 3;
    let at = place >> 2;
    next.add((at << 2) | ends);
    for (let n = 0; n < most; n += 1, at += 1) {
      const passed = tokens[at];
      if (!passed || passed.sentence - home > ends || turning.has(passed.word)) break;
      next.add(((at + 1) << 2) | ends);
    }
  }
  return [...next];
}

function into({ of, isOptional }: Extract<Piece, { is: 'any' }>, places: readonly Place[], tokens: readonly Token[], home: number): Place[] {
  const next = new Set<Place>(isOptional ? places : []);
  for (const way of of) for (const place of walk(way, places, tokens, home)) next.add(place);
  return [...next];
}

function fits({ words, starts, isNumber }: One, word: string): boolean {
  if (words.has(word)) return true;
  if (starts.size > 0) for (let length = 1; length <= word.length; length += 1) if (starts.has(word.slice(0, length))) return true;
  return isNumber && /^\d{1,4}(?:\.\d{1,4})?$/.test(word);
}

/** Phrases by the words they can begin with, so that each is only tried where one of them stands. */
export interface Beginnings<T> {
  at(word: string): readonly T[];
}

export function byBeginning<T>(items: readonly T[], piecesOf: (item: T) => readonly Piece[]): Beginnings<T> {
  const words = new Map<string, T[]>();
  const starts = new Map<string, T[]>();
  const numbers: T[] = [];
  const anywhere: T[] = [];
  const put = (map: Map<string, T[]>, key: string, item: T): void => {
    const list = map.get(key);
    if (list) list.push(item);
    else map.set(key, [item]);
  };
  for (const item of items) {
    const first = firstWords(piecesOf(item));
    if (!first) anywhere.push(item);
    for (const word of first?.words ?? []) put(words, word, item);
    for (const start of first?.starts ?? []) put(starts, start, item);
    if (first?.isNumber) numbers.push(item);
  }
  return {
    at(word) {
      const found = new Set<T>(anywhere);
      for (const item of words.get(word) ?? []) found.add(item);
      for (let length = 1; length <= word.length; length += 1) for (const item of starts.get(word.slice(0, length)) ?? []) found.add(item);
      if (/^\d/.test(word)) for (const item of numbers) found.add(item);
      return [...found];
    },
  };
}

function firstWords(pieces: readonly Piece[]): One | null {
  let found: One = { is: 'one', words: new Set(), starts: new Set(), isNumber: false };
  for (const piece of pieces) {
    if (piece.is === 'gap') return null;
    const firsts = piece.is === 'one' ? [piece] : piece.of.map(firstWords);
    for (const first of firsts) {
      if (!first) return null;
      found = { is: 'one', words: new Set([...found.words, ...first.words]), starts: new Set([...found.starts, ...first.starts]), isNumber: found.isNumber || first.isNumber };
    }
    if (piece.is === 'one' || !piece.isOptional) return found;
  }
  return null;
}

/** What must be in a text for a phrase to be there: one of these words or beginnings. */
export interface Need {
  words: readonly string[];
  starts: readonly string[];
}

/** What a text must have for `pieces` to be in it; checked once a text, so that few phrases are tried. */
export function needsOf(pieces: readonly Piece[]): Need[] {
  return pieces.flatMap((piece): Need[] => {
    if (piece.is === 'one') return piece.isNumber ? [] : [{ words: [...piece.words], starts: [...piece.starts] }];
    if (piece.is === 'gap' || piece.isOptional) return [];
    // Of each way its longest word is the rarest; a way without words can always be gone.
    const rarest = piece.of.map((way) => needsOf(way).toSorted((a, b) => lettersOf(b) - lettersOf(a))[0]);
    const known = rarest.filter((need) => need !== undefined);
    return known.length < rarest.length ? [] : [{ words: known.flatMap(({ words }) => words), starts: known.flatMap(({ starts }) => starts) }];
  });
}

const lettersOf = ({ words, starts }: Need): number => Math.min(...[...words, ...starts].map(({ length }) => length));

/** Whether a text has everything a phrase needs. `beginnings`: every beginning of every word. */
export const hasAll = (needs: readonly Need[], words: ReadonlySet<string>, beginnings: ReadonlySet<string>): boolean =>
  needs.every((need) => need.words.some((word) => words.has(word)) || need.starts.some((start) => beginnings.has(start)));
