import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, placeholder, tooltips } from '@codemirror/view';
import { markdownLook } from '#renderer/text-editor/markdown-look.ts';
import type { TemplateFault } from '#shared/words/library.ts';
import { bodyTheme } from './body-theme.ts';
import { completeFrom, noNames, type KnownNames } from './liquid-complete.ts';
import { liquidLook } from './liquid-look.ts';

export interface BodyHooks {
  /** The words changed by typing, undo, or one of the handle's own changes. */
  onText(text: string): void;
}

export type BodyEditor = ReturnType<typeof createBodyEditor>;

/** An editor of one template's body. What others put into it can be undone like typing. */
export function createBodyEditor({ text, isLocked, hooks, nonce }: { text: string; isLocked: boolean; hooks: BodyHooks; nonce: string }) {
  const lock = new Compartment();
  let names: KnownNames = noNames;

  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({ 'aria-label': 'Template body', tabindex: '0', spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }),
        EditorState.allowMultipleSelections.of(false),
        EditorView.lineWrapping,
        highlightSpecialChars(),
        history(),
        markdown({ completeHTMLTags: false }),
        placeholder('Write the words. Type {{ for a name, {% for a condition.'),
        // Outside of everything that scrolls or cuts off.
        tooltips({ parent: document.body, position: 'fixed' }),
        autocompletion({ override: [completeFrom(() => names)], icons: false }),
        keymap.of([...completionKeymap, { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic }, ...standardKeymap, ...historyKeymap]),
        markdownLook,
        liquidLook,
        bodyTheme,
        lock.of(EditorState.readOnly.of(isLocked)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) hooks.onText(update.state.doc.toString());
        }),
      ],
    }),
  });

  return {
    view,
    text: (): string => view.state.doc.toString(),
    focus: (): void => view.focus(),
    know(known: KnownNames): void {
      names = known;
    },
    /** Other words in place of these, as one change that undo takes back. */
    load(next: string): void {
      const before = view.state.doc.toString();
      if (next === before) return;
      let from = 0;
      while (from < before.length && from < next.length && before[from] === next[from]) from += 1;
      let tail = 0;
      while (tail < before.length - from && tail < next.length - from && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
      view.dispatch({ changes: { from, to: before.length - tail, insert: next.slice(from, next.length - tail) }, userEvent: 'set' });
    },
    setLocked: (is: boolean): void => view.dispatch({ effects: lock.reconfigure(EditorState.readOnly.of(is)) }),
    showFaults(faults: readonly TemplateFault[]): void {
      const end = view.state.doc.length;
      const inside = (at: number): number => Math.max(0, Math.min(end, at));
      view.dispatch(
        setDiagnostics(
          view.state,
          faults.map(({ from, to, severity, say, instead }) => ({
            from: inside(from),
            to: inside(to),
            severity,
            message: say,
            ...(instead === null ? {} : { actions: [{ name: `Use “${instead}”`, apply: (shown, at, until) => shown.dispatch({ changes: { from: at, to: until, insert: instead }, userEvent: 'input.mend' }) }] }),
          })),
        ),
      );
    },
    /** Puts `before` and `after` around the selection, or at the caret. */
    wrap(before: string, after = ''): void {
      const { from, to } = view.state.selection.main;
      const insert = before + view.state.sliceDoc(from, to) + after;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length - after.length }, userEvent: 'input.insert', scrollIntoView: true });
      view.focus();
    },
    put(from: number, to: number, insert: string): void {
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.mend', scrollIntoView: true });
      view.focus();
    },
    goTo(from: number, to: number): void {
      const end = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
      view.focus();
    },
    end: (): void => view.destroy(),
  };
}
