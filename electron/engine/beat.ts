import type { Live } from './live.ts';
import type { Clock } from './ports.ts';

const every = 60_000;

/** Has everything asked again each minute that depends on what time it is: goals that are near, levels of patience. Returns how to stop it. */
export function startBeat({ clock, live }: { clock: Clock; live: Live }): () => void {
  let cancel = (): void => {};
  const beat = (): void => {
    live.touch('clock');
    cancel = clock.after(every, beat);
  };
  cancel = clock.after(every, beat);
  return () => cancel();
}
