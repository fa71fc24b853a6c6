import { excerptOf } from '../cook/cook.ts';
import type { Forum } from '../forum.ts';
import type { Reader } from '../reader.ts';
import { avatarTemplate, isStaff, membersById } from '../store/members.ts';
import type { MemberRow, PostRow, TopicRow } from '../store/rows.ts';
import { holderFields } from './assignment.ts';
import { basicUser, iso } from './member.ts';

export interface PostOptions {
  raw?: boolean;
  /** Fields that only single posts carry. */
  isSingle?: boolean;
}

/** Posts as Discourse sends them inside a topic. */
export function postShapes(forum: Forum, topic: TopicRow, posts: readonly PostRow[], reader: Reader | null, options: PostOptions = {}): Record<string, unknown>[] {
  const { db } = forum;
  const repliedTo = new Map(
    posts.some((post) => post.reply_to_number !== null)
      ? db.all<{ number: number; member_id: number }>('select number, member_id from posts where topic_id = ?', topic.id).map((row) => [row.number, row.member_id])
      : [],
  );
  const members = membersById(db, [...posts.map((post) => post.member_id), ...repliedTo.values()]);
  const acts = actsOf(forum, posts, reader);
  return posts.map((post) => {
    const author = members.get(post.member_id);
    if (!author) throw new Error('a post without its member');
    const repliedToMember = post.reply_to_number === null ? undefined : members.get(repliedTo.get(post.reply_to_number) ?? 0);
    return {
      ...postShape(forum, topic, post, author, reader, acts.get(post.id) ?? [], options),
      ...(repliedToMember ? { reply_to_user: basicUser(repliedToMember) } : {}),
    };
  });
}

function postShape(forum: Forum, topic: TopicRow, post: PostRow, author: MemberRow, reader: Reader | null, acts: readonly Act[], options: PostOptions): Record<string, unknown> {
  const yours = reader?.member.id === post.member_id;
  const staff = reader !== null && isStaff(reader.member);
  const mayEdit = reader !== null && (staff || (yours && topic.archived === 0)) && post.type !== 3;
  return {
    id: post.id,
    name: author.name,
    username: author.username,
    avatar_template: avatarTemplate(author),
    created_at: iso(post.created_at),
    cooked: post.cooked,
    post_number: post.number,
    post_type: post.type,
    updated_at: iso(post.updated_at),
    reply_count: post.reply_count,
    reply_to_post_number: post.reply_to_number,
    quote_count: post.quote_count,
    incoming_link_count: 0,
    reads: post.reads,
    readers_count: Math.max(0, post.reads - 1),
    score: post.reads * 0.2 + post.like_count * 15,
    yours,
    topic_id: topic.id,
    topic_slug: topic.slug,
    display_username: author.name,
    primary_group_name: null,
    flair_name: null,
    flair_url: null,
    flair_bg_color: null,
    flair_color: null,
    version: post.version,
    can_edit: mayEdit && (staff || forum.clock.now() - post.created_at <= forum.rules.postEditMinutes * 60_000),
    can_delete: mayEdit && post.number > 1 && post.user_deleted === 0,
    can_recover: reader !== null && ((yours && post.user_deleted === 1) || (staff && post.deleted_at !== null)),
    can_see_hidden_post: staff || yours,
    can_wiki: staff,
    user_title: author.title,
    bookmarked: false,
    actions_summary: actionsSummary(post, acts, reader),
    moderator: author.moderator === 1,
    admin: author.admin === 1,
    staff: isStaff(author),
    user_id: author.id,
    hidden: post.hidden === 1,
    ...(post.hidden === 1 ? { hidden_reason_id: 1 } : {}),
    trust_level: author.trust_level,
    deleted_at: post.deleted_at === null ? null : iso(post.deleted_at),
    user_deleted: post.user_deleted === 1,
    edit_reason: post.edit_reason,
    can_view_edit_history: true,
    wiki: false,
    reviewable_id: 0,
    reviewable_score_count: 0,
    reviewable_score_pending_count: 0,
    ...(post.action_code === null ? {} : { action_code: post.action_code, ...(post.action_who === null ? {} : { action_code_who: post.action_who }) }),
    ...(options.isSingle ? { posts_count: topic.posts_count, post_url: `/t/${topic.slug}/${topic.id}/${post.number}`, draft_sequence: 0, flair_group_id: null, badges_granted: [] } : { link_counts: [], read: true }),
    ...(options.raw || options.isSingle ? { raw: post.raw } : {}),
    ...(forum.rules.solved ? solvedFields(topic, post, reader) : {}),
    ...(post.number === 1 ? holderFields(forum, topic, reader) : {}),
  };
}

function solvedFields(topic: TopicRow, post: PostRow, reader: Reader | null): Record<string, unknown> {
  const accepted = topic.accepted_post_id === post.id;
  const may = mayAccept(topic, reader) && post.number > 1 && post.type === 1;
  return { can_accept_answer: may && topic.accepted_post_id === null, can_unaccept_answer: may && accepted, accepted_answer: accepted, topic_accepted_answer: topic.accepted_post_id !== null };
}

/** The asker while the topic is open, and staff. */
export const mayAccept = (topic: TopicRow, reader: Reader | null): boolean => reader !== null && (isStaff(reader.member) || (reader.member.id === topic.member_id && topic.closed === 0));

interface Act {
  post_id: number;
  member_id: number;
  type: number;
}

function actsOf(forum: Forum, posts: readonly PostRow[], reader: Reader | null): Map<number, Act[]> {
  if (!reader) return new Map();
  const rows = forum.db.all<Act>('select post_id, member_id, type from post_actions where member_id = ? and post_id in (select value from json_each(?))', reader.member.id, JSON.stringify(posts.map((post) => post.id)));
  return Map.groupBy(rows, (row) => row.post_id);
}

/** Rows say only what is so: no zero counts, nothing one may not do. */
function actionsSummary(post: PostRow, acts: readonly Act[], reader: Reader | null): Record<string, unknown>[] {
  if (post.type !== 1) return [];
  const rows: Record<string, unknown>[] = [];
  for (const id of [2, 3, 4, 8, 6, 7, 10]) {
    const acted = acts.some((act) => act.type === id);
    const count = id === 2 ? post.like_count : 0;
    const mayAct = reader !== null && reader.member.id !== post.member_id && !acted && (id === 2 || reader.member.trust_level > 0);
    if (count > 0 || acted || mayAct) rows.push({ id, ...(count > 0 ? { count } : {}), ...(acted ? { acted: true, can_undo: true } : {}), ...(mayAct ? { can_act: true } : {}) });
  }
  return rows;
}

/** A post with its topic around it, as in the feed of newest posts. */
export function feedShape(forum: Forum, topic: TopicRow, post: PostRow, reader: Reader | null): Record<string, unknown> {
  const { draft_sequence: _sequence, ...shape } = postShapes(forum, topic, [post], reader, { isSingle: true })[0] ?? {};
  return {
    ...shape,
    topic_title: topic.title,
    topic_html_title: escapeTitle(topic.title),
    category_id: topic.community_id,
    reviewable_id: null,
    excerpt: excerptOf(post.cooked),
    truncated: post.cooked.length > 300,
  };
}

/** A title as HTML. */
export const escapeTitle = (title: string): string =>
  title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
