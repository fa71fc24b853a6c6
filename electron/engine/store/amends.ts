import type { Insertable, Selectable, Updateable } from 'kysely';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import type { Db } from './db.ts';
import type { OutboxRow } from './outbox.ts';
import { settleUnderway } from './questions.ts';
import type { Tables } from './tables.ts';

export type AmendRow = Selectable<Tables['amends']>;

export const insertAmend = (db: Db, row: Insertable<Tables['amends']>): number => db.run(db.sql.insertInto('amends').values(row)).lastId;

/** A question waits again, or not, with what is done with its answers; so every change goes through here. */
export function updateAmend(db: Db, seq: number, change: Updateable<Tables['amends']>): void {
  db.tx(() => {
    db.run(db.sql.updateTable('amends').set(change).where('seq', '=', seq));
    const row = change.state === undefined ? undefined : amendBySeq(db, seq);
    if (row?.kind === 'delete') settleUnderway(db, questionIdShape.parse(row.question_id));
  });
}

export const amendBySeq = (db: Db, seq: number): AmendRow | undefined => db.one(db.sql.selectFrom('amends').selectAll().where('seq', '=', seq));

export const amendById = (db: Db, id: string): AmendRow | undefined => db.one(db.sql.selectFrom('amends').selectAll().where('id', '=', id));

/** What may still do something by itself, in the order it was given. */
export const amendsInLane = (db: Db, accountId: string): AmendRow[] =>
  db.all(db.sql.selectFrom('amends').selectAll().where('account_id', '=', accountId).where('state', 'in', ['waiting', 'doing', 'checking']).orderBy('seq'));

/** Everything ever done with the answers of a thread, oldest first. */
export const amendsOfQuestion = (db: Db, questionId: string): AmendRow[] => db.all(db.sql.selectFrom('amends').selectAll().where('question_id', '=', questionId).orderBy('seq'));

/** What is neither done nor given up of one answer. */
export const amendsOpen = (db: Db, questionId: string, postId: number): AmendRow[] =>
  db.all(db.sql.selectFrom('amends').selectAll().where('question_id', '=', questionId).where('post_id', '=', postId).where('state', 'not in', ['done', 'dropped']).orderBy('seq'));

/** The answer that left this desk and became this post; undefined: it was written elsewhere. */
export const itemOfPost = (db: Db, questionId: string, postId: number): OutboxRow | undefined =>
  db.one(db.sql.selectFrom('outbox').selectAll().where('question_id', '=', questionId).where('post_id', '=', postId).where('state', '=', 'sent').orderBy('seq', 'desc').limit(1));
