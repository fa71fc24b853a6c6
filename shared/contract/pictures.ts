import { z } from 'zod';
import { questionId } from '#shared/words/ids.ts';
import { ask } from './base.ts';

/** The most a picture may have before anything is taken out of it, in bytes, and its description in characters. */
export const mostPicture = { bytes: 10 * 1024 * 1024, alt: 100 } as const;

/** Pictures for answers. */
export const pictures = {
  /**
   * Puts a picture on the forum of a question, without place, time, names and whatever else does not show, and says the Markdown that shows it. JPEG, PNG, WebP or GIF by content.
   * Done twice, it may lie there twice, and no post comes of it. Troubles: bad-file, refused, offline, slow-down, signed-out, forum-fault, not-allowed, not-found.
   */
  attach: ask
    .input(z.object({ questionId, base64: z.base64().max(Math.ceil(mostPicture.bytes / 3) * 4), alt: z.string().trim().min(1).max(mostPicture.alt) }))
    .output(z.object({ markdown: z.string() })),
};
