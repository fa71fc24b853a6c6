import { excerptOf } from '../cook/cook.ts';
import type { Forum } from '../forum.ts';
import { moderates, type Reader } from '../reader.ts';
import { isStaff, memberById, membersById } from '../store/members.ts';
import { postById } from '../store/posts.ts';
import type { MemberRow, PostRow, TopicRow } from '../store/rows.ts';
import { tagsOf } from '../store/topics.ts';
import { holderFields } from './assignment.ts';
import { basicUser, iso } from './member.ts';
import { escapeTitle, postShapes } from './post.ts';

export const chunkSize = 20;

/** A whole topic around the posts that were asked for. */
export function topicShape(forum: Forum, topic: TopicRow, all: readonly PostRow[], shown: readonly PostRow[], reader: Reader | null, options: { raw: boolean }): Record<string, unknown> {
  const { db } = forum;
  const members = membersById(db, [topic.member_id, topic.last_poster_id, ...all.map((post) => post.member_id)]);
  const staff = reader !== null && isStaff(reader.member);
  const draft = reader && db.one<{ sequence: number; data: string | null }>('select sequence, data from drafts where member_id = ? and key = ?', reader.member.id, `topic_${topic.id}`);
  return {
    post_stream: { posts: postShapes(forum, topic, shown, reader, { raw: options.raw }), stream: all.map((post) => post.id) },
    timeline_lookup: all.length > 0 ? [[1, Math.floor((forum.clock.now() - topic.created_at) / 86_400_000)]] : [],
    suggested_topics: [],
    tags: tagsOf(db, topic.id),
    tags_descriptions: {},
    id: topic.id,
    title: topic.title,
    fancy_title: escapeTitle(topic.title),
    posts_count: topic.posts_count,
    created_at: iso(topic.created_at),
    views: topic.views,
    reply_count: topic.reply_count,
    like_count: topic.like_count,
    last_posted_at: iso(topic.last_posted_at),
    visible: topic.visible === 1,
    closed: topic.closed === 1,
    archived: topic.archived === 1,
    has_summary: false,
    archetype: 'regular',
    slug: topic.slug,
    category_id: topic.community_id,
    word_count: topic.word_count,
    deleted_at: null,
    user_id: topic.member_id,
    featured_link: null,
    pinned_globally: false,
    pinned_at: null,
    pinned_until: null,
    image_url: topic.image_url,
    slow_mode_seconds: topic.slow_mode_seconds,
    draft: draft?.data ?? null,
    draft_key: `topic_${topic.id}`,
    draft_sequence: draft?.sequence ?? 0,
    unpinned: null,
    pinned: topic.pinned === 1,
    current_post_number: shown[0]?.number ?? 1,
    highest_post_number: topic.highest_post_number,
    deleted_by: null,
    has_deleted: staff && db.one('select 1 from posts where topic_id = ? and deleted_at is not null', topic.id) !== undefined,
    actions_summary: [4, 8, 10, 7].map((id) => ({ id, count: 0, hidden: false, can_act: reader !== null && reader.member.id !== topic.member_id })),
    chunk_size: chunkSize,
    bookmarked: false,
    bookmarks: [],
    topic_timer: null,
    message_bus_last_id: forum.bus.lastId(`/topic/${topic.id}`),
    participant_count: topic.participant_count,
    show_read_indicator: false,
    thumbnails: null,
    slow_mode_enabled_until: topic.slow_mode_until === null ? null : iso(topic.slow_mode_until),
    ...(forum.rules.solved ? acceptedFields(forum, topic) : {}),
    ...holderFields(forum, topic, reader),
    details: details(topic, all, members, reader, { staff, moderator: reader !== null && moderates(forum, reader.member) }),
  };
}

function details(topic: TopicRow, posts: readonly PostRow[], members: ReadonlyMap<number, MemberRow>, reader: Reader | null, { staff, moderator }: { staff: boolean; moderator: boolean }): Record<string, unknown> {
  const counts = Map.groupBy(posts.filter((post) => post.type !== 3), (post) => post.member_id);
  const asker = members.get(topic.member_id);
  const last = members.get(topic.last_poster_id) ?? asker;
  return {
    can_edit: reader !== null && (staff || reader.member.id === topic.member_id || reader.member.trust_level >= 3),
    notification_level: 1,
    can_move_posts: staff,
    can_delete: staff,
    can_remove_allowed_users: staff,
    can_create_post: reader !== null && (staff || (topic.closed === 0 && topic.archived === 0)),
    can_reply_as_new_topic: reader !== null,
    can_flag_topic: reader !== null && reader.member.id !== topic.member_id,
    can_convert_topic: staff,
    can_review_topic: moderator,
    can_close_topic: moderator,
    can_archive_topic: moderator,
    can_split_merge_topic: staff,
    can_edit_staff_notes: staff,
    can_toggle_topic_visibility: moderator,
    can_pin_unpin_topic: staff,
    can_moderate_category: moderator,
    ...(reader ? { can_remove_self_id: reader.member.id } : {}),
    participants: [...counts].flatMap(([id, theirs]) => {
      const member = members.get(id);
      if (!member) return [];
      const flair = { primary_group_name: null, flair_name: null, flair_url: null, flair_color: null, flair_bg_color: null, flair_group_id: null };
      return [{ ...basicUser(member), post_count: theirs.length, ...flair, admin: member.admin === 1, moderator: member.moderator === 1, trust_level: member.trust_level }];
    }),
    ...(asker ? { created_by: basicUser(asker) } : {}),
    ...(last ? { last_poster: basicUser(last) } : {}),
  };
}

function acceptedFields(forum: Forum, topic: TopicRow): Record<string, unknown> {
  const post = topic.accepted_post_id === null ? undefined : postById(forum.db, topic.accepted_post_id);
  const author = post && memberById(forum.db, post.member_id);
  if (!post || !author) return { has_accepted_answer: false };
  return { has_accepted_answer: true, accepted_answer: { post_number: post.number, username: author.username, name: author.name, excerpt: excerptOf(post.cooked) } };
}
