import { useEffect, useRef } from 'react';
import { focusPane } from '#renderer/keys/panes.ts';

/** When `state` changes and takes the button away that was pressed, the focus goes to the words instead of nowhere. */
export function useKeptFocus(state: string): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    const here = document.activeElement;
    if (here === null || here === document.body || here.matches(':disabled')) focusPane('template');
  }, [state]);
}
