/** The site settings and limits of this forum. A limit of 0 is off. */
export interface Rules {
  /** What the forum calls itself to programs. */
  title: string;
  minPostLength: number;
  minFirstPostLength: number;
  maxPostLength: number;
  minTitleLength: number;
  maxTitleLength: number;
  /** Different characters a body needs. */
  bodyMinEntropy: number;
  uniquePostsMinutes: number;
  maxConsecutiveReplies: number;
  postEditMinutes: number;
  editingGraceSeconds: number;
  /** Every new post of an ordinary member waits for a moderator. */
  approvePosts: boolean;
  solved: boolean;
  assign: boolean;
  assignsPublic: boolean;
  templates: boolean;
  /** Members may write to each other in private. */
  messages: boolean;
  /** Members who moderate every community, as a group that moderates a category does: they close, hide, move, tag and review, and are not staff. */
  categoryModerators: readonly string[];
  keyRequestsPerMinute: number;
  keyRequestsPerDay: number;
  createPostSeconds: number;
  createTopicSeconds: number;
  searchesPerMinute: number;
  deviceRequestsPerMinute: number;
  devicePollsPerMinute: number;
}

/** Discourse's own defaults, but without the pacing: this forum has one visitor and nobody to protect from her. */
export const practiceRules: Rules = {
  title: 'Practice forum',
  minPostLength: 20,
  minFirstPostLength: 20,
  maxPostLength: 32_000,
  minTitleLength: 15,
  maxTitleLength: 255,
  bodyMinEntropy: 7,
  uniquePostsMinutes: 5,
  maxConsecutiveReplies: 3,
  postEditMinutes: 43_200,
  editingGraceSeconds: 300,
  approvePosts: false,
  solved: true,
  assign: true,
  assignsPublic: true,
  templates: true,
  messages: true,
  categoryModerators: ['volunteer'],
  keyRequestsPerMinute: 0,
  keyRequestsPerDay: 0,
  createPostSeconds: 0,
  createTopicSeconds: 0,
  searchesPerMinute: 0,
  deviceRequestsPerMinute: 20,
  devicePollsPerMinute: 60,
};

/** What a stranger's Discourse enforces out of the box. */
export const discourseLimits: Partial<Rules> = {
  keyRequestsPerMinute: 20,
  keyRequestsPerDay: 2_880,
  createPostSeconds: 5,
  createTopicSeconds: 15,
  searchesPerMinute: 30,
};
