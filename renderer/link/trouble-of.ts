import { ORPCError } from '@orpc/client';
import type { Trouble } from '#shared/words/trouble.ts';

/** The Trouble behind any failed call, so that every screen can say what happened and what to do. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ORPCError)) return { kind: 'unexpected', say: 'Rounds is not answering just now. What you typed is kept in this window; try again in a moment.', remedy: 'retry' };
  if (error.code === 'TROUBLE' && isTrouble(error.data)) return error.data;
  return { kind: 'unexpected', say: 'Rounds could not do that. Nothing was lost; try again.', remedy: 'retry' };
}

// The engine has held it against the contract before it left; both ends are of one build.
const isTrouble = (data: unknown): data is Trouble => typeof data === 'object' && data !== null && 'kind' in data && 'say' in data && typeof data.say === 'string' && 'remedy' in data;
