import type { EditorView, KeyBinding } from '@codemirror/view';
import { cutMark } from '#shared/answers/fill-marks.ts';
import { sayMark, walkMarks } from '#shared/answers/walk-marks.ts';
import { marksOf } from './mark-pills.ts';

/** Tab walks the blanks while any is left, and leaves the editor after that; a deleted optional blank takes its empty line along. */
export function markKeys(announce: (text: string) => void): KeyBinding[] {
  const walk = (direction: 1 | -1) => (view: EditorView): boolean => {
    const marks = marksOf(view.state);
    const mark = walkMarks(marks, view.state.selection.main, direction);
    if (!mark) return false;
    view.dispatch({ selection: { anchor: mark.from, head: mark.to }, scrollIntoView: true });
    announce(sayMark(mark, marks));
    return true;
  };
  const leaveOut = (view: EditorView): boolean => {
    const { from, to } = view.state.selection.main;
    const mark = marksOf(view.state).find((found) => found.from === from && found.to === to);
    if (mark?.blank?.isRequired !== false) return false;
    const cut = cutMark(view.state.doc.toString(), mark);
    view.dispatch({ changes: cut, selection: { anchor: cut.from }, userEvent: 'delete.selection', scrollIntoView: true });
    announce(`Left out: ${mark.label}`);
    return true;
  };
  return [
    { key: 'Tab', run: walk(1), shift: walk(-1) },
    { key: 'Backspace', run: leaveOut },
    { key: 'Delete', run: leaveOut },
  ];
}
