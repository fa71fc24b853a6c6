import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Whom this desk knows, and what each may do. */
export function createPeople(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    list: (_signal: AbortSignal | undefined): Answered['people']['list'] => notYet(),
    setRoles: (_input: Asked['people']['setRoles']): Answered['people']['setRoles'] => notYet(),
  };
}
export type People = ReturnType<typeof createPeople>;
