import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Who is at which question, for how long. */
export function createClaims(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    take: (_input: Asked['claims']['take']): Answered['claims']['take'] | Promise<Answered['claims']['take']> => notYet(),
    renew: (_input: Asked['claims']['renew']): Answered['claims']['renew'] | Promise<Answered['claims']['renew']> => notYet(),
    release: (_input: Asked['claims']['release']): Answered['claims']['release'] | Promise<Answered['claims']['release']> => notYet(),
    ofQuestion: (_input: Asked['claims']['ofQuestion'], _signal: AbortSignal | undefined): Answered['claims']['ofQuestion'] => notYet(),
    mine: (_signal: AbortSignal | undefined): Answered['claims']['mine'] => notYet(),
  };
}
export type Claims = ReturnType<typeof createClaims>;
