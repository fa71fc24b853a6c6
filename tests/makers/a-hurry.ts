import type { Clock } from '#electron/engine/ports.ts';
import type { HandClock } from './a-clock.ts';

/** Everything that is ready to go on goes on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Lets a hand clock go on in small steps, so that whatever one step begins is done before the next. */
export async function pass(clock: HandClock, ms: number, step = 500): Promise<void> {
  await settle();
  for (let left = ms; left >= 0; left -= step) {
    await clock.forward(Math.min(step, left));
    await settle();
    if (left === 0) break;
  }
}

/** A clock whose waits are `times` as short; the clock on the wall stays right. For real parts that wait on purpose. */
export function aHurriedClock(times: number): Clock {
  const wall = Date.now();
  const begun = performance.now();
  const elapsed = (): number => (performance.now() - begun) * times;
  return {
    now: () => Math.round(wall + elapsed() / times),
    elapsed,
    after(ms, call) {
      const timer = setTimeout(call, ms / times);
      return () => clearTimeout(timer);
    },
  };
}
