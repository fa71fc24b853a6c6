import { joinedWord, plainWord } from './tokens.ts';

/**
 * A piece of a phrase of the rules. `one`: one of these words, or one that begins so, or a number; `gap`: up to `most` other words, over the end of a
 * sentence or two where `isWide`; `any`: one of several ways to go on.
 */
export type Piece = One | { is: 'gap'; most: number; isWide: boolean } | { is: 'any'; of: Piece[][]; isOptional: boolean };
export interface One {
  is: 'one';
  words: ReadonlySet<string>;
  starts: ReadonlySet<string>;
  isNumber: boolean;
}

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
  const [left, second] = whole.split(' & ');
  if (left === undefined || second === undefined) return [readPhrase(whole)];
  const gap = /~{1,2}\d{1,2}$/.exec(left)?.[0] ?? '';
  return [readPhrase(`${left} ${second}`), readPhrase(`${second} ${gap} ${left.slice(0, left.length - gap.length)}`)];
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
    return together(of, isOptional);
  };
  const pieces = sequence();
  if (at !== source.length) throw new Error(`This phrase cannot be read: ${source}`);
  while (pieces.at(-1)?.is === 'gap') pieces.pop();
  if (pieces.length === 0) throw new Error(`This phrase says nothing: ${source}`);
  return pieces;
}

/** Ways of one word each are looked up at once. */
function together(of: Piece[][], isOptional: boolean): Piece {
  const single = of.flatMap((way) => (way.length === 1 && way[0]?.is === 'one' ? [way[0]] : []));
  const longer = of.filter((way) => !(way.length === 1 && way[0]?.is === 'one'));
  if (single.length === 0) return { is: 'any', of: longer, isOptional };
  const one: One = { is: 'one', words: new Set(single.flatMap(({ words }) => [...words])), starts: new Set(single.flatMap(({ starts }) => [...starts])), isNumber: single.some(({ isNumber }) => isNumber) };
  return longer.length === 0 && !isOptional ? one : { is: 'any', of: [[one], ...longer], isOptional };
}

const wordPiece = (word: string): One => ({ is: 'one', words: new Set([word]), starts: new Set(), isNumber: false });
const onlyWord = (piece: Piece | undefined): string | undefined => (piece?.is === 'one' && piece.words.size === 1 && piece.starts.size === 0 && !piece.isNumber ? [...piece.words][0] : undefined);

function join(pieces: Piece[], piece: Piece): void {
  const [before, after] = [onlyWord(pieces.at(-1)), onlyWord(piece)];
  const both = before !== undefined && after !== undefined ? joinedWord(before, after) : undefined;
  if (both === undefined) pieces.push(piece);
  else pieces[pieces.length - 1] = wordPiece(both);
}

function piecesOf(word: string, source: string): Piece[] {
  const gap = /^(~{1,2})(\d{1,2})$/.exec(word);
  if (gap) return [{ is: 'gap', most: Number(gap[2]), isWide: gap[1] === '~~' }];
  if (word === '\\d+') return [{ is: 'one', words: new Set(), starts: new Set(), isNumber: true }];
  if (word === '\\+') return [wordPiece('+')];
  if (!/^[\p{L}\p{N}%'’.-]+\*?$|^%$/u.test(word)) throw new Error(`“${word}” cannot be read in: ${source}`);
  const parts = word.split('-');
  return parts.map((one, i): One => (i === parts.length - 1 && one.endsWith('*') ? { is: 'one', words: new Set(), starts: new Set([plainWord(one.slice(0, -1))]), isNumber: false } : wordPiece(plainWord(one))));
}

/** Every word and every beginning of a word that the phrases name. */
export function wordsOf(phrases: readonly (readonly Piece[])[]): { words: Set<string>; starts: Set<string> } {
  const words = new Set<string>();
  const starts = new Set<string>();
  const walk = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.is === 'any') piece.of.forEach(walk);
      else if (piece.is === 'one') {
        for (const word of piece.words) words.add(word);
        for (const start of piece.starts) starts.add(start);
      }
    }
  };
  phrases.forEach(walk);
  return { words, starts };
}
