import type { Clock } from './engine/ports.ts';

/** The machine's clock, for either front door. */
export const systemClock = (): Clock => ({
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});
