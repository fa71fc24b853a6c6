import { decode } from '../../../threads/plain-text.ts';

/** What a stranger calls itself, on one line, without signs that turn or hide text, at most `most` characters; empty when it is no text. */
export function ownWords(text: unknown, most: number): string {
  if (typeof text !== 'string') return '';
  const line = text.slice(0, most * 8).replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\s]+/gu, ' ').trim();
  return [...line].slice(0, most).join('').trim();
}

/** The same, of a forum that hands out its words ready for a page. */
export const ownWordsOfHtml = (text: unknown, most: number): string => (typeof text === 'string' ? ownWords(decode(text.slice(0, most * 16)), most) : '');

/** A count that can be one. */
export const aCount = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null);
