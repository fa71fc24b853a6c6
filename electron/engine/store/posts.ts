import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PostRecord = Selectable<Tables['posts']>;

/** Every post known of a thread in reading order; hidden and deleted ones too. */
export function postsOf(db: Db, questionId: QuestionId): PostRecord[] {
  return db.all(db.sql.selectFrom('posts').selectAll().where('question_id', '=', questionId).orderBy('number').orderBy('post_id'));
}

export const postById = (db: Db, id: string): PostRecord | undefined => db.one(db.sql.selectFrom('posts').selectAll().where('id', '=', id));

/** Writes a post, new or changed. */
export function savePost(db: Db, values: Insertable<Tables['posts']>): void {
  db.run(db.sql.insertInto('posts').values(values).onConflict((conflict) => conflict.column('id').doUpdateSet(values)));
}

export function updatePost(db: Db, id: string, change: Updateable<Tables['posts']>): void {
  db.run(db.sql.updateTable('posts').set(change).where('id', '=', id));
}

/** More posts than this were ever written down; counted without looking at them. */
export const areMorePostsThan = (db: Db, most: number): boolean => (db.one(db.sql.selectFrom('posts').select(sql<number | null>`max(rowid)`.as('last')))?.last ?? 0) > most;
