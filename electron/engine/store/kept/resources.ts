import { sql, type Selectable } from 'kysely';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type ResourceRecord = Selectable<Tables['resources']>;
type Words = Pick<ResourceRecord, 'title' | 'url' | 'answers' | 'communities' | 'tags'>;

/** Every page on a list, the removed ones left out. */
export const listedResources = (db: Db): ResourceRecord[] => db.all(db.sql.selectFrom('resources').selectAll().where('is_removed', '=', 0).orderBy('id'));

/** Removed ones too. */
export const resourceById = (db: Db, id: string): ResourceRecord | undefined => db.one(db.sql.selectFrom('resources').selectAll().where('id', '=', id));

export const addResource = (db: Db, row: Words & Pick<ResourceRecord, 'id' | 'origin'>): void => void db.run(db.sql.insertInto('resources').values(row).onConflict((on) => on.doNothing()));

/** New words for one that still has this `rev`, back on the list if it was off it. False: somebody was quicker, or it is gone. */
export const changeResource = (db: Db, id: string, rev: number, words: Words): boolean =>
  db.run(db.sql.updateTable('resources').set({ ...words, is_removed: 0, rev: rev + 1 }).where('id', '=', id).where('rev', '=', rev)).changes === 1;

/** The same page in newer words that came with Rounds; nobody at this desk has touched it. */
export const renewResource = (db: Db, id: string, words: Words): void => void db.run(db.sql.updateTable('resources').set(words).where('id', '=', id));

/** Takes it off the list and keeps it, so that it can come back. */
export const removeResource = (db: Db, id: string, rev: number): boolean => db.run(db.sql.updateTable('resources').set({ is_removed: 1 }).where('id', '=', id).where('rev', '=', rev).where('is_removed', '=', 0)).changes === 1;

export const countResourceUse = (db: Db, id: string): void => void db.run(db.sql.updateTable('resources').set({ uses: sql<number>`uses + 1` }).where('id', '=', id));

/** What the forum lists now, in place of what it listed before whose ids begin with `prefix`. What is the same is not touched; uses stay with the id. */
export function replaceListed(db: Db, prefix: string, rows: readonly (Words & { id: string })[]): void {
  const known = db.all(db.sql.selectFrom('resources').selectAll().where('origin', '=', 'forum')).filter(({ id }) => id.startsWith(prefix));
  const wanted = new Map(rows.map((row) => [row.id, row]));
  for (const row of known) {
    const now = wanted.get(row.id);
    if (!now && row.is_removed === 0) removeResource(db, row.id, row.rev);
    else if (now && (row.is_removed === 1 || (['title', 'url', 'answers', 'communities', 'tags'] as const).some((name) => row[name] !== now[name]))) changeResource(db, row.id, row.rev, now);
  }
  const before = new Set(known.map(({ id }) => id));
  for (const row of wanted.values()) if (!before.has(row.id)) addResource(db, { ...row, origin: 'forum' });
}
