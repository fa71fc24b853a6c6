import type { Insertable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

/** Writes a community, new or changed; the same again touches nothing. None is ever deleted: questions stand in it. */
export function saveCommunity(db: Db, values: Insertable<Tables['communities']>): void {
  const known: Record<string, unknown> | undefined = db.one(db.sql.selectFrom('communities').selectAll().where('account_id', '=', values.account_id).where('id', '=', values.id));
  if (known && Object.entries(values).every(([name, value]) => known[name] === value)) return;
  db.run(db.sql.insertInto('communities').values(values).onConflict((conflict) => conflict.columns(['account_id', 'id']).doUpdateSet(values)));
}
