import { findMarks, type Mark } from './blanks.ts';
import type { Blank } from '#shared/words/draft.ts';

/** A change to a text: what stands from `from` to `to` becomes `insert`. Offsets in UTF-16 units. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** Marks a person can fill in; the others are template code that slipped through. */
export const isFillIn = (text: string, mark: Mark): boolean => text.startsWith('[[', mark.from);

/** One field of the fill-in sheet, however often its mark stands in the text. */
export interface Field {
  label: string;
  hint: string;
  isRequired: boolean;
  maxChars: number | null;
}

/** The fields that are still open, in reading order. A mark nobody described is a required field without a hint. */
export function fieldsOf(text: string, blanks: readonly Blank[]): Field[] {
  const fields = new Map<string, Field>();
  for (const mark of findMarks(text, blanks).filter((found) => isFillIn(text, found))) {
    if (fields.has(mark.label)) continue;
    fields.set(mark.label, { label: mark.label, hint: mark.blank?.hint ?? '', isRequired: mark.blank?.isRequired ?? true, maxChars: mark.blank?.maxChars ?? null });
  }
  return [...fields.values()];
}

/** `text` with every mark of a label answered by its value. One pass: a value that looks like a mark stays as it was typed. */
export function fillMarks(text: string, blanks: readonly Blank[], values: ReadonlyMap<string, string>): string {
  let out = '';
  let at = 0;
  for (const mark of findMarks(text, blanks)) {
    const value = isFillIn(text, mark) ? (values.get(mark.label) ?? '').trim() : '';
    out += text.slice(at, mark.from) + (value === '' ? text.slice(mark.from, mark.to) : value);
    at = mark.to;
  }
  return out + text.slice(at);
}

const emptyList = /^\s*(?:[-*+]|\d{1,9}[.)])?\s*$/;

/** What to delete so that a mark is gone without a trace: the mark, its line if nothing else stands there, one of two spaces around it. */
export function cutMark(text: string, mark: { from: number; to: number }): TextChange {
  const lineFrom = text.lastIndexOf('\n', mark.from - 1) + 1;
  const lineEnd = text.indexOf('\n', mark.to);
  const lineTo = lineEnd === -1 ? text.length : lineEnd;
  const before = text.slice(lineFrom, mark.from);
  const after = text.slice(mark.to, lineTo);
  if (!emptyList.test(before) || after.trim() !== '') return cutWithSpace(text, mark);
  let from = lineFrom;
  let to = Math.min(lineTo + 1, text.length);
  const isEmptyLineAbove = from === 0 || text.startsWith('\n\n', from - 2);
  if (isEmptyLineAbove) while (text[to] === '\n') to += 1;
  if (to === text.length) while (text[from - 1] === '\n') from -= 1;
  return { from, to, insert: '' };
}

function cutWithSpace(text: string, { from, to }: { from: number; to: number }): TextChange {
  const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\u00a0';
  if (isSpace(text[from - 1]) && (isSpace(text[to]) || text[to] === '\n' || text[to] === undefined)) return { from: from - 1, to, insert: '' };
  if ((from === 0 || text[from - 1] === '\n') && isSpace(text[to])) return { from, to: to + 1, insert: '' };
  return { from, to, insert: '' };
}
