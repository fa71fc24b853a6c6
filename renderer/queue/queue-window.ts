import { useDesk } from '#renderer/link/desk.tsx';
import { blockSize } from '#renderer/link/early-asks.ts';
import { blocksOf, useLiveWindow, type LiveWindow } from '#renderer/link/live-window.ts';
import type { QueueFilter, QueuePage, QueueSort } from '#shared/contract/queue.ts';
import type { QuestionRow } from '#shared/words/question.ts';

export type QueueWindow = LiveWindow<QuestionRow, QueuePage>;

/** The part of the queue that is on screen, live. */
export function useQueueWindow(filter: QueueFilter, sort: QueueSort, first: number, last: number): QueueWindow {
  const desk = useDesk();
  return useLiveWindow(blocksOf(blockSize, first, last).map((block) => desk.query.queue.page.experimental_liveOptions({ input: { filter, sort, offset: block * blockSize, limit: blockSize } })));
}
