import { ForumTrouble, type Forum, type SeenAuthor, type SeenPost, type SeenTopic } from '../forums/forum.ts';
import type { SeenStanding } from '../forums/moderating.ts';
import { deskNumber, forumNumber } from './desk-number.ts';

interface Parts {
  /** Of the account, on this desk. */
  number: number;
  /** The forum does not know us any more, whoever of us asked. */
  onSignedOut(): void;
}

/** A forum as one account of this desk has it: its numbers are told from those of other forums, and a key that is no longer good is heard of at once, whichever room met it. */
export function createOwnForum(forum: Forum, { number, onSignedOut }: Parts): Forum {
  const renumbered = renumber(forum, number);
  return new Proxy(forum, {
    get(target, name) {
      const found: unknown = Object.hasOwn(renumbered, name) ? Reflect.get(renumbered, name) : Reflect.get(target, name);
      return typeof found === 'function' ? heeded(found.bind(target) as Deed, onSignedOut) : found;
    },
  });
}

type Deed = (...asked: unknown[]) => unknown;

const heeded =
  (deed: Deed, onSignedOut: () => void): Deed =>
  (...asked) => {
    const answer = deed(...asked);
    if (!(answer instanceof Promise)) return answer;
    const look = (outcome: unknown): void => {
      if (isSignedOut(outcome)) onSignedOut();
    };
    return answer.then(
      (outcome: unknown) => {
        look(outcome);
        return outcome;
      },
      (error: unknown) => {
        look(error);
        throw error;
      },
    );
  };

function isSignedOut(outcome: unknown): boolean {
  if (outcome instanceof ForumTrouble) return outcome.kind === 'signed-out';
  if (typeof outcome !== 'object' || outcome === null || !('kind' in outcome)) return false;
  return outcome.kind === 'signed-out' || (outcome.kind === 'unread' && 'trouble' in outcome && isSignedOut(outcome.trouble));
}

type Renumbered = Pick<Forum, 'about' | 'communities' | 'feed' | 'openTopics' | 'topicsById' | 'thread' | 'stateOf' | 'statesOf' | 'move' | 'held' | 'judgeHeld' | 'aboutThreads'>;

/** Whatever carries the number of a community, a member or a held post, there and back. */
function renumber(forum: Forum, account: number): Renumbered {
  const desk = (id: number): number => deskNumber(account, id);
  const own = (id: number): number => forumNumber(account, id);
  const paged = <P extends { items: readonly unknown[] }>(page: P, as: (item: P['items'][number]) => P['items'][number]): P => ({ ...page, items: page.items.map(as) });
  const member = <T extends Pick<SeenAuthor, 'id'> | null>(one: T): T => (one === null ? one : { ...one, id: desk(one.id) });
  const post = <T extends SeenPost>(one: T): T => ({ ...one, author: member(one.author) });
  const topic = <T extends SeenTopic>(one: T): T => ({ ...one, communityId: desk(one.communityId), asker: member(one.asker) });
  const standing = (one: SeenStanding): SeenStanding => ({ ...one, communityId: desk(one.communityId) });
  return {
    async about(how) {
      const seen = await forum.about(how);
      return { ...seen, me: member(seen.me) };
    },
    communities: async (how) => paged(await forum.communities(how), (one) => ({ ...one, id: desk(one.id) })),
    feed: async (before, how) => paged(await forum.feed(before, how), (one) => ({ ...post(one), communityId: desk(one.communityId) })),
    openTopics: async (page, maxPosts, how) => paged(await forum.openTopics(page, maxPosts, how), topic),
    topicsById: async (topicIds, how) => paged(await forum.topicsById(topicIds, how), topic),
    async thread(topicId, how) {
      const seen = await forum.thread(topicId, how);
      return { ...topic(seen), posts: seen.posts.map(post) };
    },
    stateOf: async (topicId, how) => standing(await forum.stateOf(topicId, how)),
    statesOf: async (topicIds, how) => (await forum.statesOf(topicIds, how)).map(standing),
    move: (topicId, communityId) => forum.move(topicId, own(communityId)),
    held: async (how) => paged(await forum.held(how), (one) => ({ ...one, reviewId: desk(one.reviewId) })),
    judgeHeld: (reviewId, version, isApproved) => forum.judgeHeld(own(reviewId), version, isApproved),
    aboutThreads: async (how) => (await forum.aboutThreads(how)).map((one) => ({ ...one, communityId: desk(one.communityId) })),
  };
}
