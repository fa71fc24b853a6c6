import type { Policy } from '#shared/words/policy.ts';
import type { Live } from '../live.ts';
import type { Db } from '../store/db.ts';

/** Which disclaimers an answer must, may or must not carry: reading and changing the rules. */
export function createPolicies(_parts: { db: Db; live: Live }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    list: (_signal: AbortSignal | undefined): AsyncGenerator<Policy[], void, void> => notYet(),
    save: (_policy: Policy): { rev: number } => notYet(),
    remove: (_input: { id: string; rev: number }): Record<string, never> => notYet(),
    touches: (_policy: Policy): { questions: number; added: number; removed: number; crowded: number } => notYet(),
  };
}
export type Policies = ReturnType<typeof createPolicies>;
