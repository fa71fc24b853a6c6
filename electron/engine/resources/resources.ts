import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Public pages worth linking. */
export function createResources(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    find: (_input: Asked['resources']['find']): Answered['resources']['find'] | Promise<Answered['resources']['find']> => notYet(),
    list: (_signal: AbortSignal | undefined): Answered['resources']['list'] => notYet(),
    save: (_input: Asked['resources']['save']): Answered['resources']['save'] | Promise<Answered['resources']['save']> => notYet(),
    remove: (_input: Asked['resources']['remove']): Answered['resources']['remove'] | Promise<Answered['resources']['remove']> => notYet(),
    countUse: (_input: Asked['resources']['countUse']): Answered['resources']['countUse'] | Promise<Answered['resources']['countUse']> => notYet(),
  };
}
export type Resources = ReturnType<typeof createResources>;
