import { ORPCError } from '@orpc/client';
import { trouble, type Trouble } from '#shared/words/trouble.ts';

/** The Trouble behind any failed call, so that every screen can say what happened and what to do. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ORPCError)) return { kind: 'unexpected', say: 'Rounds is not answering just now. What you typed is kept in this window; try again in a moment.', remedy: 'retry' };
  if (error.code === 'TROUBLE') {
    const read = trouble.safeParse(error.data);
    if (read.success) return read.data;
  }
  return { kind: 'unexpected', say: 'Rounds could not do that. Nothing was lost; try again.', remedy: 'retry' };
}
