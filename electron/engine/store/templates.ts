import type { Insertable, Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type TemplateRow = Selectable<Tables['templates']>;
export type DisclaimerRow = Selectable<Tables['disclaimers']>;

export const templateById = (db: Db, id: string): TemplateRow | undefined => db.one(db.sql.selectFrom('templates').selectAll().where('id', '=', id));

export const allTemplates = (db: Db): TemplateRow[] => db.all(db.sql.selectFrom('templates').selectAll().orderBy('id'));

export const allDisclaimers = (db: Db): DisclaimerRow[] => db.all(db.sql.selectFrom('disclaimers').selectAll().orderBy('id'));

/** How often it was used stays what it was. */
export function writeTemplate(db: Db, row: Insertable<Tables['templates']>): void {
  db.run(db.sql.insertInto('templates').values(row).onConflict((on) => on.column('id').doUpdateSet(row)));
}

export function writeDisclaimer(db: Db, row: Insertable<Tables['disclaimers']>): void {
  db.run(db.sql.insertInto('disclaimers').values(row).onConflict((on) => on.column('id').doUpdateSet(row)));
}

export function countUse(db: Db, templateId: string, at: number): void {
  db.run(
    db.sql
      .updateTable('templates')
      .set((change) => ({ uses: change('uses', '+', 1), used_at: at }))
      .where('id', '=', templateId),
  );
}

/** The mark of the library file that was last loaded. */
export const loadedLibrary = (db: Db, name: string): Tables['libraries'] | undefined => db.one(db.sql.selectFrom('libraries').selectAll().where('name', '=', name));

export const noteLibrary = (db: Db, row: Tables['libraries']): void =>
  void db.run(db.sql.insertInto('libraries').values(row).onConflict((on) => on.column('name').doUpdateSet(row)));
