import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useNow } from '#renderer/ui/time-ago.tsx';
import { useLibraryView } from '../library-view.ts';
import { dayOf } from '../words.ts';
import type { LibraryWindow } from './library-window.ts';
import { headHeight, rowHeights, rowIdOf, TemplateRowView, WideHead } from './template-row.tsx';
import style from './grid.module.css';

interface TemplateGridProps {
  library: LibraryWindow;
  list: RefObject<HTMLDivElement | null>;
  openId: string | null;
  onOpen(templateId: string): void;
  /** Which rows are on screen, so that they can be asked for. */
  onRange(first: number, last: number): void;
}

/** The templates as one grid. The grid itself has the focus and names the row the keys stand on, so that rows may come and go under a screen reader. */
export function TemplateGrid({ library, list, openId, onOpen, onRange }: TemplateGridProps) {
  const total = library.total ?? 0;
  const isWide = openId === null;
  const rowHeight = isWide ? rowHeights.wide : rowHeights.narrow;
  const top = isWide ? headHeight : 0;
  const today = dayOf(useNow());
  const { cursorId, filter, sort } = useLibraryView();
  const cursor = cursorId === null ? -1 : library.indexOf(cursorId);
  // Where the cursor was, for "next" after its row has left the list.
  const lastPlace = useRef(-1);
  if (cursor !== -1) lastPlace.current = cursor;
  const [wanted, setWanted] = useState<number | null>(null);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    paddingStart: top,
    scrollPaddingStart: top,
    overscan: 6,
    initialRect: { width: 330, height: window.innerHeight },
    // The cursor's row stays in the document, or the grid would name a row that is not there.
    rangeExtractor: useCallback((range: Range) => withCursor(defaultRangeExtractor(range), cursor), [cursor]),
  });
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);

  // Only when the cursor itself moves or the rows change their height, not when the list moves under it.
  const isHere = cursor !== -1;
  const show = useRef((): void => {});
  show.current = () => rows.scrollToIndex(cursor, { align: 'auto' });
  const measure = useRef((): void => {});
  measure.current = () => rows.measure();
  useEffect(() => measure.current(), [rowHeight]);
  useEffect(() => {
    if (cursorId !== null && isHere) show.current();
  }, [cursorId, isHere, rowHeight]);

  // Another question has other rows: the cursor's is found again among them, else they are read from the top.
  const isAskedAnew = useRef(false);
  const askedBefore = useRef({ filter, sort });
  if (askedBefore.current.filter !== filter || askedBefore.current.sort !== sort) {
    askedBefore.current = { filter, sort };
    isAskedAnew.current = true;
  }
  const begin = useRef((): void => {});
  begin.current = () => (isHere ? show.current() : list.current?.scrollTo({ top: 0 }));
  useEffect(() => {
    if (!isAskedAnew.current) return;
    isAskedAnew.current = false;
    begin.current();
    // The rows of the old question stay until these are here.
  }, [library.head]);

  const moveTo = (index: number): void => {
    if (total === 0) return;
    const to = Math.max(0, Math.min(total - 1, index));
    rows.scrollToIndex(to, { align: 'auto' });
    const row = library.rowAt(to);
    if (row) useLibraryView.setState({ cursorId: row.id });
    setWanted(row ? null : to);
  };
  const step = (by: 1 | -1): void => {
    if (cursor !== -1) moveTo(cursor + by);
    else if (lastPlace.current === -1) moveTo(by === 1 ? 0 : total - 1);
    // The row is gone, and the next one has moved into its place.
    else moveTo(by === 1 ? lastPlace.current : lastPlace.current - 1);
  };
  // A jump far down lands before the rows there are known.
  const arrived = wanted === null ? undefined : library.rowAt(wanted)?.id;
  useEffect(() => {
    if (arrived === undefined) return;
    setWanted(null);
    useLibraryView.setState({ cursorId: arrived });
  }, [arrived]);

  const open = (): void => {
    if (cursorId !== null && isHere) onOpen(cursorId);
    else moveTo(0);
  };
  useCommands({ 'library.next': () => step(1), 'library.previous': () => step(-1), ...(isHere ? { 'library.open': open } : {}) });

  const page = Math.max(1, Math.floor(((list.current?.clientHeight ?? rowHeight * 7) - top) / rowHeight) - 1);
  const moves: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    PageDown: () => moveTo(Math.max(cursor, 0) + page),
    PageUp: () => moveTo(Math.max(cursor, 0) - page),
    Enter: open,
  };
  const press = (event: KeyboardEvent): void => {
    const move = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const onPress = useCallback(
    (templateId: string) => {
      useLibraryView.setState({ cursorId: templateId });
      onOpen(templateId);
    },
    [onOpen],
  );

  return (
    <div
      ref={list}
      className={`${style.grid} ${isWide ? style.wide : style.narrow}`}
      role="grid"
      aria-label="Template library"
      aria-rowcount={total + (isWide ? 1 : 0)}
      tabIndex={0}
      data-pane-focus=""
      {...(cursorId !== null && isHere ? { 'aria-activedescendant': rowIdOf(cursorId) } : {})}
      onKeyDown={press}
    >
      {isWide ? <WideHead /> : null}
      <div role="rowgroup" style={{ height: rows.getTotalSize() - top, position: 'relative' }}>
        {rows.getVirtualItems().map(({ index }) => {
          const row = library.rowAt(index);
          return row ? (
            <TemplateRowView key={row.id} {...{ row, index, isWide, today, onPress }} isCursor={row.id === cursorId} isOpen={row.id === openId} />
          ) : (
            <div key={`at ${index}`} role="presentation" className={`${style.row} ${style.unread}`} style={{ transform: `translateY(${index * rowHeight}px)` }} />
          );
        })}
      </div>
    </div>
  );
}

const withCursor = (range: number[], cursor: number): number[] => (cursor === -1 || range.includes(cursor) ? range : [...range, cursor].toSorted((a, b) => a - b));
