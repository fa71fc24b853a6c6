import { excerptOf } from './cook/cook.ts';
import type { Forum } from './forum.ts';
import { memberByName } from './store/members.ts';
import { postType, type MemberRow, type PostRow, type TopicRow } from './store/rows.ts';
import { tagsOf } from './store/topics.ts';
import { iso } from './wire/member.ts';

export const notificationTypes = {
  mentioned: 1, replied: 2, quoted: 3, edited: 4, liked: 5, private_message: 6, invited_to_private_message: 7, invitee_accepted: 8, posted: 9, moved_post: 10,
  linked: 11, granted_badge: 12, invited_to_topic: 13, custom: 14, group_mentioned: 15, group_message_summary: 16, watching_first_post: 17, topic_reminder: 18,
  liked_consolidated: 19, post_approved: 20, code_review_commit_approved: 21, membership_request_accepted: 22, membership_request_consolidated: 23, bookmark_reminder: 24,
  reaction: 25, votes_released: 26, event_reminder: 27, event_invitation: 28, chat_mention: 29, chat_message: 30, chat_invitation: 31, chat_group_mention: 32, chat_quoted: 33,
  assigned: 34, question_answer_user_commented: 35, watching_category_or_tag: 36, new_features: 37, admin_problems: 38, linked_consolidated: 39, chat_watched_thread: 40,
} as const;

/** Tells listeners and the people concerned about a new post. */
export function announcePost(forum: Forum, post: PostRow, topic: TopicRow, author: MemberRow): void {
  const { bus, db } = forum;
  bus.publish(`/topic/${topic.id}`, { id: post.id, post_number: post.number, updated_at: iso(post.updated_at), user_id: post.member_id, last_editor_id: post.member_id, type: 'created', version: post.version });
  const tags = tagsOf(db, topic.id);
  if (post.number === 1) {
    bus.publish('/new', { topic_id: topic.id, message_type: 'new_topic', payload: { last_read_post_number: null, highest_post_number: 1, created_at: iso(topic.created_at), category_id: topic.community_id, archetype: 'regular', created_in_new_period: true, tags } });
  }
  bus.publish('/latest', { topic_id: topic.id, message_type: 'latest', payload: { bumped_at: iso(post.created_at), category_id: topic.community_id, archetype: 'regular', tags } });
  if (post.type !== postType.regular) return;
  const told = new Set([author.id]);
  const tell = (memberId: number, type: number): void => {
    if (told.has(memberId) || memberId < 0) return;
    told.add(memberId);
    notify(forum, memberId, type, topic, post.number, { display_username: author.username, excerpt: excerptOf(post.cooked, 120) });
  };
  const repliedTo = post.reply_to_number === null ? undefined : db.one<{ member_id: number }>('select member_id from posts where topic_id = ? and number = ?', topic.id, post.reply_to_number);
  if (repliedTo) tell(repliedTo.member_id, notificationTypes.replied);
  for (const [, username] of post.cooked.matchAll(/<a class="mention" href="\/u\/([a-z0-9_.-]+)">/g)) {
    const mentioned = memberByName(db, username ?? '');
    if (mentioned) tell(mentioned.id, notificationTypes.mentioned);
  }
  if (post.number > 1) tell(topic.member_id, notificationTypes.replied);
}

export function announceChange(forum: Forum, post: PostRow, type: 'revised' | 'deleted' | 'recovered' | 'acted' | 'liked' | 'unliked'): void {
  forum.bus.publish(`/topic/${post.topic_id}`, { id: post.id, post_number: post.number, updated_at: iso(post.updated_at), user_id: post.member_id, last_editor_id: post.member_id, type, version: post.version });
}

export const announceTopic = (forum: Forum, topicId: number): void => forum.bus.publish(`/topic/${topicId}`, { reload_topic: true, refresh_stream: true });

export function notify(forum: Forum, memberId: number, type: number, topic: TopicRow, postNumber: number, data: Record<string, unknown>): void {
  forum.db.run(
    'insert into notifications (member_id, type, topic_id, post_number, data, created_at) values (?, ?, ?, ?, ?, ?)',
    memberId, type, topic.id, postNumber, JSON.stringify({ topic_title: topic.title, ...data }), forum.clock.now(),
  );
  forum.bus.publish(`/notification/${memberId}`, { unread_notifications: forum.db.one<{ n: number }>('select count(*) as n from notifications where member_id = ? and read = 0', memberId)?.n ?? 0 });
}
