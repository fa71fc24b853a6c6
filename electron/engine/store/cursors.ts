import type { Db } from './db.ts';

/** How far the sync has come, by name. */
export type CursorName =
  /** The newest post of the feed: everything up to it has been seen. */
  | 'feed-newest'
  /** How far back the feed has been walked. */
  | 'feed-oldest'
  /** 1 when the walk back has ended. */
  | 'feed-walked'
  /** 1 when the first sync has ended. */
  | 'first-sync'
  /** When the forum's own lists of resources were last read, in milliseconds since 1970. */
  | 'resources-read';

export function cursor(db: Db, accountId: string, name: CursorName): number | null {
  return db.one(db.sql.selectFrom('cursors').select('value').where('account_id', '=', accountId).where('name', '=', name))?.value ?? null;
}

/** Belongs into the transaction of the changes it stands for. */
export function moveCursor(db: Db, accountId: string, name: CursorName, value: number): void {
  if (cursor(db, accountId, name) === value) return;
  db.run(db.sql.insertInto('cursors').values({ account_id: accountId, name, value }).onConflict((conflict) => conflict.columns(['account_id', 'name']).doUpdateSet({ value })));
}
