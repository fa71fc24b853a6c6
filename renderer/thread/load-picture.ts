import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QuestionId } from '#shared/words/ids.ts';

/** Fetches one picture of a thread through the engine, which has checked what it is. Rejects with words for the person. */
export const loadPictureOf = (desk: Desk, questionId: QuestionId) => async (src: string): Promise<Blob> => {
  try {
    const { mime, base64 } = await desk.call.threads.picture({ questionId, src });
    return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: mime });
  } catch (error) {
    throw new Error(troubleOf(error).say);
  }
};
