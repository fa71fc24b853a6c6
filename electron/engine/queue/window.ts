import { sql, type Expression, type SqlBool } from 'kysely';
import type { QueueSort } from '#shared/contract/queue.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Db } from '../store/db.ts';
import type { QuestionRecord } from '../store/questions.ts';
import type { Asking, Condition } from './filter.ts';
import type { GoalOf } from './goal.ts';
import { arrange, enough, patience } from './order.ts';
import { rowOf, selectRows } from './row.ts';

/** A list of questions and how it is ordered. `isOver`: who has waited past their goal. */
export interface Listing {
  isIn: Condition;
  isOver: Expression<SqlBool>;
  sort: QueueSort;
}

const among = (ids: readonly string[]) => sql<SqlBool>`questions.id in (select value from json_each(${JSON.stringify(ids)}))`;

/** In the order of levels alone. */
const byLevel = (db: Db, { isIn }: Listing) => db.sql.selectFrom('questions').select('questions.id').where(isIn).orderBy('questions.level', 'desc').orderBy('questions.asked_at').orderBy('questions.id');
const byWait = (db: Db, { isIn, sort }: Listing) => {
  const order = sort === 'newest' ? 'desc' : 'asc';
  return db.sql.selectFrom('questions').select('questions.id').where(isIn).orderBy('questions.asked_at', order).orderBy('questions.id', order);
};
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** The two lines the first places are filled from. */
const lines = (db: Db, listing: Listing): { level: string[]; patient: string[] } => ({
  level: idsOf(db.all(byLevel(db, listing).limit(enough))),
  patient: idsOf(db.all(byWait(db, { ...listing, sort: 'oldest' }).where(listing.isOver).limit(enough))),
});

function idsAt(db: Db, listing: Listing, offset: number, limit: number): string[] {
  if (listing.sort !== 'level') return idsOf(db.all(byWait(db, listing).limit(limit).offset(offset)));
  const { level, patient } = lines(db, listing);
  const top = arrange(level, patient);
  const ids = top.slice(offset, offset + limit);
  if (ids.length === limit || top.length < patience.places) return ids;
  // Beyond the first places there is only the order of levels, without those who stand further up already.
  const rest = byLevel(db, listing).where(sql<SqlBool>`not ${among(top)}`).limit(limit - ids.length).offset(Math.max(0, offset - top.length));
  return [...ids, ...idsOf(db.all(rest))];
}

/** The rows at these places. The index alone finds the places; only the rows of this window are looked up. */
export function rowsAt(db: Db, listing: Listing, offset: number, limit: number, goalOf: GoalOf): QuestionRow[] {
  const ids = idsAt(db, listing, offset, limit);
  return rowsOf(db, ids, goalOf);
}

function rowsOf(db: Db, ids: readonly string[], goalOf: GoalOf): QuestionRow[] {
  const found = new Map<string, QuestionRow>(db.all(selectRows(db).where(among(ids))).map((row) => [row.id, rowOf(row, goalOf)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export function countOf(db: Db, isIn: Condition): number {
  return db.one(db.sql.selectFrom('questions').where(isIn).select((ask) => ask.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** Who comes after a question in the list; by place, not by presence: it may have left meanwhile. Null at the end. */
export function rowAfter(db: Db, listing: Listing, from: QuestionRecord | undefined, goalOf: GoalOf): QuestionRow | null {
  const id = from ? (listing.sort === 'level' ? afterByLevel(db, listing, from) : afterByWait(db, listing, from)) : idsAt(db, listing, 0, 1)[0];
  return id === undefined ? null : (rowsOf(db, [id], goalOf)[0] ?? null);
}

function afterByWait(db: Db, listing: Listing, from: QuestionRecord): string | undefined {
  const beyond = listing.sort === 'newest' ? '<' : '>';
  return db.one(byWait(db, listing).where((ask) => ask(ask.refTuple('questions.asked_at', 'questions.id'), beyond, ask.tuple(from.asked_at, from.id as QuestionId))).limit(1))?.id;
}

function afterByLevel(db: Db, listing: Listing, from: QuestionRecord): string | undefined {
  // As if it were still in both lines it would stand in; what follows it there is what follows it now.
  const before = (ask: Asking): Expression<SqlBool> => ask.or([ask('questions.level', '>', from.level), ask.and([ask('questions.level', '=', from.level), ask(ask.refTuple('questions.asked_at', 'questions.id'), '<', ask.tuple(from.asked_at, from.id))])]);
  const after = (ask: Asking): Expression<SqlBool> => ask.or([ask('questions.level', '<', from.level), ask.and([ask('questions.level', '=', from.level), ask(ask.refTuple('questions.asked_at', 'questions.id'), '>', ask.tuple(from.asked_at, from.id))])]);
  const { level, patient } = lines(db, listing);
  const put = (line: string[], isBefore: number): string[] => (line.includes(from.id) ? line : line.toSpliced(isBefore, 0, from.id));
  const countBefore = (ids: readonly string[], is: (ask: Asking) => Expression<SqlBool>): number => db.one(db.sql.selectFrom('questions').where(among(ids)).where(is).select((ask) => ask.fn.countAll<number>().as('count')))?.count ?? 0;
  const isOver = db.one(db.sql.selectFrom('questions').select('questions.id').where('questions.id', '=', from.id).where(listing.isOver)) !== undefined;
  const waitedLonger = (ask: Asking): Expression<SqlBool> => ask(ask.refTuple('questions.asked_at', 'questions.id'), '<', ask.tuple(from.asked_at, from.id));
  const top = arrange(put(level, countBefore(level, before)), isOver ? put(patient, countBefore(patient, waitedLonger)) : patient);
  const place = top.indexOf(from.id);
  if (place !== -1 && place + 1 < top.length) return top[place + 1];
  if (top.length < patience.places) return undefined;
  const rest = byLevel(db, listing).where(sql<SqlBool>`not ${among(top)}`);
  return db.one(place === -1 ? rest.where(after).limit(1) : rest.limit(1))?.id;
}
