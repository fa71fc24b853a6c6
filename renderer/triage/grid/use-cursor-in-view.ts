import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** The row the keys stand on stays on screen when others are sorted in before it or the list gets lower; one that was scrolled away from stays away. `cursor`: its index, -1: none. */
export function useCursorInView(rows: Virtualizer<HTMLDivElement, Element>, cursorId: string | null, cursor: number): void {
  const wasInView = useRef(false);
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  const height = rows.scrollRect?.height ?? 0;
  const follow = useRef((): void => {});
  follow.current = () => void (cursor !== -1 && wasInView.current && rows.scrollToIndex(cursor, { align: 'auto' }));
  useEffect(() => follow.current(), [cursor, height]);
  const look = useRef((): void => {});
  look.current = () => void (wasInView.current = cursor !== -1 && cursor >= first && cursor <= last);
  // Not when its place changes: where it was seen last is what is asked then.
  useEffect(() => look.current(), [first, last, cursorId]);
}
