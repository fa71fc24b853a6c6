import type { ClientContext, ClientLink } from '@orpc/client';

/** Rows asked for at once. The queue is read in blocks, so that ten thousand questions cost what a screenful costs. */
export const blockSize = 100;

/** The block a queue begins with that nobody filtered or turned round. */
export const firstPage = { filter: {}, sort: 'level', offset: 0, limit: blockSize } as const;

/** Whether an address opens that queue. `hash` as in `location.hash`. */
export const opensFirstPage = (hash: string): boolean => /^#?$|^#\/unanswered$/.test(hash);

/** What is going to be asked, whatever the address says. */
const everyScreen: readonly Ask[] = [[['desk', 'status']], [['settings', 'current']], [['queue', 'summary']]];

type Ask = readonly [path: readonly string[], input?: unknown];

const graceMs = 5_000;
const nameOf = (path: readonly string[], input: unknown): string => `${path.join('.')} ${JSON.stringify(input)}`;

export const firstAsks = (hash: string): readonly Ask[] => (opensFirstPage(hash) ? [...everyScreen, [['queue', 'page'], firstPage]] : everyScreen);

/**
 * A link that has asked already: the first call for the same gets the answer that was on its way while the rest of the page
 * was still being read. What nobody came for within five seconds, as under another order, is called off.
 */
export function askEarly<C extends ClientContext>(link: ClientLink<C>, asks: readonly Ask[], context: C): ClientLink<C> {
  const underway = new Map<string, { answer: Promise<unknown>; off: AbortController }>();
  for (const [path, input] of asks) {
    const off = new AbortController();
    const answer = link.call(path, input, { context, signal: off.signal });
    // Whoever comes for it hears of its failure.
    answer.catch(() => undefined);
    underway.set(nameOf(path, input), { answer, off });
  }
  setTimeout(() => {
    for (const { off } of underway.values()) off.abort();
    underway.clear();
  }, graceMs);
  return {
    call(path, input, options) {
      const name = nameOf(path, input);
      const early = underway.get(name);
      if (!early) return link.call(path, input, options);
      underway.delete(name);
      options.signal?.addEventListener('abort', () => early.off.abort(options.signal?.reason), { once: true });
      return early.answer;
    },
  };
}
