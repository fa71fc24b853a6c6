import type { ManyPost, ManyTopics } from './many.ts';

/** Discourse's shapes, as far as anybody reads them here. */

export const me = { id: 3, username: 'volunteer', name: 'Robin', avatar_template: '', admin: false, moderator: false, trust_level: 2, can_assign: true, can_create_topic: true, groups: [] };
export const openCategory = 4;
export const privateCategory = 9;

const iso = (at: number): string => new Date(at).toISOString();
const nameOf = (id: number): string => (id < 0 ? 'robot' : `member_${id}`);
const communityOf = (many: ManyTopics, topicId: number): number => (many.sortOf(topicId) === 'private' ? privateCategory : openCategory + (topicId % 4));

export function topicRow(many: ManyTopics, topicId: number): Record<string, unknown> {
  const posts = many.postsOf(topicId);
  const last = posts.at(-1);
  return {
    id: topicId,
    title: many.titleOf(topicId),
    fancy_title: many.titleOf(topicId),
    slug: `question-${topicId}`,
    posts_count: posts.length,
    reply_count: 0,
    highest_post_number: posts.length,
    image_url: null,
    created_at: iso(many.createdAt(topicId)),
    last_posted_at: iso(last?.at ?? 0),
    bumped: true,
    bumped_at: iso(last?.at ?? 0),
    archetype: 'regular',
    pinned: false,
    visible: many.sortOf(topicId) !== 'unlisted',
    closed: many.isClosed(topicId),
    archived: false,
    // Old servers and new ones.
    tags: topicId % 2 === 0 ? ['rash'] : [{ id: 1, name: 'rash', slug: 'rash' }],
    views: 12,
    like_count: 0,
    category_id: communityOf(many, topicId),
    has_accepted_answer: many.sortOf(topicId) === 'solved',
    posters: [{ extras: null, description: 'Original Poster', user_id: many.askerOf(topicId), primary_group_id: null }],
  };
}

export function postShape(many: ManyTopics, topicId: number, post: ManyPost): Record<string, unknown> {
  const html = many.htmlOf(post, topicId);
  return {
    id: post.id,
    topic_id: topicId,
    topic_slug: `question-${topicId}`,
    topic_title: many.titleOf(topicId),
    category_id: communityOf(many, topicId),
    post_number: post.number,
    post_type: 1,
    posts_count: many.postsOf(topicId).length,
    user_id: post.authorId,
    username: nameOf(post.authorId),
    name: '',
    avatar_template: '',
    created_at: iso(post.at),
    updated_at: iso(post.at),
    version: 1,
    cooked: html,
    raw: html.slice(3, -4),
    reply_to_post_number: null,
    actions_summary: [],
    yours: false,
    hidden: false,
    admin: false,
    moderator: false,
    staff: false,
  };
}

export function topicList(many: ManyTopics, topicIds: readonly number[], more: string | null): Record<string, unknown> {
  const askers = [...new Set(topicIds.map((topicId) => many.askerOf(topicId)))];
  return {
    users: askers.map((id) => ({ id, username: nameOf(id), name: '', avatar_template: '' })),
    primary_groups: [],
    topic_list: { can_create_topic: false, per_page: topicIds.length, ...(more === null ? {} : { more_topics_url: more }), topics: topicIds.map((topicId) => topicRow(many, topicId)) },
  };
}

export function topicView(many: ManyTopics, topicId: number): Record<string, unknown> {
  const posts = many.postsOf(topicId);
  const askerId = many.askerOf(topicId);
  return {
    ...topicRow(many, topicId),
    user_id: askerId,
    deleted_at: null,
    chunk_size: 20,
    post_stream: { posts: posts.slice(0, 20).map((post) => postShape(many, topicId, post)), stream: posts.map((post) => post.id) },
    details: { can_create_post: true, created_by: { id: askerId, username: nameOf(askerId), name: '' }, participants: [] },
  };
}

const communities = [0, 1, 2, 3].map((index) => ({ id: openCategory + index, name: `Community ${index + 1}`, slug: `community-${index + 1}`, color: '0088cc', text_color: 'ffffff', topic_count: 1, permission: 1, read_restricted: false }));
const behindADoor = { id: privateCategory, name: 'Behind a door', slug: 'behind-a-door', color: 'cc0088', text_color: 'ffffff', topic_count: 1, permission: 1, read_restricted: true };
export const categories = (isMember: boolean): object[] => (isMember ? [...communities, behindADoor] : communities);
