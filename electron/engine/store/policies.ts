import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PolicyRecord = Selectable<Tables['policies']>;
export type PackRecord = Selectable<Tables['locale_packs']>;

export const allPolicies = (db: Db): PolicyRecord[] => db.all(db.sql.selectFrom('policies').selectAll().orderBy('position').orderBy('id'));

export const policyById = (db: Db, id: string): PolicyRecord | undefined => db.one(db.sql.selectFrom('policies').selectAll().where('id', '=', id));

export const addPolicy = (db: Db, row: Insertable<Tables['policies']>): void => void db.run(db.sql.insertInto('policies').values(row));

/** Changes one that still has this `rev`, and counts it up. False: somebody was quicker, or it is gone. */
export const changePolicy = (db: Db, id: string, rev: number, change: Updateable<Tables['policies']>): boolean =>
  db.run(db.sql.updateTable('policies').set({ ...change, rev: rev + 1 }).where('id', '=', id).where('rev', '=', rev)).changes === 1;

/** Moves one without counting it up: where it stands is no reason to refuse somebody who is writing in it. */
export const placePolicy = (db: Db, id: string, position: number): void => void db.run(db.sql.updateTable('policies').set({ position }).where('id', '=', id).where('position', '!=', position));

export const deletePolicy = (db: Db, id: string, rev: number): boolean => db.run(db.sql.deleteFrom('policies').where('id', '=', id).where('rev', '=', rev)).changes === 1;

export const changedPack = (db: Db, code: string): PackRecord | undefined => db.one(db.sql.selectFrom('locale_packs').selectAll().where('code', '=', code));

/** Packs that were changed on this desk. */
export const changedPacks = (db: Db): PackRecord[] => db.all(db.sql.selectFrom('locale_packs').selectAll().orderBy('code'));

export const writePack = (db: Db, row: Insertable<Tables['locale_packs']>): void => void db.run(db.sql.insertInto('locale_packs').values(row).onConflict((on) => on.column('code').doUpdateSet(row)));

export const deletePack = (db: Db, code: string): void => void db.run(db.sql.deleteFrom('locale_packs').where('code', '=', code));
