import { matchAt, type Span } from './match.ts';
import { readPhrase, type Piece } from './phrase.ts';
import type { Token } from './tokens.ts';

/** Words around a signal that take it away. */
export interface CueWords {
  negation: readonly string[];
  /** Hold for a whole list: "no fever, rash or cough". */
  listNegation: readonly string[];
  notNegation: readonly string[];
  breaks: readonly string[];
  scopeWords: number;
  past: readonly string[];
  present: readonly string[];
  supposed: readonly string[];
  somebodyElse: readonly string[];
  /** A list goes on while none of these stands in it. */
  newClause: readonly string[];
}

/** Why a signal does not count, and the word that says so. */
export interface TakenAway {
  why: 'negated' | 'past' | 'supposed' | 'somebody-else';
  at: number;
}

/** What a signal asks of the words around it. `relative`: the patient, where the question is about somebody of the family. */
export interface Around {
  isNegatable: boolean;
  isAcute: boolean;
  relative: string | null;
}

/** Tells why a signal found in `tokens` does not count for this patient now; null: it counts. */
export function createCues(cues: CueWords) {
  const read = (list: readonly string[]): Piece[][] => list.map((source) => readPhrase(source));
  const [negations, notNegation, past, present, supposed, somebodyElse] = [read(cues.negation), read(cues.notNegation), read(cues.past), read(cues.present), read(cues.supposed), read(cues.somebodyElse)];
  const breaks = new Set(cues.breaks);
  const newClause = new Set(cues.newClause);
  const lists = new Set(cues.listNegation);

  const endAt = (list: readonly Piece[][], tokens: readonly Token[], at: number): number => {
    for (const pieces of list) {
      const end = matchAt(pieces, tokens, at);
      if (end !== -1) return end;
    }
    return -1;
  };

  const negatedBy = (tokens: readonly Token[], { from }: Span, begin: number): number => {
    let isOverComma = tokens[from]?.isAfterComma === true;
    let hasNewClause = newClause.has(tokens[from]?.word ?? '');
    let hasOr = false;
    for (let at = from - 1; at >= Math.max(begin, from - cues.scopeWords); at -= 1) {
      const token = tokens[at];
      if (!token || breaks.has(token.word)) return -1;
      if (token.word === 'or' || token.word === 'nor') hasOr = true;
      const end = endAt(negations, tokens, at);
      const isCue = end !== -1 && end <= from && endAt(notNegation, tokens, at) === -1 && !(at > begin && endAt(notNegation, tokens, at - 1) > at);
      // "Not eating, floppy": the comma ends what "not" is about, unless a list of nouns goes on.
      if (isCue && (!isOverComma || (!hasNewClause && (hasOr || lists.has(token.word))))) return at;
      if (isCue) return -1;
      if (newClause.has(token.word) && token.word !== 'any') hasNewClause = true;
      if (token.isAfterComma) isOverComma = true;
      if (token.word === 'and') isOverComma = hasNewClause = true;
    }
    return -1;
  };

  return (tokens: readonly Token[], span: Span, { isNegatable, isAcute, relative }: Around): TakenAway | null => {
    const sentence = tokens[span.from]?.sentence;
    let begin = span.from;
    while (begin > 0 && tokens[begin - 1]?.sentence === sentence) begin -= 1;
    let end = span.to;
    while (tokens[end]?.sentence === sentence) end += 1;
    const negation = isNegatable ? negatedBy(tokens, span, begin) : -1;
    if (negation !== -1) return { why: 'negated', at: negation };
    let isNow = false;
    for (let at = begin; at < end; at += 1) if (endAt(present, tokens, at) !== -1) isNow = true;
    for (let at = begin; at < end; at += 1) {
      if (isAcute && !isNow && endAt(past, tokens, at) !== -1) return { why: 'past', at };
      if (at <= span.from && endAt(supposed, tokens, at) !== -1 && !breaksBetween(tokens, at, span.from)) return { why: 'supposed', at };
      if (!isNow && at < span.from && tokens[at]?.word !== relative && tokens[at + 1]?.word !== relative && endAt(somebodyElse, tokens, at) !== -1) return { why: 'somebody-else', at };
    }
    return null;
  };

  function breaksBetween(tokens: readonly Token[], from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (breaks.has(tokens[at]?.word ?? '') && tokens[at]?.word !== 'so') return true;
    return false;
  }
}
export type Cues = ReturnType<typeof createCues>;
