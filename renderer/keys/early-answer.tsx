import { create } from 'zustand';
import { useMay } from '#renderer/link/use-may.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { runCommand, useCommands, type Offers } from './commands.ts';

interface Early {
  questionId: QuestionId | null;
  text: string;
  /** The command given after the words, such as Send. */
  then: 'answer.send' | 'answer.send-next' | 'answer.template' | 'look.ask' | null;
}

const nothing: Early = { questionId: null, text: '', then: null };

/** What a person began to type before the composer stood; whose question it is for. */
export const useEarlyAnswer = create<Early>(() => nothing);

/** The person wants to write now; the composer takes the focus, and the words, as soon as it can. */
export const wantAnswer = (questionId: QuestionId): void => useEarlyAnswer.setState((before) => (before.questionId === questionId ? before : { ...nothing, questionId }));

/** Hands over the words typed early, once, and runs the command that followed them. Does nothing when nobody wanted to write yet. */
export function handOver(questionId: QuestionId, take: (text: string) => void): void {
  const early = useEarlyAnswer.getState();
  if (early.questionId === null) return;
  useEarlyAnswer.setState(nothing);
  if (early.questionId !== questionId) return;
  take(early.text);
  const { then } = early;
  // Once the composer that takes the words offers it.
  if (then) setTimeout(() => runCommand(then), 0);
}

/** What can be asked of a composer that is still on its way. `maySend`: sending is among it. */
export function earlyOffers(questionId: QuestionId, maySend: boolean): Offers {
  const after = (then: NonNullable<Early['then']>) => (): void => {
    wantAnswer(questionId);
    useEarlyAnswer.setState({ then });
  };
  return {
    'question.answer': () => wantAnswer(questionId),
    ...(maySend ? { 'answer.send': after('answer.send'), 'answer.send-next': after('answer.send-next') } : { 'look.ask': after('look.ask') }),
    'answer.template': after('answer.template'),
  };
}

/** In the composer's place until it is there: takes the key that begins an answer, and the letters that follow it. */
export function EarlyAnswer({ questionId, className = '' }: { questionId: QuestionId; className?: string | undefined }) {
  const maySend = useMay('send');
  useCommands(earlyOffers(questionId, maySend));
  return (
    <div className={className}>
      <EarlyText questionId={questionId} />
    </div>
  );
}

/**
 * A plain text field that stands in for the editor for the moment it takes to come; there only when somebody wants to write.
 * The field keeps its own letters: one that is told its value takes back what is typed before its listening has begun.
 */
export function EarlyText({ questionId, className = '' }: { questionId: QuestionId; className?: string | undefined }) {
  const early = useEarlyAnswer();
  if (early.questionId !== questionId) return null;
  return (
    <textarea
      ref={(field) => {
        if (!field || document.activeElement === field) return;
        // Where another field stood in before this one, its words go on at their end.
        field.value = useEarlyAnswer.getState().text;
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
      }}
      aria-label="Your answer"
      className={className}
      defaultValue={early.text}
      onInput={({ currentTarget }) => useEarlyAnswer.setState({ text: currentTarget.value })}
    />
  );
}
