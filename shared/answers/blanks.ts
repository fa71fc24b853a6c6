import type { Blank } from '#shared/words/draft.ts';

/** A place in the text that must not go out as it is. `from`, `to` are offsets in UTF-16 units. */
export interface Mark {
  from: number;
  to: number;
  label: string;
  /** The fill-in it stands for; null: a mark nobody described, such as one typed or left by a template. */
  blank: Blank | null;
}

// Linear by construction: each alternative stops at the first closer and cannot contain its own opener.
const marks = /\[\[([^[\]\n]{1,200})\]\]|\{\{[^{}]{0,400}\}\}|\{%[^{}]{0,400}%\}/g;

/** Every fill-in and template mark left in `text`, in reading order. */
export function findMarks(text: string, blanks: readonly Blank[]): Mark[] {
  const byLabel = new Map(blanks.map((blank) => [blank.label, blank]));
  return [...text.matchAll(marks)].map((found) => {
    const label = found[1] ?? found[0];
    return { from: found.index, to: found.index + found[0].length, label, blank: found[1] === undefined ? null : (byLabel.get(found[1]) ?? null) };
  });
}

/** How a fill-in stands in the text until it is answered. */
export const markOf = (label: string): string => `[[${label}]]`;

/** `text` without the marks of optional fill-ins, and without the empty lines they leave behind. */
export function leaveOutOptional(text: string, blanks: readonly Blank[]): string {
  let out = text;
  for (const mark of findMarks(text, blanks).filter((m) => m.blank !== null && !m.blank.isRequired).toReversed()) {
    out = out.slice(0, mark.from) + out.slice(mark.to);
  }
  return out === text ? text : out.replace(/ +\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}
