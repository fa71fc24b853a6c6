import { weights, type Rating } from './standing.ts';

/** One visible post of a person. Times in milliseconds since 1970. */
export interface Heard {
  number: number;
  authorId: number;
  username: string;
  name: string;
  isMine: boolean;
  at: number;
  likes: number;
  isAccepted: boolean;
  /** The post it replies to; null: the thread. */
  replyTo: number | null;
  /** A thank-you and nothing else. */
  isThanks: boolean;
  /** A moderator's message, or a template nobody put a word of their own into. */
  isReadyMade: boolean;
}

/** A question and what others wrote under it, in the order of their numbers. */
export interface HeardThread {
  id: string;
  communityId: number;
  askerId: number;
  askedAt: number;
  isEmergency: boolean;
  posts: readonly Heard[];
}

/** All that one person wrote under one question, and what became of it. `at`: their first post. */
export interface Received {
  authorId: number;
  username: string;
  name: string;
  isMine: boolean;
  thread: HeardThread;
  at: number;
  likes: number;
  isAccepted: boolean;
  isThanked: boolean;
  /** Nothing in it is their own. */
  isReadyMade: boolean;
  ratings: Rating[];
}

/** What was answered in a thread, by whom, and how it was received. A bare thank-you answers nothing; the asker answers nobody. */
export function receivedIn(thread: HeardThread): Received[] {
  const answers = thread.posts.filter((post) => post.authorId !== thread.askerId && !post.isThanks);
  const byAuthor = Map.groupBy(answers, (post) => post.authorId);
  const thanks = thread.posts.filter((post) => post.isThanks).map((post) => ({ post, to: thankedBy(post, answers) }));
  return [...byAuthor].map(([authorId, posts]) => {
    const first = posts[0] as Heard;
    const mine = thanks.filter(({ to, post }) => to === authorId && post.authorId !== authorId).map(({ post }) => post);
    const askers = mine.filter((post) => post.authorId === thread.askerId);
    const accepted = posts.find((post) => post.isAccepted);
    const likes = posts.reduce((total, post) => total + post.likes, 0);
    return {
      authorId,
      username: first.username,
      name: posts.at(-1)?.name ?? '',
      isMine: first.isMine,
      thread,
      at: first.at,
      likes,
      isAccepted: accepted !== undefined,
      isThanked: askers.length > 0,
      isReadyMade: posts.every((post) => post.isReadyMade),
      ratings: ratingsOf({ firstAt: first.at, likes, acceptedAt: accepted?.at ?? null, askers, members: mine.filter((post) => post.authorId !== thread.askerId) }),
    };
  });
}

/** Each person rates an answer once, however often they say it. The forum says neither who liked nor when, nor when it was accepted: those count from the day of the post, which is the oldest they can be. */
function ratingsOf({ firstAt, likes, acceptedAt, askers, members }: { firstAt: number; likes: number; acceptedAt: number | null; askers: readonly Heard[]; members: readonly Heard[] }): Rating[] {
  const askerAt = Math.max(acceptedAt ?? 0, ...askers.map(({ at }) => at));
  const perMember = new Map(members.map((post) => [post.authorId, post.at]));
  const readers = Math.min(weights.mostReaders, likes * weights.reader);
  return [
    ...(askerAt > 0 ? [{ weight: weights.asker, isHelpful: true, at: askerAt }] : []),
    ...[...perMember.values()].map((at) => ({ weight: weights.member, isHelpful: true, at })),
    ...(readers > 0 ? [{ weight: readers, isHelpful: true, at: firstAt }] : []),
  ];
}

/** Whom a thank-you is for: the author of the answer it replies to, else of the newest one above it. */
function thankedBy(thanks: Heard, answers: readonly Heard[]): number | null {
  const before = answers.filter((post) => post.number < thanks.number && post.authorId !== thanks.authorId);
  return (before.find((post) => post.number === thanks.replyTo) ?? before.at(-1))?.authorId ?? null;
}

/** Whether an answer counts for a ranking: a redirect is not a contest, and neither is what somebody else wrote. */
export const isCounted = (answer: Received): boolean => !answer.thread.isEmergency && !answer.isReadyMade;
