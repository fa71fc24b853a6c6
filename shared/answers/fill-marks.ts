import { findMarks, markOf, type Mark } from './blanks.ts';
import type { Blank } from '#shared/words/draft.ts';
import type { FillAnswers, FillInKind } from '#shared/words/fill-in.ts';

/** A change to a text: what stands from `from` to `to` becomes `insert`. Offsets in UTF-16 units. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** Marks a person can fill in; the others are template code that slipped through. */
export const isFillIn = (text: string, mark: Mark): boolean => text.startsWith('[[', mark.from);

/** One field of a fill-in sheet, however often its mark stands in the text. `key` is empty for a mark nobody described. */
export interface Field {
  key: string;
  label: string;
  hint: string;
  isRequired: boolean;
  maxChars: number | null;
  kind: FillInKind;
  choices: readonly string[];
  /** What stands there before anything is said. */
  preset: string;
}

/** A choice of nothing is asked for in words. */
export function fieldOf({ key, label, hint, isRequired, maxChars, kind = 'text', choices = [], preset = '' }: Blank): Field {
  return { key, label, hint, isRequired, maxChars, kind: kind === 'choice' && choices.length === 0 ? 'text' : kind, choices, preset };
}

/** The fields that are still open, in reading order. A mark nobody described is a required field without a hint. */
export function fieldsOf(text: string, blanks: readonly Blank[]): Field[] {
  const fields = new Map<string, Field>();
  for (const mark of findMarks(text, blanks).filter((found) => isFillIn(text, found))) {
    if (fields.has(mark.label)) continue;
    const field = mark.blank ? fieldOf(mark.blank) : { key: '', label: mark.label, hint: '', isRequired: true, maxChars: null, kind: 'text' as const, choices: [], preset: '' };
    // A tick decides about paragraphs, and those stand already: what is left of it is a place for words.
    fields.set(mark.label, field.kind === 'tick' ? { ...field, kind: 'text' } : field);
  }
  return [...fields.values()];
}

const number = /^[-+\u2212]?\d{1,15}(?:[.,]\d{1,15})?$/;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a field has an answer that can stand in the text. A tick always has one. */
export function isAnswered(field: Pick<Field, 'kind' | 'choices'>, value: string): boolean {
  const said = value.trim();
  if (field.kind === 'tick') return true;
  if (field.kind === 'number') return number.test(said);
  if (field.kind === 'date') return aDay.test(said);
  if (field.kind === 'choice') return field.choices.includes(value);
  return said !== '';
}

/** What the fields of this text begin with, by label: what was said before, else what their template proposes. */
export const beginningOf = (fields: readonly Field[], answers: FillAnswers): Record<string, string> =>
  Object.fromEntries(fields.flatMap((field) => {
    const said = Object.hasOwn(answers, field.key) ? (answers[field.key] ?? '') : '';
    const value = [said, field.preset].find((one) => one !== '' && isAnswered(field, one));
    return value === undefined ? [] : [[field.label, value]];
  }));

/** What these fields say, to be remembered by key. Marks nobody described have no key to be known by. */
export const answersOf = (fields: readonly Field[], values: ReadonlyMap<string, string>): FillAnswers =>
  Object.fromEntries(fields.flatMap((field) => {
    const value = values.get(field.label)?.trim() ?? '';
    return field.key !== '' && value !== '' && isAnswered(field, value) ? [[field.key, value]] : [];
  }));

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
  if (isSpace(text[from - 1]) && (isSpace(text[to]) || text[to] === undefined || /[\n.,;:!?)]/.test(text[to] ?? ''))) return { from: from - 1, to, insert: '' };
  if ((from === 0 || text[from - 1] === '\n') && isSpace(text[to])) return { from, to: to + 1, insert: '' };
  return { from, to, insert: '' };
}

/** `text` without every mark of these labels, and without the traces they would leave. */
export function withoutMarks(text: string, labels: readonly string[]): string {
  let out = text;
  for (const label of labels) {
    for (;;) {
      const mark = findMarks(out, []).find((found) => out.slice(found.from, found.to) === markOf(label));
      if (!mark) break;
      const cut = cutMark(out, mark);
      out = out.slice(0, cut.from) + out.slice(cut.to);
    }
  }
  return out;
}
