import { QueryClient, useQuery, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import type { Trouble } from '#shared/words/trouble.ts';
import { troubleOf } from './trouble-of.ts';

export interface LiveValue<T> {
  /** The newest answer; the last one known while it is asked again; undefined before the first. */
  value: T | undefined;
  trouble: Trouble | null;
  /** Asks again after a trouble. */
  retry(): void;
}

/**
 * A live query of the engine, shared by every component that asks the same:
 * `useLive(desk.query.threads.open.experimental_liveOptions({ input: { questionId } }))`.
 */
export function useLive<T, E extends Error, K extends QueryKey>(options: UseQueryOptions<T, E, T, K>): LiveValue<T> {
  const { data, error, refetch } = useQuery(options);
  return { value: data, trouble: error === null ? null : troubleOf(error), retry: () => void refetch() };
}

/** The engine is on this machine: whether the network is there, or the window in front, says nothing about it. */
export const aQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 600_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Asks again every live query that ended while the engine was away. */
export const resumeLive = (queries: QueryClient): Promise<void> =>
  queries.refetchQueries({ type: 'active', predicate: ({ queryKey, state }) => state.fetchStatus === 'idle' && isLiveKey(queryKey) });

const isLiveKey = (key: QueryKey): boolean => typeof key[1] === 'object' && key[1] !== null && 'type' in key[1] && key[1].type === 'live';
