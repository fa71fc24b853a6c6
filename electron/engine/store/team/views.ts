import { view, type View } from '#shared/words/view.ts';
import type { Db } from '../db.ts';

/** Views of this person and their team, in their order. One that cannot be read any more is left out. */
export function savedViews(db: Db): View[] {
  return db.all(db.sql.selectFrom('views').selectAll().orderBy('position').orderBy('name').orderBy('id')).flatMap((row) => {
    const read = view.safeParse({ ...row, filter: readJson(row.filter), isBuiltIn: false });
    return read.success ? [read.data] : [];
  });
}

export const savedView = (db: Db, id: string): { rev: number } | undefined => db.one(db.sql.selectFrom('views').select('rev').where('id', '=', id));

/** Writes a view, new or changed, as this `rev`. */
export function putView(db: Db, { id, name, scope, filter, sort, position }: View, rev: number): void {
  const values = { id, name, scope, filter: JSON.stringify(filter), sort, position, rev };
  db.run(db.sql.insertInto('views').values(values).onConflict((conflict) => conflict.column('id').doUpdateSet(values)));
}

export function dropView(db: Db, id: string): void {
  db.run(db.sql.deleteFrom('views').where('id', '=', id));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
