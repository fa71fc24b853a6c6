import { useEffect, type RefObject } from 'react';
import { rangesOf, type Words } from './mark-words.ts';

/** As `::highlight()` in the stylesheet names it. */
const name = 'level-words';
const shown = new Map<symbol, Range[]>();

/** One highlight for the page, made of what each place marks; a highlight changes nothing in the text it lies over. */
function show(owner: symbol, ranges: Range[] | null): void {
  // A browser without it shows the words in the panel only.
  if (!('highlights' in CSS)) return;
  if (ranges) shown.set(owner, ranges);
  else shown.delete(owner);
  const all = [...shown.values()].flat();
  if (all.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...all));
}

/** Marks words in a part of the page while it is there, also when it is drawn anew. `key` stays the same while the words do. */
export function useMarkedWords(place: RefObject<Element | null>, words: readonly Words[]): void {
  const key = JSON.stringify(words);
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    const owner = Symbol(name);
    const wanted = JSON.parse(key) as Words[];
    const mark = (): void => show(owner, wanted.length === 0 ? null : rangesOf(root, wanted));
    mark();
    const watch = new MutationObserver(mark);
    watch.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      show(owner, null);
    };
  }, [place, key]);
}
