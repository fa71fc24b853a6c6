import type { QueryClient } from '@tanstack/react-query';
import type { Desk } from '#renderer/link/desk.tsx';
import { blockSize } from '#renderer/queue/queue-window.ts';

const graceMs = 5_000;

/** Asks what the first screen will ask, before there is a screen: the answers arrive while it is being built. */
export function askAhead(desk: Desk, queries: QueryClient, hash: string): void {
  const first = { filter: {}, sort: 'oldest' as const, offset: 0, limit: blockSize };
  const asked = [
    desk.query.desk.status.experimental_liveOptions(),
    desk.query.settings.current.experimental_liveOptions(),
    desk.query.queue.summary.experimental_liveOptions(),
    ...(/^#?$|^#\/unanswered$/.test(hash) ? [desk.query.queue.page.experimental_liveOptions({ input: first })] : []),
  ];
  for (const { queryKey, queryFn } of asked) void queries.prefetchQuery({ queryKey, queryFn } as Parameters<QueryClient['prefetchQuery']>[0]);
  // A question nobody asked after all, as under another order, is not answered for ever.
  setTimeout(() => {
    for (const { queryKey } of asked) if (queries.getQueryCache().find({ queryKey, exact: true })?.getObserversCount() === 0) queries.removeQueries({ queryKey, exact: true });
  }, graceMs);
}
