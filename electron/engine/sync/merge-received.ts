import type { SeenPost } from '../forums/forum.ts';

/** What became of a post, as the store keeps it. Columns of `posts`. */
export interface ReceivedColumns {
  likes: number;
  is_accepted: 0 | 1;
  reply_to: number | null;
}

/**
 * What is different about how a post was received. The thread itself is read fresh and is right; a page of the feed may have been
 * prepared a while ago, so it only ever adds. Empty: nothing is different.
 */
export function mergeReceived(known: ReceivedColumns, seen: Pick<SeenPost, 'likes' | 'isAccepted' | 'replyTo'>, { isThread }: { isThread: boolean }): Partial<ReceivedColumns> {
  const now: ReceivedColumns = {
    likes: isThread ? seen.likes : Math.max(known.likes, seen.likes),
    is_accepted: seen.isAccepted || (!isThread && known.is_accepted === 1) ? 1 : 0,
    reply_to: seen.replyTo ?? known.reply_to,
  };
  return {
    ...(now.likes === known.likes ? {} : { likes: now.likes }),
    ...(now.is_accepted === known.is_accepted ? {} : { is_accepted: now.is_accepted }),
    ...(now.reply_to === known.reply_to ? {} : { reply_to: now.reply_to }),
  };
}
