import { RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { findMarks, type Mark } from '#shared/answers/blanks.ts';
import { isFillIn } from '#shared/answers/fill-marks.ts';
import type { Blank } from '#shared/words/draft.ts';

/** Says which fill-ins the marks in the text stand for. */
export const setBlanks = StateEffect.define<readonly Blank[]>();

export const knownBlanks = StateField.define<readonly Blank[]>({
  create: () => [],
  update: (blanks, transaction) => transaction.effects.reduce((known, effect) => (effect.is(setBlanks) ? effect.value : known), blanks),
});

const marks = StateField.define<readonly Mark[]>({
  create: (state) => findMarks(state.doc.toString(), state.field(knownBlanks)),
  update(known, { docChanged, startState, state }) {
    const isSame = !docChanged && startState.field(knownBlanks) === state.field(knownBlanks);
    return isSame ? known : findMarks(state.doc.toString(), state.field(knownBlanks));
  },
});

/** Every mark left in the text, in reading order. */
export const marksOf = (state: EditorState): readonly Mark[] => state.field(marks);

function lookOf(text: string, mark: Mark): Decoration {
  const kind = !isFillIn(text, mark) ? 'foreign' : mark.blank?.isRequired === false ? 'optional' : 'required';
  const says = { foreign: 'A mark left by a template. Take it out or replace it.', optional: 'Optional', required: 'Required' }[kind];
  const hint = mark.blank && mark.blank.hint !== '' ? `${says}: ${mark.blank.hint}` : says;
  return Decoration.mark({ class: `cm-blank cm-blank-${kind}`, attributes: { title: hint } });
}

function pillsOf(state: EditorState): DecorationSet {
  const text = state.doc.toString();
  const pills = new RangeSetBuilder<Decoration>();
  for (const mark of marksOf(state)) pills.add(mark.from, mark.to, lookOf(text, mark));
  return pills.finish();
}

const pills = StateField.define<DecorationSet>({
  create: pillsOf,
  update: (known, { startState, state }) => (marksOf(startState) === marksOf(state) ? known : pillsOf(state)),
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows the marks as pills over their text, which stays text: it can be read, edited and selected as any other. */
export const markPills: Extension = [marks, pills];
