import type { SeenHolder } from '../assigning.ts';
import type { SeenAuthor, SeenCommunity, SeenFeedPost, SeenPost, SeenThread, SeenTopic } from '../forum.ts';
import { actionHtml } from './action-words.ts';
import type { WireAssignment, WireCategory, WireFeedPost, WirePost, WireTopicRow, WireTopicView, WireUser } from './wire/wire.ts';

/** Discourse's fields in our words. Pure. */

const kinds: Readonly<Record<number, SeenPost['kind']>> = { 1: 'regular', 2: 'moderator', 3: 'small-action', 4: 'whisper' };

/** Accounts the forum runs itself have numbers below zero; nobody's (a deleted member's) posts have none. */
const authorOf = (post: WirePost): SeenAuthor => ({
  id: post.user_id ?? 0,
  username: post.username ?? '',
  name: post.name ?? '',
  isStaff: post.staff || post.admin || post.moderator,
  isBot: (post.user_id ?? 0) < 0,
});

export function seenPost(post: WirePost, myId: number | null): SeenPost {
  return {
    id: post.id,
    number: post.post_number,
    // A kind we do not know is not an answer.
    kind: kinds[post.post_type] ?? 'small-action',
    author: authorOf(post),
    createdAt: post.created_at,
    updatedAt: post.updated_at ?? post.created_at,
    version: post.version ?? 1,
    html: post.cooked || actionHtml(post.action_code),
    raw: post.raw ?? null,
    isHidden: post.hidden,
    isDeleted: post.user_deleted || typeof post.deleted_at === 'number',
    isMine: post.yours || (myId !== null && post.user_id === myId),
    replyTo: post.reply_to_post_number ?? null,
    likes: post.actions_summary,
    isAccepted: post.accepted_answer,
  };
}

export function seenFeedPost(post: WireFeedPost, myId: number | null): SeenFeedPost {
  return {
    ...seenPost(post, myId),
    topicId: post.topic_id,
    topicTitle: post.topic_title,
    topicSlug: post.topic_slug ?? '',
    communityId: post.category_id ?? 0,
    topicPostsCount: post.posts_count ?? null,
  };
}

const stateOf = (topic: { visible: boolean; closed: boolean; archived: boolean }): SeenTopic['state'] => {
  if (topic.archived) return 'archived';
  if (topic.closed) return 'closed';
  return topic.visible ? 'open' : 'unlisted';
};

const ending = /^Rounds until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/;

/** What people read beside the name, and every Rounds reads back. */
export const noteOf = (untilAt: number): string => `Rounds until ${new Date(untilAt).toISOString().slice(0, 19)}Z`;

/** The end a note carries; null: it is somebody's own note, or none. */
export function endIn(note: string | null): number | null {
  const end = Date.parse(ending.exec(note?.trim() ?? '')?.[1] ?? '');
  return Number.isFinite(end) ? end : null;
}

/** `isWhole`: the thread itself says it all, so a note it lacks is a note that is not there. */
export function seenHolder(topic: WireAssignment, { isWhole }: { isWhole: boolean }): SeenHolder | null {
  if (!topic.assigned_to_user) return null;
  const isSaid = isWhole || topic.assignment_note !== undefined;
  return { ...topic.assigned_to_user, ...(isSaid ? { untilAt: endIn(topic.assignment_note ?? null) } : {}) };
}

export function seenTopic(topic: WireTopicRow, users: readonly WireUser[] = []): SeenTopic {
  const askerId = topic.posters?.[0]?.user_id;
  return {
    id: topic.id,
    title: topic.title,
    slug: topic.slug ?? '',
    communityId: topic.category_id ?? 0,
    tags: topic.tags,
    postsCount: topic.posts_count,
    highestPostNumber: topic.highest_post_number,
    createdAt: topic.created_at,
    bumpedAt: topic.bumped_at ?? topic.last_posted_at ?? topic.created_at,
    state: stateOf(topic),
    isSolved: topic.has_accepted_answer,
    likes: topic.like_count ?? null,
    holder: seenHolder(topic, { isWhole: false }),
    asker: users.find((user) => user.id === askerId) ?? null,
  };
}

export function seenThread(topic: WireTopicView, posts: SeenPost[], more: { isWhole: boolean; skipped: number }): SeenThread {
  const first = posts.find((post) => post.number === 1);
  const asker = topic.details?.created_by ?? (first ? { id: first.author.id, username: first.author.username, name: first.author.name } : { id: topic.user_id ?? 0, username: '', name: '' });
  return {
    ...seenTopic({ ...topic, posters: null, highest_post_number: topic.highest_post_number || Math.max(0, ...posts.map((post) => post.number)) }),
    isSolved: topic.has_accepted_answer || (topic.accepted_answer ?? null) !== null,
    holder: seenHolder(topic, { isWhole: true }),
    asker,
    // Newer servers say it of the thread only.
    posts: posts.map((post) => (post.number === topic.accepted_answer?.post_number ? { ...post, isAccepted: true } : post)),
    ...more,
  };
}

export function seenCommunity(category: WireCategory, position: number): SeenCommunity {
  return {
    id: category.id,
    name: category.name,
    slug: category.slug ?? '',
    color: /^[0-9a-f]{6}$/i.test(category.color ?? '') ? (category.color ?? '') : '808080',
    position: category.position ?? position,
    members: category.custom_fields?.member_count ?? null,
  };
}
