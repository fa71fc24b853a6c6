import type { Blank, Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Resource } from '#shared/words/resource.ts';
import type { FilledTemplate } from '#shared/words/template.ts';

/** insert: at the caret. insert-and-fill: the same, then the fill-in sheet. replace: instead of everything written so far. */
export type InsertHow = 'insert' | 'insert-and-fill' | 'replace';

/** What the composer gives the template picker. */
export interface PickerSlot {
  questionId: QuestionId;
  ticks: Ticks;
  /** Whether replacing the answer would throw words away. */
  hasText: boolean;
  onInsert(filled: FilledTemplate, how: InsertHow): void;
  onClose(): void;
}

/** What the composer gives the sheet over the blanks that stand in the text. */
export interface FillInSlot {
  text: string;
  blanks: readonly Blank[];
  /** What was typed so far, by label; kept when the sheet closes. */
  values: Readonly<Record<string, string>>;
  /** What was said in this question before, by key. */
  remembered: FillAnswers;
  onValues(values: Record<string, string>): void;
  /** The person is at this field now, so that its place in the answer can be shown. */
  onField(label: string): void;
  /** The text as it is when the sheet is done with it. */
  onDone(text: string): void;
  onClose(): void;
}

/** What the composer gives the sheet of a template that asks before it is inserted. */
export interface TemplateSheetSlot {
  questionId: QuestionId;
  ticks: Ticks;
  /** As it is with nothing said. */
  filled: FilledTemplate;
  /** What was said in this question so far, by key. */
  answers: FillAnswers;
  onAnswers(answers: FillAnswers): void;
  onInsert(filled: FilledTemplate): void;
  onClose(): void;
}

/** What the composer gives whoever finds a page to link. */
export interface SourceSlot {
  questionId: QuestionId;
  onInsert(resource: Resource): void;
  onClose(): void;
}
