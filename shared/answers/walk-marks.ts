import type { Mark } from './blanks.ts';

/** The next mark after (1) or before (-1) the selection, going round at the ends. Null when none is left. */
export function walkMarks(marks: readonly Mark[], selection: { from: number; to: number }, direction: 1 | -1): Mark | null {
  // A mark that is selected as a whole is where we are, not where we go.
  const isHere = (mark: Mark): boolean => mark.from === selection.from && mark.to === selection.to;
  const others = marks.filter((mark) => !isHere(mark));
  if (others.length === 0) return marks[0] ?? null;
  return direction === 1
    ? (others.find((mark) => mark.from >= selection.from) ?? others[0] ?? null)
    : (others.findLast((mark) => mark.to <= selection.to) ?? others.at(-1) ?? null);
}

/** What a screen reader hears when a mark is reached: "Blank 2 of 5: Why old findings matter, optional". */
export function sayMark(mark: Mark, marks: readonly Mark[]): string {
  const place = `Blank ${marks.indexOf(mark) + 1} of ${marks.length}: ${mark.label}`;
  if (mark.blank === null) return `${place}, left by a template, take it out or replace it`;
  return `${place}, ${mark.blank.isRequired ? 'required' : 'optional, delete to leave it out'}`;
}
