import type { Selectable } from 'kysely';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type HeldPost = Selectable<Tables['held_posts']>;

/** Oldest first. */
export const heldPosts = (db: Db, accountId: string): HeldPost[] => db.all(db.sql.selectFrom('held_posts').selectAll().where('account_id', '=', accountId).orderBy('at').orderBy('review_id'));

export const heldPost = (db: Db, accountId: string, reviewId: number): HeldPost | undefined => db.one(db.sql.selectFrom('held_posts').selectAll().where('account_id', '=', accountId).where('review_id', '=', reviewId));

/** Puts this list in place of what was there; the same again touches nothing. */
export function replaceHeldPosts(db: Db, accountId: string, rows: readonly HeldPost[]): void {
  const known = new Map(heldPosts(db, accountId).map((row) => [row.review_id, JSON.stringify(row)]));
  for (const row of rows) {
    if (known.get(row.review_id) !== JSON.stringify(row)) db.run(db.sql.insertInto('held_posts').values(row).onConflict((on) => on.column('review_id').doUpdateSet(row)));
    known.delete(row.review_id);
  }
  for (const gone of known.keys()) removeHeldPost(db, gone);
}

export const removeHeldPost = (db: Db, reviewId: number): void => void db.run(db.sql.deleteFrom('held_posts').where('review_id', '=', reviewId));
