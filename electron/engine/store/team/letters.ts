import { randomBytes } from 'node:crypto';
import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type LetterRecord = Selectable<Tables['look_letters']>;
export type LetterKind = LetterRecord['kind'];

/** Puts a message about a look in line; inside the transaction it tells of. */
export const addLetter = (db: Db, { lookId, kind, note, at }: { lookId: string; kind: LetterKind; note: string; at: number }): void =>
  void db.run(db.sql.insertInto('look_letters').values({ look_id: lookId, kind, note, state: 'waiting', marker: randomBytes(8).toString('hex'), created_at: at }));

export const updateLetter = (db: Db, seq: number, change: Updateable<Tables['look_letters']>): void => void db.run(db.sql.updateTable('look_letters').set(change).where('seq', '=', seq));

/** Those of an account on their way, in the order they were written. */
export const lettersUnderway = (db: Db, accountId: string): LetterRecord[] =>
  db.all(
    db.sql
      .selectFrom('look_letters')
      .innerJoin('looks', 'looks.id', 'look_letters.look_id')
      .innerJoin('questions', 'questions.id', 'looks.question_id')
      .selectAll('look_letters')
      .where('questions.account_id', '=', accountId)
      .where('look_letters.state', 'not in', ['sent', 'refused'])
      .orderBy('look_letters.seq')
      .limit(200),
  );

/** Messages of a look that did not leave yet are not needed any more. */
export const dropLetters = (db: Db, lookId: string): void => void db.run(db.sql.updateTable('look_letters').set({ state: 'refused' }).where('look_id', '=', lookId).where('state', '=', 'waiting'));

export const wasAskSent = (db: Db, lookId: string): boolean =>
  db.one(db.sql.selectFrom('look_letters').select('seq').where('look_id', '=', lookId).where('kind', '=', 'ask').where('state', 'in', ['sending', 'checking', 'sent']).limit(1)) !== undefined;

/** How far a message thread of this account's forum has been read: the highest post number. */
export const threadRead = (db: Db, accountId: string, topicId: number): number =>
  db.one(db.sql.selectFrom('look_threads').select('read_number').where('account_id', '=', accountId).where('topic_id', '=', topicId))?.read_number ?? 0;

export function noteThreadRead(db: Db, accountId: string, topicId: number, number: number): void {
  if (threadRead(db, accountId, topicId) >= number) return;
  db.run(db.sql.insertInto('look_threads').values({ account_id: accountId, topic_id: topicId, read_number: number }).onConflict((on) => on.columns(['account_id', 'topic_id']).doUpdateSet({ read_number: number })));
}
