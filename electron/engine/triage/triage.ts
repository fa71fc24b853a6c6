import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** How soon each question should be seen: read from its words, set by ticks, decided by people. */
export function createTriage(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    ofQuestion: (_input: Asked['triage']['ofQuestion'], _signal: AbortSignal | undefined): Answered['triage']['ofQuestion'] => notYet(),
    tick: (_input: Asked['triage']['tick']): Answered['triage']['tick'] | Promise<Answered['triage']['tick']> => notYet(),
    setLevel: (_input: Asked['triage']['setLevel']): Answered['triage']['setLevel'] | Promise<Answered['triage']['setLevel']> => notYet(),
    setFlag: (_input: Asked['triage']['setFlag']): Answered['triage']['setFlag'] | Promise<Answered['triage']['setFlag']> => notYet(),
    lessons: (): Answered['triage']['lessons'] => notYet(),
  };
}
export type Triage = ReturnType<typeof createTriage>;
