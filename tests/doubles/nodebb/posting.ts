import type { Forum } from './forum.ts';
import { isPrivileged, mayReply, moderates } from './may.ts';
import { bad, noPrivileges, noTopic } from './refusal.ts';
import type { Reader } from './reader.ts';
import type { Member, Post, Queued, Topic } from './world/rows.ts';

export interface Reply {
  tid: number;
  content: string;
  toPid: unknown;
}

/** A post that stands, or one that waits. Both are answered with 200. */
export type Published = { kind: 'posted'; topic: Topic; post: Post } | { kind: 'queued'; queued: Queued };

/** Publishes a reply as NodeBB does it, in its order: the queue is asked before anything else, and does not look whether the topic is open. Throws Refusal; a refusal starts no delay. */
export function publishReply(forum: Forum, reader: Reader, { tid, content, toPid }: Reply): Published {
  const topic = forum.world.topics.get(tid);
  if (!topic) throw noTopic();
  const { member } = reader;
  if (!member) throw noPrivileges();
  if (content === '') throw bad('invalid-data');
  const answersTo = toPidOf(toPid);
  const words = content.trimEnd();
  if (waits(forum, member, topic.cid)) {
    checkLength(forum, words);
    if (!mayReply(forum, reader, forum.world.categories.get(topic.cid))) throw noPrivileges();
    checkPace(forum, member, topic.cid, member.lastqueuetime);
    return { kind: 'queued', queued: enqueue(forum, member, { type: 'reply', tid, cid: topic.cid, toPid: answersTo, title: '', content: words, tags: [] }) };
  }
  checkOpen(forum, reader, topic);
  if (member.role !== 'admin') {
    checkPace(forum, member, topic.cid, member.lastposttime);
    checkLength(forum, words);
  }
  return { kind: 'posted', topic, post: forum.world.addPost({ tid, uid: member.uid, content: words, at: forum.clock.now(), toPid: answersTo }) };
}

/** Asks a new question. A queued one is told apart by the caller: 202 instead of 200. */
export function publishTopic(forum: Forum, reader: Reader, asked: { cid: number; title: string; content: string; tags: readonly string[] }): Published {
  const { member } = reader;
  if (!member) throw noPrivileges();
  const category = forum.world.categories.get(asked.cid);
  if (!category) throw bad('no-category');
  if (!mayReply(forum, reader, category)) throw noPrivileges();
  const { minimumTitleLength, maximumTitleLength } = forum.rules;
  if (asked.title.trim().length < minimumTitleLength) throw bad('title-too-short', minimumTitleLength);
  if (asked.title.length > maximumTitleLength) throw bad('title-too-long', maximumTitleLength);
  const words = asked.content.trimEnd();
  const isQueued = waits(forum, member, asked.cid);
  checkPace(forum, member, asked.cid, isQueued ? member.lastqueuetime : member.lastposttime);
  checkLength(forum, words);
  if (isQueued) return { kind: 'queued', queued: enqueue(forum, member, { type: 'topic', tid: 0, toPid: 0, ...asked, content: words }) };
  const topic = forum.world.addTopic({ ...asked, content: words, uid: member.uid, at: forum.clock.now() });
  return { kind: 'posted', topic, post: postOf(forum, topic.mainPid) };
}

/** Lets a waiting post out. Its time is when it was written, not when it was let out. Throws Refusal when its topic was closed or went away meanwhile; then it goes on waiting. */
export function accept(forum: Forum, queued: Queued): { topic: Topic; post: Post } {
  const author = forum.world.members.get(queued.uid) ?? null;
  if (queued.type === 'topic') {
    const topic = forum.world.addTopic({ cid: queued.cid, uid: queued.uid, title: queued.title, content: queued.content, at: queued.timestamp, tags: queued.tags });
    forum.world.queue.delete(queued.id);
    return { topic, post: postOf(forum, topic.mainPid) };
  }
  const topic = forum.world.topics.get(queued.tid);
  if (!topic) throw noTopic();
  checkOpen(forum, { uid: queued.uid, member: author, by: 'guest', session: null }, topic);
  const post = forum.world.addPost({ tid: topic.tid, uid: queued.uid, content: queued.content, at: queued.timestamp, toPid: queued.toPid });
  forum.world.queue.delete(queued.id);
  return { topic, post };
}

export function checkLength(forum: Forum, content: string): void {
  const { minimumPostLength, maximumPostLength } = forum.rules;
  const length = content.replace(/<[^>]*>/g, '').trim().length;
  if (length < minimumPostLength) throw bad('content-too-short', minimumPostLength);
  if (length > maximumPostLength) throw bad('content-too-long', maximumPostLength);
}

function checkOpen(forum: Forum, reader: Reader, topic: Topic): void {
  const mod = moderates(reader.member, topic.cid);
  if (topic.locked && !mod) throw bad('topic-locked');
  if (topic.deleted && !mod) throw bad('topic-deleted');
  if (!mayReply(forum, reader, forum.world.categories.get(topic.cid)) && reader.member?.role !== 'admin') throw noPrivileges();
}

/** Newcomers and those with no posts yet, unless they keep order somewhere. */
function waits(forum: Forum, member: Member, cid: number): boolean {
  const { postQueue, queueEverybody, postQueueReputationThreshold } = forum.rules;
  if (isPrivileged(member) || !(forum.world.categories.get(cid)?.hasQueue ?? true)) return false;
  return queueEverybody || (postQueue && (member.reputation < postQueueReputationThreshold || member.pids.length === 0));
}

/** Whoever moderates the category has no delay and is never mute. */
function checkPace(forum: Forum, member: Member, cid: number, last: number): void {
  if (moderates(member, cid)) return;
  const now = forum.clock.now();
  if (member.mutedUntil > now) {
    const minutes = (member.mutedUntil - now) / 60_000;
    throw minutes > 60 ? bad('user-muted-for-hours', Math.round(minutes / 60)) : bad('user-muted-for-minutes', Math.round(minutes));
  }
  const { postDelay, newbiePostDelay, initialPostDelay, newbieReputationThreshold } = forum.rules;
  if (now - member.joindate < initialPostDelay * 1000) throw bad('user-too-new', initialPostDelay);
  if (newbiePostDelay > 0 && member.reputation < newbieReputationThreshold && now - last < newbiePostDelay * 1000) throw bad('too-many-posts-newbie', newbiePostDelay, newbieReputationThreshold);
  if (now - last < postDelay * 1000) throw bad('too-many-posts', postDelay);
}

function enqueue(forum: Forum, member: Member, post: Omit<Queued, 'id' | 'uid' | 'timestamp'>): Queued {
  const now = forum.clock.now();
  let stamp = now;
  while (forum.world.queue.has(`${post.type}-${stamp}`)) stamp += 1;
  const queued: Queued = { ...post, id: `${post.type}-${stamp}`, uid: member.uid, timestamp: now };
  forum.world.queue.set(queued.id, queued);
  member.lastqueuetime = now;
  return queued;
}

/** Only a number passes, whether or not such a post is there. */
function toPidOf(toPid: unknown): number {
  if (toPid === undefined || toPid === null || toPid === '' || toPid === 0) return 0;
  const number = Number(toPid);
  if (!Number.isInteger(number)) throw bad('invalid-pid');
  return number;
}

function postOf(forum: Forum, pid: number): Post {
  const post = forum.world.posts.get(pid);
  if (!post) throw new Error(`the double lost post ${pid}`);
  return post;
}
