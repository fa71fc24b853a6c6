import { sql, type Selectable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';
import { rolesOf, writeRoles } from './people.ts';
import { myNames } from './activity.ts';

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
  for (const username of myNames(db)) {
    if (!db.one(db.sql.selectFrom('people').select('username').where('username', '=', username))) writeRoles(db, { username, name: '', roles: rolesOf(db, username), at });
    db.run(db.sql.updateTable('people').set({ is_hidden: isHidden ? 1 : 0 }).where('username', '=', username));
  }
}

/** Ids of questions somebody wrote under since then. */
export const answeredSince = (db: Db, since: number) => db.sql.selectFrom('posts as recent').select('recent.question_id').where('recent.number', '>', 1).where('recent.kind', '=', 'regular').where('recent.created_at', '>=', since);

/** Of the answered questions somebody answered since: how many, at how many nobody has looked how they were received, and when the one longest ago was looked at. */
export function receptionsBetween(db: Db, { since, communityId }: { since: number; communityId: number | null }): { threads: number; unread: number; oldestAt: number | null } {
  let asked = db.sql
    .selectFrom('questions')
    .leftJoin('receptions', 'receptions.question_id', 'questions.id')
    .select([sql<number>`count(*)`.as('threads'), sql<number>`sum(receptions.at is null)`.as('unread'), sql<number | null>`min(receptions.at)`.as('oldestAt')])
    .where('questions.is_answered', '=', 1)
    .where('questions.state', '!=', 'gone')
    .where('questions.id', 'in', answeredSince(db, since));
  if (communityId !== null) asked = asked.where('questions.community_id', '=', communityId);
  const row = db.one(asked);
  return { threads: row?.threads ?? 0, unread: row?.unread ?? 0, oldestAt: row?.oldestAt ?? null };
}
