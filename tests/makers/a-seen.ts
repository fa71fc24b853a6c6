import type { SeenPost, SeenThread, SeenTopic } from '#electron/engine/forums/forum.ts';

const start = 1_700_000_000_000;

/** A post as an adapter reads it: regular, by member 5, fourth of its thread. */
export const aSeenPost = (values: Partial<SeenPost> = {}): SeenPost => ({
  id: 4,
  number: 4,
  kind: 'regular',
  author: { id: 5, username: 'mei', name: 'Mei', isStaff: false, isBot: false },
  createdAt: start,
  updatedAt: start,
  version: 1,
  html: '<p>Keep it dry.</p>',
  raw: 'Keep it dry.',
  isHidden: false,
  isDeleted: false,
  isMine: false,
  replyTo: null,
  likes: 0,
  isAccepted: false,
  ...values,
});

/** An open topic with one post, asked by member 1007. */
export const aSeenTopic = (values: Partial<SeenTopic> = {}): SeenTopic => ({
  id: 7,
  title: 'Red spots after running',
  slug: 'red-spots-after-running',
  communityId: 1,
  tags: ['rash'],
  postsCount: 1,
  highestPostNumber: 1,
  createdAt: start,
  bumpedAt: start,
  state: 'open',
  isSolved: false,
  likes: 0,
  holder: null,
  asker: { id: 1007, username: 'ana', name: 'Ana' },
  ...values,
});

export const theAsker = { id: 1007, username: 'ana', name: 'Ana', isStaff: false, isBot: false };

/** The whole thread: the asker's post, then `answers`, numbered as they come. */
export function aSeenThread(posts: readonly Partial<SeenPost>[] = [], values: Partial<SeenThread> = {}): SeenThread {
  const all = [aSeenPost({ id: 1, number: 1, author: theAsker, html: '<p>They <b>itch</b>.</p>' }), ...posts.map((post, i) => aSeenPost({ id: i + 2, number: i + 2, ...post }))];
  const counted = all.filter((post) => post.kind !== 'whisper').length;
  return { ...aSeenTopic({ postsCount: counted, highestPostNumber: all.length }), asker: { id: 1007, username: 'ana', name: 'Ana' }, posts: all, isWhole: true, skipped: 0, ...values };
}
