import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Saved views over the queue, and why a question is in one. */
export function createViews(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    list: (_signal: AbortSignal | undefined): Answered['views']['list'] => notYet(),
    save: (_input: Asked['views']['save']): Answered['views']['save'] | Promise<Answered['views']['save']> => notYet(),
    remove: (_input: Asked['views']['remove']): Answered['views']['remove'] | Promise<Answered['views']['remove']> => notYet(),
    page: (_input: Asked['views']['page'], _signal: AbortSignal | undefined): Answered['views']['page'] => notYet(),
    why: (_input: Asked['views']['why']): Answered['views']['why'] | Promise<Answered['views']['why']> => notYet(),
    similar: (_input: Asked['views']['similar']): Answered['views']['similar'] | Promise<Answered['views']['similar']> => notYet(),
  };
}
export type Views = ReturnType<typeof createViews>;
