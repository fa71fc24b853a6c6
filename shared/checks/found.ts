import type { CheckId, Finding } from '#shared/words/finding.ts';
import type { Reading } from './answer-to-check.ts';
import type { Span } from './sentences.ts';

/** What a check is: its name for people, how much it weighs, and the one sentence why. */
export interface Check {
  id: CheckId;
  title: string;
  weight: Finding['weight'];
  why: string;
}

/** As long as the contract lets a quote be kept in a waiver. */
const longestQuote = 400;

/** A finding of `check` at `span`; null: the whole text. */
export function found(check: Check, reading: Pick<Reading, 'text'>, span: Span | null, say: string, more: { instead?: string; weight?: Finding['weight'] } = {}): Finding {
  return {
    check: check.id,
    weight: more.weight ?? check.weight,
    title: check.title,
    say,
    why: check.why,
    quote: span ? reading.text.slice(span.from, span.to).slice(0, longestQuote) : '',
    from: span?.from ?? null,
    to: span?.to ?? null,
    instead: more.instead ?? null,
  };
}

/** Every place where `pattern` (global, linear) matches. */
export const spansOf = (text: string, pattern: RegExp): (Span & { match: RegExpExecArray })[] => [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, match }));

/** `word` as long as a line may be, for use in a sentence. */
export const short = (text: string, most = 80): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
