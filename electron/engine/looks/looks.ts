import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** A second pair of eyes on an answer. */
export function createLooks(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    ask: (_input: Asked['looks']['ask']): Answered['looks']['ask'] | Promise<Answered['looks']['ask']> => notYet(),
    withdraw: (_input: Asked['looks']['withdraw']): Answered['looks']['withdraw'] | Promise<Answered['looks']['withdraw']> => notYet(),
    list: (_signal: AbortSignal | undefined): Answered['looks']['list'] => notYet(),
    ofQuestion: (_input: Asked['looks']['ofQuestion'], _signal: AbortSignal | undefined): Answered['looks']['ofQuestion'] => notYet(),
    judge: (_input: Asked['looks']['judge']): Answered['looks']['judge'] | Promise<Answered['looks']['judge']> => notYet(),
    takeOver: (_input: Asked['looks']['takeOver']): Answered['looks']['takeOver'] => notYet(),
    rules: (_signal: AbortSignal | undefined): Answered['looks']['rules'] => notYet(),
    saveRule: (_input: Asked['looks']['saveRule']): Answered['looks']['saveRule'] | Promise<Answered['looks']['saveRule']> => notYet(),
    removeRule: (_input: Asked['looks']['removeRule']): Answered['looks']['removeRule'] | Promise<Answered['looks']['removeRule']> => notYet(),
  };
}
export type Looks = ReturnType<typeof createLooks>;
