import { create } from 'zustand';
import type { QuestionId } from '#shared/words/ids.ts';
import { useCommands } from './commands.ts';

interface Early {
  questionId: QuestionId | null;
  text: string;
}

const nothing: Early = { questionId: null, text: '' };

/** What a person began to type before the composer stood; whose question it is for. */
export const useEarlyAnswer = create<Early>(() => nothing);

/** The person wants to write now; the composer takes the focus, and the words, as soon as it can. */
export const wantAnswer = (questionId: QuestionId): void => useEarlyAnswer.setState((before) => (before.questionId === questionId ? before : { questionId, text: '' }));

/** The words typed early, once; null when nobody wanted to write yet. */
export function takeEarlyAnswer(questionId: QuestionId): string | null {
  const early = useEarlyAnswer.getState();
  if (early.questionId === null) return null;
  useEarlyAnswer.setState(nothing);
  return early.questionId === questionId ? early.text : null;
}

/** In the composer's place until it is there: takes the key that begins an answer, and the letters that follow it. */
export function EarlyAnswer({ questionId, className = '' }: { questionId: QuestionId; className?: string | undefined }) {
  useCommands({ 'question.answer': () => wantAnswer(questionId) });
  return (
    <div className={className}>
      <EarlyText questionId={questionId} />
    </div>
  );
}

/** A plain text field that stands in for the editor for the moment it takes to come; there only when somebody wants to write. */
export function EarlyText({ questionId, className = '' }: { questionId: QuestionId; className?: string | undefined }) {
  const early = useEarlyAnswer();
  if (early.questionId !== questionId) return null;
  return (
    <textarea
      ref={(field) => {
        if (field && document.activeElement !== field) field.focus();
      }}
      aria-label="Your answer"
      className={className}
      value={early.text}
      onChange={(event) => useEarlyAnswer.setState({ text: event.target.value })}
    />
  );
}
