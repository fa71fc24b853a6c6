import type { Selectable, Updateable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import { idsOf } from '../accounts.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type ClaimRow = Selectable<Tables['claims']>;

export const claimOf = (db: Db, id: QuestionId): ClaimRow | undefined => db.one(db.sql.selectFrom('claims').selectAll().where('question_id', '=', id));
/** Of an account. */
export const allClaims = (db: Db, accountId: string): ClaimRow[] => db.all(db.sql.selectFrom('claims').selectAll().where('question_id', '>=', idsOf(accountId).from).where('question_id', '<', idsOf(accountId).to));
export const saveClaim = (db: Db, row: ClaimRow): void => void db.run(db.sql.insertInto('claims').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));
export const changeClaim = (db: Db, id: QuestionId, change: Updateable<Tables['claims']>): void => void db.run(db.sql.updateTable('claims').set(change).where('question_id', '=', id));
export const removeClaim = (db: Db, id: QuestionId): void => void db.run(db.sql.deleteFrom('claims').where('question_id', '=', id));

/** Who holds a question. `untilAt`: the end in the forum's note, on its clock; null: none; undefined: not read yet. */
export interface Holder {
  username: string;
  name: string;
  untilAt?: number | null | undefined;
}

export function holderOf(db: Db, id: QuestionId): Holder | null {
  const row = db.one(db.sql.selectFrom('questions').select(['holder_username', 'holder_name', 'holder_until']).where('id', '=', id));
  if (!row || row.holder_username === null) return null;
  return { username: row.holder_username, name: row.holder_name ?? '', untilAt: row.holder_until === 0 ? undefined : row.holder_until };
}

export const setHolder = (db: Db, id: QuestionId, holder: Holder | null): void =>
  void db.run(
    db.sql
      .updateTable('questions')
      .set({ holder_username: holder?.username ?? null, holder_name: holder?.name ?? null, holder_until: holder ? (holder.untilAt === undefined ? 0 : holder.untilAt) : null })
      .where('id', '=', id),
  );

/** Questions of an account that are held by somebody until an end that is known. */
export const heldUntil = (db: Db, accountId: string): { id: string; until: number }[] =>
  db
    .all(db.sql.selectFrom('questions').select(['id', 'holder_until']).where('account_id', '=', accountId).where('holder_username', 'is not', null).where('holder_until', '>', 0))
    .map((row) => ({ id: row.id, until: row.holder_until ?? 0 }));

/** Topics of which a list told only who holds them; the thread itself says until when. */
export const unreadEnds = (db: Db, accountId: string, most: number): number[] =>
  db
    .all(db.sql.selectFrom('questions').select('topic_id').where('account_id', '=', accountId).where('holder_username', 'is not', null).where('holder_until', '=', 0).where('state', '=', 'open').orderBy('bumped_at', 'desc').limit(most))
    .map((row) => row.topic_id);

/** Who holds what, with the claim of this desk where it has one. */
export const selectHeld = (db: Db) =>
  db.sql
    .selectFrom('questions')
    .innerJoin('accounts', 'accounts.id', 'questions.account_id')
    .leftJoin('claims', (on) => on.onRef('claims.question_id', '=', 'questions.id').on('claims.wish', '=', 'hold'))
    .select(['questions.id', 'questions.title', 'questions.holder_username', 'questions.holder_name', 'questions.holder_until', 'accounts.my_username', 'claims.until_at', 'claims.place', 'claims.why'])
    .where('questions.holder_username', 'is not', null);

/** Claims of an account whose question has had an answer of ours since they were taken. */
export const answeredClaims = (db: Db, accountId: string): string[] =>
  db
    .all(
      db.sql
        .selectFrom('claims')
        .innerJoin('outbox', 'outbox.question_id', 'claims.question_id')
        .select('claims.question_id')
        .distinct()
        .where('outbox.account_id', '=', accountId)
        .where('claims.wish', '=', 'hold')
        .where('outbox.state', 'in', ['sent', 'in-review'])
        .whereRef('outbox.changed_at', '>=', 'claims.taken_at'),
    )
    .map((row) => row.question_id);
