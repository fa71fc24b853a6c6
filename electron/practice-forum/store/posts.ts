import { createHash } from 'node:crypto';
import type { CookFacts } from '../cook/cook-facts.ts';
import type { Cook } from '../cook/cook.ts';
import type { Db } from './db.ts';
import { avatarTemplate, memberByName } from './members.ts';
import { postType, type MemberRow, type PostRow, type TopicRow } from './rows.ts';
import { recount, setTags, slugOf } from './topics.ts';
import { uploadByBase62, uploadUrl } from './uploads.ts';

export interface NewPost {
  topicId: number;
  memberId: number;
  raw: string;
  now: number;
  type?: number;
  replyTo?: number | null;
  actionCode?: string;
  actionWho?: string;
}

/** Writes a post under the next number of its topic. Numbers of deleted posts are not used again. */
export function insertPost(db: Db, cook: Cook, post: NewPost): PostRow {
  const type = post.type ?? postType.regular;
  return db.tx(() => {
    const number = (db.one<{ top: number | null }>('select max(number) as top from posts where topic_id = ?', post.topicId)?.top ?? 0) + 1;
    const cooked = post.raw === '' ? '' : cook(post.raw, cookFacts(db));
    const { lastId } = db.run(
      `insert into posts (topic_id, number, type, member_id, raw, cooked, raw_sha, created_at, updated_at, reply_to_number, quote_count, action_code, action_who)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      post.topicId, number, type, post.memberId, post.raw, cooked, shaOf(post.raw), post.now, post.now,
      post.replyTo ?? null, quotesIn(cooked), post.actionCode ?? null, post.actionWho ?? null,
    );
    if (post.replyTo) db.run('update posts set reply_count = reply_count + 1 where topic_id = ? and number = ?', post.topicId, post.replyTo);
    if (type === postType.regular) db.run('update topics set bumped_at = ? where id = ?', post.now, post.topicId);
    if (number === 1) db.run('update topics set image_url = ? where id = ?', firstPicture(cooked), post.topicId);
    recount(db, post.topicId);
    return postOrThrow(db, lastId);
  });
}

export interface NewTopic {
  title: string;
  communityId: number;
  memberId: number;
  raw: string;
  tags: readonly string[];
  now: number;
}

/** Writes a topic with its first post. */
export function insertTopic(db: Db, cook: Cook, topic: NewTopic): { topicId: number; post: PostRow } {
  return db.tx(() => {
    const { lastId: topicId } = db.run(
      'insert into topics (title, slug, community_id, member_id, created_at, bumped_at, last_posted_at, last_poster_id) values (?, ?, ?, ?, ?, ?, ?, ?)',
      topic.title, slugOf(topic.title) || 'topic', topic.communityId, topic.memberId, topic.now, topic.now, topic.now, topic.memberId,
    );
    setTags(db, topicId, topic.tags);
    return { topicId, post: insertPost(db, cook, { topicId, memberId: topic.memberId, raw: topic.raw, now: topic.now }) };
  });
}

/** Puts new words into a post. A quick small correction by its writer is no new version. */
export function revisePost(db: Db, cook: Cook, post: PostRow, change: { raw: string; editReason: string | null; now: number; graceMs: number }): PostRow {
  return db.tx(() => {
    const cooked = cook(change.raw, cookFacts(db));
    const isCorrection = change.now - post.updated_at < change.graceMs && Math.abs(change.raw.length - post.raw.length) < 100;
    db.run(
      'update posts set raw = ?, cooked = ?, raw_sha = ?, quote_count = ?, edit_reason = ?, updated_at = ?, version = version + ? where id = ?',
      change.raw, cooked, shaOf(change.raw), quotesIn(cooked), change.editReason, change.now, isCorrection ? 0 : 1, post.id,
    );
    if (post.number === 1) db.run('update topics set image_url = ? where id = ?', firstPicture(cooked), post.topic_id);
    const last = db.one<{ id: number }>('select id from posts where topic_id = ? and deleted_at is null and type = 1 order by number desc limit 1', post.topic_id);
    if (last?.id === post.id && !isCorrection) db.run('update topics set bumped_at = ? where id = ?', change.now, post.topic_id);
    recount(db, post.topic_id);
    return postOrThrow(db, post.id);
  });
}

export const postById = (db: Db, id: number): PostRow | undefined => db.one<PostRow>('select * from posts where id = ?', id);

export function postOrThrow(db: Db, id: number): PostRow {
  const post = postById(db, id);
  if (!post) throw new Error('the post is gone');
  return post;
}

export const postByNumber = (db: Db, topicId: number, number: number): PostRow | undefined => db.one<PostRow>('select * from posts where topic_id = ? and number = ?', topicId, number);

/** Every post a reader may see, in order: nothing deleted, asides for staff only. */
export const visiblePosts = (db: Db, topic: TopicRow, reader: MemberRow | null): PostRow[] =>
  db.all<PostRow>(`select * from posts where topic_id = ? and deleted_at is null ${reader?.admin || reader?.moderator ? '' : 'and type <> 4'} order by number`, topic.id);

/** SHA-1 of the stripped text: how Discourse knows that somebody says the same thing twice. */
export const shaOf = (raw: string): string => createHash('sha1').update(raw.trim()).digest('hex');

export function cookFacts(db: Db): CookFacts {
  return {
    avatar(username, size) {
      const member = memberByName(db, username);
      return member ? avatarTemplate(member).replace('{size}', String(size)) : null;
    },
    upload(base62) {
      const upload = uploadByBase62(db, base62);
      return upload ? { url: uploadUrl(upload), base62, width: upload.width, height: upload.height, filename: upload.filename, bytes: upload.bytes.byteLength } : null;
    },
  };
}

const quotesIn = (cooked: string): number => cooked.split('<aside class="quote').length - 1;
const firstPicture = (cooked: string): string | null => /<img src="(\/uploads\/[^"]+)"/.exec(cooked)?.[1] ?? null;
