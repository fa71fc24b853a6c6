import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type AccountRecord = Selectable<Tables['accounts']>;

export function accountRow(db: Db, id: string): AccountRecord | undefined {
  return db.one(db.sql.selectFrom('accounts').selectAll().where('id', '=', id));
}

/** The practice forum first, then as they were added. */
export const accountsInOrder = (db: Db): AccountRecord[] => db.all(db.sql.selectFrom('accounts').selectAll().orderBy('is_practice', 'desc').orderBy('number').orderBy('id'));

/** The account this person uses most: the first real forum that lets them in, else the practice forum. */
export function accountInUse(db: Db): AccountRecord | undefined {
  const all = accountsInOrder(db);
  const named = all.filter(({ my_username }) => my_username !== '');
  const best = (among: readonly AccountRecord[]) => among.find((one) => one.is_practice === 0 && one.signed_in_by !== null) ?? among[0];
  return best(named) ?? best(all);
}

/** Writes an account down under a number nobody had. */
export function addAccount(db: Db, row: Omit<Insertable<Tables['accounts']>, 'number'>): void {
  db.tx(() => {
    const number = db.run(db.sql.insertInto('account_numbers').defaultValues()).lastId;
    db.run(db.sql.insertInto('accounts').values({ ...row, number }));
  });
}

/** Ids of an account's questions: nothing else begins like them. */
export const idsOf = (accountId: string): { from: string; to: string } => ({ from: `${accountId}:`, to: `${accountId};` });

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
