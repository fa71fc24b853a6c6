import type { ForumTrouble, How, Page } from './forum.ts';

/**
 * What a moderator can ask of a forum. The reads throw ForumTrouble. The others never throw: what happened is the answer, `lost` included,
 * and each is safe to ask again once `stateOf` has shown that it is not done.
 */
export interface Moderating {
  /** How a thread stands now; `gone` for one that is not there for us. */
  stateOf(topicId: number, how?: How): Promise<SeenStanding>;
  /** The same of many, from a list; one that is missing from the answer is unlisted, gone or hidden. At most 30 ids. */
  statesOf(topicIds: readonly number[], how?: How): Promise<SeenStanding[]>;
  setClosed(topicId: number, isClosed: boolean): Promise<Moderated>;
  setListed(topicId: number, isListed: boolean): Promise<Moderated>;
  move(topicId: number, communityId: number): Promise<Moderated>;
  /** Adds to and takes from what is there, and says what was really added and taken. */
  setTags(topicId: number, change: TagChange): Promise<Moderated>;
  /** Tells the forum's moderators about a question. `isNew` false: we had told them before. */
  flag(topicId: number, message: string): Promise<Moderated>;
  unflag(topicId: number): Promise<Moderated>;
  /** Says of an answer that it is the one, or no longer; a forum without such a mark refuses. */
  accept(postId: number, isAccepted: boolean): Promise<Moderated>;
  /** Takes a post of ours out of the thread. */
  unpost(postId: number): Promise<Moderated>;
  /** Posts that wait for a moderator, oldest first. Throws `forbidden` where this account may not see them. */
  held(how?: How): Promise<Page<SeenHeld>>;
  /** `version` as it was last seen: an older one is refused as `changed`. */
  judgeHeld(reviewId: number, version: number, isApproved: boolean): Promise<Moderated>;
}

export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
}

/** `isFlagged`, `firstPostId`: null where a list does not say. */
export interface SeenStanding {
  topicId: number;
  isClosed: boolean;
  isListed: boolean;
  communityId: number;
  tags: string[];
  isFlagged: boolean | null;
  firstPostId: number | null;
}

/** `topicId` null: a new question that waits. `why`: the forum's own word for the reason. */
export interface SeenHeld {
  reviewId: number;
  version: number;
  topicId: number | null;
  title: string;
  author: string;
  raw: string;
  at: number;
  why: string;
}

export type Moderated =
  | { kind: 'done'; isNew?: boolean; added?: string[]; removed?: string[] }
  | { kind: 'refused'; why: 'gone' | 'forbidden' | 'changed' | 'other'; status: number; reasons: string[] }
  | { kind: 'slow-down'; waitMs: number; isWholeForum: boolean }
  | { kind: 'signed-out' }
  /** Not a byte of the change left. */
  | { kind: 'unreachable'; detail: string }
  /** What has to be read first could not be read; nothing was changed. */
  | { kind: 'unread'; trouble: ForumTrouble }
  /** It may have happened, or not. */
  | { kind: 'lost'; detail: string };
