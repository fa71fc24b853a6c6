import type { Span } from '../match.ts';
import type { Token } from '../tokens.ts';
import { finder, firstIn } from './finder.ts';

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

/** Reads the cues once; what is returned finds them in a text once, and then tells of each signal why it does not count for this patient now. Null: it counts. */
export function createCues(cues: CueWords) {
  const find = { negation: finder(cues.negation), notNegation: finder(cues.notNegation), past: finder(cues.past), present: finder(cues.present), supposed: finder(cues.supposed), somebodyElse: finder(cues.somebodyElse) };
  const breaks = new Set(cues.breaks);
  const newClause = new Set(cues.newClause);
  const lists = new Set(cues.listNegation);

  return (tokens: readonly Token[]) => {
    const ends = { negation: find.negation(tokens), notNegation: find.notNegation(tokens), past: find.past(tokens), present: find.present(tokens), supposed: find.supposed(tokens), somebodyElse: find.somebodyElse(tokens) };
    const beginOf = sentenceBegins(tokens);

    const negatedBy = ({ from }: Span, begin: number): number => {
      let isOverComma = tokens[from]?.isAfterComma === true;
      let hasNewClause = newClause.has(tokens[from]?.word ?? '');
      let hasOr = false;
      for (let at = from - 1; at >= Math.max(begin, from - cues.scopeWords); at -= 1) {
        const token = tokens[at];
        if (!token || breaks.has(token.word)) return -1;
        if (token.word === 'or' || token.word === 'nor') hasOr = true;
        const end = ends.negation[at] ?? -1;
        const isCue = end !== -1 && end <= from && ends.notNegation[at] === -1 && !(at > begin && (ends.notNegation[at - 1] ?? -1) > at);
        // "Not eating, floppy": the comma ends what "not" is about, unless a list of nouns goes on.
        if (isCue) return !isOverComma || (!hasNewClause && (hasOr || lists.has(token.word))) ? at : -1;
        if (newClause.has(token.word)) hasNewClause = true;
        if (token.isAfterComma) isOverComma = true;
        if (token.word === 'and') isOverComma = hasNewClause = true;
      }
      return -1;
    };

    return (span: Span, { isNegatable, isAcute, relative }: Around): TakenAway | null => {
      const begin = beginOf(span.from);
      const negation = isNegatable ? negatedBy(span, begin) : -1;
      if (negation !== -1) return { why: 'negated', at: negation };
      const end = endOf(tokens, span);
      const isNow = firstIn(ends.present, begin, end) !== -1;
      const past = isAcute && !isNow ? firstIn(ends.past, begin, end) : -1;
      if (past !== -1) return { why: 'past', at: past };
      for (let at = begin; at <= span.from; at += 1) {
        if (ends.supposed[at] !== -1 && !isBroken(at, span.from)) return { why: 'supposed', at };
        const isOther = !isNow && at < span.from && ends.somebodyElse[at] !== -1 && tokens[at]?.word !== relative && tokens[at + 1]?.word !== relative;
        if (isOther) return { why: 'somebody-else', at };
      }
      return null;
    };

    function isBroken(from: number, to: number): boolean {
      for (let at = from; at < to; at += 1) if (breaks.has(tokens[at]?.word ?? '') && tokens[at]?.word !== 'so') return true;
      return false;
    }
  };
}
export type Cues = ReturnType<typeof createCues>;

/** A sentence longer than this is looked through only around the signal. */
const mostAround = 60;

function sentenceBegins(tokens: readonly Token[]): (at: number) => number {
  const begins = new Int32Array(tokens.length);
  for (let at = 1; at < tokens.length; at += 1) begins[at] = tokens[at]?.sentence === tokens[at - 1]?.sentence ? (begins[at - 1] ?? 0) : at;
  return (at) => Math.max(begins[at] ?? 0, at - mostAround);
}

function endOf(tokens: readonly Token[], { from, to }: Span): number {
  let end = to;
  while (end < to + mostAround && tokens[end]?.sentence === tokens[from]?.sentence) end += 1;
  return end;
}
