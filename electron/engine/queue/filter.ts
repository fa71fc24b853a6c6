import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import type { QueueFilter } from '#shared/contract/queue.ts';
import { rankOf } from '#shared/words/level.ts';
import type { Settings } from '#shared/words/settings.ts';
import type { ViewFilter } from '#shared/words/view.ts';
import type { Db } from '../store/db.ts';
import type { Tables } from '../store/tables.ts';
import { goalMs, nearShare } from './goal.ts';
import { matchOf } from './match.ts';

export type Asking = ExpressionBuilder<Tables, 'questions'>;
/** Which questions are meant. */
export type Condition = (ask: Asking) => Expression<SqlBool>;

/**
 * Nobody has answered, no answer of ours and no deed that takes it out is on its way, and the person has not put it to sleep: what
 * "waits" means in every list and every count. An emergency waits also while it sleeps.
 */
export const waits: RawBuilder<SqlBool> = sql<SqlBool>`(questions.is_waiting = 1 and (questions.level >= ${rankOf('emergency')} or questions.id not in (select follow_ups.question_id from follow_ups where follow_ups.back_at is null)))`;

/** Asked so long ago that this share of the goal of its community is gone. */
export function waitedPast(db: Db, settings: Settings, now: number, share = 1): RawBuilder<SqlBool> {
  const before = (ms: number): number => now - ms * share;
  const usual = before(goalMs(settings, ''));
  const own = db.all(db.sql.selectFrom('communities').select(['account_id', 'id', 'name'])).filter(({ name }) => Object.hasOwn(settings.goals, name));
  if (own.length === 0) return sql<SqlBool>`questions.asked_at <= ${usual}`;
  const whens = own.map(({ account_id, id, name }) => sql`when questions.account_id = ${account_id} and questions.community_id = ${id} then ${before(goalMs(settings, name))}`);
  const latest = Math.max(usual, ...own.map(({ name }) => before(goalMs(settings, name))));
  // The plain bound lets the order's own index end the search.
  return sql<SqlBool>`(questions.asked_at <= ${latest} and questions.asked_at <= case ${sql.join(whens, sql` `)} else ${usual} end)`;
}

const among = (column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<SqlBool> => sql<SqlBool>`${column} in (select value from json_each(${JSON.stringify(values)}))`;
/** A column that holds a JSON list has one of these. */
const hasOneOf = (column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${column} <> '[]' and exists (select 1 from json_each(${column}) as has where has.value in (select value from json_each(${JSON.stringify(values)}))))`;

function withWords(text: string | undefined): RawBuilder<SqlBool>[] {
  const match = matchOf(text);
  // With the plus the order's own index is walked and each place checked, which is many times faster for words that stand in most questions.
  return match === null ? [] : [sql<SqlBool>`+questions.seq in (select rowid from question_words where question_words match ${match})`];
}

export const inQueue =
  (filter: QueueFilter): Condition =>
  (ask) =>
    ask.and([waits, ...(filter.accountId === undefined ? [] : [ask('questions.account_id', '=', filter.accountId)]), ...(filter.communityId === undefined ? [] : [ask('questions.community_id', '=', filter.communityId)]), ...withWords(filter.text)]);

/** Whoever is at it. A claim that has run out is taken off the question by whoever keeps claims, so nothing is measured here. */
function heldBy(holder: ViewFilter['holder']): RawBuilder<SqlBool>[] {
  const me = sql`(select accounts.my_username from accounts where accounts.id = questions.account_id)`;
  if (holder === 'nobody') return [sql<SqlBool>`questions.holder_username is null`];
  if (holder === 'me') return [sql<SqlBool>`questions.holder_username = ${me}`];
  if (holder === 'others') return [sql<SqlBool>`questions.holder_username <> ${me}`];
  return [];
}

/** The conditions of a view, each with its name: together they say what is in it, one by one why something is not. */
export function conditionsOf(db: Db, filter: ViewFilter, settings: Settings, now: number): { name: keyof ViewFilter; holds: RawBuilder<SqlBool> }[] {
  const one = (name: keyof ViewFilter, holds: readonly RawBuilder<SqlBool>[]) => holds.map((each) => ({ name, holds: each }));
  return [
    ...one('communityIds', filter.communityIds.length === 0 ? [] : [among(sql`questions.community_id`, filter.communityIds)]),
    ...one('levels', filter.levels.length === 0 ? [] : [among(sql`questions.level`, filter.levels.map(rankOf))]),
    ...one('flags', filter.flags.length === 0 ? [] : [hasOneOf(sql`questions.flags`, filter.flags)]),
    ...one('tags', filter.tags.length === 0 ? [] : [hasOneOf(sql`questions.tags`, filter.tags)]),
    ...one('holder', heldBy(filter.holder)),
    ...one('goal', filter.goal === 'any' ? [] : [waitedPast(db, settings, now, filter.goal === 'near' ? nearShare : 1)]),
    ...one('isSorted', filter.isSorted === null ? [] : [sql<SqlBool>`questions.is_sorted = ${filter.isSorted ? 1 : 0}`]),
    ...one('text', withWords(filter.text)),
  ];
}
