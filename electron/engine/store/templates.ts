import type { Insertable, Selectable, Updateable } from 'kysely';
import { templateContent, type TemplateContent } from '#shared/words/library.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type TemplateRecord = Selectable<Tables['templates']>;
export type CountRecord = Selectable<Tables['template_counts']>;

export const templateById = (db: Db, id: string): TemplateRecord | undefined => db.one(db.sql.selectFrom('templates').selectAll().where('id', '=', id));

export const allTemplates = (db: Db): TemplateRecord[] => db.all(db.sql.selectFrom('templates').selectAll().orderBy('id'));

/** Reads a content column. Null: there is none, or it cannot be read any more. */
export function readContent(json: string | null): TemplateContent | null {
  if (json === null) return null;
  try {
    return templateContent.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** New, or in place of the row with that id. */
export function writeTemplate(db: Db, row: Insertable<Tables['templates']>): void {
  db.run(db.sql.insertInto('templates').values(row).onConflict((on) => on.column('id').doUpdateSet(row)));
}

/** Changes one row that still has this `rev`, and counts it up. False: somebody was quicker. */
export function changeTemplate(db: Db, id: string, rev: number, change: Updateable<Tables['templates']>): boolean {
  return db.run(db.sql.updateTable('templates').set({ ...change, rev: rev + 1 }).where('id', '=', id).where('rev', '=', rev)).changes === 1;
}

export const deleteTemplate = (db: Db, id: string): void => void db.run(db.sql.deleteFrom('templates').where('id', '=', id));

/** A version that exists is never rewritten. */
export function addVersion(db: Db, row: Insertable<Tables['template_versions']>): void {
  db.run(db.sql.insertInto('template_versions').values(row));
}

export const versionsOf = (db: Db, templateId: string): Selectable<Tables['template_versions']>[] => db.all(db.sql.selectFrom('template_versions').selectAll().where('template_id', '=', templateId).orderBy('version', 'desc'));

export const commentsOf = (db: Db, templateId: string): Selectable<Tables['template_comments']>[] => db.all(db.sql.selectFrom('template_comments').selectAll().where('template_id', '=', templateId).orderBy('id'));

export const allCounts = (db: Db): CountRecord[] => db.all(db.sql.selectFrom('template_counts').selectAll());

/** One more answer went out with this template; `isEdited`: with much of it changed. */
export function countUse(db: Db, templateId: string, at: number, isEdited: boolean): void {
  const edited = isEdited ? 1 : 0;
  db.run(
    db.sql
      .insertInto('template_counts')
      .values({ template_id: templateId, uses: 1, used_at: at, edited })
      .onConflict((on) => on.column('template_id').doUpdateSet((change) => ({ uses: change('template_counts.uses', '+', 1), used_at: at, edited: change('template_counts.edited', '+', edited) }))),
  );
}

/** The mark of the library file that was last loaded. */
export const loadedLibrary = (db: Db, name: string): Tables['libraries'] | undefined => db.one(db.sql.selectFrom('libraries').selectAll().where('name', '=', name));

export const noteLibrary = (db: Db, row: Tables['libraries']): void =>
  void db.run(db.sql.insertInto('libraries').values(row).onConflict((on) => on.column('name').doUpdateSet(row)));
