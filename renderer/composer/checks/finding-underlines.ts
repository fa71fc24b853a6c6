import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Finding } from '#shared/words/finding.ts';

/** Says what to underline; offsets of the text as it is at that moment. */
export const setFindings = StateEffect.define<readonly Finding[]>();

/** A line under a whole sentence says nothing that the list does not say better. */
const quiet: ReadonlySet<Finding['check']> = new Set(['long-sentence', 'reading-grade']);

function linesOf(state: EditorState, findings: readonly Finding[]): DecorationSet {
  const text = state.doc.toString();
  // What was checked a moment ago may stand elsewhere by now; then the next check will say where.
  const marks = findings.flatMap(({ check, weight, title, from, to, quote }) =>
    from === null || to === null || to <= from || quiet.has(check) || !text.startsWith(quote, from) || to > text.length ? [] : [Decoration.mark({ class: `cm-finding cm-finding-${weight}`, attributes: { title: weight === 'refuse' ? `${title}: must be mended` : title } }).range(from, to)],
  );
  return Decoration.set(marks, true);
}

/** Lines under the words a check stumbled over: wavy where it refuses, dashed where it asks, dotted where it advises. */
export const findingUnderlines: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (known, { changes, effects, state }) => effects.reduce((lines, effect) => (effect.is(setFindings) ? linesOf(state, effect.value) : lines), known.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});
