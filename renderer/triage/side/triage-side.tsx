import { useEffect, useState, type ReactNode } from 'react';
import { AskedBefore } from '#renderer/level/asked-before.tsx';
import { WhyLevel } from '#renderer/level/why-level.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import style from '../triage.module.css';
import { QuestionText, useThread } from './question-text.tsx';

/** A key held down runs past many rows; what lies beside them is read for the one it comes to rest on. */
const restMs = 120;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(rest);
  }, [value]);
  return rested;
}

interface TriageSideProps {
  questionId: QuestionId;
  facts(thread: Thread): ReactNode;
  onOpen(id: QuestionId): void;
}

/** Everything that helps to decide about the question the keys stand on. */
export function TriageSide({ questionId, facts, onOpen }: TriageSideProps) {
  const rested = useRested(questionId);
  return (
    <aside className={style.side} aria-label="About this question" data-pane="side" tabIndex={-1}>
      <WhyLevel key={`why ${questionId}`} questionId={questionId} />
      <Rest key={`rest ${rested}`} questionId={rested} facts={facts} />
      <Button onClick={() => onOpen(questionId)}>
        Open the question
        <span aria-hidden="true">
          <Kbd keys="Enter" />
        </span>
      </Button>
    </aside>
  );
}

function Rest({ questionId, facts }: Pick<TriageSideProps, 'questionId' | 'facts'>) {
  const thread = useThread(questionId);
  return (
    <>
      {thread ? <QuestionText questionId={questionId} thread={thread} /> : null}
      {thread ? facts(thread) : null}
      <AskedBefore questionId={questionId} />
    </>
  );
}
