import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { questionId } from '#shared/words/ids.ts';
import { thread } from '#shared/words/question.ts';
import { ask, nothing } from './base.ts';

export const threads = {
  /** Live. What we know of a thread at once, and again when the forum says more: opening asks the forum. Null: no such question here. */
  open: ask.input(z.object({ questionId })).output(eventIterator(thread.nullable())),
  /** Posts up to this number are no longer new to this person. */
  markSeen: ask.input(z.object({ questionId, number: z.number().int().positive() })).output(nothing),
  /** One picture of a thread, after a click: `src` as it stands in a post's HTML. PNG, JPEG, GIF or WebP by content, at most 10 MB. Troubles: not-found, offline, refused. */
  picture: ask
    .input(z.object({ questionId, src: z.string().max(2_000) }))
    .output(z.object({ mime: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']), base64: z.string() })),
};
