import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '#electron/engine/ports.ts';

/** A clock that stands still while anything is on its way and leaps to whatever is due next. Days of waiting pass in no time, and nothing times out meanwhile. */
export interface LeapingClock extends Clock {
  /** Lets time go by until it is so. Throws when nothing is due any more, or after so much time on this clock. */
  until(isSo: () => boolean, mostMs?: number): Promise<void>;
  /** When each request of this process left, on this clock. */
  left: readonly number[];
}

/** So many turns of the loop without a request, and whoever had something to do has done it. */
const quietTurns = 4;
/** On the machine's own clock. */
const patienceMs = 20_000;

export function aLeapingClock({ now = 1_760_000_000_000 } = {}): LeapingClock {
  let elapsed = 0;
  let isLeaping = false;
  const due = new Map<symbol, { at: number; call: () => void }>();
  const underway = new Set<unknown>();
  const left: number[] = [];

  // Node tells of every request of this process, so what is on its way is known without asking the house.
  subscribe('http.client.request.start', (message) => {
    underway.add((message as { request: unknown }).request);
    left.push(elapsed);
  });
  subscribe('http.client.request.error', (message) => void underway.delete((message as { request: unknown }).request));
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { request: unknown; response: IncomingMessage };
    response.once('close', () => underway.delete(request));
  });

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const quiet = async (): Promise<void> => {
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await turn();
      if (underway.size > 0) turns = -1;
    }
  };

  return {
    left,
    now: () => Math.floor(now + elapsed),
    elapsed: () => elapsed,
    after(ms, call) {
      const name = Symbol('due');
      due.set(name, { at: elapsed + Math.max(0, ms), call });
      return () => void due.delete(name);
    },
    async until(isSo, mostMs = 30 * 86_400_000) {
      if (isLeaping) throw new Error('somebody else lets time go by');
      isLeaping = true;
      const end = elapsed + mostMs;
      let heardAt = performance.now();
      try {
        for (;;) {
          await quiet();
          if (isSo()) return;
          let next: [symbol, { at: number; call: () => void }] | undefined;
          for (const entry of due) if (next === undefined || entry[1].at < next[1].at) next = entry;
          if (next === undefined) {
            // A thread or the disk may still have something to say.
            if (performance.now() - heardAt > patienceMs) throw new Error('nothing is due any more');
            await new Promise((resolve) => setTimeout(resolve, 5));
            continue;
          }
          heardAt = performance.now();
          if (next[1].at > end) throw new Error(`it did not become so within ${mostMs} ms`);
          due.delete(next[0]);
          elapsed = Math.max(elapsed, next[1].at);
          next[1].call();
        }
      } finally {
        isLeaping = false;
      }
    },
  };
}
