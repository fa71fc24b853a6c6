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
  /** What the forum counted when it was last sure whether this is answered; -1: never. */
  surePostsCount: number;
  sureHighest: number;
}

/** A visible, regular post by a person who is not the asker. Counts decide nothing: follow-ups, small actions and bots are counted too. */
export const isAnswer = (post: Said, askerId: number | null): boolean =>
  post.kind === 'regular' && !post.isHidden && !post.isDeleted && !post.isBot && askerId !== null && post.authorId !== askerId;

/** A moderator's word, posted with a deed by any desk of ours: its last line says so. Whoever copies that line only keeps a question in the queue. */
export const isNote = (raw: string | null): boolean => raw !== null && /(?:<!-- rounds:note-[0-9a-f]{16} -->|\[\/\/\]: # \(rounds:note-[0-9a-f]{16}\))$/.test(raw.trimEnd());

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
  if (standing(counted, posts) === 'unknown') return true;
  if (isReadAsCounted(counted)) return false;
  return hasLost(counted) || (counted.postsCount > 1 && seenOf(posts) > counted.postsCount);
}

/** Fewer posts than there were, or a number that no post carries any more: something was taken away, and it may have been the answer. */
function hasLost({ postsCount, highestPostNumber, surePostsCount, sureHighest }: Counted): boolean {
  return surePostsCount >= 0 && (postsCount < surePostsCount || highestPostNumber - postsCount > sureHighest - surePostsCount);
}

const isReadAsCounted = (counted: Counted): boolean => counted.postsCount === counted.readPostsCount && counted.highestPostNumber === counted.readHighest;

/** Posts the forum counts: whispers are not, small actions are. */
const seenOf = (posts: readonly Said[]): number => posts.filter((post) => post.kind !== 'whisper' && !post.isDeleted).length;
