import type { Forum } from '../forum.ts';
import type { Reader } from '../reader.ts';
import { membersById } from '../store/members.ts';
import type { PostRow, TopicRow } from '../store/rows.ts';
import { basicUser, iso } from '../wire/member.ts';
import { postShapes } from '../wire/post.ts';
import { topicShape } from '../wire/topic.ts';
import { topicRowShape } from '../wire/topic-list.ts';
import { messageGroups, messageMembers, messagePosts, type MessagePostRow, type MessageRow } from './messages.ts';

/** A message as the rows a topic is shown from. */
export function asTopic(message: MessageRow, posts: readonly MessagePostRow[]): TopicRow {
  const last = posts.at(-1);
  return {
    ...message,
    community_id: 0,
    last_posted_at: last?.created_at ?? message.created_at,
    last_poster_id: last?.member_id ?? message.member_id,
    posts_count: posts.length,
    reply_count: 0,
    highest_post_number: last?.number ?? 0,
    like_count: 0,
    op_like_count: 0,
    word_count: 0,
    participant_count: new Set(posts.map((post) => post.member_id)).size,
    views: 0,
    closed: 0,
    archived: 0,
    visible: 1,
    pinned: 0,
    deleted_at: null,
    deleted_by: null,
    slow_mode_seconds: 0,
    slow_mode_until: null,
    accepted_post_id: null,
    assigned_to: null,
    assignment_note: null,
    assignment_status: null,
    image_url: null,
  };
}

export const asPost = (post: MessagePostRow): PostRow => ({
  id: post.id,
  topic_id: post.message_id,
  number: post.number,
  type: 1,
  member_id: post.member_id,
  raw: post.raw,
  cooked: post.cooked,
  raw_sha: '',
  created_at: post.created_at,
  updated_at: post.created_at,
  version: 1,
  reply_to_number: null,
  reply_count: 0,
  quote_count: 0,
  like_count: 0,
  reads: 1,
  hidden: 0,
  deleted_at: null,
  deleted_by: null,
  user_deleted: 0,
  kept_raw: null,
  edit_reason: null,
  action_code: null,
  action_who: null,
});

/** A whole message, as a topic is shown, with who may read it. */
export function messageShape(forum: Forum, message: MessageRow, posts: readonly MessagePostRow[], shown: readonly MessagePostRow[], reader: Reader, options: { raw: boolean }): Record<string, unknown> {
  const shape = topicShape(forum, asTopic(message, posts), posts.map(asPost), shown.map(asPost), reader, options);
  const people = [...membersById(forum.db, messageMembers(forum.db, message.id)).values()].map(basicUser);
  return {
    ...shape,
    archetype: 'private_message',
    category_id: null,
    details: { ...(shape['details'] as object), allowed_users: people, allowed_groups: messageGroups(forum.db, message.id).map((name) => ({ name })) },
  };
}

/** One post of a message, on its own. */
export const messagePostShape = (forum: Forum, message: MessageRow, post: MessagePostRow, reader: Reader): Record<string, unknown> =>
  postShapes(forum, asTopic(message, messagePosts(forum.db, message.id)), [asPost(post)], reader, { isSingle: true })[0] ?? {};

/** The envelope a list of messages comes in. */
export function messageListShape(forum: Forum, messages: readonly MessageRow[], reader: Reader, list: { perPage: number; more: string | null }): Record<string, unknown> {
  const posts = new Map(messages.map((message) => [message.id, messagePosts(forum.db, message.id)]));
  const writers = new Set(messages.flatMap((message) => [message.member_id, ...(posts.get(message.id) ?? []).map((post) => post.member_id)]));
  const members = membersById(forum.db, writers);
  return {
    users: [...members.values()].map(basicUser),
    primary_groups: [],
    topic_list: {
      can_create_topic: true,
      ...(list.more === null ? {} : { more_topics_url: list.more }),
      draft: null,
      draft_key: 'new_topic',
      draft_sequence: 0,
      per_page: list.perPage,
      topics: messages.map((message) => {
        const topic = asTopic(message, posts.get(message.id) ?? []);
        const to = messageMembers(forum.db, message.id);
        return {
          ...topicRowShape(forum, topic, reader),
          archetype: 'private_message',
          category_id: null,
          bumped_at: iso(message.bumped_at),
          last_poster_username: members.get(topic.last_poster_id)?.username ?? '',
          allowed_user_count: to.length,
          posters: [{ extras: 'latest single', description: 'Original Poster, Most Recent Poster', user_id: message.member_id, primary_group_id: null }],
          participants: to.filter((id) => id !== message.member_id).map((id) => ({ extras: '', description: null, user_id: id, primary_group_id: null })),
        };
      }),
    },
  };
}
