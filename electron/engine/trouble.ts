import type { Trouble } from '#shared/words/trouble.ts';

/** A Trouble on its way to the window. Rooms throw it; the door turns it into plain data. */
export class TroubleError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.say);
    this.name = 'TroubleError';
    this.trouble = trouble;
  }
}

/** What any throw means to the person. Full and failing disks are told apart from our own mistakes. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  const code = ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
  if (code === 13) return { kind: 'cannot-save', say: 'The disk is full, so this could not be saved. Your text is still here; free some space and it saves by itself.', remedy: 'free-space' };
  if (code === 10 || code === 8) return { kind: 'cannot-save', say: 'The disk refused to write, so this could not be saved. Your text is still here.', remedy: 'retry' };
  return { kind: 'unexpected', say: 'Something went wrong inside Rounds. Nothing was lost; try again, and restart Rounds if it stays.', remedy: 'retry' };
}
