import { useCallback, useRef, useState, type RefObject } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { WhyHere } from '#renderer/level/why-here.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import { nextOrder, QueueHead, type QueueView } from './queue-head.tsx';
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
  const onRange = useCallback((first: number, last: number) => setRange((was) => (was.first === first && was.last === last ? was : { first, last })), []);
  const [whyId, setWhyId] = useState<QuestionId | null>(null);
  useCommands({ 'queue.sort': () => onView({ sort: nextOrder[sort] }), ...(selectedId === null ? {} : { 'queue.why': () => setWhyId(selectedId) }) });
  const why = whyId === null ? undefined : queue.rowAt(queue.indexOf(whyId));

  return (
    <section className={style.pane} aria-label="Queue" data-pane="queue">
      <QueueHead filter={filter} sort={sort} summary={summary.value} total={queue.total} onView={onView} onLeaveSearch={() => list.current?.focus()} />
      {status.value ? <OutOfStep sync={status.value.sync} onRetry={() => void desk.call.desk.syncNow().catch(() => undefined)} /> : null}
      {queue.trouble ? (
        <div className={style.notice}>
          <Notice tone="bad" action={<Button onClick={queue.retry}>Try again</Button>}>
            {queue.trouble.say}
          </Notice>
        </div>
      ) : null}
      <QueueBody {...{ queue, selectedId, onSelect, onOpen, onNear, onRange, list }} status={status.value} isFiltered={filter.communityId !== undefined || filter.text !== undefined} onClear={() => onView({ filter: {} })} />
      {whyId === null ? null : <WhyHere questionId={whyId} title={why?.title ?? ''} onClose={() => setWhyId(null)} />}
    </section>
  );
}

interface QueueBodyProps {
  queue: ReturnType<typeof useQueueWindow>;
  status: { forum: { name: string }; sync: Parameters<typeof FirstSync>[0]['sync'] } | undefined;
  isFiltered: boolean;
  selectedId: QuestionId | null;
  list: RefObject<HTMLDivElement | null>;
  onRange(first: number, last: number): void;
  onSelect(row: QuestionRow): void;
  onOpen(): void;
  onNear(ids: readonly QuestionId[]): void;
  onClear(): void;
}

function QueueBody({ queue, status, isFiltered, selectedId, list, onRange, onSelect, onOpen, onNear, onClear }: QueueBodyProps) {
  const isFirst = status?.sync.state === 'starting';
  if (queue.total === null) return queue.trouble ? null : <QueueSkeleton />;
  if (queue.total === 0) {
    if (isFirst) return <FirstSync sync={status.sync} forumName={status.forum.name} compact={false} />;
    return isFiltered ? <NothingMatches onClear={onClear} /> : <NothingWaits forumName={status?.forum.name ?? ''} />;
  }
  return (
    <>
      {isFirst ? <FirstSync sync={status.sync} forumName={status.forum.name} compact /> : null}
      <QueueList {...{ queue, selectedId, onRange, onSelect, onOpen, onNear, list }} />
    </>
  );
}
