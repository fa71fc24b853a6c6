import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { blockSize } from '#renderer/link/early-asks.ts';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QueueFilter, QueuePage, QueueSort } from '#shared/contract/queue.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Trouble } from '#shared/words/trouble.ts';

export interface QueueWindow {
  /** How many match; null while the first answer is awaited. */
  total: number | null;
  rowAt(index: number): QuestionRow | undefined;
  /** Among the rows in the window; -1: not there. */
  indexOf(id: string): number;
  trouble: Trouble | null;
  retry(): void;
}

/** The blocks that cover `first` to `last`, and always the first one, which knows the total. Pure. */
export function blocksFor(first: number, last: number): number[] {
  const blocks = new Set([0]);
  for (let block = Math.floor(first / blockSize); block <= Math.floor(last / blockSize); block += 1) blocks.add(block);
  return [...blocks].toSorted((a, b) => a - b);
}

/** The blocks laid side by side, by place and by question. Null while the first block is awaited. Pure. */
function layOut(answers: readonly UseQueryResult<QueuePage>[]) {
  const failed = answers.find(({ error }) => error !== null);
  const total = answers[0]?.data?.total;
  const rows = new Map<number, QuestionRow>();
  const places = new Map<string, number>();
  for (const { data } of answers) {
    data?.rows.forEach((row, i) => {
      rows.set(data.offset + i, row);
      places.set(row.id, data.offset + i);
    });
  }
  return { known: total === undefined ? null : { total, rows, places }, failed };
}

/** The part of the queue that is on screen, live. While a new filter is being answered the rows of the old one stay. */
export function useQueueWindow(filter: QueueFilter, sort: QueueSort, first: number, last: number): QueueWindow {
  const desk = useDesk();
  const { known, failed } = useQueries({
    queries: blocksFor(first, last).map((block) => desk.query.queue.page.experimental_liveOptions({ input: { filter, sort, offset: block * blockSize, limit: blockSize } })),
    combine: layOut,
  });
  const kept = useRef(known);
  if (known !== null) kept.current = known;
  const shown = kept.current;
  return {
    total: shown?.total ?? null,
    rowAt: (index) => shown?.rows.get(index),
    indexOf: (id) => shown?.places.get(id) ?? -1,
    trouble: failed ? troubleOf(failed.error) : null,
    retry: () => void failed?.refetch(),
  };
}
