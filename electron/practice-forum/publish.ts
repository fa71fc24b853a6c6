import type { Forum } from './forum.ts';
import { announcePost } from './announce.ts';
import { slowDown, unprocessable } from './refusal.ts';
import { isStaff } from './store/members.ts';
import { insertPost, insertTopic, shaOf } from './store/posts.ts';
import type { MemberRow, PostRow, TopicRow } from './store/rows.ts';

export interface Reply {
  topic: TopicRow;
  raw: string;
  replyTo: number | null;
}

export interface Question {
  title: string;
  raw: string;
  communityId: number;
  tags: readonly string[];
}

export type Published = { kind: 'posted'; post: PostRow } | { kind: 'enqueued'; reviewableId: number; reason: string; pendingCount: number };

/** Everything this forum asks of a reply. The sentences to show, or none. */
export function replyProblems(forum: Forum, member: MemberRow, { topic, raw }: Reply): string[] {
  const problems = bodyProblems(forum, raw, forum.rules.minPostLength);
  if (isStaff(member)) return problems;
  if (topic.closed === 1 || topic.archived === 1) problems.push('That topic was closed or deleted while you were looking at it.');
  if (problems.length === 0 && isRepeated(forum, member, raw)) problems.push('Body is too similar to what you recently posted');
  const { maxConsecutiveReplies: most } = forum.rules;
  if (most > 0 && topic.member_id !== member.id) {
    const last = forum.db.all<{ member_id: number }>('select member_id from posts where topic_id = ? and type = 1 and deleted_at is null order by number desc limit ?', topic.id, most);
    if (last.length === most && last.every((post) => post.member_id === member.id)) problems.push(`No more than ${most} consecutive replies are allowed. Please edit your previous reply, or wait for someone to reply to you.`);
  }
  const waitMs = slowModeMs(forum, member, topic);
  if (waitMs > 0) problems.push(`This topic is in slow mode. Please wait ${Math.ceil(waitMs / 1000)} seconds before posting again.`);
  return problems;
}

/** Everything this forum asks of a question. */
export function questionProblems(forum: Forum, member: MemberRow, { title, raw }: Question): string[] {
  const { minTitleLength, maxTitleLength } = forum.rules;
  const problems: string[] = [];
  if (title.length < minTitleLength) problems.push(`Title is too short (minimum is ${minTitleLength} characters)`);
  if (title.length > maxTitleLength) problems.push(`Title is too long (maximum is ${maxTitleLength} characters)`);
  if (title.length >= minTitleLength && forum.db.one('select 1 from topics where title = ? collate nocase and deleted_at is null', title)) problems.push('Title has already been used');
  problems.push(...bodyProblems(forum, raw, forum.rules.minFirstPostLength));
  if (problems.length === 0 && !isStaff(member) && isRepeated(forum, member, raw)) problems.push('Body is too similar to what you recently posted');
  return problems;
}

/** Length and sense of a body, counted without quotes and comments. */
export function bodyProblems(forum: Forum, raw: string, atLeast: number): string[] {
  const { maxPostLength, bodyMinEntropy } = forum.rules;
  const words = raw.replace(/<!--[\s\S]*?-->/g, '').replace(/^\[quote[^\]]*\]$[\s\S]*?^\[\/quote\]$/gm, '').replace(/\s+/g, ' ').trim();
  if (words.length < atLeast) return [`Body is too short (minimum is ${atLeast} characters)`];
  if (raw.length > maxPostLength) return [`Body is too long (maximum is ${maxPostLength} characters)`];
  return new Set(words).size < bodyMinEntropy ? ['Body seems unclear, is it a complete sentence?'] : [];
}

/** Posts a reply, or puts it before a moderator. Throws Refusal with Discourse's reasons. */
export function publishReply(forum: Forum, member: MemberRow, reply: Reply): Published {
  refuseIf(replyProblems(forum, member, reply));
  pace(forum, member, 'post', forum.rules.createPostSeconds);
  const reason = waitsBecause(forum, member);
  if (reason !== null) return enqueue(forum, member, { topic_id: reply.topic.id, community_id: reply.topic.community_id, title: null, raw: reply.raw, tags: [], reply_to: reply.replyTo, reason });
  const post = insertPost(forum.db, forum.cook, { topicId: reply.topic.id, memberId: member.id, raw: reply.raw, now: forum.clock.now(), replyTo: reply.replyTo });
  announcePost(forum, post, reply.topic, member);
  return { kind: 'posted', post };
}

export function publishQuestion(forum: Forum, member: MemberRow, question: Question): Published {
  refuseIf(questionProblems(forum, member, question));
  pace(forum, member, 'topic', forum.rules.createTopicSeconds);
  const reason = waitsBecause(forum, member);
  if (reason !== null) return enqueue(forum, member, { topic_id: null, community_id: question.communityId, title: question.title, raw: question.raw, tags: question.tags, reply_to: null, reason });
  const { topicId, post } = insertTopic(forum.db, forum.cook, { ...question, memberId: member.id, now: forum.clock.now() });
  const topic = forum.db.one<TopicRow>('select * from topics where id = ?', topicId);
  if (topic) announcePost(forum, post, topic, member);
  return { kind: 'posted', post };
}

function refuseIf(problems: string[]): void {
  if (problems.length > 0) throw unprocessable(problems, { action: 'create_post' });
}

function pace(forum: Forum, member: MemberRow, act: string, seconds: number): void {
  const wait = isStaff(member) ? 0 : forum.limits.use(`${act} ${member.id}`, seconds > 0 ? 1 : 0, seconds);
  if (wait > 0) throw slowDown(wait);
}

const waitsBecause = (forum: Forum, member: MemberRow): string | null => (isStaff(member) ? null : (forum.moods.takeEnqueue() ?? (forum.rules.approvePosts ? 'approve_unless_allowed_groups' : null)));

/** The marker of "said this already" is the text alone, in whatever topic it stands. */
function isRepeated(forum: Forum, member: MemberRow, raw: string): boolean {
  const since = forum.clock.now() - forum.rules.uniquePostsMinutes * 60_000;
  return forum.db.one('select 1 from posts where member_id = ? and raw_sha = ? and created_at > ? and deleted_at is null', member.id, shaOf(raw), since) !== undefined;
}

function slowModeMs(forum: Forum, member: MemberRow, topic: TopicRow): number {
  if (topic.slow_mode_seconds === 0) return 0;
  const last = forum.db.one<{ at: number | null }>('select max(created_at) as at from posts where topic_id = ? and member_id = ?', topic.id, member.id)?.at ?? null;
  return last === null ? 0 : Math.max(0, last + topic.slow_mode_seconds * 1000 - forum.clock.now());
}

function enqueue(forum: Forum, member: MemberRow, post: { topic_id: number | null; community_id: number; title: string | null; raw: string; tags: readonly string[]; reply_to: number | null; reason: string }): Published {
  const { lastId } = forum.db.run(
    "insert into reviewables (type, member_id, topic_id, community_id, title, raw, tags, reply_to_number, reason, created_at) values ('ReviewableQueuedPost', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    member.id, post.topic_id, post.community_id, post.title, post.raw, JSON.stringify(post.tags), post.reply_to, post.reason, forum.clock.now(),
  );
  const pendingCount = forum.db.one<{ n: number }>("select count(*) as n from reviewables where type = 'ReviewableQueuedPost' and status = 0 and member_id = ?", member.id)?.n ?? 1;
  return { kind: 'enqueued', reviewableId: lastId, reason: post.reason, pendingCount };
}
