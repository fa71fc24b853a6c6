import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** How answers were received, and what they did. */
export function createAnswerers(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    top: (_input: Asked['answerers']['top'], _signal: AbortSignal | undefined): Answered['answerers']['top'] => notYet(),
    hide: (_input: Asked['answerers']['hide']): Answered['answerers']['hide'] | Promise<Answered['answerers']['hide']> => notYet(),
    impact: (_input: Asked['answerers']['impact']): Answered['answerers']['impact'] | Promise<Answered['answerers']['impact']> => notYet(),
    load: (_input: Asked['answerers']['load']): Answered['answerers']['load'] | Promise<Answered['answerers']['load']> => notYet(),
  };
}
export type Answerers = ReturnType<typeof createAnswerers>;
