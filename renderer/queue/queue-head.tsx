import { SearchBox } from '#renderer/keys/search-box.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useNow, waitingFor } from '#renderer/ui/time-ago.tsx';
import type { QueueFilter, QueueSort, QueueSummary } from '#shared/contract/queue.ts';
import { PlaceChoice, placeIn } from './place-choice.tsx';
import style from './queue.module.css';

export interface QueueView {
  filter: QueueFilter;
  sort: QueueSort;
}

export const orderNames: Record<QueueSort, string> = { level: 'Most urgent first', oldest: 'Oldest first', newest: 'Newest first' };
/** The order after this one, round and round. */
export const nextOrder: Record<QueueSort, QueueSort> = { level: 'oldest', oldest: 'newest', newest: 'level' };

interface QueueHeadProps extends QueueView {
  summary: QueueSummary | undefined;
  /** How many match the filter; null while unknown. */
  total: number | null;
  onView(change: Partial<QueueView>): void;
  /** Down or Enter in the search box: on to the list. */
  onLeaveSearch(): void;
}

/** Whether less than everything is shown. Pure. */
export const isFiltered = (filter: QueueFilter): boolean => filter.accountId !== undefined || filter.communityId !== undefined || filter.text !== undefined;

/** What is waiting, in what order, and the ways to see less of it. */
export function QueueHead({ filter, sort, summary, total, onView, onLeaveSearch }: QueueHeadProps) {
  const now = useNow();
  const isLess = isFiltered(filter);
  const said = summary === undefined ? '' : isLess && total !== null ? `${total} of ${summary.waiting} waiting` : `${summary.waiting} waiting`;
  const oldest = summary?.oldestAskedAt ?? null;
  return (
    <div className={style.head}>
      <h2>
        Unanswered{' '}
        <small>
          {said}
          {oldest === null ? '' : ` · oldest ${waitingFor(oldest, now)}`}
        </small>
      </h2>
      <div className={style.filters}>
        <Button kind="chip" className={style.on ?? ''} onClick={() => onView({ sort: nextOrder[sort] })} title="Change the order">
          {orderNames[sort]}
        </Button>
        <PlaceChoice filter={filter} communities={summary?.communities ?? []} onFilter={(next) => onView({ filter: next })} />
        {isLess ? (
          <Button kind="link" onClick={() => onView({ filter: {} })}>
            Clear
          </Button>
        ) : null}
      </div>
      <SearchBox label="Search the queue" text={filter.text ?? ''} onText={(text) => onView({ filter: { ...placeIn(filter), ...(text === '' ? {} : { text }) } })} onLeave={onLeaveSearch} />
      <p className="visually-hidden" role="status">
        {isLess && total !== null ? (total === 1 ? '1 question matches' : `${total} questions match`) : ''}
      </p>
    </div>
  );
}
