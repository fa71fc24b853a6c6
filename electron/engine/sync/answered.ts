/** As much of a post as it takes to say whether it answers. */
export interface Said {
  kind: 'regular' | 'moderator' | 'small-action' | 'whisper';
  authorId: number;
  isBot: boolean;
  isHidden: boolean;
  isDeleted: boolean;
}

/** What is known of a thread from counts; see `questions` in the store. */
export interface Counted {
  /** Null: not known, and then somebody else cannot be told from the asker. */
  askerId: number | null;
  postsCount: number;
  highestPostNumber: number;
  /** What the forum counted when every post was last read; -1: never. */
  readPostsCount: number;
  readHighest: number;
}

/** A visible, regular post by a person who is not the asker. Counts decide nothing: follow-ups, small actions and bots are counted too. */
export const isAnswer = (post: Said, askerId: number | null): boolean =>
  post.kind === 'regular' && !post.isHidden && !post.isDeleted && !post.isBot && askerId !== null && post.authorId !== askerId;

/** `unknown`: posts we have not seen may hold an answer. */
export type Standing = 'answered' | 'unanswered' | 'unknown';

export function standing(counted: Counted, posts: readonly Said[]): Standing {
  if (posts.some((post) => isAnswer(post, counted.askerId))) return 'answered';
  // Nobody but the asker can have written the only post.
  if (counted.postsCount === 1) return 'unanswered';
  if (counted.askerId === null || counted.postsCount === 0) return 'unknown';
  return seenOf(posts) >= counted.postsCount || isReadAsCounted(counted) ? 'unanswered' : 'unknown';
}

/** Whether the thread has to be read to be sure: something was not seen, or something we hold as the answer may be gone. */
export function isInDoubt(counted: Counted, posts: readonly Said[]): boolean {
  const now = standing(counted, posts);
  if (now === 'unknown') return true;
  return now === 'answered' && seenOf(posts) > counted.postsCount && !isReadAsCounted(counted);
}

const isReadAsCounted = (counted: Counted): boolean => counted.postsCount === counted.readPostsCount && counted.highestPostNumber === counted.readHighest;

/** Posts the forum counts: whispers are not, small actions are. */
const seenOf = (posts: readonly Said[]): number => posts.filter((post) => post.kind !== 'whisper' && !post.isDeleted).length;
