import type { Selectable, Updateable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type AccountRecord = Selectable<Tables['accounts']>;

export function accountRow(db: Db, id: string): AccountRecord | undefined {
  return db.one(db.sql.selectFrom('accounts').selectAll().where('id', '=', id));
}

/** Makes sure the account is there under the address it has now; what the forum said of it before stays. */
export function ensureAccount(db: Db, { id, kind, baseUrl, isPractice }: { id: string; kind: string; baseUrl: string; isPractice: boolean }): void {
  const row = accountRow(db, id);
  if (row?.base_url === baseUrl) return;
  const values = { id, kind, title: row?.title ?? '', base_url: baseUrl, is_practice: isPractice ? (1 as const) : (0 as const) };
  db.run(db.sql.insertInto('accounts').values(values).onConflict((conflict) => conflict.column('id').doUpdateSet({ base_url: baseUrl })));
}

/** Writes what is different; the same again touches nothing. */
export function updateAccount(db: Db, id: string, change: Updateable<Tables['accounts']>): void {
  const row: Record<string, unknown> = { ...accountRow(db, id) };
  if (Object.entries(change).every(([name, value]) => row[name] === value)) return;
  db.run(db.sql.updateTable('accounts').set(change).where('id', '=', id));
}
