import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useNow, waitingFor } from '#renderer/ui/time-ago.tsx';
import type { QueueFilter, QueueSort, QueueSummary } from '#shared/contract/queue.ts';
import style from './queue.module.css';

export interface QueueView {
  filter: QueueFilter;
  sort: QueueSort;
}

interface QueueHeadProps extends QueueView {
  summary: QueueSummary | undefined;
  /** How many match the filter; null while unknown. */
  total: number | null;
  onView(change: Partial<QueueView>): void;
  /** Down or Enter in the search box: on to the list. */
  onLeaveSearch(): void;
}

/** What is waiting, in what order, and the ways to see less of it. */
export function QueueHead({ filter, sort, summary, total, onView, onLeaveSearch }: QueueHeadProps) {
  const now = useNow();
  const isFiltered = filter.communityId !== undefined || filter.text !== undefined;
  const said = summary === undefined ? '' : isFiltered && total !== null ? `${total} of ${summary.waiting} waiting` : `${summary.waiting} waiting`;
  const oldest = summary?.oldestAskedAt ?? null;
  const withCommunity = (communityId: number | undefined): QueueFilter => ({ ...(communityId === undefined ? {} : { communityId }), ...(filter.text === undefined ? {} : { text: filter.text }) });
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
        <Button kind="chip" className={style.on ?? ''} onClick={() => onView({ sort: sort === 'oldest' ? 'newest' : 'oldest' })} title="Change the order">
          {sort === 'oldest' ? 'Oldest first' : 'Newest first'}
        </Button>
        <select
          className={`${style.choice} ${filter.communityId === undefined ? '' : style.on}`}
          aria-label="Community"
          value={filter.communityId ?? ''}
          onChange={({ target }) => onView({ filter: withCommunity(target.value === '' ? undefined : Number(target.value)) })}
        >
          <option value="">All communities</option>
          {summary?.communities.map((community) => (
            <option key={community.id} value={community.id}>
              {community.name} ({community.waiting})
            </option>
          ))}
        </select>
        {isFiltered ? (
          <Button kind="link" onClick={() => onView({ filter: {} })}>
            Clear
          </Button>
        ) : null}
      </div>
      <Search text={filter.text ?? ''} onText={(text) => onView({ filter: { ...(filter.communityId === undefined ? {} : { communityId: filter.communityId }), ...(text === '' ? {} : { text }) } })} onLeave={onLeaveSearch} />
      <p className="visually-hidden" role="status">
        {isFiltered && total !== null ? (total === 1 ? '1 question matches' : `${total} questions match`) : ''}
      </p>
    </div>
  );
}

const typingMs = 120;

/** Typed letters are this box's own; the filter follows when the typing rests. */
function Search({ text, onText, onLeave }: { text: string; onText(text: string): void; onLeave(): void }) {
  const [typed, setTyped] = useState(text);
  const box = useRef<HTMLInputElement>(null);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const rest = setTimeout(() => latest.current(typed.trim()), typingMs);
    return () => clearTimeout(rest);
  }, [typed, text]);
  useCommands({
    'search.focus': () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      latest.current(typed.trim());
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={style.search}>
      <input ref={box} type="search" aria-label="Search the queue" placeholder="Search the queue" maxLength={200} value={typed} onChange={({ target }) => setTyped(target.value)} onKeyDown={press} />
      <span aria-hidden="true">
        <Kbd keys="/" />
      </span>
    </div>
  );
}
