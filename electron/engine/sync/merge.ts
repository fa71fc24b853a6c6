import type { SeenPost, SeenTopic } from '../forums/forum.ts';

/** A thread as the store keeps it, without the posts. Columns of `questions`. */
export interface TopicColumns {
  community_id: number;
  title: string;
  slug: string;
  tags: string;
  asked_at: number;
  bumped_at: number;
  posts_count: number;
  highest_post_number: number;
  state: SeenTopic['state'] | 'gone';
  is_solved: 0 | 1;
  holder_username: string | null;
  holder_name: string | null;
  holder_until: number | null;
  asker_id: number | null;
  asker_username: string;
  is_listed: 0 | 1;
}

export const topicColumns = (seen: SeenTopic): TopicColumns => ({
  community_id: seen.communityId,
  title: seen.title,
  slug: seen.slug,
  tags: JSON.stringify(seen.tags),
  asked_at: seen.createdAt,
  bumped_at: seen.bumpedAt,
  posts_count: seen.postsCount,
  highest_post_number: seen.highestPostNumber,
  state: seen.state,
  is_solved: seen.isSolved ? 1 : 0,
  holder_username: seen.holder?.username ?? null,
  holder_name: seen.holder?.name ?? null,
  // 0: a list does not say until when.
  holder_until: seen.holder ? (seen.holder.untilAt === undefined ? 0 : seen.holder.untilAt) : null,
  asker_id: seen.asker?.id ?? null,
  asker_username: seen.asker?.username ?? '',
  is_listed: 1,
});

/** What is different now that a list or the thread itself was seen. Empty: nothing. The caller has made sure that `seen` was asked for later than what is known. */
export function mergeTopic(known: TopicColumns, seen: SeenTopic): Partial<TopicColumns> {
  const isAskerKnown = known.asker_id !== null;
  return differences(known, {
    ...topicColumns(seen),
    // A list and the thread itself do not mean quite the same by it; the later one is right for both.
    bumped_at: Math.max(known.bumped_at, seen.bumpedAt),
    // Lists only guess who asked, and some say the number without the name.
    ...(isAskerKnown ? { asker_id: known.asker_id, asker_username: known.asker_username || (seen.asker?.id === known.asker_id ? seen.asker.username : '') } : {}),
    // What strangers are shown may leave out who holds it.
    ...(seen.holder === undefined ? { holder_username: known.holder_username, holder_name: known.holder_name, holder_until: known.holder_until } : {}),
  });
}

/** The fields of `now` that are not the same in `known`. */
export function differences<T extends object>(known: T, now: Partial<T>): Partial<T> {
  const changed = Object.entries(now).filter(([name, value]) => known[name as keyof T] !== value);
  return Object.fromEntries(changed) as Partial<T>;
}

/** A post as the store keeps it, as far as a merge needs it. Columns of `posts`. */
export interface PostColumns {
  post_id: number;
  updated_at: number;
  version: number;
  html: string;
  raw: string | null;
  kind: SeenPost['kind'];
  author_id: number;
  is_hidden: 0 | 1;
  is_deleted: 0 | 1;
  /** How many whole readings in a row lacked it. */
  missed: number;
}

export interface PostChanges {
  /** New, or different from what was known. */
  save: SeenPost[];
  /** Lacking from a whole reading for the first time: doubted, not deleted. */
  missed: number[];
  /** Lacking for the second time: deleted. */
  gone: number[];
  /** Doubted before and here again. */
  back: number[];
}

/**
 * Compares the posts of one thread. The same twice changes nothing, and the order in which older and newer versions arrive does not matter.
 * What `seen` lacks is doubted only when it is the whole thread, and deleted only when a second whole reading lacks it too.
 */
export function mergePosts(known: readonly PostColumns[], seen: readonly SeenPost[], { isWhole }: { isWhole: boolean }): PostChanges {
  const byId = new Map(known.map((post) => [post.post_id, post]));
  const latest = new Map<number, SeenPost>();
  for (const post of seen) {
    const other = latest.get(post.id);
    if (!other || age(post, other.updatedAt, other.version) >= 0) latest.set(post.id, post);
  }
  const save = [...latest.values()].filter((post) => {
    const before = byId.get(post.id);
    return !before || isNews(before, post, isWhole);
  });
  const kept = known.filter((post) => post.is_deleted === 0);
  const lacking = isWhole && latest.size > 0 ? kept.filter((post) => !latest.has(post.post_id)) : [];
  return {
    save,
    missed: lacking.filter((post) => post.missed === 0).map((post) => post.post_id),
    gone: lacking.filter((post) => post.missed > 0).map((post) => post.post_id),
    back: kept.filter((post) => post.missed > 0 && latest.has(post.post_id)).map((post) => post.post_id),
  };
}

/** Above zero: the post is later than that stamp. */
const age = (post: SeenPost, updatedAt: number, version: number): number => post.updatedAt - updatedAt || post.version - version;

function isNews(before: PostColumns, now: SeenPost, isWhole: boolean): boolean {
  const later = age(now, before.updated_at, before.version);
  if (later > 0) return true;
  // A page may have been prepared a while ago. The whole thread is read fresh, and wins even where a stamp went back.
  if (later < 0) return isWhole;
  // A page that was prepared before the deletion may still carry the post; only the thread itself brings it back.
  if (before.is_deleted === 1 && !isWhole) return false;
  return (
    before.html !== now.html ||
    // Not every page carries the raw text; its absence says nothing.
    (now.raw !== null && before.raw !== now.raw) ||
    before.kind !== now.kind ||
    before.author_id !== now.author.id ||
    (before.is_hidden === 1) !== now.isHidden ||
    (before.is_deleted === 1) !== now.isDeleted
  );
}
