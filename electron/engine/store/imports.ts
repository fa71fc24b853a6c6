import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type ImportRow = Selectable<Tables['imports']>;

/** Newest first; without what is needed to undo them, which may be large. */
export const recentImports = (db: Db, most: number): Omit<ImportRow, 'undo'>[] =>
  db.all(db.sql.selectFrom('imports').select(['id', 'at', 'name', 'format', 'added', 'replaced', 'is_undone']).orderBy('at', 'desc').orderBy('id', 'desc').limit(most));

export const importById = (db: Db, id: string): ImportRow | undefined => db.one(db.sql.selectFrom('imports').selectAll().where('id', '=', id));

export const addImport = (db: Db, row: Omit<ImportRow, 'is_undone'>): void => void db.run(db.sql.insertInto('imports').values(row));

export const setUndone = (db: Db, id: string): void => void db.run(db.sql.updateTable('imports').set({ is_undone: 1, undo: '[]' }).where('id', '=', id));
