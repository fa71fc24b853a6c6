import { announceChange } from '../../announce.ts';
import type { Forum } from '../../forum.ts';
import type { Params } from '../../params.ts';
import { messageHere, replyToMessage, sendMessage } from '../../messages/message-routes.ts';
import { bodyProblems, publishQuestion, publishReply, type Published } from '../../publish.ts';
import { mustBe, type App, type Ask, type Reader } from '../../reader.ts';
import { conflict, invalidAccess, invalidParameters, missingParameter, notFound, unprocessable } from '../../refusal.ts';
import { communityBySlugOrId } from '../../store/communities.ts';
import { isStaff } from '../../store/members.ts';
import { insertPost, postById, postOrThrow, revisePost, shaOf } from '../../store/posts.ts';
import { postType, type PostRow, type TopicRow } from '../../store/rows.ts';
import { recount, topicById } from '../../store/topics.ts';
import { iso } from '../../wire/member.ts';
import { seenPost, single } from './posts.ts';
import { tagNames } from './topic-changes.ts';

/** Writing, editing, deleting and recovering posts. */
export function postWritingRoutes(app: App, forum: Forum): void {
  // One transaction for the post, its draft's end and the notifications: after a crash all of it stands or none.
  app.post('/posts', (c) => forum.db.tx(() => create(forum, c)));

  app.put('/posts/:id{[0-9]+}', (c) => {
    const reader = mustBe(c);
    const { post, topic } = seenPost(forum, c, postById(forum.db, Number(c.req.param('id'))));
    const change = c.var.params.within('post');
    const raw = change.text('raw');
    if (raw === null) throw missingParameter('post');
    mustOwn(reader, post);
    if (topic.archived === 1 && !isStaff(reader.member)) throw invalidAccess();
    const original = change.text('original_text') ?? change.text('raw_old');
    if (original !== null && original.trim() !== post.raw) throw conflict('That post was edited by another user, and your changes can no longer be saved.');
    const problems = bodyProblems(forum, raw, post.number === 1 ? forum.rules.minFirstPostLength : forum.rules.minPostLength);
    if (!isStaff(reader.member) && forum.clock.now() - post.created_at > forum.rules.postEditMinutes * 60_000) problems.push('That post was created too long ago. It can no longer be edited or deleted.');
    if (problems.length > 0) throw unprocessable(problems);
    if (shaOf(raw) === post.raw_sha) return c.json({ post: single(forum, c, { post, topic }) });
    const revised = revisePost(forum.db, forum.cook, post, { raw: raw.trim(), editReason: change.text('edit_reason'), now: forum.clock.now(), graceMs: forum.rules.editingGraceSeconds * 1000 });
    announceChange(forum, revised, 'revised');
    return c.json({ post: single(forum, c, { post: revised, topic: topicById(forum.db, topic.id) ?? topic }) });
  });

  app.delete('/posts/:id{[0-9]+}', (c) => forum.db.tx(() => remove(forum, c)));
  app.put('/posts/:id{[0-9]+}/recover', (c) => forum.db.tx(() => recover(forum, c)));
}

function create(forum: Forum, c: Ask): Response {
  const reader = mustBe(c);
  const raw = textOf(c.var.params, 'raw');
  const topicId = c.var.params.int('topic_id');
  if (topicId === null) return c.var.params.text('archetype') === 'private_message' ? sendMessage(forum, c, reader, raw) : ask(forum, c, reader, raw);
  const message = messageHere(forum, c, String(topicId));
  if (message) return replyToMessage(forum, c, reader, message, raw);
  const topic = topicById(forum.db, topicId);
  if (!topic) throw unprocessable(['That topic was closed or deleted while you were looking at it.'], { action: 'create_post' });
  if (c.var.params.bool('whisper')) return whisper(forum, c, reader, topic, raw);
  return answered(forum, c, publishReply(forum, reader.member, { topic, raw, replyTo: c.var.params.int('reply_to_post_number') }), raw);
}

function ask(forum: Forum, c: Ask, reader: Reader, raw: string): Response {
  const title = c.var.params.text('title')?.replace(/\s+/g, ' ').trim() ?? '';
  const community = communityBySlugOrId(forum.db, c.var.params.text('category') ?? '');
  if (!community) throw invalidParameters('You supplied invalid parameters to the request: category');
  return answered(forum, c, publishQuestion(forum, reader.member, { title, raw, communityId: community.id, tags: tagNames(c.var.params) ?? [] }), raw);
}

