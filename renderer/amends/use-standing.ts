import { useEffect, useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { StandingAnswer } from '#shared/words/amend.ts';
import type { QuestionId } from '#shared/words/ids.ts';

const isUnderway = ({ amend }: StandingAnswer): boolean => amend !== null && ['waiting', 'doing', 'checking'].includes(amend.state);

/** Every answer in a thread with what may be done with it. Says once what became of what was on its way. */
export function useStanding(questionId: QuestionId): StandingAnswer[] {
  const desk = useDesk();
  const { value } = useLive(desk.query.amends.ofQuestion.experimental_liveOptions({ input: { questionId } }));
  const before = useRef<StandingAnswer[]>([]);
  useEffect(() => {
    if (!value) return;
    for (const was of before.current.filter(isUnderway)) {
      const now = value.find(({ postId }) => postId === was.postId);
      if (!now && was.amend?.kind === 'delete') announce('Deleted from the forum. The text is your draft again.');
      else if (now?.amend?.id === was.amend?.id && (now?.amend?.state === 'done' || now?.amend?.state === 'needs-you')) announce(now.amend.reason);
    }
    before.current = value;
  }, [value]);
  return value ?? [];
}
