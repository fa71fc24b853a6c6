import { sql, type Selectable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';
import { rolesOf, writeRoles } from './people.ts';
import { whoAmI } from './activity.ts';

export type Reception = Selectable<Tables['receptions']>;

export const receptionOf = (db: Db, id: QuestionId): Reception | undefined => db.one(db.sql.selectFrom('receptions').selectAll().where('question_id', '=', id));

export const saveReception = (db: Db, row: Reception): void => void db.run(db.sql.insertInto('receptions').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));

/** Numbers of answered topics asked since then: first those nobody ever looked at, newest first, then those it is longest ago for. */
export function longestUnreceived(db: Db, accountId: string, { askedSince, most }: { askedSince: number; most: number }): number[] {
  return db
    .all(
      db.sql
        .selectFrom('questions')
        .leftJoin('receptions', 'receptions.question_id', 'questions.id')
        .select('questions.topic_id')
        .where('questions.account_id', '=', accountId)
        .where('questions.is_answered', '=', 1)
        .where('questions.state', 'in', ['open', 'closed', 'archived'])
        .where('questions.asked_at', '>=', askedSince)
        .orderBy(sql`coalesce(receptions.at, 0)`)
        .orderBy('questions.asked_at', 'desc')
        .limit(most),
    )
    .map((row) => row.topic_id);
}

/** Whether the person at this desk stands on the list of top answerers. Makes them known where they are not. */
export function setHidden(db: Db, isHidden: boolean, at: number): void {
  const username = whoAmI(db);
  if (username === '') return;
  if (!db.one(db.sql.selectFrom('people').select('username').where('username', '=', username))) writeRoles(db, { username, name: '', roles: rolesOf(db, username), at });
  db.run(db.sql.updateTable('people').set({ is_hidden: isHidden ? 1 : 0 }).where('username', '=', username));
}
