import type { QueueFilter, QueuePage, QueueSort, QueueSummary } from '#shared/contract/queue.ts';
import { accountId, questionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Live, LiveName } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import { inQueue, waitedPast, waits } from './filter.ts';
import { goalsAt, type GoalOf } from './goal.ts';
import { countOf, rowAfter, rowsAt, type Listing } from './window.ts';

export interface PageAsked {
  filter: QueueFilter;
  sort: QueueSort;
  offset: number;
  limit: number;
}

/** What says who waits; the outbox and deeds take questions out. */
const waitReads: readonly LiveName[] = ['communities', 'questions', 'outbox', 'deeds', 'follow_ups'];
/** What a row of the queue is made of. */
export const rowReads: readonly LiveName[] = [...waitReads, 'accounts', 'drafts', 'claims', 'settings', 'clock'];

interface Parts {
  db: Db;
  live: Live;
  clock: Clock;
  settings: SettingsFile;
}

/** Questions nobody has answered and to which no answer of ours is on its way: what `waits` says, here and in every count. */
export function createQueue({ db, live, clock, settings }: Parts) {
  const goalOf = (): GoalOf => goalsAt(settings.current(), clock.now());
  const listing = (filter: QueueFilter, sort: QueueSort): Listing => ({ isIn: inQueue(filter), isOver: waitedPast(db, settings.current(), clock.now()), sort });

  const page = ({ filter, sort, offset, limit }: PageAsked): QueuePage => ({ total: countOf(db, inQueue(filter)), offset, rows: rowsAt(db, listing(filter, sort), offset, limit, goalOf()) });

  const summary = (): QueueSummary => {
    const waiting = db.all(
      db.sql
        .selectFrom('questions')
        .select((ask) => ['community_id', ask.fn.countAll<number>().as('count'), ask.fn.min('asked_at').as('oldest')])
        .where(waits)
        .groupBy('community_id'),
    );
    const byCommunity = new Map(waiting.map((row) => [row.community_id, row.count]));
    const communities = db.all(db.sql.selectFrom('communities').leftJoin('accounts', 'accounts.id', 'communities.account_id').selectAll('communities').orderBy('accounts.number').orderBy('communities.position').orderBy('communities.id'));
    return {
      waiting: waiting.reduce((sum, row) => sum + row.count, 0),
      oldestAskedAt: waiting.length === 0 ? null : Math.min(...waiting.map((row) => row.oldest)),
      communities: communities.map(({ account_id, id, name, slug, color, members }) => ({ accountId: accountId.parse(account_id), id, name, slug, color, members, waiting: byCommunity.get(id) ?? 0 })),
    };
  };

  const next = ({ filter, sort, afterId }: { filter: QueueFilter; sort: QueueSort; afterId: string }): QuestionRow | null => {
    const id = questionId.safeParse(afterId);
    return rowAfter(db, listing(filter, sort), id.success ? questionRow(db, id.data) : undefined, goalOf());
  };

  return {
    summary: (signal: AbortSignal | undefined) => live.watch(waitReads, summary, signal),
    page: (asked: PageAsked, signal: AbortSignal | undefined) => live.watch(rowReads, () => page(asked), signal),
    next,
  };
}
export type Queue = ReturnType<typeof createQueue>;
