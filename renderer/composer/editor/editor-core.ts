import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { markdownLook } from '#renderer/text-editor/markdown-look.ts';
import { sayMark, walkMarks } from '#shared/answers/walk-marks.ts';
import { triggerAt } from '#shared/answers/place-template.ts';
import type { TextChange } from '#shared/answers/fill-marks.ts';
import type { Blank } from '#shared/words/draft.ts';
import type { Finding } from '#shared/words/finding.ts';
import { pictureIn } from '../picture/picture-in.ts';
import { findingUnderlines, setFindings } from '../checks/finding-underlines.ts';
import { caretMark, filling, type CaretMark } from './editor-caret.ts';
import { editorTheme } from './editor-theme.ts';
import { markKeys } from './mark-keys.ts';
import { knownBlanks, markPills, marksOf, setAnswers, setBlanks } from './mark-pills.ts';

export type { CaretMark } from './editor-caret.ts';

export interface EditorHooks {
  /** The text changed by typing, undo, or one of the handle's own changes. `isTyping` is true for keys, not for insertions. */
  onText(text: string, isTyping: boolean): void;
  onCaret(caret: CaretMark | null): void;
  /** `/` on an empty line or `::` was typed. */
  onTrigger(): void;
  /** A picture was pasted, or dropped where the caret is now. */
  onPicture(file: File): void;
  announce(text: string): void;
}

export type AnswerEditor = ReturnType<typeof createEditor>;

/** The one editor of this window. Another question is another state in the same view, which is quick, and has its own undo. */
export function createEditor(hooks: EditorHooks, nonce: string) {
  const lock = new Compartment();
  let isLocked = false;
  let trigger: { from: number; to: number } | null = null;

  /** True: the browser need do nothing more about it. */
  const takePicture = (file: File | null): boolean => {
    if (file) hooks.onPicture(file);
    return file !== null;
  };

  const extensions: Extension[] = [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ 'aria-label': 'Your answer', tabindex: '0', spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }),
    EditorState.allowMultipleSelections.of(false),
    EditorView.lineWrapping,
    highlightSpecialChars(),
    history(),
    markdown({ completeHTMLTags: false }),
    placeholder('Write your answer. Type / on an empty line for a template.'),
    keymap.of([...markKeys(hooks.announce), ...standardKeymap, ...historyKeymap]),
    knownBlanks,
    // Before the pills, so that a pill is one element around whatever Markdown sees in it.
    markdownLook,
    markPills,
    findingUnderlines,
    filling,
    editorTheme,
    EditorView.domEventHandlers({
      paste: (event) => takePicture(pictureIn(event.clipboardData)),
      drop(event) {
        const file = pictureIn(event.dataTransfer);
        const at = file ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
        if (at !== null) view.dispatch({ selection: { anchor: at } });
        return takePicture(file);
      },
    }),
    EditorView.updateListener.of((update) => {
      if (trigger && update.docChanged) trigger = { from: update.changes.mapPos(trigger.from, 1), to: update.changes.mapPos(trigger.to, -1) };
      if (update.docChanged) {
        const isTyping = update.transactions.some((transaction) => transaction.isUserEvent('input') || transaction.isUserEvent('delete'));
        hooks.onText(update.state.doc.toString(), isTyping);
        const isKey = update.transactions.some((transaction) => transaction.isUserEvent('input.type'));
        const asked = isKey ? triggerAt(update.state.doc.toString(), update.state.selection.main.head) : null;
        if (asked) {
          trigger = asked;
          hooks.onTrigger();
        }
      }
      if (update.docChanged || update.selectionSet || update.focusChanged) hooks.onCaret(caretMark(update.state));
    }),
  ];

  const stateOf = (text: string, blanks: readonly Blank[]): EditorState =>
    EditorState.create({ doc: text, selection: { anchor: text.length }, extensions: [extensions, lock.of(EditorState.readOnly.of(isLocked))] }).update({ effects: setBlanks.of(blanks) }).state;
  const view = new EditorView({ state: stateOf('', []) });

  const change = ({ from, to, insert }: TextChange, blanks?: readonly Blank[], userEvent = 'insert'): void => {
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent, scrollIntoView: true, ...(blanks ? { effects: setBlanks.of(blanks) } : {}) });
  };

  const handle = {
    view,
    text: (): string => view.state.doc.toString(),
    focus: (): void => view.focus(),
    hasFocus: (): boolean => view.hasFocus,
    /** Another draft: a new text with a history of its own. */
    load(text: string, blanks: readonly Blank[]): void {
      trigger = null;
      if (text === view.state.doc.toString()) handle.describe(blanks);
      else view.setState(stateOf(text, blanks));
      hooks.onCaret(null);
    },
    /** The fill-ins the marks stand for. */
    describe: (blanks: readonly Blank[]): void => view.dispatch({ effects: setBlanks.of(blanks) }),
    /** Shows what is typed into the fill-in sheet where it will stand, and brings the place of `label` into view. */
    showAnswers(answers: Readonly<Record<string, string>>, label: string | null): void {
      const mark = marksOf(view.state).find((found) => found.label === label);
      view.dispatch({ effects: [setAnswers.of(answers), ...(mark ? [EditorView.scrollIntoView(mark.from, { y: 'center' })] : [])] });
    },
    /** Locked, the text can be read and not typed in: while a draft is being opened, or an answer leaves. */
    setLocked(locked: boolean): void {
      isLocked = locked;
      view.dispatch({ effects: lock.reconfigure(EditorState.readOnly.of(locked)) });
    },
    /** Where a template goes: what was typed to ask for one, else the selection. */
    place(): { from: number; to: number } {
      const { from, to } = view.state.selection.main;
      return trigger && triggerAt(view.state.doc.toString(), trigger.to) ? trigger : { from, to };
    },
    /** Lines under what the checks found. */
    underline: (findings: readonly Finding[]): void => view.dispatch({ effects: setFindings.of(findings) }),
    select({ from, to }: { from: number; to: number }): void {
      view.dispatch({ selection: { anchor: from, head: Math.min(to, view.state.doc.length) }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    },
    forgetTrigger(): void {
      trigger = null;
    },
    change,
    /** Selects the next (1) or previous (-1) mark, from `from` where given, and says which it is. False: none is left. */
    walk(direction: 1 | -1, from?: number): boolean {
      const marks = marksOf(view.state);
      const here = from === undefined ? view.state.selection.main : { from, to: from };
      const mark = walkMarks(marks, here, direction);
      if (!mark) return false;
      view.dispatch({ selection: { anchor: mark.from, head: mark.to }, scrollIntoView: true });
      view.focus();
      hooks.announce(sayMark(mark, marks));
      return true;
    },
  };
  return handle;
}
