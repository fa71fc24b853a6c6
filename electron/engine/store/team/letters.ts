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

/** Those on their way, in the order they were written. */
export const lettersUnderway = (db: Db): LetterRecord[] => db.all(db.sql.selectFrom('look_letters').selectAll().where('state', 'not in', ['sent', 'refused']).orderBy('seq').limit(200));

/** Messages of a look that did not leave yet are not needed any more. */
export const dropLetters = (db: Db, lookId: string): void => void db.run(db.sql.updateTable('look_letters').set({ state: 'refused' }).where('look_id', '=', lookId).where('state', '=', 'waiting'));

export const wasAskSent = (db: Db, lookId: string): boolean =>
  db.one(db.sql.selectFrom('look_letters').select('seq').where('look_id', '=', lookId).where('kind', '=', 'ask').where('state', 'in', ['sending', 'checking', 'sent']).limit(1)) !== undefined;

/** How far a message thread has been read: the highest post number. */
export const threadRead = (db: Db, topicId: number): number => db.one(db.sql.selectFrom('look_threads').select('read_number').where('topic_id', '=', topicId))?.read_number ?? 0;

export function noteThreadRead(db: Db, topicId: number, number: number): void {
  if (threadRead(db, topicId) >= number) return;
  db.run(db.sql.insertInto('look_threads').values({ topic_id: topicId, read_number: number }).onConflict((on) => on.column('topic_id').doUpdateSet({ read_number: number })));
}
