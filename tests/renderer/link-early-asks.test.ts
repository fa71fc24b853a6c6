import type { ClientLink } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askEarly, firstAsks } from '#renderer/link/early-asks.ts';

type Plain = Record<never, never>;

/** A link that writes down what it is asked, and whether it was called off. */
function aLink() {
  const asked: { name: string; signal: AbortSignal | undefined }[] = [];
  const link: ClientLink<Plain> = {
    call(path, input, { signal }) {
      asked.push({ name: `${path.join('.')} ${JSON.stringify(input)}`, signal });
      return Promise.resolve(asked.length);
    },
  };
  return { link, asked };
}
const page = { filter: {}, sort: 'level', offset: 0, limit: 100 };

describe('asking early', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives the first who asks the same the answer that was on its way, and asks again for the second', async () => {
    const { link, asked } = aLink();
    const early = askEarly(link, firstAsks(''), {});
    expect(asked).toHaveLength(4);
    expect(await early.call(['queue', 'page'], page, { context: {} })).toBe(4);
    expect(asked).toHaveLength(4);
    expect(await early.call(['queue', 'page'], page, { context: {} })).toBe(5);
  });

  it('asks anew for anything else', async () => {
    const { link, asked } = aLink();
    const early = askEarly(link, firstAsks('#/unanswered'), {});
    await early.call(['queue', 'page'], { ...page, sort: 'newest' }, { context: {} });
    expect(asked.at(-1)?.name).toContain('newest');
  });

  it('asks for no queue where another screen is opened', () => {
    const { link, asked } = aLink();
    askEarly(link, firstAsks('#/outbox'), {});
    expect(asked.map(({ name }) => name.split(' ')[0])).toEqual(['desk.status', 'settings.current', 'queue.summary']);
  });

  it('calls off with whoever took the answer, and what nobody came for after five seconds', async () => {
    const { link, asked } = aLink();
    const early = askEarly(link, firstAsks(''), {});
    const off = new AbortController();
    await early.call(['desk', 'status'], undefined, { context: {}, signal: off.signal });
    vi.advanceTimersByTime(5_000);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, true, true, true]);
    off.abort();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
});
