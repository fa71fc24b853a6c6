import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';

/** Moderators' deeds as outbox work, one reason for many questions, undone as one. */
export function createModeration(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    act: (_input: Asked['moderation']['act']): Answered['moderation']['act'] | Promise<Answered['moderation']['act']> => notYet(),
    undo: (_input: Asked['moderation']['undo']): Answered['moderation']['undo'] | Promise<Answered['moderation']['undo']> => notYet(),
    retry: (_input: Asked['moderation']['retry']): Answered['moderation']['retry'] | Promise<Answered['moderation']['retry']> => notYet(),
    batches: (_signal: AbortSignal | undefined): Answered['moderation']['batches'] => notYet(),
    ofBatch: (_input: Asked['moderation']['ofBatch'], _signal: AbortSignal | undefined): Answered['moderation']['ofBatch'] => notYet(),
    held: (_signal: AbortSignal | undefined): Answered['moderation']['held'] => notYet(),
    judgeHeld: (_input: Asked['moderation']['judgeHeld']): Answered['moderation']['judgeHeld'] | Promise<Answered['moderation']['judgeHeld']> => notYet(),
    activity: (_input: Asked['moderation']['activity'], _signal: AbortSignal | undefined): Answered['moderation']['activity'] => notYet(),
  };
}
export type Moderation = ReturnType<typeof createModeration>;
