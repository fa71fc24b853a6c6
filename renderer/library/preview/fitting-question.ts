import type { QuestionRow } from '#shared/words/question.ts';

/** The first of the waiting questions these words are for: of one of its communities, with most of its tags; else the first of all. Pure. */
export function fittingQuestion(rows: readonly QuestionRow[], { communities, tags }: { communities: readonly string[]; tags: readonly string[] }): QuestionRow | null {
  const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
  const isAny = communities.length === 0 || communities.includes('*');
  const worth = (row: QuestionRow): number => (!isAny && communities.includes(row.community.name) ? 100 : 0) + row.tags.filter((tag) => wanted.has(tag.toLowerCase())).length;
  let best: QuestionRow | null = null;
  for (const row of rows) if (!best || worth(row) > worth(best)) best = row;
  return best;
}
