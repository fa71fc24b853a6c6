import type { AboutCommunities } from './about-communities.ts';
import type { Assigning, SeenHolder } from './assigning.ts';
import type { Between } from './between.ts';
import type { Messaging } from './messaging.ts';
import type { Moderating } from './moderating.ts';
import type { Posting } from './posting.ts';

/** The port every forum fulfils. Shapes are in our words; an adapter is the only place that knows a forum's field names. Times are milliseconds since 1970, UTC. */
export interface Forum extends Moderating, Posting, Assigning, AboutCommunities, Messaging {
  /** Who we are and what the forum asks of a post. Throws ForumTrouble, like everything here but `reply` and what a moderator asks. */
  about(how?: How): Promise<SeenForum>;
  communities(how?: How): Promise<Page<SeenCommunity>>;
  /**
   * Newest posts of the whole forum, strictly below `before` when given; at most 50, newest first. `older`: where what is older begins, null: there is nothing.
   * Without `older` it begins below the last item, and a page without items is the end.
   */
  feed(before: number | null, how?: How): Promise<Page<SeenFeedPost> & { older?: number | null }>;
  /** Open topics with at most `maxPosts` posts, oldest first, page by page from 0. `next`: the page after this one, where it is not the next number. With `asMember` only what strangers are not shown, where they are shown the rest. */
  openTopics(page: number, maxPosts: number, how?: How): Promise<Page<SeenTopic> & { hasMore: boolean; next?: number }>;
  /** The list rows of these topics; one that is missing from the answer is gone or hidden. At most 30 ids. */
  topicsById(topicIds: readonly number[], how?: How): Promise<Page<SeenTopic>>;
  /** How pages are read that are not asked for `asMember`. Null: as the account. Else as a stranger, to whom nothing is counted; `leavesOut`: members see more. Absent: always as the account, and nobody counts. */
  asStranger?(): { leavesOut: boolean } | null;
  /** One thread with every post we may see, of a very long one the first and the last. Throws ForumTrouble `gone` for 404, 410 and a 403 that is about this thread alone. */
  thread(topicId: number, how?: How): Promise<SeenThread>;
  /** Posts an answer. Never throws: what happened is the answer, `lost` included. */
  reply(reply: Reply): Promise<Outcome>;
  /** Looks for an answer of ours whose outcome was lost, in the thread and in what waits for approval. */
  findReply(reply: Reply): Promise<FoundReply | null>;
  /** A picture of a thread, by the address in its HTML; checked by content, at most 10 MB. */
  picture(src: string, signal?: AbortSignal): Promise<{ mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'; bytes: Uint8Array }>;
  /** The page a person can open. */
  topicUrl(topicId: number, slug: string, postNumber?: number): string;
}

/**
 * How a question to the forum is asked. `isForPerson`: somebody waits for it, so it goes before all background work. `isBulk`: it comes by the hundred, and leaves the day's room to the routine.
 * `asMember`: as the account itself, also where strangers are shown the same page without what only members see.
 */
export interface How {
  signal?: AbortSignal | undefined;
  isForPerson?: boolean;
  isBulk?: boolean;
  asMember?: boolean;
}

/** A page of a list. `skipped` counts items that could not be read; the rest of the page stands. */
export interface Page<T> {
  items: T[];
  skipped: number;
}

export interface SeenForum {
  title: string;
  me: { id: number; username: string; name: string };
  minPostLength: number;
  maxPostLength: number;
  /** How many threads the forum counts; null or absent where it does not say. */
  topics?: number | null;
}

export interface SeenCommunity {
  id: number;
  name: string;
  slug: string;
  color: string;
  position: number;
  members: number | null;
}

export interface SeenAuthor {
  id: number;
  username: string;
  name: string;
  isStaff: boolean;
  isBot: boolean;
}

export interface SeenPost {
  id: number;
  number: number;
  kind: 'regular' | 'moderator' | 'small-action' | 'whisper';
  author: SeenAuthor;
  createdAt: number;
  updatedAt: number;
  version: number;
  html: string;
  raw: string | null;
  isHidden: boolean;
  /** Taken back by its author; what is left is a placeholder. */
  isDeleted: boolean;
  isMine: boolean;
  /** The number of the post it replies to; null: the thread as a whole. */
  replyTo: number | null;
  /** How many people said that it helped; the forum does not say who. */
  likes: number;
  /** The asker, or who looks after the forum, said that this is the answer. */
  isAccepted: boolean;
}

export interface SeenFeedPost extends SeenPost {
  topicId: number;
  topicTitle: string;
  topicSlug: string;
  communityId: number;
  /** How many posts the topic has; null where the forum does not say. */
  topicPostsCount: number | null;
}

export interface SeenTopic {
  id: number;
  title: string;
  slug: string;
  communityId: number;
  tags: string[];
  postsCount: number;
  highestPostNumber: number;
  createdAt: number;
  bumpedAt: number;
  state: 'open' | 'closed' | 'archived' | 'unlisted';
  isSolved: boolean;
  /** Likes of all its posts together; null where the forum does not say. */
  likes: number | null;
  /** Undefined: this page does not say who holds it, nor that nobody does. */
  holder: SeenHolder | null | undefined;
  /** Who asked; from a list it is a good guess, null where the forum does not say. */
  asker: { id: number; username: string; name: string } | null;
  /** The question itself, from a list that carries its words and no more than them. Its version is below that of any post: whatever else is known of it is better. */
  opening?: SeenPost;
}

export interface SeenThread extends SeenTopic {
  asker: { id: number; username: string; name: string };
  posts: SeenPost[];
  /** Every post of the thread is in `posts`: a post we knew and that is not there may have been deleted. */
  isWhole: boolean;
  skipped: number;
}

/** `marker` is random and invisible in the forum's rendering; `raw` already carries it. `firstTriedAt` is on our clock. */
export interface Reply {
  topicId: number;
  raw: string;
  marker: string;
  firstTriedAt: number;
  typingMs: number;
  openMs: number;
}

/** `twins`: ids of other posts with the same marker, should a middlebox have delivered twice. `isDeleted`: it stood there, and somebody took it away. */
export type FoundReply =
  | { kind: 'posted'; postId: number; number: number; twins: number[]; isDeleted?: true }
  | { kind: 'in-review'; reviewId: number };

export type Outcome =
  | { kind: 'posted'; postId: number; number: number }
  | { kind: 'in-review'; reviewId: number | null; say: string }
  | { kind: 'refused'; why: 'closed' | 'gone' | 'too-short' | 'too-long' | 'similar' | 'forbidden' | 'other'; status: number; reasons: string[] }
  | { kind: 'slow-down'; waitMs: number; isWholeForum: boolean }
  | { kind: 'signed-out' }
  /** Not a byte left: refused connection, unknown host, TLS that will not be. */
  | { kind: 'unreachable'; detail: string; between?: Between }
  /** It may stand on the forum, or not. Nothing may be sent again before looking. */
  | { kind: 'lost'; detail: string; between?: Between };

/** Thrown by reads. `waitMs` for slow-down only. */
export class ForumTrouble extends Error {
  readonly kind: 'unreachable' | 'slow-down' | 'signed-out' | 'forbidden' | 'gone' | 'fault';
  readonly waitMs: number;
  readonly status: number | null;
  readonly between: Between | null;
  constructor(kind: ForumTrouble['kind'], detail: string, more: { waitMs?: number; status?: number; between?: Between | null } = {}) {
    super(detail);
    this.name = 'ForumTrouble';
    this.kind = kind;
    this.waitMs = more.waitMs ?? 0;
    this.status = more.status ?? null;
    this.between = more.between ?? null;
  }
}

/** What was asked, or why it could not be. Anything else that is thrown stays thrown. */
export async function orTrouble<T>(ask: () => Promise<T>): Promise<T | ForumTrouble> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ForumTrouble) return error;
    throw error;
  }
}
