import { sql, type Selectable } from 'kysely';
import { accountInUse, accountRow, accountsInOrder } from '../accounts.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type ActivityRow = Selectable<Tables['activity']> & { title: string | null };

/** Writes one line of the history of who did what; belongs into the transaction of the deed. `what`: plain words in the past, such as `claimed`. `by` empty: the person at this desk. */
export function noteActivity(db: Db, { at, by = '', what, questionId = null, detail = '' }: { at: number; by?: string; what: string; questionId?: string | null; detail?: string }): void {
  db.run(db.sql.insertInto('activity').values({ at, by: by || whoAmI(db, questionId), what, question_id: questionId, detail: detail.slice(0, 2_000) }));
}

/** The name the forum of this question knows this person by; without a question, the one they use most. */
export function whoAmI(db: Db, questionId: string | null = null): string {
  const account = questionId === null ? undefined : accountRow(db, questionId.slice(0, questionId.indexOf(':')));
  return (account ?? accountInUse(db))?.my_username ?? '';
}

/** Every name this person goes by: one person sits at this desk, whatever forums they are on. */
export const myNames = (db: Db): string[] => accountsInOrder(db).map(({ my_username }) => my_username).filter((name) => name !== '');

/** Newest first. `text`: each of its words stands in the line or in the question's title, upper case or lower. */
export function activityLines(db: Db, text: string, limit: number): ActivityRow[] {
  const words = text.trim().split(/\s+/).filter((word) => word !== '').slice(0, 10);
  let asked = db.sql
    .selectFrom('activity')
    .leftJoin('questions', 'questions.id', 'activity.question_id')
    .select(['activity.id', 'activity.at', 'activity.by', 'activity.what', 'activity.question_id', 'activity.detail', 'questions.title']);
  for (const word of words) asked = asked.where(sql<boolean>`instr(lower(activity."by" || ' ' || activity.what || ' ' || activity.detail || ' ' || coalesce(questions.title, '')), ${word.toLowerCase()}) > 0`);
  return db.all(asked.orderBy('activity.id', 'desc').limit(limit));
}
