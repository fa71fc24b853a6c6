import { useCallback, useRef, useState, type RefObject } from 'react';
import { useForumNames, useForums } from '#renderer/forum/use-forums.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import { WhyHere } from '#renderer/level/why-here.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { SyncStatus } from '#shared/words/desk.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import { isFiltered, nextOrder, QueueHead, type QueueView } from './queue-head.tsx';
import { QueueList } from './queue-list.tsx';
import { FirstSync, NothingMatches, NothingWaits, OutOfStep, QueueSkeleton } from './queue-states.tsx';
import { useQueueWindow } from './queue-window.ts';
import style from './queue.module.css';

export type { QueueView } from './queue-head.tsx';

export interface QueuePaneProps extends QueueView {
  selectedId: QuestionId | null;
  onView(change: Partial<QueueView>): void;
  onSelect(row: QuestionRow): void;
  onOpen(): void;
  /** The questions a person is likely to choose next. */
  onNear(ids: readonly QuestionId[]): void;
}

/** The queue: what waits, chosen from. Everything it shows is asked live; it keeps only where the person has scrolled to. */
export function QueuePane({ filter, sort, selectedId, onView, onSelect, onOpen, onNear }: QueuePaneProps) {
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const queue = useQueueWindow(filter, sort, range.first, range.last);
  const summary = useLive(desk.query.queue.summary.experimental_liveOptions());
  const status = useLive(desk.query.desk.status.experimental_liveOptions());
  const forums = useForums().value ?? [];
  const names = useForumNames();
  // One forum is told by the desk's own status, which comes with the first answer.
  const standing: readonly Standing[] = names === null ? (status.value ? [{ accountId: '', name: null, sync: status.value.sync }] : []) : forums.map(({ accountId, sync }) => ({ accountId, name: names[accountId] ?? '', sync }));
  const onRange = useCallback((first: number, last: number) => setRange((was) => (was.first === first && was.last === last ? was : { first, last })), []);
  const [whyId, setWhyId] = useState<QuestionId | null>(null);
  useCommands({ 'queue.sort': () => onView({ sort: nextOrder[sort] }), ...(selectedId === null ? {} : { 'queue.why': () => setWhyId(selectedId) }) });
  const why = whyId === null ? undefined : queue.rowAt(queue.indexOf(whyId));

  return (
    <section className={style.pane} aria-label="Queue" data-pane="queue">
      <QueueHead filter={filter} sort={sort} summary={summary.value} total={queue.total} onView={onView} onLeaveSearch={() => list.current?.focus()} />
      {standing.map(({ accountId, name, sync }) => (
        <OutOfStep key={accountId} sync={sync} forumName={name} onRetry={() => void desk.call.desk.syncNow().catch(() => undefined)} />
      ))}
      {queue.trouble ? (
        <div className={style.notice}>
          <Notice tone="bad" action={<Button onClick={queue.retry}>Try again</Button>}>
            {queue.trouble.say}
          </Notice>
        </div>
      ) : null}
      <QueueBody {...{ queue, selectedId, onSelect, onOpen, onNear, onRange, list, standing }} forumName={names === null ? (status.value?.forum.name ?? '') : 'your forums'} isFiltered={isFiltered(filter)} onClear={() => onView({ filter: {} })} />
      {whyId === null ? null : <WhyHere questionId={whyId} title={why?.title ?? ''} onClose={() => setWhyId(null)} />}
    </section>
  );
}

/** How each forum stands; its name where there are several. */
interface Standing {
  accountId: string;
  name: string | null;
  sync: SyncStatus;
}

interface QueueBodyProps {
  queue: ReturnType<typeof useQueueWindow>;
  standing: readonly Standing[];
  forumName: string;
  isFiltered: boolean;
  selectedId: QuestionId | null;
  list: RefObject<HTMLDivElement | null>;
  onRange(first: number, last: number): void;
  onSelect(row: QuestionRow): void;
  onOpen(): void;
  onNear(ids: readonly QuestionId[]): void;
  onClear(): void;
}

function QueueBody({ queue, standing, forumName, isFiltered, selectedId, list, onRange, onSelect, onOpen, onNear, onClear }: QueueBodyProps) {
  const first = standing.filter(({ sync }) => sync.state === 'starting');
  const [one] = first;
  if (queue.total === null) return queue.trouble ? null : <QueueSkeleton />;
  if (queue.total === 0) {
    if (one) return <FirstSync sync={one.sync} forumName={one.name ?? forumName} compact={false} />;
    return isFiltered ? <NothingMatches onClear={onClear} /> : <NothingWaits forumName={forumName} />;
  }
  return (
    <>
      {first.map(({ accountId, name, sync }) => (
        <FirstSync key={accountId} sync={sync} forumName={name ?? ''} compact />
      ))}
      <QueueList {...{ queue, selectedId, onRange, onSelect, onOpen, onNear, list }} />
    </>
  );
}
