import type { Forum } from '../forum.ts';
import { escaped } from '../markdown.ts';
import { moderates } from '../may.ts';
import type { Reader } from '../reader.ts';
import { escapesTitles } from '../rules.ts';
import type { Topic } from '../world/rows.ts';
import { slugify } from '../world/world.ts';
import { shortCategory } from './category.ts';
import { iso, personOf } from './member.ts';

/** The topic's own fields, as `/api/v3/topics/{tid}` has them. Flags are 0 and 1 here. */
export function topicData(forum: Forum, topic: Topic): Record<string, unknown> {
  const teaser = forum.world.teaserOf(topic);
  return {
    tid: topic.tid,
    uid: topic.uid,
    cid: topic.cid,
    mainPid: topic.mainPid,
    ...titles(forum, forum.world.titleOf(topic)),
    slug: forum.world.slugOf(topic),
    postcount: topic.pids.length,
    postercount: forum.world.posterCount(topic),
    viewcount: topic.viewcount,
    scheduled: false,
    deleted: topic.deleted ? 1 : 0,
    deleterUid: topic.deleterUid,
    locked: topic.locked ? 1 : 0,
    pinned: topic.pinnedAt > 0 ? 1 : 0,
    pinExpiry: 0,
    pinExpiryISO: '',
    upvotes: 0,
    downvotes: 0,
    votes: 0,
    // A string where there is a reply, null where there is none; a pid is a number everywhere else.
    teaserPid: topic.pids.length > 1 && teaser ? String(teaser.pid) : null,
    thumbs: [],
    tags: tagsOf(topic.tags),
    timestamp: topic.timestamp,
    timestampISO: iso(topic.timestamp),
    lastposttime: topic.lastposttime,
    lastposttimeISO: iso(topic.lastposttime),
    ...(topic.oldCid > 0 ? { oldCid: String(topic.oldCid) } : {}),
  };
}

const titles = (forum: Forum, title: string): Record<string, string> => (escapesTitles(forum.rules) ? { title: escaped(title).replaceAll('[', '&lsqb;').replaceAll(']', '&rsqb;'), titleRaw: title } : { title });

export const tagsOf = (tags: readonly string[]): object[] => tags.map((value) => ({ value, valueEncoded: encodeURIComponent(value), class: slugify(value) }));

/** A topic in a list. Deleted ones are listed to everybody, without their words. */
export function topicRow(forum: Forum, reader: Reader, topic: Topic, index: number): Record<string, unknown> {
  const teaser = forum.world.teaserOf(topic);
  const row: Record<string, unknown> = {
    ...topicData(forum, topic),
    category: shortCategory(forum, topic.cid),
    user: personOf(forum, topic.uid),
    teaser: teaser && {
      pid: teaser.pid,
      uid: teaser.uid,
      tid: topic.tid,
      timestamp: teaser.timestamp,
      timestampISO: iso(teaser.timestamp),
      content: escaped(forum.world.sourceOf(teaser)),
      index: topic.pids.length,
      user: personOf(forum, teaser.uid),
    },
    isOwner: reader.uid > 0 && reader.uid === topic.uid,
    ignored: false,
    followed: reader.member?.follows.has(topic.tid) ?? false,
    unread: isUnread(reader, topic),
    bookmark: null,
    // False everywhere while teasers are the last post, which is the default; not a sign of an answer.
    unreplied: teaser === null,
    icons: [],
    index,
  };
  if (!topic.deleted || moderates(reader.member, topic.cid)) return row;
  return { ...row, title: '[[topic:topic-is-deleted]]', ...('titleRaw' in row ? { titleRaw: '[[topic:topic-is-deleted]]' } : {}), slug: String(topic.tid), teaser: null, noAnchor: true, tags: [] };
}

/** Guests have read nothing. */
export const isUnread = (reader: Reader, topic: Topic): boolean => (reader.member?.read.get(topic.tid) ?? 0) < topic.lastposttime;
