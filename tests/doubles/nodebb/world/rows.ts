/** What the forum keeps, in NodeBB's own words. Times are milliseconds since 1970; 0 means never. */
export interface Member {
  uid: number;
  username: string;
  userslug: string;
  fullname: string;
  email: string;
  reputation: number;
  joindate: number;
  lastonline: number;
  lastposttime: number;
  lastqueuetime: number;
  role: 'admin' | 'global-mod' | 'member';
  /** Categories this person moderates without being more than a member elsewhere. */
  moderates: ReadonlySet<number>;
  groups: readonly string[];
  bannedUntil: number;
  mutedUntil: number;
  usePagination: boolean;
  topicsPerPage: number;
  /** Null: the forum's. */
  userLang: 'en-GB' | 'de' | null;
  /** Own posts, oldest first, deleted ones too. */
  pids: number[];
  topicCount: number;
  /** Topics opened, and when. */
  read: Map<number, number>;
  follows: Set<number>;
}

export interface Category {
  cid: number;
  name: string;
  slug: string;
  description: string;
  parentCid: number;
  order: number;
  /** Only the staff sees it. */
  isPrivate: boolean;
  /** Members read it and write nothing. */
  isReadOnly: boolean;
  /** Posts of newcomers wait here, where the forum has a queue. */
  hasQueue: boolean;
}

export interface TopicEvent {
  id: number;
  type: string;
  uid: number;
  timestamp: number;
  fromCid?: number;
}

export interface Topic {
  tid: number;
  cid: number;
  uid: number;
  mainPid: number;
  /** Null: one of the many; `World.titleOf` knows it. */
  title: string | null;
  timestamp: number;
  lastposttime: number;
  /** Oldest first, soft-deleted ones too. */
  pids: number[];
  viewcount: number;
  deleted: boolean;
  deleterUid: number;
  locked: boolean;
  /** When it was pinned; 0: it is not. */
  pinnedAt: number;
  oldCid: number;
  tags: readonly string[];
  events: readonly TopicEvent[];
  crossposts: readonly { cid: number; uid: number; timestamp: number }[];
}

export interface Post {
  pid: number;
  tid: number;
  uid: number;
  /** Null: one of the many; `World.sourceOf` knows it. */
  content: string | null;
  timestamp: number;
  edited: number;
  editor: number;
  deleted: boolean;
  deleterUid: number;
  toPid: number;
  upvoters: ReadonlySet<number>;
  /** What stood here before, oldest first. */
  history: readonly { timestamp: number; uid: number; content: string }[];
}

/** A post that waits for a moderator. */
export interface Queued {
  id: string;
  uid: number;
  type: 'reply' | 'topic';
  timestamp: number;
  tid: number;
  cid: number;
  toPid: number;
  title: string;
  content: string;
  tags: readonly string[];
}

export interface Flag {
  flagId: number;
  targetId: number;
  uid: number;
  reason: string;
  state: 'open' | 'wip' | 'resolved' | 'rejected';
  assignee: number;
  datetime: number;
  notes: { uid: number; content: string; datetime: number }[];
}

export const nobody: ReadonlySet<number> = new Set();
