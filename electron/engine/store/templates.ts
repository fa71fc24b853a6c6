import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { templateCard, templateContent, type TemplateContent } from '#shared/words/library.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type TemplateRecord = Selectable<Tables['templates']>;
export type CountRecord = Selectable<Tables['template_counts']>;

export const templateById = (db: Db, id: string): TemplateRecord | undefined => db.one(db.sql.selectFrom('templates').selectAll().where('id', '=', id));

export const allTemplates = (db: Db): TemplateRecord[] => db.all(db.sql.selectFrom('templates').selectAll().orderBy('id'));

/** A template and its variants in other languages; the first one first. */
export const familyOf = (db: Db, family: string): TemplateRecord[] => db.all(db.sql.selectFrom('templates').selectAll().where('family', '=', family).orderBy((ask) => ask('id', '!=', family)).orderBy('language').orderBy('id'));

export const slugs = (db: Db): Set<string> => new Set(db.all(db.sql.selectFrom('templates').select('slug')).map((row) => row.slug));

/** What says whether a row is still the one that was read. */
export const templateMarks = (db: Db): Pick<TemplateRecord, 'id' | 'rev' | 'changed_at'>[] => db.all(db.sql.selectFrom('templates').select(['id', 'rev', 'changed_at']).orderBy('id'));

const mostAsked = 500;
export function templatesById(db: Db, ids: readonly string[]): TemplateRecord[] {
  const found: TemplateRecord[] = [];
  // One statement for one and one for many, so that few are prepared.
  for (let at = 0; at < ids.length; at += mostAsked) {
    const some = ids.length === 1 ? ids : Array.from({ length: mostAsked }, (_, i) => ids[at + i] ?? '');
    found.push(...db.all(db.sql.selectFrom('templates').selectAll().where('id', 'in', some)));
  }
  return found;
}

/** Reads a content column. Null: there is none, or it cannot be read any more. */
export function readContent(json: string | null): TemplateContent | null {
  if (json === null) return null;
  try {
    return templateContent.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** New, or in place of the row with that id. Its `rev` never stands still or goes back: what was read of a row is kept by it. Throws where the card has not its shape. */
export function writeTemplate(db: Db, row: Insertable<Tables['templates']>): void {
  // One row that does not fit would keep the whole library from being shown.
  templateCard.parse({ ...row, reviewBy: row.review_by ?? null });
  db.run(db.sql.insertInto('templates').values(row).onConflict((on) => on.column('id').doUpdateSet((change) => ({ ...row, rev: sql<number>`max(${change.ref('templates.rev')} + 1, ${change.ref('excluded.rev')})` }))));
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

/** Only for a version that an import brought and that is taken back with it. */
export const deleteVersion = (db: Db, templateId: string, version: number): void => void db.run(db.sql.deleteFrom('template_versions').where('template_id', '=', templateId).where('version', '=', version));

export const versionsOf = (db: Db, templateId: string): Selectable<Tables['template_versions']>[] => db.all(db.sql.selectFrom('template_versions').selectAll().where('template_id', '=', templateId).orderBy('version', 'desc'));

export const versionOf = (db: Db, templateId: string, version: number): Selectable<Tables['template_versions']> | undefined =>
  db.one(db.sql.selectFrom('template_versions').selectAll().where('template_id', '=', templateId).where('version', '=', version));

/** When each template was first published, by id. */
export const firstPublished = (db: Db): Map<string, number> =>
  new Map(
    db
      .all(db.sql.selectFrom('template_versions').select((ask) => ['template_id', ask.fn.min('published_at').as('at')]).groupBy('template_id'))
      .map((row) => [row.template_id, row.at]),
  );

export const addComment = (db: Db, row: Insertable<Tables['template_comments']>): void => void db.run(db.sql.insertInto('template_comments').values(row));

/** False: this template has no such comment. */
export const setCommentDone = (db: Db, templateId: string, id: number, isDone: boolean): boolean =>
  db.run(db.sql.updateTable('template_comments').set({ is_done: isDone ? 1 : 0 }).where('template_id', '=', templateId).where('id', '=', id)).changes === 1;

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

/** An answer that was counted came back before it left. */
export function uncountUse(db: Db, templateId: string, isEdited: boolean): void {
  db.run(
    db.sql
      .updateTable('template_counts')
      .set((change) => ({ uses: change('uses', '-', 1), edited: isEdited ? sql<number>`max(0, edited - 1)` : change.ref('edited') }))
      .where('template_id', '=', templateId)
      .where('uses', '>', 0),
  );
}

export const allLinks = (db: Db): Tables['template_links'][] => db.all(db.sql.selectFrom('template_links').selectAll().orderBy('url'));

export const writeLink = (db: Db, row: Tables['template_links']): void => void db.run(db.sql.insertInto('template_links').values(row).onConflict((on) => on.column('url').doUpdateSet(row)));

/** What stands in the answer to a question, as templates put it there. */
export const insertsOf = (db: Db, questionId: string): Tables['template_inserts'][] => db.all(db.sql.selectFrom('template_inserts').selectAll().where('question_id', '=', questionId));

/** The mark of the library file that was last loaded. */
export const loadedLibrary = (db: Db, name: string): Tables['libraries'] | undefined => db.one(db.sql.selectFrom('libraries').selectAll().where('name', '=', name));

export const noteLibrary = (db: Db, row: Tables['libraries']): void =>
  void db.run(db.sql.insertInto('libraries').values(row).onConflict((on) => on.column('name').doUpdateSet(row)));
