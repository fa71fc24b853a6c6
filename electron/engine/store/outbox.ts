import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type OutboxRow = Selectable<Tables['outbox']>;
export type NewOutboxRow = Insertable<Tables['outbox']>;

/** Everything that is not at its end. */
export const underway = ['held', 'waiting', 'sending', 'checking', 'in-review', 'needs-you'] as const;

export const insertItem = (db: Db, row: NewOutboxRow): number => db.run(db.sql.insertInto('outbox').values(row)).lastId;

export const updateItem = (db: Db, seq: number, change: Updateable<Tables['outbox']>): void => void db.run(db.sql.updateTable('outbox').set(change).where('seq', '=', seq));

export const itemBySeq = (db: Db, seq: number): OutboxRow | undefined => db.one(db.sql.selectFrom('outbox').selectAll().where('seq', '=', seq));

export const itemById = (db: Db, id: string): OutboxRow | undefined => db.one(db.sql.selectFrom('outbox').selectAll().where('id', '=', id));

/** The account's items that may still do something by themselves, in the order they were sent. */
export const itemsInLane = (db: Db, accountId: string): OutboxRow[] =>
  db.all(db.sql.selectFrom('outbox').selectAll().where('account_id', '=', accountId).where('state', 'in', underway).orderBy('seq'));

/** What the outbox screen shows: everything under way, and what ended after `since`; newest first. */
export const itemsToShow = (db: Db, since: number): OutboxRow[] =>
  db.all(
    db.sql
      .selectFrom('outbox')
      .selectAll()
      .where((where) => where.or([where('state', 'in', underway), where('changed_at', '>=', since)]))
      .orderBy('seq', 'desc')
      .limit(500),
  );

export const newestOfQuestion = (db: Db, questionId: string): OutboxRow | undefined =>
  db.one(db.sql.selectFrom('outbox').selectAll().where('question_id', '=', questionId).orderBy('seq', 'desc').limit(1));

/** Another item with the very same words for the same question that is still on its way. */
export const sameUnderway = (db: Db, questionId: string, bodySha: string): OutboxRow | undefined =>
  db.one(
    db.sql.selectFrom('outbox').selectAll().where('question_id', '=', questionId).where('body_sha', '=', bodySha).where('state', 'in', ['held', 'waiting', 'sending', 'checking', 'in-review']).limit(1),
  );

export const beginAttempt = (db: Db, attempt: { seq: number; number: number; bodySha: string; at: number }): number =>
  db.run(db.sql.insertInto('attempts').values({ outbox_seq: attempt.seq, number: attempt.number, body_sha: attempt.bodySha, started_at: attempt.at })).lastId;

export const endAttempt = (db: Db, id: number, outcome: string, at: number): void =>
  void db.run(db.sql.updateTable('attempts').set({ outcome, ended_at: at }).where('id', '=', id));

/** Closes what a crash left open: nobody knows how those attempts ended. */
export const endOpenAttempts = (db: Db, seq: number, at: number): void =>
  void db.run(db.sql.updateTable('attempts').set({ outcome: 'lost', ended_at: at }).where('outbox_seq', '=', seq).where('outcome', 'is', null));

/** Whether a request of this item may have reached the forum without our hearing of it. */
export const wasEverLost = (db: Db, seq: number): boolean =>
  db.one(db.sql.selectFrom('attempts').select('id').where('outbox_seq', '=', seq).where((where) => where.or([where('outcome', 'is', null), where('outcome', 'in', ['lost', 'crashed'])])).limit(1)) !== undefined;

/** Whether any request of this item left this machine, whatever was said to it. */
export const everLeft = (db: Db, seq: number): boolean =>
  db.one(db.sql.selectFrom('attempts').select('id').where('outbox_seq', '=', seq).where((where) => where.or([where('outcome', 'is', null), where('outcome', '<>', 'unreachable')])).limit(1)) !== undefined;

/** When this account began its newest attempt, in milliseconds since 1970; null: never. */
export const newestAttemptAt = (db: Db, accountId: string): number | null =>
  db.one(db.sql.selectFrom('attempts').innerJoin('outbox', 'outbox.seq', 'attempts.outbox_seq').select('attempts.started_at').where('outbox.account_id', '=', accountId).orderBy('attempts.id', 'desc').limit(1))?.started_at ?? null;

/** Answers that stand since `since` and of which nobody has looked yet whether they stand there once, and those whose twins are being deleted. */
export const itemsToCount = (db: Db, accountId: string, since: number): OutboxRow[] =>
  db.all(
    db.sql
      .selectFrom('outbox')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('state', '=', 'sent')
      .where('changed_at', '>=', since)
      .where((where) => where.or([where('looks', '=', 0), where('trouble', 'is not', null)]))
      .orderBy('seq'),
  );
