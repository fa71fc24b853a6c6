import type { Reply } from '#electron/engine/forums/forum.ts';

/** An answer that is tried for the first time now, by the double's clock unless told otherwise. */
export const aReply = (topicId: number, values: Partial<Reply> = {}): Reply => {
  const marker = values.marker ?? 'abcdef0123456789';
  return { topicId, raw: `Rest it for a while, and come back if it stays.\n\n[//]: # (rounds:${marker})`, marker, firstTriedAt: 1_760_000_000_000, typingMs: 60_000, openMs: 90_000, ...values };
};
