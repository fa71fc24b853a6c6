import type { QueryClient } from '@tanstack/react-query';
import type { Desk } from '#renderer/link/desk.tsx';
import { firstPage, opensFirstPage } from '#renderer/link/early-asks.ts';

const patienceMs = 150;
const graceMs = 5_000;

/** Resolves when what the first screen shows is known, or when waiting longer would be slower than showing that it is awaited. */
export function whatIsShownFirst(desk: Desk, queries: QueryClient, hash: string): Promise<void> {
  const page = desk.query.queue.page.experimental_liveOptions({ input: firstPage });
  const asked = [desk.query.settings.current.experimental_liveOptions(), ...(opensFirstPage(hash) ? [page] : [])];
  for (const { queryKey, queryFn } of asked) void queries.prefetchQuery({ queryKey, queryFn } as Parameters<QueryClient['prefetchQuery']>[0]);
  // A question nobody asked after all, as under another order, is not answered for ever.
  setTimeout(() => {
    for (const { queryKey } of asked) if (queries.getQueryCache().find({ queryKey, exact: true })?.getObserversCount() === 0) queries.removeQueries({ queryKey, exact: true });
  }, graceMs);
  const isKnown = (): boolean => asked.every(({ queryKey }) => queries.getQueryData(queryKey) !== undefined);
  return new Promise((resolve) => {
    const stop = queries.getQueryCache().subscribe(() => isKnown() && done());
    const late = setTimeout(() => done(), patienceMs);
    const done = (): void => {
      stop();
      clearTimeout(late);
      resolve();
    };
  });
}
