import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Questions put to sleep, and why they come back. */
export function createFollowUps(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    snooze: (_input: Asked['followUps']['snooze']): Answered['followUps']['snooze'] | Promise<Answered['followUps']['snooze']> => notYet(),
    finish: (_input: Asked['followUps']['finish']): Answered['followUps']['finish'] | Promise<Answered['followUps']['finish']> => notYet(),
    undo: (_input: Asked['followUps']['undo']): Answered['followUps']['undo'] | Promise<Answered['followUps']['undo']> => notYet(),
    list: (_signal: AbortSignal | undefined): Answered['followUps']['list'] => notYet(),
    ofQuestion: (_input: Asked['followUps']['ofQuestion'], _signal: AbortSignal | undefined): Answered['followUps']['ofQuestion'] => notYet(),
  };
}
export type FollowUps = ReturnType<typeof createFollowUps>;
