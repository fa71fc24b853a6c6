import type { Forum } from '../forum.ts';
import { htmlOf } from '../markdown.ts';
import { maySeeDeleted, moderates } from '../may.ts';
import type { Reader } from '../reader.ts';
import { escapesTitles } from '../rules.ts';
import type { Post, Topic } from '../world/rows.ts';
import { escaped } from '../markdown.ts';
import { shortCategory } from './category.ts';
import { iso, personOf } from './member.ts';
import { tagsOf } from './topic.ts';

const gone = '[[topic:post-is-deleted]]';

export const html = (forum: Forum, post: Post): string => htmlOf(forum.world.sourceOf(post), forum.rules.hasMarkdown);

/** A post as feeds, searches and people's pages show it. `deleted` is a boolean here. */
export function postSummary(forum: Forum, post: Post): Record<string, unknown> {
  const topic = forum.world.topics.get(post.tid);
  const title = topic ? forum.world.titleOf(topic) : '';
  return {
    pid: post.pid,
    tid: post.tid,
    toPid: post.toPid || null,
    url: `${forum.baseUrl()}/post/${post.pid}`,
    content: html(forum, post),
    sourceContent: null,
    uid: post.uid,
    timestamp: post.timestamp,
    timestampISO: iso(post.timestamp),
    deleted: post.deleted,
    upvotes: post.upvoters.size,
    downvotes: 0,
    votes: post.upvoters.size,
    replies: 0,
    user: personOf(forum, post.uid),
    topic: topic && {
      uid: topic.uid, tid: topic.tid, cid: topic.cid, mainPid: topic.mainPid, postcount: topic.pids.length, slug: forum.world.slugOf(topic), deleted: topic.deleted ? 1 : 0, scheduled: false, tags: tagsOf(topic.tags),
      ...(escapesTitles(forum.rules) ? { title: escaped(title), titleRaw: title } : { title }),
      teaserPid: topic.pids.length > 1 ? String(forum.world.teaserOf(topic)?.pid ?? topic.mainPid) : null,
    },
    category: topic && shortCategory(forum, topic.cid),
    isMainPost: topic?.mainPid === post.pid,
  };
}

/** A post on its topic's page. `index` counts from 0 over the whole topic. */
export function postInTopic(forum: Forum, reader: Reader, topic: Topic, post: Post, index: number): Record<string, unknown> {
  const hidden = post.deleted && !maySeeDeleted(reader, post, topic.cid);
  const self = reader.uid > 0 && reader.uid === post.uid;
  return {
    pid: post.pid,
    tid: post.tid,
    toPid: post.toPid || undefined,
    uid: post.uid,
    content: hidden ? gone : html(forum, post),
    timestamp: post.timestamp,
    timestampISO: iso(post.timestamp),
    edited: post.edited,
    editedISO: iso(post.edited),
    editor: post.editor > 0 ? personOf(forum, post.editor) : null,
    deleted: post.deleted ? 1 : 0,
    deleterUid: post.deleterUid,
    upvotes: post.upvoters.size,
    downvotes: 0,
    votes: post.upvoters.size,
    upvoted: reader.uid > 0 && post.upvoters.has(reader.uid),
    downvoted: false,
    bookmarked: false,
    replies: { hasMore: false, users: [], text: '[[topic:one-reply-to-this-post]]', count: 0 },
    user: personOf(forum, post.uid),
    selfPost: self,
    events: [],
    attachments: [],
    announces: 0,
    index,
    isMainPost: topic.mainPid === post.pid,
    display_edit_tools: self || moderates(reader.member, topic.cid),
    display_delete_tools: self || moderates(reader.member, topic.cid),
    display_moderator_tools: self || moderates(reader.member, topic.cid),
    display_move_tools: moderates(reader.member, topic.cid) && topic.mainPid !== post.pid,
    display_post_menu: true,
  };
}

/** What comes back for a reply that stands. */
export function postMade(forum: Forum, topic: Topic, post: Post): Record<string, unknown> {
  return {
    pid: post.pid,
    tid: post.tid,
    toPid: post.toPid || null,
    url: `${forum.baseUrl()}/post/${post.pid}`,
    content: html(forum, post),
    uid: post.uid,
    timestamp: post.timestamp,
    timestampISO: iso(post.timestamp),
    index: topic.pids.indexOf(post.pid),
    isMain: topic.mainPid === post.pid,
    deleted: false,
    edited: 0,
    upvotes: 0,
    downvotes: 0,
    votes: 0,
    replies: { hasMore: false, users: [], text: '[[topic:one-reply-to-this-post]]', count: 0 },
    bookmarked: false,
    topic: { tid: topic.tid, uid: topic.uid, cid: topic.cid, mainPid: topic.mainPid, postcount: topic.pids.length, title: forum.world.titleOf(topic), slug: forum.world.slugOf(topic), deleted: 0, scheduled: false },
    user: personOf(forum, post.uid),
  };
}
