import { TroubleError } from '#electron/engine/trouble.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** The trouble a piece of work ends in; an error when it ends well or in something else. */
export function troubleFrom(work: () => unknown): Trouble {
  try {
    work();
  } catch (error) {
    if (error instanceof TroubleError) return error.trouble;
    throw error;
  }
  throw new Error('There was no trouble.');
}

/** The same of work that takes a while. */
export async function troubleIn(work: Promise<unknown>): Promise<Trouble> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TroubleError) return error.trouble;
    throw error;
  }
  throw new Error('There was no trouble.');
}
