import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import type { TableName } from '../store/tables.ts';

/** Often enough for "within a minute", also where a machine slept through the moment or its clock was put right. Milliseconds. */
const longestNap = 20_000;
const heard: readonly TableName[] = ['questions', 'posts', 'follow_ups'];

/** Calls `look` at once, whenever a thread or a follow-up changed, and at least every 20 seconds. Returns how to stop it. */
export function startWatch({ db, clock, look, next }: { db: Db; clock: Clock; look: () => void; next: () => number | null }): () => void {
  let isStopped = false;
  let isDue = false;
  let cancel = (): void => {};

  const turn = (): void => {
    if (isStopped) return;
    look();
    cancel();
    // A wall clock that jumps makes any longer wait a guess.
    cancel = clock.after(Math.max(0, Math.min(longestNap, next() ?? longestNap)), turn);
  };
  const stopHearing = db.onCommit((tables) => {
    if (isDue || isStopped || !heard.some((name) => tables.has(name))) return;
    isDue = true;
    // Commits come in bursts while a forum is read; one look after them sees them all.
    setImmediate(() => {
      isDue = false;
      turn();
    });
  });
  turn();
  return () => {
    isStopped = true;
    stopHearing();
    cancel();
  };
}
