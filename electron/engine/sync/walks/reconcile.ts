import { cursor, moveCursor } from '../../store/cursors.ts';
import { countOpen, openAfter } from '../../store/questions.ts';
import { isNightDue, lookupsDue } from './night.ts';
import { perLookup, type Reading, type WalkParts } from './reading.ts';

/** In one look. */
const mostLookups = 20;

/**
 * Once a night every open question is asked for by its number, spread over the night: no feed tells that one was closed, moved, retagged or deleted, and a long list is walked seldom.
 * Returns whether there is more to do at once.
 */
export function createReconcile({ db, accountId, clock, rhythm }: WalkParts, reading: Reading): (signal: AbortSignal) => Promise<boolean> {
  let readings = 0;
  const at = (name: Parameters<typeof cursor>[2]): number => cursor(db, accountId, name) ?? 0;
  const move = (name: Parameters<typeof cursor>[2], value: number): void => moveCursor(db, accountId, name, value);

  const begin = (isNow: boolean): void => {
    readings = 0;
    db.tx(() => {
      move('night-began', clock.now());
      move('night-at', isNow ? 0 : -1);
      move('night-done', 0);
      move('night-total', isNow ? countOpen(db, accountId) : 0);
    });
  };

  /** The next questions in line. Of those that are in no list the threads are read, for a list proves nothing. */
  const lookUp = async (topicIds: readonly number[], signal: AbortSignal): Promise<void> => {
    const how = { signal, isBulk: true };
    let absent = await reading.byId(topicIds, how);
    // A page without a single one of them is more likely a mishap.
    if (absent.length === topicIds.length && topicIds.length > 1) absent = await reading.byId(topicIds, how);
    for (const topicId of absent) {
      if (readings >= rhythm.mostNightReadings) break;
      readings += 1;
      await reading.read(topicId, how);
    }
    db.tx(() => {
      move('night-at', topicIds.at(-1) ?? -1);
      move('night-done', at('night-done') + topicIds.length);
    });
  };

  return async (signal) => {
    const beganAt = cursor(db, accountId, 'night-began');
    // The first sync has just looked at everything.
    if (beganAt === null) begin(false);
    else if (at('night-at') < 0 && isNightDue({ now: clock.now(), hourOfDay: new Date(clock.now()).getHours(), beganAt })) begin(true);
    // What came since it began a list has confirmed since.
    if (at('night-at') >= 0 && at('night-done') >= at('night-total')) db.tx(() => move('night-at', -1));
    if (at('night-at') < 0) return false;
    const due = lookupsDue({ now: clock.now(), beganAt: at('night-began'), done: at('night-done'), total: at('night-total'), perLookup, spreadMs: rhythm.nightMs, most: mostLookups });
    for (let lookup = 0; lookup < due; lookup += 1) {
      const next = openAfter(db, accountId, at('night-at'), perLookup);
      if (next.length === 0) {
        db.tx(() => move('night-at', -1));
        return false;
      }
      await lookUp(next, signal);
    }
    return due === mostLookups;
  };
}
