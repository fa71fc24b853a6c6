import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { headHeight, rowHeight } from './triage-row.tsx';

interface Place {
  cursorId: string | null;
  cursor: number;
  height: number;
}

/** The row the keys stand on stays on screen when others are sorted in before it or the list gets lower; one that was scrolled away from stays away. `cursor`: its index, -1: none. */
export function useCursorInView(rows: Virtualizer<HTMLDivElement, Element>, cursorId: string | null, cursor: number): void {
  const height = rows.scrollRect?.height ?? 0;
  const before = useRef<Place>({ cursorId: null, cursor: -1, height: 0 });
  const follow = useRef((): void => {});
  follow.current = () => {
    const was = before.current;
    before.current = { cursorId, cursor, height };
    if (cursor !== -1 && was.cursor !== -1 && was.cursorId === cursorId && isSeen(was, rows.scrollElement?.scrollTop ?? 0)) rows.scrollToIndex(cursor, { align: 'auto' });
  };
  useEffect(() => follow.current(), [cursorId, cursor, height]);
}

/** Whether a row in that place shows below the head of a list that is scrolled so far. */
const isSeen = ({ cursor, height }: Place, scrolled: number): boolean => (cursor + 1) * rowHeight > scrolled && headHeight + cursor * rowHeight < scrolled + height;
