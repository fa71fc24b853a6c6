import { useNow, waitingFor } from '#renderer/ui/time-ago.tsx';
import type { QuestionRow } from '#shared/words/question.ts';
import style from './level.module.css';

type Timed = Pick<QuestionRow, 'askedAt' | 'goalAt' | 'goal'>;

/** How a question stands to the time it should have its first answer in. Pure. */
export function goalWords({ goal, goalAt }: Timed, now: number): string {
  if (goal === 'over') return now - goalAt < 60_000 ? 'past its goal' : `${waitingFor(goalAt, now)} past its goal`;
  const left = goalAt - now;
  return left < 60_000 ? 'due now' : `due in ${waitingFor(now - left, now)}`;
}

/** The wait as part of the goal: a bar for the eye, words for the ear. */
export function GoalBar({ row }: { row: Timed }) {
  const now = useNow();
  const share = Math.max(0, Math.min(1, (now - row.askedAt) / Math.max(1, row.goalAt - row.askedAt)));
  return (
    <span className={style.goal} data-goal={row.goal}>
      <svg viewBox="0 0 54 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="54" height="6" rx="3" />
        <rect width={Math.max(2, share * 54)} height="6" rx="3" />
      </svg>
      <span className="visually-hidden">{goalWords(row, now)}</span>
    </span>
  );
}
