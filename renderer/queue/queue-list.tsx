import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useForumName } from '#renderer/forum/use-forums.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { QueueWindow } from './queue-window.ts';
import { optionId, QueueRow, rowHeight } from './queue-row.tsx';
import style from './queue.module.css';

export interface QueueListProps {
  queue: QueueWindow;
  selectedId: QuestionId | null;
  /** Which rows are on screen, so that they can be asked for. */
  onRange(first: number, last: number): void;
  onSelect(row: QuestionRow): void;
  /** The person wants to read the selected question. */
  onOpen(): void;
  onNear(ids: readonly QuestionId[]): void;
  list: RefObject<HTMLDivElement | null>;
}

/**
 * The waiting questions as one listbox. The list itself has the focus and names the selected row, so that rows may come and go
 * under a screen reader; selecting shows the question at once.
 */
export function QueueList({ queue, selectedId, onRange, onSelect, onOpen, onNear, list }: QueueListProps) {
  const forumName = useForumName();
  const total = queue.total ?? 0;
  const selected = selectedId === null ? -1 : queue.indexOf(selectedId);
  // Where the selection was, for "next" after its question has left the list.
  const lastPlace = useRef(-1);
  if (selected !== -1) lastPlace.current = selected;
  const [wanted, setWanted] = useState<number | null>(null);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 5,
    initialRect: { width: 350, height: window.innerHeight },
    // The selected row stays in the document, or the list would name a row that is not there.
    rangeExtractor: useCallback((range: Range) => withSelected(defaultRangeExtractor(range), selected), [selected]),
  });
  const shown = rows.getVirtualItems();
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);

  const select = (index: number): void => {
    const to = Math.max(0, Math.min(total - 1, index));
    if (total === 0) return;
    rows.scrollToIndex(to, { align: 'auto' });
    const row = queue.rowAt(to);
    if (row) onSelect(row);
    setWanted(row ? null : to);
  };
  const step = (by: 1 | -1): void => {
    if (selected !== -1) select(selected + by);
    else if (lastPlace.current === -1) select(by === 1 ? 0 : total - 1);
    // The one that was selected is gone, and the next one has moved into its place.
    else select(by === 1 ? lastPlace.current : lastPlace.current - 1);
  };

  // A jump far down lands before the rows there are known.
  const arrived = wanted === null ? undefined : queue.rowAt(wanted);
  useEffect(() => {
    if (!arrived) return;
    setWanted(null);
    onSelect(arrived);
  }, [arrived, onSelect]);

  // Only when the selection itself changes, not when the list moves under it.
  const isHere = selected !== -1;
  const show = useRef((): void => {});
  show.current = () => rows.scrollToIndex(selected, { align: 'auto' });
  useEffect(() => {
    if (selectedId !== null && isHere) show.current();
  }, [selectedId, isHere]);

  const after = queue.rowAt(selected + 1)?.id;
  const before = selected > 0 ? queue.rowAt(selected - 1)?.id : undefined;
  useEffect(() => onNear([after, before].filter((id) => id !== undefined)), [after, before, onNear]);

  useCommands({ 'queue.next': () => step(1), 'queue.previous': () => step(-1), ...(selected === -1 ? {} : { 'queue.open': onOpen }) });

  const page = Math.max(1, Math.floor((list.current?.clientHeight ?? rowHeight * 7) / rowHeight) - 1);
  const moves: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => select(0),
    End: () => select(total - 1),
    PageDown: () => select(Math.max(selected, 0) + page),
    PageUp: () => select(Math.max(selected, 0) - page),
    Enter: () => (selected === -1 ? select(0) : onOpen()),
  };
  const press = (event: KeyboardEvent): void => {
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const onPress = useCallback((row: QuestionRow) => onSelect(row), [onSelect]);

  return (
    <div
      ref={list}
      className={style.list}
      role="listbox"
      aria-label="Unanswered questions"
      tabIndex={0}
      data-pane-focus=""
      {...(selectedId !== null && selected !== -1 ? { 'aria-activedescendant': optionId(selectedId) } : {})}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index }) => {
          const row = queue.rowAt(index);
          return row ? (
            <QueueRow key={row.id} row={row} forum={forumName(row.id)} index={index} total={total} isSelected={row.id === selectedId} onPress={onPress} />
          ) : (
            <div key={`at ${index}`} role="presentation" className={`${style.row} ${style.unread}`} style={{ transform: `translateY(${index * rowHeight}px)` }} />
          );
        })}
      </div>
    </div>
  );
}

const withSelected = (range: number[], selected: number): number[] => (selected === -1 || range.includes(selected) ? range : [...range, selected].toSorted((a, b) => a - b));
