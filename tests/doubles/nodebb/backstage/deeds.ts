import type { Forum } from '../forum.ts';
import { accept } from '../posting.ts';
import type { Member } from '../world/rows.ts';

/** What others do on the forum meanwhile: its administrator, its moderators, other members. */
export interface Deeds {
  lock(tid: number, isLocked?: boolean): void;
  /** Soft, or for good. */
  deleteTopic(tid: number, isForGood?: boolean): void;
  move(tid: number, cid: number): void;
  deletePost(pid: number, isForGood?: boolean): void;
  mute(username: string, minutes: number): void;
  ban(username: string): void;
  /** Lets somebody write and post again. */
  pardon(username: string): void;
  /** Ends this token, or the member's. */
  revoke(tokenOrUsername: string): void;
  /** Ends every session, or one member's; says how many. */
  expireSessions(username?: string): number;
  /** Everybody's posts wait from now on, or nobody's, or the newcomers' as usual. */
  queue(whose: 'everybody' | 'nobody' | 'newcomers'): void;
  approve(id?: string): number;
  reject(id?: string): void;
  /** Somebody asks; returns the topic's number. */
  ask(question: { title: string; content: string; cid: number; by?: string; tags?: readonly string[] }): number;
  /** Somebody answers, at once and past every rule; returns the post's number. */
  answer(tid: number, content: string, by?: string): number;
  /** Somebody edits a post. */
  edit(pid: number, content: string, by?: string): void;
  setReputation(username: string, reputation: number): void;
  /** Numbers of the open topics of everybody's categories where nobody but the asker has written. */
  waiting(): number[];
  /** The next time somebody opens this topic, that was just before this happened. */
  afterRead(tid: number, deed: 'lock' | 'delete'): void;
}

export function createDeeds(forum: Forum, member: (username: string) => Member): Deeds {
  const { world, keys, clock } = forum;
  const topicOf = (tid: number) => world.topics.get(tid) ?? fail(`no topic ${tid}`);
  const postOf = (pid: number) => world.posts.get(pid) ?? fail(`no post ${pid}`);
  const waiting = (id: string | undefined) => (id === undefined ? [...world.queue.values()].at(0) : world.queue.get(id)) ?? fail('nothing waits');
  const deeds: Deeds = {
    lock(tid, isLocked = true) {
      topicOf(tid).locked = isLocked;
      world.logEvent(topicOf(tid), { type: isLocked ? 'lock' : 'unlock', uid: 1, at: clock.now() });
    },
    deleteTopic: (tid, isForGood = false) => (isForGood ? world.purgeTopic(topicOf(tid)) : world.setTopicDeleted(topicOf(tid), 1)),
    move(tid, cid) {
      const fromCid = topicOf(tid).cid;
      world.move(topicOf(tid), cid);
      world.logEvent(topicOf(tid), { type: 'move', uid: 1, at: clock.now(), fromCid });
    },
    deletePost: (pid, isForGood = false) => (isForGood ? world.purgePost(postOf(pid)) : world.setPostDeleted(postOf(pid), 1)),
    mute: (username, minutes) => void (member(username).mutedUntil = clock.now() + minutes * 60_000),
    ban: (username) => void (member(username).bannedUntil = Number.MAX_SAFE_INTEGER),
    pardon(username) {
      member(username).bannedUntil = 0;
      member(username).mutedUntil = 0;
    },
    revoke(tokenOrUsername) {
      if (!keys.revoke(tokenOrUsername)) keys.revoke(keys.tokenOf(member(tokenOrUsername).uid));
    },
    expireSessions: (username) => keys.expire(username === undefined ? undefined : member(username).uid),
    queue(whose) {
      forum.rules.postQueue = whose !== 'nobody';
      forum.rules.queueEverybody = whose === 'everybody';
    },
    approve: (id) => accept(forum, waiting(id)).post.pid,
    reject: (id) => void world.queue.delete(waiting(id).id),
    ask: ({ by = 'paper_lantern', ...question }) => world.addTopic({ ...question, uid: member(by).uid, at: clock.now() }).tid,
    answer: (tid, content, by = 'dr_r_osei') => world.addPost({ tid: topicOf(tid).tid, uid: member(by).uid, content, at: clock.now() }).pid,
    edit(pid, content, by) {
      const post = postOf(pid);
      post.history = [...post.history, { timestamp: clock.now(), uid: post.uid, content: world.sourceOf(post) }];
      post.content = content;
      post.edited = clock.now();
      post.editor = by === undefined ? post.uid : member(by).uid;
    },
    setReputation: (username, reputation) => void (member(username).reputation = reputation),
    waiting: () =>
      [...world.topics.values()]
        .filter(({ deleted, locked, cid, uid, pids }) => !deleted && !locked && world.categories.get(cid)?.isPrivate === false && pids.every((pid) => postOf(pid).uid === uid || postOf(pid).deleted))
        .map(({ tid }) => tid),
    afterRead: (tid, deed) => forum.moods.next({ method: 'GET', path: new RegExp(`^/api/(v3/topics|topic)/${tid}(/|$)`) }, { kind: 'afterwards', deed: () => (deed === 'lock' ? deeds.lock(tid) : deeds.deleteTopic(tid)) }),
  };
  return deeds;
}

function fail(what: string): never {
  throw new Error(`the double has ${what}`);
}

