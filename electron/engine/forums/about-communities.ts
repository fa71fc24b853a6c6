import type { How } from './forum.ts';

/** What a forum says of its communities in their own places. */
export interface AboutCommunities {
  /** The thread that says what a community is about, for those that have one. Throws ForumTrouble. */
  aboutThreads(how?: How): Promise<{ communityId: number; topicId: number }[]>;
}
