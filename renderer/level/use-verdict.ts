import { useDesk } from '#renderer/link/desk.tsx';
import { useLive, type LiveValue } from '#renderer/link/use-live.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Heard, Verdict } from '#shared/words/triage.ts';

/** How soon a question should be seen and why, live. Shared by everybody who asks. */
export function useVerdict(questionId: QuestionId): LiveValue<Verdict | null> {
  const desk = useDesk();
  return useLive(desk.query.triage.ofQuestion.experimental_liveOptions({ input: { questionId } }));
}

/** The words a verdict rests on, in the title or the body; each place once. */
export function heardIn(verdict: Verdict | null | undefined, where: Heard['where']): Heard[] {
  const all = verdict?.fired.flatMap(({ heard }) => heard).filter((one) => one.where === where) ?? [];
  return [...new Map(all.map((one) => [`${one.from} ${one.quote}`, one])).values()];
}
