import { ComposerSide } from '#renderer/composer/composer-side.tsx';
import { Composer, preloadEditor } from '#renderer/composer/composer.tsx';
import { SourcePicker } from '#renderer/resources/source-picker.tsx';
import { FillInSheet } from '#renderer/templates/fill-in-sheet.tsx';
import { TemplatePicker } from '#renderer/templates/template-picker.tsx';
import { TemplateSheet } from '#renderer/templates/template-sheet.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';

interface AnsweringProps {
  questionId: QuestionId;
  thread: Thread;
  onSent(where: 'stay' | 'next'): void;
}

/** The composer with the rooms that open beside its text; no screen knows another, so the frame brings them together. */
export function Answering(props: AnsweringProps) {
  return <Composer {...props} picker={TemplatePicker} sheet={FillInSheet} templateSheet={TemplateSheet} sources={SourcePicker} />;
}

export const AnsweringSide = ComposerSide;

/** The rest of what writing needs, fetched ahead. */
export const preloadAnswering = (): void => void preloadEditor();
