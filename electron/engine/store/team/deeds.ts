import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import { settleUnderway } from '../questions.ts';
import type { Tables } from '../tables.ts';

export type DeedRow = Selectable<Tables['deeds']>;
export type BatchRow = Selectable<Tables['batches']>;

/** What may still do something by itself. */
const live = ['held', 'waiting', 'doing', 'checking'] as const;

export const insertBatch = (db: Db, row: Insertable<Tables['batches']>): void => void db.run(db.sql.insertInto('batches').values(row));

export const batchById = (db: Db, id: string): BatchRow | undefined => db.one(db.sql.selectFrom('batches').selectAll().where('id', '=', id));

/** The batch that puts this one back, where there is one. */
export const batchBack = (db: Db, id: string): BatchRow | undefined => db.one(db.sql.selectFrom('batches').selectAll().where('undoes', '=', id).limit(1));

/** A question leaves the queue, or returns to it, with the deeds that take it out; so every change of a deed goes through here. */
export function insertDeed(db: Db, row: Insertable<Tables['deeds']>): number {
  const { lastId } = db.run(db.sql.insertInto('deeds').values(row));
  settle(db, row.question_id ?? null);
  return lastId;
}

export function updateDeed(db: Db, seq: number, change: Updateable<Tables['deeds']>): void {
  db.run(db.sql.updateTable('deeds').set(change).where('seq', '=', seq));
  if (change.state !== undefined) settle(db, deedBySeq(db, seq)?.question_id ?? null);
}

const settle = (db: Db, questionId: string | null): void => {
  if (questionId !== null) settleUnderway(db, questionIdShape.parse(questionId));
};

export const deedBySeq = (db: Db, seq: number): DeedRow | undefined => db.one(db.sql.selectFrom('deeds').selectAll().where('seq', '=', seq));

export const deedById = (db: Db, id: string): DeedRow | undefined => db.one(db.sql.selectFrom('deeds').selectAll().where('id', '=', id));

export const deedsOf = (db: Db, batchId: string): DeedRow[] => db.all(db.sql.selectFrom('deeds').selectAll().where('batch_id', '=', batchId).orderBy('seq'));

/** The account's deeds that may do something by themselves, in the order they were given. `doing`: the kind of step they are at. `isBehind`: an answer of ours to the same question goes first. */
export const deedsInLane = (db: Db, accountId: string) =>
  db.all(
    db.sql
      .selectFrom('deeds')
      .innerJoin('batches', 'batches.id', 'deeds.batch_id')
      .select([
        'deeds.seq',
        'deeds.question_id',
        'deeds.topic_id',
        'deeds.state',
        sql<string | null>`json_extract(deeds.plan, '$[' || deeds.step || '].do')`.as('doing'),
        sql<number>`exists (select 1 from outbox where outbox.question_id = deeds.question_id and outbox.state in ('held', 'waiting', 'sending', 'checking'))`.as('is_behind'),
      ])
      .where('batches.account_id', '=', accountId)
      .where('deeds.state', 'in', live)
      .orderBy('deeds.seq'),
  );

/** Numbers of those that are held, so that they can be undone. */
export const heldInLane = (db: Db, accountId: string): number[] =>
  db.all(db.sql.selectFrom('deeds').innerJoin('batches', 'batches.id', 'deeds.batch_id').select('deeds.seq').where('batches.account_id', '=', accountId).where('deeds.state', '=', 'held').orderBy('deeds.seq')).map(({ seq }) => seq);

/** Those of an account that may still be under way, whole: for the start. */
export const deedsUnderway = (db: Db, accountId: string): DeedRow[] =>
  db.all(db.sql.selectFrom('deeds').innerJoin('batches', 'batches.id', 'deeds.batch_id').selectAll('deeds').where('batches.account_id', '=', accountId).where('deeds.state', 'in', live).orderBy('deeds.seq'));

/** The last batches with how far each has come, newest first. */
export const batchesToShow = (db: Db, most: number) =>
  db.all(
    db.sql
      .selectFrom('batches')
      .innerJoin('deeds', 'deeds.batch_id', 'batches.id')
      .select([
        'batches.id',
        'batches.kind',
        'batches.detail',
        'batches.undoes',
        'batches.goes_at',
        'batches.created_at',
        sql<number>`count(*)`.as('total'),
        sql<number>`sum(deeds.state = 'done')`.as('done'),
        sql<number>`sum(deeds.state = 'needs-you')`.as('failed'),
        sql<number>`sum(deeds.state in ('held', 'waiting', 'doing', 'checking'))`.as('waiting'),
        sql<number>`sum(deeds.state = 'undone')`.as('undone'),
        sql<number>`sum(deeds.state = 'held')`.as('held'),
        sql<number>`max(deeds.changed_at)`.as('changed_at'),
        sql<number>`exists (select 1 from batches as back where back.undoes = batches.id)`.as('is_put_back'),
      ])
      .groupBy('batches.id')
      .orderBy('batches.created_at', 'desc')
      .orderBy('batches.id')
      .limit(most),
  );

export const beginDeedAttempt = (db: Db, attempt: { seq: number; step: number; number: number; at: number }): number =>
  db.run(db.sql.insertInto('deed_attempts').values({ deed_seq: attempt.seq, step: attempt.step, number: attempt.number, started_at: attempt.at })).lastId;

export const endDeedAttempt = (db: Db, id: number, outcome: string, at: number): void =>
  void db.run(db.sql.updateTable('deed_attempts').set({ outcome, ended_at: at }).where('id', '=', id));

/** Closes what a crash left open: nobody knows how those attempts ended. */
export const endOpenDeedAttempts = (db: Db, seq: number, at: number): void =>
  void db.run(db.sql.updateTable('deed_attempts').set({ outcome: 'lost', ended_at: at }).where('deed_seq', '=', seq).where('outcome', 'is', null));

/** Whether a request of this step may have reached the forum without our hearing of it. */
export const wasStepLost = (db: Db, seq: number, step: number): boolean =>
  db.one(
    db.sql.selectFrom('deed_attempts').select('id').where('deed_seq', '=', seq).where('step', '=', step).where((where) => where.or([where('outcome', 'is', null), where('outcome', '=', 'lost')])).limit(1),
  ) !== undefined;

/** Held posts somebody here has already decided about, and whose decision is on its way. */
export const judgedUnderway = (db: Db): number[] =>
  db
    .all(
      db.sql
        .selectFrom('deeds')
        .select('plan')
        .where('state', 'in', live)
        .where(sql<boolean>`json_extract(plan, '$[0].do') = 'judge'`),
    )
    .flatMap(({ plan }) => (JSON.parse(plan) as { reviewId?: number }[]).flatMap(({ reviewId }) => reviewId ?? []));
