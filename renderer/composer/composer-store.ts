import { create } from 'zustand';
import type { SaveState } from '#renderer/text-editor/autosave.ts';
import { emptyDraft, type Draft, type DraftContent } from '#shared/words/draft.ts';
import type { Finding } from '#shared/words/finding.ts';
import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import type { InsertHow } from '#renderer/slots/answer-rooms.ts';
import type { DisclaimerBlock, FilledTemplate } from '#shared/words/template.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import type { DraftSession } from './draft/draft-session.ts';
import type { AnswerEditor, CaretMark } from './editor/editor-core.ts';

/** What lies open beside the text; one at a time. */
export type Panel = 'none' | 'templates' | 'template' | 'fill-ins' | 'disclaimers' | 'checks' | 'sources' | 'picture' | 'second-look' | 'suggestion';

/** opening: the draft is being read. writing. closed: there is nothing to write now, such as while an answer is held. */
export type Phase = 'opening' | 'writing' | 'closed';

export interface ComposerState {
  questionId: QuestionId | null;
  phase: Phase;
  content: DraftContent;
  /** Grows when the text was set by anything but the editor, which then shows it. */
  loads: number;
  save: SaveState;
  session: DraftSession | null;
  editor: AnswerEditor | null;
  caret: CaretMark | null;
  panel: Panel;
  /** The keys belong to what lies open: Ctrl-Enter there is not Send. */
  isInPanel: boolean;
  isPreview: boolean;
  isSending: boolean;
  /** Why the draft could not be opened, or the answer not be sent. */
  trouble: Trouble | null;
  /** The draft somebody saved while this one was written. */
  theirs: Draft | null;
  isChangeShown: boolean;
  isBroughtBack: boolean;
  isDiscarded: boolean;
  /** The template that asks something before it is inserted, while its sheet is open. */
  asking: { filled: FilledTemplate; how: InsertHow } | null;
  /** Typed into the fill-in sheet and not yet put into the text, by label. */
  sheet: Readonly<Record<string, string>>;
  /** The field of the sheet that has the focus. */
  sheetLabel: string | null;
  /** Chosen, pasted or dropped, and not yet on the forum. */
  picture: File | null;
  /** What would be added when sending now; null while nobody answered yet. */
  disclaimerBlock: DisclaimerBlock | null;
  /** What the checks said of the text a moment ago, let pass or not. */
  findings: readonly Finding[];
  /** What was sent from this window a moment ago, until the outbox shows it. */
  sent: { id: CommandId; questionId: QuestionId; goesAt: number } | null;
  /** Where the side panel lends us room. */
  side: HTMLElement | null;
}

const fresh = {
  phase: 'opening',
  content: emptyDraft,
  save: { kind: 'saved', at: 0 },
  session: null,
  caret: null,
  panel: 'none',
  isInPanel: false,
  isPreview: false,
  isSending: false,
  trouble: null,
  theirs: null,
  isChangeShown: false,
  isBroughtBack: false,
  isDiscarded: false,
  asking: null,
  sheet: {},
  sheetLabel: null,
  picture: null,
  disclaimerBlock: null,
  findings: [],
} as const satisfies Partial<ComposerState>;

/** What belongs to this window's one composer: the text being typed and what is open around it. Never a copy of the engine's rows. */
export const useComposer = create<ComposerState>(() => ({ ...fresh, questionId: null, loads: 0, editor: null, sent: null, side: null }));

/** Turns to another question, or begins the same one anew. */
export const turnTo = (questionId: QuestionId | null, phase: Phase): void =>
  useComposer.setState(({ loads, sent, isDiscarded, questionId: before }) => ({
    ...fresh,
    questionId,
    phase,
    loads: loads + 1,
    sent: sent?.questionId === questionId ? sent : null,
    isDiscarded: isDiscarded && before === questionId,
  }));

export const openPanel = (panel: Panel): void => useComposer.setState({ panel, isInPanel: false, isPreview: false });
