import { StateField, type EditorState } from '@codemirror/state';
import { sayMark } from '#shared/answers/walk-marks.ts';
import type { Blank } from '#shared/words/draft.ts';
import { marksOf } from './mark-pills.ts';

/** What the line under the editor says about the place the caret is at. `used` is null while nothing was typed in place of the mark. */
export interface CaretMark {
  say: string;
  hint: string;
  maxChars: number | null;
  used: number | null;
}

interface Filling {
  from: number;
  to: number;
  blank: Blank;
}

/** The stretch that is being typed in place of a mark, from its selection until the caret leaves it. */
export const filling = StateField.define<Filling | null>({
  create: () => null,
  update(known, { changes, docChanged, selection, state, startState }) {
    const { from, to } = state.selection.main;
    if (selection && !docChanged) {
      const mark = marksOf(state).find((found) => found.from === from && found.to === to);
      if (mark?.blank) return { from, to, blank: mark.blank };
    }
    if (!known) return null;
    const before = startState.selection.main;
    // Typing over the selected mark replaces all of it: the stretch then reaches to the caret.
    const isReplaced = docChanged && before.from === known.from && before.to === known.to;
    const next = docChanged ? { ...known, from: changes.mapPos(known.from, -1), to: isReplaced ? Math.max(to, changes.mapPos(known.to, 1)) : changes.mapPos(known.to, 1) } : known;
    return from >= next.from && to <= next.to ? next : null;
  },
});

export function caretMark(state: EditorState): CaretMark | null {
  const { from, to } = state.selection.main;
  const marks = marksOf(state);
  const mark = marks.find((found) => found.from <= from && found.to >= to);
  if (mark) return { say: sayMark(mark, marks), hint: mark.blank?.hint ?? '', maxChars: mark.blank?.maxChars ?? null, used: null };
  const stretch = state.field(filling);
  if (!stretch) return null;
  return { say: stretch.blank.label, hint: stretch.blank.hint, maxChars: stretch.blank.maxChars, used: stretch.to - stretch.from };
}
