import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QueueFilter, QueueSort } from '#shared/contract/queue.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** Rows asked for at once. The list is read in blocks, so that ten thousand questions cost what a screenful costs. */
export const blockSize = 100;

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

/** The part of the queue that is on screen, live. While a new filter is being answered the rows of the old one stay. */
export function useQueueWindow(filter: QueueFilter, sort: QueueSort, first: number, last: number): QueueWindow {
  const desk = useDesk();
  const blocks = blocksFor(first, last);
  const answers = useQueries({
    queries: blocks.map((block) => desk.query.queue.page.experimental_liveOptions({ input: { filter, sort, offset: block * blockSize, limit: blockSize } })),
  });
  const pages = answers.map(({ data }) => data);
  const error = answers.find((answer) => answer.error !== null);
  const known = useRef<Pick<QueueWindow, 'total' | 'rowAt' | 'indexOf'>>({ total: null, rowAt: () => undefined, indexOf: () => -1 });

  const current = useMemo(() => {
    const total = pages[0]?.total;
    if (total === undefined) return known.current;
    const rows = new Map<number, QuestionRow>();
    const places = new Map<string, number>();
    for (const page of pages) {
      page?.rows.forEach((row, i) => {
        rows.set(page.offset + i, row);
        places.set(row.id, page.offset + i);
      });
    }
    return { total, rowAt: (index: number) => rows.get(index), indexOf: (id: string) => places.get(id) ?? -1 };
    // The pages are the dependencies; their number changes as the person scrolls.
  }, [blocks.join(), ...Array.from({ length: 8 }, (_, i) => pages[i])]);
  known.current = current;

  return { ...current, trouble: error ? troubleOf(error.error) : null, retry: () => void error?.refetch() };
}
