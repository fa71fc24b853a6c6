import { useQueries } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';

export interface Selection {
  ids: readonly QuestionId[];
  /** Those that stand in the list now. */
  rows: QuestionRow[];
  /** Those that have left since they were selected, and why; only of those that wait no more. */
  left: { id: QuestionId; why: string }[];
}

/** Questions that were chosen, as they stand now: some may have been closed or answered while others were being chosen. */
export function useSelection(ids: readonly QuestionId[], rowOf: (id: QuestionId) => QuestionRow | undefined): Selection {
  const desk = useDesk();
  const rows = ids.flatMap((id) => rowOf(id) ?? []);
  const missing = ids.filter((id) => !rowOf(id));
  const reasons = useQueries({ queries: missing.map((questionId) => ({ ...desk.query.views.why.queryOptions({ input: { questionId } }), staleTime: 0 })) });
  const left = missing.flatMap((id, i) => {
    const said = reasons[i]?.data;
    return said && !said.isWaiting ? [{ id, why: said.says[0] ?? '' }] : [];
  });
  return { ids, rows, left };
}

/** "3 questions; 1 is no longer waiting: The forum has closed it." Pure. */
export function sayCounts({ ids, left }: Pick<Selection, 'ids' | 'left'>, already: { count: number; say: string }): string {
  const parts = [ids.length === 1 ? '1 question' : `${ids.length} questions`];
  const are = (count: number): string => `${count} ${count === 1 ? 'is' : 'are'}`;
  if (already.count > 0) parts.push(`${are(already.count)} ${already.say}`);
  if (left.length > 0) parts.push(`${are(left.length)} no longer waiting`);
  return `${parts.join('; ')}.`;
}
