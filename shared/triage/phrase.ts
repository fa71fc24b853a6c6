import { joinedWord, plainWord } from './tokens.ts';

/**
 * A piece of a phrase of the rules. `word`: that word; `start`: words that begin so; `gap`: up to `most` other words, over the end of one sentence
 * where `isWide`; `any`: one of several ways to go on; `number`: digits.
 */
export type Piece =
  | { is: 'word'; word: string }
  | { is: 'start'; start: string }
  | { is: 'gap'; most: number; isWide: boolean }
  | { is: 'any'; of: Piece[][]; isOptional: boolean }
  | { is: 'number' };

/** Everyday words for one thing, by its name: `<pain>` in a phrase stands for all of them. */
export type Concepts = Readonly<Record<string, string>>;

/**
 * Reads the phrase language of the rules. `a & b` with a gap before `&` ("rash ~8 & itch*") is read in both orders.
 * Throws on a phrase that cannot be read: rules are ours, and a slip in them is a bug.
 */
export function readPhrases(source: string, concepts: Concepts): Piece[][] {
  const whole = source.replace(/<([a-z-]+)>/g, (_, name: string) => {
    const words = concepts[name];
    if (words === undefined) throw new Error(`Nothing is called <${name}>: ${source}`);
    return `(${words})`;
  });
  const [, first, gap, second] = /^(.+) (~{1,2}\d{1,2}) & (.+)$/.exec(whole) ?? [];
  return first && gap && second ? [readPhrase(`${first} ${gap} ${second}`), readPhrase(`${second} ${gap} ${first}`)] : [readPhrase(whole)];
}

/** One phrase without concepts. */
export function readPhrase(source: string): Piece[] {
  let at = 0;
  const sequence = (): Piece[] => {
    const pieces: Piece[] = [];
    for (;;) {
      while (source[at] === ' ') at += 1;
      const char = source[at];
      if (char === undefined || char === ')' || char === '|') return pieces;
      if (char === '(') pieces.push(ways());
      else {
        const word = /^[^\s()|]+/.exec(source.slice(at))?.[0] ?? '';
        at += word.length;
        for (const piece of piecesOf(word, source)) join(pieces, piece);
      }
    }
  };
  const ways = (): Piece => {
    at += 1;
    const of: Piece[][] = [];
    for (;;) {
      of.push(sequence());
      const end = source[at];
      at += 1;
      if (end === ')') break;
      if (end !== '|') throw new Error(`A bracket is not closed: ${source}`);
    }
    const isOptional = source[at] === '?';
    if (isOptional) at += 1;
    return { is: 'any', of, isOptional };
  };
  const pieces = sequence();
  if (at !== source.length) throw new Error(`This phrase cannot be read: ${source}`);
  while (pieces.at(-1)?.is === 'gap') pieces.pop();
  if (pieces.length === 0) throw new Error(`This phrase says nothing: ${source}`);
  return pieces;
}

function join(pieces: Piece[], piece: Piece): void {
  const before = pieces.at(-1);
  const both = before?.is === 'word' && piece.is === 'word' ? joinedWord(before.word, piece.word) : undefined;
  if (both === undefined) pieces.push(piece);
  else pieces[pieces.length - 1] = { is: 'word', word: both };
}

function piecesOf(word: string, source: string): Piece[] {
  const gap = /^(~{1,2})(\d{1,2})$/.exec(word);
  if (gap) return [{ is: 'gap', most: Number(gap[2]), isWide: gap[1] === '~~' }];
  if (word === '\\d+') return [{ is: 'number' }];
  if (word === '\\+') return [{ is: 'word', word: '+' }];
  if (!/^[\p{L}\p{N}%'’.-]+\*?$|^%$/u.test(word)) throw new Error(`“${word}” cannot be read in: ${source}`);
  const parts = word.split('-');
  return parts.map((one, i) => (i === parts.length - 1 && one.endsWith('*') ? { is: 'start', start: plainWord(one.slice(0, -1)) } : { is: 'word', word: plainWord(one) }));
}

/** Every word and every beginning of a word that the phrases name. */
export function wordsOf(phrases: readonly (readonly Piece[])[]): { words: Set<string>; starts: Set<string> } {
  const words = new Set<string>();
  const starts = new Set<string>();
  const walk = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.is === 'word') words.add(piece.word);
      else if (piece.is === 'start') starts.add(piece.start);
      else if (piece.is === 'any') piece.of.forEach(walk);
    }
  };
  phrases.forEach(walk);
  return { words, starts };
}