/** With `nested_post` in an envelope, without it bare; a post that waits for a moderator is always in its envelope, and is a success. */
function answered(forum: Forum, c: Ask, published: Published, raw: string): Response {
  if (published.kind === 'enqueued') {
    return c.json({
      action: 'enqueued',
      success: true,
      pending_count: published.pendingCount,
      pending_post: { id: published.reviewableId, raw, created_at: iso(forum.clock.now()) },
      message: 'Your post is in the queue and will be shown when a moderator has approved it.',
    });
  }
  const topic = topicById(forum.db, published.post.topic_id);
  if (!topic) throw notFound();
  const reader = mustBe(c);
  const key = c.var.params.text('draft_key');
  const sequence = key === null ? 0 : endDraft(forum, reader.member.id, key);
  const post = { ...single(forum, c, { post: published.post, topic }), draft_sequence: sequence };
  return c.json(c.var.params.bool('nested_post') ? { action: 'create_post', success: true, post } : post);
}

/** Posting ends the draft it came from and moves its number on, so that an older window cannot save over it. */
function endDraft(forum: Forum, memberId: number, key: string): number {
  const row = forum.db.one<{ sequence: number }>(
    'insert into drafts (member_id, key, sequence, data, updated_at) values (?, ?, 1, null, ?) on conflict (member_id, key) do update set sequence = sequence + 1, data = null returning sequence',
    memberId, key.slice(0, 60), forum.clock.now(),
  );
  return row?.sequence ?? 1;
}

/** The writer's own words give way to a note; the staff's deletion takes the post out of sight. */
function remove(forum: Forum, c: Ask): Response {
  const reader = mustBe(c);
  const { post, topic } = seenPost(forum, c, postById(forum.db, Number(c.req.param('id'))));
  mustOwn(reader, post);
  if (post.number === 1) throw invalidAccess();
  const now = forum.clock.now();
  if (isStaff(reader.member)) forum.db.run('update posts set deleted_at = ?, deleted_by = ? where id = ?', now, reader.member.id, post.id);
  else if (post.user_deleted === 0) {
    revisePost(forum.db, forum.cook, post, { raw: '(post deleted by author)', editReason: null, now, graceMs: 0 });
    forum.db.run('update posts set user_deleted = 1, kept_raw = ? where id = ?', post.raw, post.id);
  }
  if (topic.accepted_post_id === post.id) forum.db.run('update topics set accepted_post_id = null where id = ?', topic.id);
  recount(forum.db, topic.id);
  announceChange(forum, postOrThrow(forum.db, post.id), 'deleted');
  return c.body(null, 200);
}

function recover(forum: Forum, c: Ask): Response {
  const reader = mustBe(c);
  const post = postById(forum.db, Number(c.req.param('id')));
  const topic = post && topicById(forum.db, post.topic_id);
  if (!post || !topic || (post.deleted_at !== null && !isStaff(reader.member))) throw notFound();
  mustOwn(reader, post);
  if (post.kept_raw !== null) {
    revisePost(forum.db, forum.cook, post, { raw: post.kept_raw, editReason: null, now: forum.clock.now(), graceMs: 0 });
    forum.db.run('update posts set user_deleted = 0, kept_raw = null where id = ?', post.id);
  }
  forum.db.run('update posts set deleted_at = null, deleted_by = null where id = ?', post.id);
  recount(forum.db, topic.id);
  const recovered = postOrThrow(forum.db, post.id);
  announceChange(forum, recovered, 'recovered');
  return c.json(single(forum, c, { post: recovered, topic }));
}

function whisper(forum: Forum, c: Ask, reader: Reader, topic: TopicRow, raw: string): Response {
  if (!isStaff(reader.member)) throw invalidAccess();
  const problems = bodyProblems(forum, raw, forum.rules.minPostLength);
  if (problems.length > 0) throw unprocessable(problems, { action: 'create_post' });
  const post = insertPost(forum.db, forum.cook, { topicId: topic.id, memberId: reader.member.id, raw, now: forum.clock.now(), type: postType.whisper });
  return answered(forum, c, { kind: 'posted', post }, raw);
}

function mustOwn(reader: Reader, post: PostRow): void {
  if (!isStaff(reader.member) && post.member_id !== reader.member.id) throw invalidAccess();
}

function textOf(params: Params, name: string): string {
  const text = params.text(name);
  if (text === null) throw missingParameter(name);
  return text.replaceAll('\r\n', '\n').trim();
}
