import { useQueries, type QueryKey, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Trouble } from '#shared/words/trouble.ts';
import { troubleOf } from './trouble-of.ts';

/** One block of a long list, as the engine answers it. */
export interface LivePage<R> {
  total: number;
  offset: number;
  rows: R[];
}

export interface LiveWindow<R, P> {
  /** How many match; null while the first answer is awaited. */
  total: number | null;
  rowAt(index: number): R | undefined;
  /** Among the rows in the window; -1: not there. */
  indexOf(id: string): number;
  /** What the engine says with the first block, besides its rows. */
  head: P | null;
  trouble: Trouble | null;
  retry(): void;
}

/** The blocks of `size` rows that cover `first` to `last`, and always the first one, which knows the total. Pure. */
export function blocksOf(size: number, first: number, last: number): number[] {
  const blocks = new Set([0]);
  for (let block = Math.floor(first / size); block <= Math.floor(last / size); block += 1) blocks.add(block);
  return [...blocks].toSorted((a, b) => a - b);
}

/** The blocks laid side by side, by place and by name. Null while the first block is awaited. Pure. */
function layOut<R extends { id: string }, P extends LivePage<R>>(answers: readonly UseQueryResult<P>[]) {
  const failed = answers.find(({ error }) => error !== null);
  const head = answers[0]?.data;
  const rows = new Map<number, R>();
  const places = new Map<string, number>();
  for (const { data } of answers) {
    data?.rows.forEach((row, i) => {
      rows.set(data.offset + i, row);
      places.set(row.id, data.offset + i);
    });
  }
  return { known: head === undefined ? null : { head, rows, places }, failed };
}

/** The part of a long list that is on screen, live. `blocks`: a query for each block, the first one first. While a new question is being answered the rows of the old one stay. */
export function useLiveWindow<R extends { id: string }, P extends LivePage<R>, E extends Error, K extends QueryKey>(blocks: readonly UseQueryOptions<P, E, P, K>[]): LiveWindow<R, P> {
  const { known, failed } = useQueries({ queries: blocks, combine: layOut<R, P> });
  const kept = useRef(known);
  if (known !== null) kept.current = known;
  const shown = kept.current;
  return {
    total: shown?.head.total ?? null,
    rowAt: (index) => shown?.rows.get(index),
    indexOf: (id) => shown?.places.get(id) ?? -1,
    head: shown?.head ?? null,
    trouble: failed ? troubleOf(failed.error) : null,
    retry: () => void failed?.refetch(),
  };
}
