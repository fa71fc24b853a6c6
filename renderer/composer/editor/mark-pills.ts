import { RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { findMarks, type Mark } from '#shared/answers/blanks.ts';
import { isFillIn } from '#shared/answers/fill-marks.ts';
import type { Blank } from '#shared/words/draft.ts';

/** Says which fill-ins the marks in the text stand for. */
export const setBlanks = StateEffect.define<readonly Blank[]>();

/** What is being typed into the fill-in sheet, by label: shown in place of the marks, and not yet text. */
export const setAnswers = StateEffect.define<Readonly<Record<string, string>>>();

const answers = StateField.define<Readonly<Record<string, string>>>({
  create: () => ({}),
  update: (known, { effects }) => effects.reduce((before, effect) => (effect.is(setAnswers) ? effect.value : before), known),
});

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

class AnswerPill extends WidgetType {
  readonly answer: string;
  constructor(answer: string) {
    super();
    this.answer = answer;
  }
  override eq(other: AnswerPill): boolean {
    return other.answer === this.answer;
  }
  toDOM(): HTMLElement {
    const pill = document.createElement('span');
    pill.className = 'cm-blank cm-blank-answer';
    pill.textContent = this.answer;
    return pill;
  }
}

function lookOf(text: string, mark: Mark, answer: string): Decoration {
  if (answer.trim() !== '' && isFillIn(text, mark)) return Decoration.replace({ widget: new AnswerPill(answer) });
  const kind = !isFillIn(text, mark) ? 'foreign' : mark.blank?.isRequired === false ? 'optional' : 'required';
  const says = { foreign: 'A mark left by a template. Take it out or replace it.', optional: 'Optional', required: 'Required' }[kind];
  const hint = mark.blank && mark.blank.hint !== '' ? `${says}: ${mark.blank.hint}` : says;
  return Decoration.mark({ class: `cm-blank cm-blank-${kind}`, attributes: { title: hint } });
}

function pillsOf(state: EditorState): DecorationSet {
  const text = state.doc.toString();
  const pills = new RangeSetBuilder<Decoration>();
  for (const mark of marksOf(state)) pills.add(mark.from, mark.to, lookOf(text, mark, state.field(answers)[mark.label] ?? ''));
  return pills.finish();
}

const pills = StateField.define<DecorationSet>({
  create: pillsOf,
  update: (known, { startState, state }) => (marksOf(startState) === marksOf(state) && startState.field(answers) === state.field(answers) ? known : pillsOf(state)),
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows the marks as pills over their text, which stays text: it can be read, edited and selected as any other. */
export const markPills: Extension = [marks, answers, pills];
