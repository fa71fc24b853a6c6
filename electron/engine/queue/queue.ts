import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { QueueFilter, QueuePage, QueueSort, QueueSummary } from '#shared/contract/queue.ts';
import { questionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Live, LiveName } from '../live.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import type { Tables } from '../store/tables.ts';
import { matchOf } from './match.ts';
import { rowOf, selectRows } from './row.ts';

export interface PageAsked {
  filter: QueueFilter;
  sort: QueueSort;
  offset: number;
  limit: number;
}

const reads: readonly LiveName[] = ['accounts', 'communities', 'questions', 'drafts', 'outbox'];

/** Questions nobody has answered and to which no answer of ours is on its way: what `is_waiting` says, here and in every count. */
export function createQueue({ db, live }: { db: Db; live: Live }) {
  const isInFilter = (filter: QueueFilter) => (ask: ExpressionBuilder<Tables, 'questions'>) => {
    const match = matchOf(filter.text);
    const conditions: Expression<SqlBool>[] = [ask('questions.is_waiting', '=', 1)];
    if (filter.communityId !== undefined) conditions.push(ask('questions.community_id', '=', filter.communityId));
    // With the plus the order's own index is walked and each place checked, which is many times faster for words that stand in most questions.
    if (match !== null) conditions.push(sql<SqlBool>`+questions.seq in (select rowid from question_words where question_words match ${match})`);
    return ask.and(conditions);
  };

  const page = ({ filter, sort, offset, limit }: PageAsked): QueuePage => {
    const order = sort === 'oldest' ? 'asc' : 'desc';
    const asked = db.sql.selectFrom('questions').where(isInFilter(filter));
    // The index alone finds the places; only the rows of this window are looked up.
    const window = asked.select('questions.id').orderBy('questions.asked_at', order).orderBy('questions.id', order).limit(limit).offset(offset);
    const rows = db.all(selectRows(db).where('questions.id', 'in', window).orderBy('questions.asked_at', order).orderBy('questions.id', order));
    const total = db.one(asked.select((ask) => ask.fn.countAll<number>().as('count')));
    return { total: total?.count ?? 0, offset, rows: rows.map(rowOf) };
  };

  const summary = (): QueueSummary => {
    const waiting = db.all(
      db.sql
        .selectFrom('questions')
        .select((ask) => ['community_id', ask.fn.countAll<number>().as('count'), ask.fn.min('asked_at').as('oldest')])
        .where('is_waiting', '=', 1)
        .groupBy('community_id'),
    );
    const byCommunity = new Map(waiting.map((row) => [row.community_id, row.count]));
    const communities = db.all(db.sql.selectFrom('communities').selectAll().orderBy('position').orderBy('id'));
    return {
      waiting: waiting.reduce((sum, row) => sum + row.count, 0),
      oldestAskedAt: waiting.length === 0 ? null : Math.min(...waiting.map((row) => row.oldest)),
      communities: communities.map(({ id, name, slug, color, members }) => ({ id, name, slug, color, members, waiting: byCommunity.get(id) ?? 0 })),
    };
  };

  /** By place, not by presence: the question it starts from may have left the queue meanwhile. */
  const next = ({ filter, sort, afterId }: { filter: QueueFilter; sort: QueueSort; afterId: string }): QuestionRow | null => {
    const id = questionId.safeParse(afterId);
    const from = id.success ? questionRow(db, id.data) : undefined;
    const [order, beyond] = sort === 'oldest' ? (['asc', '>'] as const) : (['desc', '<'] as const);
    let rows = selectRows(db).where(isInFilter(filter));
    if (from) rows = rows.where((ask) => ask(ask.refTuple('questions.asked_at', 'questions.id'), beyond, ask.tuple(from.asked_at, from.id)));
    const row = db.one(rows.orderBy('questions.asked_at', order).orderBy('questions.id', order).limit(1));
    return row ? rowOf(row) : null;
  };

  return {
    summary: (signal: AbortSignal | undefined) => live.watch(reads, summary, signal),
    page: (asked: PageAsked, signal: AbortSignal | undefined) => live.watch(reads, () => page(asked), signal),
    next,
  };
}
export type Queue = ReturnType<typeof createQueue>;
