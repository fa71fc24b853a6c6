import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { useForumName } from '#renderer/forum/use-forums.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import { select, toggle, useTriage } from '../triage-state.ts';
import style from '../triage.module.css';
import { headHeight, rowHeight, rowIdOf, TriageHead, TriageRow } from './triage-row.tsx';
import type { TriageWindow } from './triage-window.ts';
import { useCursorInView } from './use-cursor-in-view.ts';

interface TriageGridProps {
  triage: TriageWindow;
  list: RefObject<HTMLDivElement | null>;
  onRange(first: number, last: number): void;
  onOpen(id: QuestionId): void;
  onSelectAll(): void;
}

/** The questions to sort as one grid. The grid has the focus and names the row the keys stand on; x, Shift and a press on the box select. */
export function TriageGrid({ triage, list, onRange, onOpen, onSelectAll }: TriageGridProps) {
  const forumName = useForumName();
  const total = triage.total ?? 0;
  const cursorId = useTriage((state) => state.cursorId);
  const selected = useTriage((state) => state.selected);
  const cursor = cursorId === null ? -1 : triage.indexOf(cursorId);
  // Where the cursor was, for "next" after its row has left the list.
  const lastPlace = useRef(-1);
  if (cursor !== -1) lastPlace.current = cursor;
  const [wanted, setWanted] = useState<number | null>(null);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 8,
    initialRect: { width: 800, height: window.innerHeight },
    // The cursor's row stays in the document, or the grid would name a row that is not there.
    rangeExtractor: useCallback((range: Range) => withCursor(defaultRangeExtractor(range), cursor), [cursor]),
  });
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useCursorInView(rows, cursorId, cursor);

  const moveTo = (index: number): QuestionRow | undefined => {
    if (total === 0) return undefined;
    const to = Math.max(0, Math.min(total - 1, index));
    rows.scrollToIndex(to, { align: 'auto' });
    const row = triage.rowAt(to);
    if (row) useTriage.setState({ cursorId: row.id });
    setWanted(row ? null : to);
    return row;
  };
  const step = (by: 1 | -1): QuestionRow | undefined => {
    if (cursor !== -1) return moveTo(cursor + by);
    if (lastPlace.current === -1) return moveTo(by === 1 ? 0 : total - 1);
    // The row is gone, and the next one has moved into its place.
    return moveTo(by === 1 ? lastPlace.current : lastPlace.current - 1);
  };
  const arrived = wanted === null ? undefined : triage.rowAt(wanted)?.id;
  useEffect(() => {
    if (arrived === undefined) return;
    setWanted(null);
    useTriage.setState({ cursorId: arrived });
  }, [arrived]);

  // The first row is looked at without being asked for, and the next one when the one that was looked at has left.
  const isHere = cursor !== -1;
  const settle = useRef((): void => {});
  settle.current = () => void (total > 0 && !isHere && wanted === null && moveTo(Math.max(0, lastPlace.current)));
  useEffect(() => settle.current(), [isHere, total]);

  /** Everything from where the selection began to here. */
  const extendTo = (row: QuestionRow | undefined): void => {
    if (!row) return;
    const anchorId = useTriage.getState().anchorId ?? cursorId ?? row.id;
    const from = triage.indexOf(anchorId);
    const to = triage.indexOf(row.id);
    const [low, high] = from === -1 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    select(Array.from({ length: high - low + 1 }, (_, i) => triage.rowAt(low + i)?.id).filter((id) => id !== undefined));
    useTriage.setState({ anchorId });
  };
  const onPress = useRef((_row: QuestionRow, _event: MouseEvent, _isCheck: boolean): void => {});
  onPress.current = (row, event, isCheck) => {
    useTriage.setState({ cursorId: row.id });
    if (event.shiftKey) extendTo(row);
    else if (isCheck || event.ctrlKey || event.metaKey) toggle(row.id);
  };
  const press = useCallback((row: QuestionRow, event: MouseEvent, isCheck: boolean) => onPress.current(row, event, isCheck), []);

  useCommands({
    'queue.next': () => void step(1),
    'queue.previous': () => void step(-1),
    'list.extend-down': () => extendTo(step(1)),
    'list.extend-up': () => extendTo(step(-1)),
    'list.select-all': onSelectAll,
    ...(cursorId !== null && isHere ? { 'queue.open': () => onOpen(cursorId), 'list.select': () => toggle(cursorId) } : {}),
  });

  const page = Math.max(1, Math.floor(((list.current?.clientHeight ?? rowHeight * 12) - headHeight) / rowHeight) - 1);
  const moves: Record<string, () => QuestionRow | undefined> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    PageDown: () => moveTo(Math.max(cursor, 0) + page),
    PageUp: () => moveTo(Math.max(cursor, 0) - page),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (move && event.shiftKey) extendTo(move());
    else if (move) void move();
    else if (event.key === ' ' && cursorId !== null && isHere) toggle(cursorId);
    else if (event.key === 'Enter' && cursorId !== null && isHere) onOpen(cursorId);
    else if (event.key === 'Escape' && selected.size > 0) useTriage.setState({ selected: new Set(), anchorId: null });
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={list}
      className={style.grid}
      role="grid"
      aria-label="Triage"
      aria-multiselectable="true"
      aria-rowcount={total + 1}
      tabIndex={0}
      data-pane-focus=""
      {...(cursorId !== null && isHere ? { 'aria-activedescendant': rowIdOf(cursorId) } : {})}
      onKeyDown={onKeyDown}
    >
      <TriageHead />
      <div role="rowgroup" style={{ height: rows.getTotalSize() - headHeight, position: 'relative' }}>
        {rows.getVirtualItems().map(({ index }) => {
          const row = triage.rowAt(index);
          return row ? (
            <TriageRow key={row.id} row={row} forum={forumName(row.id)} index={index} isCursor={row.id === cursorId} isSelected={selected.has(row.id)} onPress={press} />
          ) : (
            <div key={`at ${index}`} role="presentation" className={`${style.row} ${style.unread}`} style={{ transform: `translateY(${index * rowHeight}px)` }} />
          );
        })}
      </div>
    </div>
  );
}

const withCursor = (range: number[], cursor: number): number[] => (cursor === -1 || range.includes(cursor) ? range : [...range, cursor].toSorted((a, b) => a - b));
