import type { Db } from './db.ts';

/** How far the sync has come, by name. */
export type CursorName =
  /** The newest post of the feed: everything up to it has been seen. */
  | 'feed-newest'
  /** How far back the feed has been walked. */
  | 'feed-oldest'
  /** 1 when the walk back has ended. */
  | 'feed-walked'
  /** Posts of the feed that were not seen yet lie above `feed-newest` and below this; 0: there are none. Those from here to `feed-top` have been seen. */
  | 'feed-hole'
  | 'feed-top'
  /** Pages the walk back has taken. */
  | 'feed-pages'
  /** The next page of the list that is being walked; 0: none is. */
  | 'list-page'
  /** 1: it is walked as a member, who may see more than a stranger. */
  | 'list-as-member'
  /** When a list was last walked to its end, in milliseconds since 1970, and how many pages it had. */
  | 'list-ended'
  | 'list-pages'
  /** The nightly look at every open question: when it began (milliseconds since 1970), the last topic it has come to (-1: to its end), how many it has asked for and of how many. */
  | 'night-began'
  | 'night-at'
  | 'night-done'
  | 'night-total'
  /** How many threads the forum counts. */
  | 'topics'
  /** 1 when the first sync has ended. */
  | 'first-sync'
  /** The outbox item that is being worked at; 0: none. */
  | 'outbox-at'
  /** The one that was being worked at when the process went down last; 0: it has come through since. */
  | 'outbox-fell'
  /** How often in a row it did. */
  | 'outbox-falls'
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
