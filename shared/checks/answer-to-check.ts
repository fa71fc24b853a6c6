import type { Blank } from '#shared/words/draft.ts';
import type { CheckFacts } from '#shared/words/finding.ts';
import { looksEnglish } from './looks-english.ts';
import { hideCode, hideLinks, hideMarks, hideQuotedLines, hideQuotedWords } from './hide.ts';
import { sentenceSpans, type Span } from './sentences.ts';

/** A text and what must be known to judge it. */
export interface AnswerToCheck extends CheckFacts {
  /** What the person wrote, without the disclaimers. */
  text: string;
  blanks: readonly Blank[];
  /** What goes out with it; null: not known yet. */
  disclaimers: readonly { id: string; body: string }[] | null;
  /** Syllables of an English word; absent: the reading level is not measured. */
  syllablesOf?: (word: string) => number;
}

/** An answer, read once for all checks. Every version of the text has the same length, so that offsets hold in all of them. */
export interface Reading extends AnswerToCheck {
  /** Without code, addresses of links, quoted posts and our own marks. */
  visible: string;
  /** Besides, without words in quotation marks: what the person says themselves. */
  own: string;
  sentences: readonly Span[];
  words: readonly Span[];
  isEnglish: boolean;
}

export function readAnswer(answer: AnswerToCheck): Reading {
  const visible = hideLinks(hideQuotedLines(hideCode(hideMarks(answer.text, answer.blanks))));
  const own = hideQuotedWords(visible);
  const words = [...own.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  return { ...answer, visible, own, sentences: sentenceSpans(visible), words, isEnglish: looksEnglish(own) };
}

/** The text up to and with its word number `count`. */
export const firstWords = ({ own, words }: Reading, count: number): string => own.slice(0, words[Math.min(count, words.length) - 1]?.to ?? 0);

/** Fewer words are a beginning, and what is not yet there cannot be missed. */
export const isLongEnough = ({ words }: Reading): boolean => words.length >= 25;
