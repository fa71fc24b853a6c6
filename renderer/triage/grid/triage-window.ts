import { useDesk } from '#renderer/link/desk.tsx';
import { blockSize } from '#renderer/link/early-asks.ts';
import { blocksOf, useLiveWindow, type LiveWindow } from '#renderer/link/live-window.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { ViewFilter, ViewSort } from '#shared/words/view.ts';

interface ViewPage {
  total: number;
  over: number;
  offset: number;
  rows: QuestionRow[];
}
export type TriageWindow = LiveWindow<QuestionRow, ViewPage>;

/** The part of a view that is on screen, live. */
export function useTriageWindow(filter: ViewFilter, sort: ViewSort, first: number, last: number): TriageWindow {
  const desk = useDesk();
  return useLiveWindow(blocksOf(blockSize, first, last).map((block) => desk.query.views.page.experimental_liveOptions({ input: { filter, sort, offset: block * blockSize, limit: blockSize } })));
}
