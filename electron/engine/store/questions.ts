import type { Insertable, Selectable, Updateable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type QuestionRecord = Selectable<Tables['questions']>;

export function questionRow(db: Db, id: QuestionId): QuestionRecord | undefined {
  return db.one(db.sql.selectFrom('questions').selectAll().where('id', '=', id));
}

export function insertQuestion(db: Db, values: Insertable<Tables['questions']>): void {
  db.run(db.sql.insertInto('questions').values(values));
}

export function updateQuestion(db: Db, id: QuestionId, change: Updateable<Tables['questions']>): void {
  db.run(db.sql.updateTable('questions').set(change).where('id', '=', id));
}

/** Settles whether an answer of ours is on its way, after posts have come in. The outbox's own moves are settled by triggers. */
export function settleUnderway(db: Db, id: QuestionId): void {
  const isUnderway = db.one(db.sql.selectFrom('underway').select('question_id').where('question_id', '=', id).limit(1)) ? 1 : 0;
  db.run(db.sql.updateTable('questions').set({ is_underway: isUnderway }).where('id', '=', id).where('is_underway', '!=', isUnderway));
}

/** What the queue's search looks through: title and plain text. Replaces what was there; null takes them out. */
export function indexWords(db: Db, id: QuestionId, words: { title: string; body: string } | null): void {
  const row = questionRow(db, id);
  if (!row) return;
  db.run(db.sql.deleteFrom('question_words').where('rowid', '=', row.seq));
  if (words) db.run(db.sql.insertInto('question_words').values({ rowid: row.seq, ...words }));
}

export function hasWords(db: Db, seq: number): boolean {
  return db.one(db.sql.selectFrom('question_words').select('rowid').where('rowid', '=', seq)) !== undefined;
}

/** The highest post number this person has seen; never goes back. */
export function markSeen(db: Db, id: QuestionId, number: number): void {
  db.run(db.sql.updateTable('questions').set({ seen_number: number }).where('id', '=', id).where('seen_number', '<', number));
}

/** Numbers of topics that wait in the queue, the next ones by their numbers. */
export function waitingAfter(db: Db, accountId: string, topicId: number, most: number): number[] {
  const asked = db.sql.selectFrom('questions').select('topic_id').where('account_id', '=', accountId).where('is_waiting', '=', 1).where('topic_id', '>', topicId);
  return db.all(asked.orderBy('topic_id').limit(most)).map((row) => row.topic_id);
}

/** Topics only the feed has spoken of, newest first; those whose own first post is known before others. */
export function openUnlisted(db: Db, accountId: string, most: number): number[] {
  return db
    .all(
      db.sql
        .selectFrom('questions')
        .select('topic_id')
        .where('account_id', '=', accountId)
        .where('is_listed', '=', 0)
        .where('state', '=', 'open')
        .orderBy((ask) => ask('asker_id', 'is', null))
        .orderBy('asked_at', 'desc')
        .limit(most),
    )
    .map((row) => row.topic_id);
}

/** Topics whose threads should be read: `why` 2 to decide whether they are answered, 1 for their words. */
export function toRead(db: Db, accountId: string, { why, most }: { why: 1 | 2; most: number }): number[] {
  return db
    .all(
      db.sql
        .selectFrom('questions')
        .select('topic_id')
        .where('account_id', '=', accountId)
        .where('wants_reading', '=', why)
        .orderBy('posts_count')
        .orderBy('asked_at')
        .limit(most),
    )
    .map((row) => row.topic_id);
}

/** How many threads are known, and of how many it is decided whether they are answered or have left the lists. */
export function readingProgress(db: Db, accountId: string): { known: number; decided: number } {
  const row = db.one(
    db.sql
      .selectFrom('questions')
      .select((ask) => [ask.fn.countAll<number>().as('known'), ask.fn.sum<number | null>(ask.case().when('is_read', '=', 1).then(1).when('state', '!=', 'open').then(1).else(0).end()).as('decided')])
      .where('account_id', '=', accountId),
  );
  return { known: row?.known ?? 0, decided: row?.decided ?? 0 };
}

/** How many threads should be read, for whatever reason. */
export function wantedReadings(db: Db, accountId: string): number {
  return db.one(db.sql.selectFrom('questions').select((ask) => ask.fn.countAll<number>().as('n')).where('account_id', '=', accountId).where('wants_reading', '>', 0))?.n ?? 0;
}

/** Open questions nobody has answered, as a list has confirmed them. */
const openQuestions = (db: Db, accountId: string) => db.sql.selectFrom('questions').where('account_id', '=', accountId).where('state', '=', 'open').where('is_listed', '=', 1).where('is_answered', '=', 0);

/** The next of them, by their numbers. */
export function openAfter(db: Db, accountId: string, topicId: number, most: number): number[] {
  return db.all(openQuestions(db, accountId).select('topic_id').where('topic_id', '>', topicId).orderBy('topic_id').limit(most)).map((row) => row.topic_id);
}

export function countOpen(db: Db, accountId: string): number {
  return db.one(openQuestions(db, accountId).select((ask) => ask.fn.countAll<number>().as('n')))?.n ?? 0;
}
