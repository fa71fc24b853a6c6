import type { Piece } from './phrase.ts';
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

/**
 * The nearest end of `pieces` that begin exactly at token `at`; -1: they do not begin there. A phrase stays within a sentence but where a wide gap leads on.
 * The work is bounded by the phrase alone: every step keeps a set of places, and gaps are short.
 */
export function matchAt(pieces: readonly Piece[], tokens: readonly Token[], at: number): number {
  const home = tokens[at]?.sentence ?? -1;
  /** A place is where the next word is expected; `limit` is the last sentence it may stand in. */
  const walk = (list: readonly Piece[], start: ReadonlyMap<number, number>): ReadonlyMap<number, number> => {
    let now = start;
    for (const piece of list) {
      if (now.size === 0) return now;
      now = step(piece, now);
    }
    return now;
  };
  const step = (piece: Piece, places: ReadonlyMap<number, number>): Map<number, number> => {
    const next = new Map<number, number>();
    const reach = (place: number, limit: number): void => void next.set(place, Math.max(limit, next.get(place) ?? -1));
    for (const [place, limit] of places) {
      if (piece.is === 'any') {
        if (piece.isOptional) reach(place, limit);
        for (const way of piece.of) for (const [end, last] of walk(way, new Map([[place, limit]]))) reach(end, last);
      } else if (piece.is === 'gap') {
        const last = piece.isWide ? Math.max(limit, home + widest) : limit;
        reach(place, last);
        for (let n = 0; n < piece.most; n += 1) {
          const passed = tokens[place + n];
          if (!passed || passed.sentence > last || turning.has(passed.word)) break;
          reach(place + n + 1, last);
        }
      } else {
        const token = tokens[place];
        if (token && token.sentence <= limit && fits(piece, token.word)) reach(place + 1, Math.max(token.sentence, home));
      }
    }
    return next;
  };
  let nearest = -1;
  for (const end of walk(pieces, new Map([[at, home]])).keys()) if (end > at && (nearest === -1 || end < nearest)) nearest = end;
  return nearest;
}

const fits = (piece: Exclude<Piece, { is: 'gap' | 'any' }>, word: string): boolean =>
  piece.is === 'word' ? piece.word === word : piece.is === 'start' ? word.startsWith(piece.start) : /^\d{1,4}(?:\.\d{1,4})?$/.test(word);

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
    if (first?.hasNumber) numbers.push(item);
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

/** A piece that must be in a text for a phrase to be there: one of these words or beginnings. */
export interface Need {
  words: readonly string[];
  starts: readonly string[];
}

/** What a text must have for `pieces` to be in it. Nothing that could be there without: what is needed is checked once a text, so that few phrases are tried. */
export function needsOf(pieces: readonly Piece[]): Need[] {
  return pieces.flatMap((piece): Need[] => {
    if (piece.is === 'word') return [{ words: [piece.word], starts: [] }];
    if (piece.is === 'start') return [{ words: [], starts: [piece.start] }];
    if (piece.is !== 'any' || piece.isOptional) return [];
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

function firstWords(pieces: readonly Piece[]): { words: Set<string>; starts: Set<string>; hasNumber: boolean } | null {
  const found = { words: new Set<string>(), starts: new Set<string>(), hasNumber: false };
  for (const piece of pieces) {
    if (piece.is === 'gap') return null;
    if (piece.is === 'word') found.words.add(piece.word);
    else if (piece.is === 'start') found.starts.add(piece.start);
    else if (piece.is === 'number') found.hasNumber = true;
    else {
      for (const way of piece.of) {
        const inner = firstWords(way);
        if (!inner) return null;
        for (const word of inner.words) found.words.add(word);
        for (const start of inner.starts) found.starts.add(start);
        found.hasNumber ||= inner.hasNumber;
      }
      if (piece.isOptional) continue;
    }
    return found;
  }
  return null;
}
