import type { Forum, SeenFeedPost, SeenTopic } from '#electron/engine/forums/forum.ts';

export const aSeenTopic = (id: number, more: Partial<SeenTopic> = {}): SeenTopic => ({
  id, title: `Question number ${id}`, slug: `question-${id}`, communityId: 4, tags: [], postsCount: 1, highestPostNumber: 1, createdAt: id * 1_000, bumpedAt: id * 1_000, state: 'open', isSolved: false, likes: 0, holder: null,
  asker: { id: 5, username: 'ana', name: '' }, ...more,
});

export const aSeenFeedPost = (id: number): SeenFeedPost => ({
  id, number: 1, kind: 'regular', author: { id: 5, username: 'ana', name: '', isStaff: false, isBot: false }, createdAt: id * 1_000, updatedAt: id * 1_000, version: 1, html: `<p>It itches, ${id}.</p>`, raw: null, isHidden: false, isDeleted: false, isMine: false,
  replyTo: null, likes: 0, isAccepted: false, topicId: id, topicTitle: `Question number ${id}`, topicSlug: `question-${id}`, communityId: 4, topicPostsCount: 1,
});

/** A forum whose every topic is one post with the same number. What it says can be spoilt, and what is asked is written down. */
export interface ScriptedFeed {
  forum: Forum;
  /** The highest number there is. */
  top: number;
  /** What is asked, such as `feed 400`, `list 3` or `rows 7,8`. */
  asked: string[];
  /** Topics that no list shows. */
  hidden: Set<number>;
  /** Spoils the answer to what was asked; undefined leaves it. */
  spoil(asked: string): 'empty' | 'half' | undefined;
}

export function aScriptedFeed({ top, perList = 100 }: { top: number; perList?: number }): ScriptedFeed {
  const not = (): never => {
    throw new Error('this is not asked for here');
  };
  const cut = <T>(name: string, items: T[]): T[] => {
    scripted.asked.push(name);
    const how = scripted.spoil(name);
    return how === 'empty' ? [] : how === 'half' ? items.slice(0, Math.ceil(items.length / 2)) : items;
  };
  const numbers = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const parts: Partial<Forum> = {
    about: async () => ({ title: 'A forum', me: { id: 3, username: 'volunteer', name: '' }, minPostLength: 20, maxPostLength: 32_000, topics: scripted.top }),
    communities: async () => ({ items: [], skipped: 0 }),
    async feed(before) {
      const below = before ?? scripted.top + 1;
      const items = cut(`feed ${before ?? 'newest'}`, numbers(Math.max(1, below - 50), below).toReversed().map(aSeenFeedPost));
      return { items, skipped: 0, older: items.at(-1)?.id ?? null };
    },
    async openTopics(page) {
      const all = numbers(page * perList + 1, Math.min(scripted.top, (page + 1) * perList) + 1).filter((id) => !scripted.hidden.has(id));
      const items = cut(`list ${page}`, all.map((id) => aSeenTopic(id)));
      return { items, skipped: 0, hasMore: items.length === all.length && (page + 1) * perList < scripted.top };
    },
    async topicsById(ids) {
      return { items: cut(`rows ${ids.join(',')}`, ids.filter((id) => id <= scripted.top && !scripted.hidden.has(id)).map((id) => aSeenTopic(id))), skipped: 0 };
    },
    async thread(id) {
      scripted.asked.push(`thread ${id}`);
      return { ...aSeenTopic(id), asker: { id: 5, username: 'ana', name: '' }, posts: [aSeenFeedPost(id)], isWhole: true, skipped: 0 };
    },
  };
  const scripted: ScriptedFeed = { forum: new Proxy(parts as Forum, { get: (known, name) => Reflect.get(known, name) ?? (name === 'asStranger' ? undefined : not) }), top, asked: [], hidden: new Set(), spoil: () => undefined };
  return scripted;
}
