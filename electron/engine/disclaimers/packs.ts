import type { LocalePack } from '#shared/words/policy.ts';
import type { Live } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { localePacks } from './locale-packs.ts';

/** The numbers of each country, as an administrator may change them. */
export function createPacks({ db, live }: { db: Db; live: Live; clock: Clock }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    list: (signal: AbortSignal | undefined) => live.watch(['locale_packs'], () => localePacks(db), signal),
    save: (_pack: LocalePack): { rev: number } => notYet(),
    reset: (_input: { code: string; rev: number }): Record<string, never> => notYet(),
  };
}
export type Packs = ReturnType<typeof createPacks>;
