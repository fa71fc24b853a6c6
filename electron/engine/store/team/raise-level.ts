import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import { updateQuestion } from '../questions.ts';
import { addChange, wordLevelOf } from './levels.ts';

/** Sets a question's level for somebody, with the change kept for whoever looks at the rules. `to`: 3 emergency to 0 routine. `toBy` other than `person`: back to what words and ticks say. */
export function raiseLevel(db: Db, { questionId, to, toBy, was, note, by, at }: { questionId: QuestionId; to: number; toBy: 'words' | 'ticks' | 'person'; was: number; note: string; by: string; at: number }): void {
  const fired = (JSON.parse(wordLevelOf(db, questionId)?.fired ?? '[]') as { rule: string }[]).map(({ rule }) => rule);
  addChange(db, { question_id: questionId, level: toBy === 'person' ? to : null, was, reason: 'person-knows', note, by, fired: JSON.stringify(fired), at });
  updateQuestion(db, questionId, { level: to, level_by: toBy });
}
