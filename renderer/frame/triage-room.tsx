import { QuestionFacts } from '#renderer/thread/question-facts.tsx';
import { TriageScreen } from '#renderer/triage/triage-screen.tsx';
import type { QuestionId } from '#shared/words/ids.ts';

/** Triage with the question's facts beside it; no screen knows another, so the frame brings them together. */
export function TriageRoom({ onOpen }: { onOpen(id: QuestionId): void }) {
  return <TriageScreen facts={(thread) => <QuestionFacts thread={thread} />} onOpen={onOpen} />;
}
