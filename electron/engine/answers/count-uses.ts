import { wordsKept } from '#shared/answers/words-kept.ts';
import type { DraftContent } from '#shared/words/draft.ts';
import type { Db } from '../store/db.ts';
import { countUse, insertsOf, uncountUse } from '../store/templates.ts';
import { countUseIn, uncountUseIn } from '../store/use/template-use.ts';

/** An answer that keeps less of a template than this was written anew more than it was inserted. */
const leastKept = 0.8;

type Answer = Pick<DraftContent, 'text' | 'templates'>;

/** Counts each template of an answer once; inside the transaction that hands it over. What was inserted stays noted until the answer has left for good. */
export function countUses(db: Db, questionId: string, answer: Answer, at: number): void {
  for (const { templateId, isEdited } of usesOf(db, questionId, answer)) {
    countUse(db, templateId, at, isEdited);
    countUseIn(db, questionId, templateId, at);
  }
}

/** Takes that back; inside the transaction that makes the answer a draft again. */
export function uncountUses(db: Db, questionId: string, answer: Answer): void {
  for (const { templateId, isEdited } of usesOf(db, questionId, answer)) {
    uncountUse(db, templateId, isEdited);
    uncountUseIn(db, questionId, templateId);
  }
}

function usesOf(db: Db, questionId: string, { text, templates }: Answer): { templateId: string; isEdited: boolean }[] {
  const inserted = new Map(insertsOf(db, questionId).map((row) => [row.template_id, row.text]));
  return [...new Set(templates.map(({ templateId }) => templateId))].map((templateId) => {
    const before = inserted.get(templateId);
    return { templateId, isEdited: before !== undefined && wordsKept(before, text) < leastKept };
  });
}
