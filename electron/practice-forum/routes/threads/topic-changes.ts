import { announceTopic } from '../../announce.ts';
import type { Forum } from '../../forum.ts';
import { isRecord, type Params } from '../../params.ts';
import { moderates, mustBe, type App, type Ask, type Reader } from '../../reader.ts';
import { conflict, invalidAccess, invalidParameters, notFound, unprocessable } from '../../refusal.ts';
import { communityBySlugOrId } from '../../store/communities.ts';
import { isStaff } from '../../store/members.ts';
import { insertPost } from '../../store/posts.ts';
import { postType, type TopicRow } from '../../store/rows.ts';
import { setTags, slugOf, tagsOf, topicById } from '../../store/topics.ts';
import { escapeTitle } from '../../wire/post.ts';
import { topicOr404 } from './topics.ts';

const maxTags = 5;

/** Title, community, tags and state of a topic. */
export function topicChangeRoutes(app: App, forum: Forum): void {
  app.put('/t/:id{[0-9]+}/status', (c) => {
    const reader = mustBe(c);
    const topic = topicOr404(forum, c.req.param('id'));
    if (!moderates(forum, reader.member)) throw invalidAccess();
    setStatus(forum, reader.member.id, topic, c.var.params.text('status') ?? '', c.var.params.bool('enabled'));
    return c.json({ success: 'OK', topic_status_update: null });
  });
  app.put('/t/:id{[0-9]+}/tags', (c) => {
    const reader = mustBe(c);
    const topic = mayChange(forum, reader, topicOr404(forum, c.req.param('id')));
    retag(forum, topic, tagNames(c.var.params) ?? []);
    return c.json(basicTopic(forum, topic.id));
  });
  app.put('/t/:id{[0-9]+}/slow_mode', (c) => {
    if (!isStaff(mustBe(c).member)) throw invalidAccess();
    const topic = topicOr404(forum, c.req.param('id'));
    const seconds = Math.max(0, c.var.params.int('seconds') ?? 0);
    const until = Date.parse(c.var.params.text('enabled_until') ?? '');
    forum.db.run('update topics set slow_mode_seconds = ?, slow_mode_until = ? where id = ?', seconds, Number.isNaN(until) ? null : until, topic.id);
    announceTopic(forum, topic.id);
    return c.json({ success: 'OK' });
  });
  app.delete('/t/:id{[0-9]+}', (c) => {
    const reader = mustBe(c);
    const topic = topicOr404(forum, c.req.param('id'));
    const mayDelete = isStaff(reader.member) || (topic.member_id === reader.member.id && topic.posts_count <= 1);
    if (!mayDelete) throw invalidAccess();
    forum.db.run('update topics set deleted_at = ?, deleted_by = ? where id = ?', forum.clock.now(), reader.member.id, topic.id);
    forum.bus.publish('/delete', { topic_id: topic.id, message_type: 'delete' });
    return c.body(null, 200);
  });
  app.put('/t/:id{[0-9]+}/recover', (c) => {
    if (!isStaff(mustBe(c).member)) throw invalidAccess();
    const id = Number(c.req.param('id'));
    if (forum.db.run('update topics set deleted_at = null, deleted_by = null where id = ?', id).changes === 0) throw notFound();
    forum.bus.publish('/recover', { topic_id: id, message_type: 'recover' });
    return c.json({ success: 'OK' });
  });
  for (const path of ['/t/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}'] as const) app.put(path, (c) => change(forum, c));
}

function change(forum: Forum, c: Ask): Response {
  const { params } = c.var;
  const reader = mustBe(c);
  const topic = mayChange(forum, reader, topicOr404(forum, c.req.param('id') ?? ''));
  const originalTitle = params.text('original_title');
  if (originalTitle !== null && originalTitle !== topic.title) throw conflict('The title was changed by another user.');
  const originalTags = tagNames(params, 'original_tags');
  if (originalTags && originalTags.toSorted().join() !== tagsOf(forum.db, topic.id).map((tag) => tag.name).toSorted().join()) throw conflict('The tags were changed by another user.');

  const title = params.text('title')?.replace(/\s+/g, ' ').trim() ?? topic.title;
  const { minTitleLength, maxTitleLength } = forum.rules;
  if (title !== topic.title && (title.length < minTitleLength || title.length > maxTitleLength)) {
    throw unprocessable([title.length < minTitleLength ? `Title is too short (minimum is ${minTitleLength} characters)` : `Title is too long (maximum is ${maxTitleLength} characters)`]);
  }
  const categoryId = params.text('category_id');
  const community = categoryId === null ? null : communityBySlugOrId(forum.db, categoryId);
  if (community === undefined) throw invalidParameters('You supplied invalid parameters to the request: category_id');
  const names = tagNames(params);
  forum.db.tx(() => {
    forum.db.run('update topics set title = ?, slug = ?, community_id = ? where id = ?', title, slugOf(title) || 'topic', community?.id ?? topic.community_id, topic.id);
    if (names) retag(forum, topic, names);
  });
  announceTopic(forum, topic.id);
  return c.json(basicTopic(forum, topic.id));
}

/** Closes, opens, archives, hides or pins, and says so in the topic. Shared with whoever holds the forum in a test. */
export function setStatus(forum: Forum, memberId: number, topic: TopicRow, status: string, isOn: boolean): void {
  const column = { closed: 'closed', archived: 'archived', visible: 'visible', pinned: 'pinned', pinned_globally: 'pinned' }[status];
  if (!column) throw invalidParameters('You supplied invalid parameters to the request: status');
  const code = status === 'visible' ? 'visible' : status;
  forum.db.tx(() => {
    if (forum.db.run(`update topics set ${column} = ? where id = ? and ${column} <> ?`, isOn ? 1 : 0, topic.id, isOn ? 1 : 0).changes === 0) return;
    insertPost(forum.db, forum.cook, { topicId: topic.id, memberId, raw: '', now: forum.clock.now(), type: postType.smallAction, actionCode: `${code}.${isOn ? 'enabled' : 'disabled'}` });
  });
  announceTopic(forum, topic.id);
}

function mayChange(forum: Forum, reader: Reader, topic: TopicRow): TopicRow {
  const may = moderates(forum, reader.member) || reader.member.trust_level >= 3 || (reader.member.id === topic.member_id && topic.archived === 0);
  if (!may) throw invalidAccess();
  return topic;
}

function retag(forum: Forum, topic: TopicRow, names: readonly string[]): void {
  if (names.length > maxTags) throw unprocessable([`You can only assign ${maxTags} tags to a topic.`]);
  setTags(forum.db, topic.id, names);
  announceTopic(forum, topic.id);
}

/** Tags come as names or as objects that carry one. Null when none were sent; an empty name clears them. */
export function tagNames(params: Params, name = 'tags'): string[] | null {
  if (!params.has(name)) return null;
  return params
    .list(name)
    .map((tag) => (isRecord(tag) && typeof tag['name'] === 'string' ? tag['name'] : typeof tag === 'string' ? tag : ''))
    .map((tag) => tag.trim().slice(0, 50))
    .filter(Boolean);
}

function basicTopic(forum: Forum, id: number): Record<string, unknown> {
  const topic = topicById(forum.db, id);
  return topic ? { basic_topic: { id, title: topic.title, fancy_title: escapeTitle(topic.title), slug: topic.slug, posts_count: topic.posts_count } } : {};
}
