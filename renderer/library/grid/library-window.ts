import { useDesk } from '#renderer/link/desk.tsx';
import { blocksOf, useLiveWindow, type LiveWindow } from '#renderer/link/live-window.ts';
import type { LibraryFilter, LibraryPage, LibrarySort, TemplateRow } from '#shared/words/library.ts';

/** Rows asked for at once; the most the engine gives. */
const blockSize = 200;

export type LibraryWindow = LiveWindow<TemplateRow, LibraryPage>;

/** The part of the library that is on screen, live. */
export function useLibraryWindow(filter: LibraryFilter, sort: LibrarySort, first: number, last: number): LibraryWindow {
  const desk = useDesk();
  return useLiveWindow(blocksOf(blockSize, first, last).map((block) => desk.query.library.page.experimental_liveOptions({ input: { filter, sort, offset: block * blockSize, limit: blockSize } })));
}
