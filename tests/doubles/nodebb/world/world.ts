import { Ordered } from './ordered.ts';
import { nobody, type Category, type Flag, type Member, type Post, type Queued, type Topic } from './rows.ts';

/** What a forum of many questions says, made up when it is asked for and kept nowhere. */
export interface Wording {
  title(tid: number): string;
  question(tid: number): string;
  reply(pid: number): string;
}

interface Shelf {
  /** Not pinned, by the last post. */
  byActivity: Ordered;
  /** Not pinned, by the first post. */
  byCreation: Ordered;
  pinned: Set<number>;
  postCount: number;
}

/** Everything the forum knows, with the indexes it lists from. Rows are changed only through the methods, or an index goes wrong. */
export class World {
  readonly members = new Map<number, Member>();
  readonly slugs = new Map<string, number>();
  readonly categories = new Map<number, Category>();
  readonly topics = new Map<number, Topic>();
  readonly posts = new Map<number, Post>();
  readonly queue = new Map<string, Queued>();
  readonly flags = new Map<number, Flag>();
  /** Topics that are not deleted, by the last post. */
  readonly recent = new Ordered();
  readonly postsByTime = new Ordered();
  readonly #shelves = new Map<number, Shelf>();
  readonly #foreign = new Map<number, Ordered>();
  readonly #wording: Wording;
  #nextPid = 1;
  #nextTid = 1;
  #nextEvent = 1;

  constructor(wording: Wording) {
    this.#wording = wording;
  }

  titleOf = (topic: Topic): string => topic.title ?? this.#wording.title(topic.tid);

  sourceOf(post: Post): string {
    if (post.content !== null) return post.content;
    return this.topics.get(post.tid)?.mainPid === post.pid ? this.#wording.question(post.tid) : this.#wording.reply(post.pid);
  }

  slugOf = (topic: Topic): string => `${topic.tid}/${slugify(this.titleOf(topic))}`;

  addMember(member: Member): Member {
    this.members.set(member.uid, member);
    this.slugs.set(member.userslug, member.uid);
    return member;
  }

  memberBy(name: string): Member | null {
    return this.members.get(this.slugs.get(slugify(name)) ?? 0) ?? null;
  }

  /** A topic and its first post. A null title or content is made up by the wording of the many. */
  addTopic({ cid, uid, title, content, at, tags = [] }: { cid: number; uid: number; title: string | null; content: string | null; at: number; tags?: readonly string[] }): Topic {
    const tid = this.#nextTid++;
    const topic: Topic = { tid, cid, uid, mainPid: 0, title, timestamp: at, lastposttime: at, pids: [], viewcount: 0, deleted: false, deleterUid: 0, locked: false, pinnedAt: 0, oldCid: 0, tags, events: none, crossposts: none };
    this.topics.set(tid, topic);
    this.recent.add(tid, at);
    this.#place(topic);
    const author = this.members.get(uid);
    if (author) author.topicCount += 1;
    topic.mainPid = this.addPost({ tid, uid, content, at }).pid;
    return topic;
  }

  addPost({ tid, uid, content, at, toPid = 0 }: { tid: number; uid: number; content: string | null; at: number; toPid?: number }): Post {
    const topic = this.topics.get(tid);
    if (!topic) throw new Error(`the double has no topic ${tid}`);
    const post: Post = { pid: this.#nextPid++, tid, uid, content, timestamp: at, edited: 0, editor: 0, deleted: false, deleterUid: 0, toPid, upvoters: nobody, history: none };
    this.posts.set(post.pid, post);
    this.postsByTime.add(post.pid, at);
    const later = topic.pids.findLastIndex((pid) => (this.posts.get(pid)?.timestamp ?? 0) <= at);
    topic.pids.splice(later + 1, 0, post.pid);
    this.#shelf(topic.cid).postCount += 1;
    const author = this.members.get(uid);
    if (author) {
      author.pids.push(post.pid);
      author.lastposttime = Math.max(author.lastposttime, at);
      author.lastonline = Math.max(author.lastonline, at);
    }
    this.#settle(topic);
    return post;
  }

  setPostDeleted(post: Post, by: number | null): void {
    post.deleted = by !== null;
    post.deleterUid = by ?? 0;
    this.#settle(this.topics.get(post.tid));
  }

  purgePost(post: Post): void {
    const topic = this.topics.get(post.tid);
    this.posts.delete(post.pid);
    this.postsByTime.remove(post.pid, post.timestamp);
    const author = this.members.get(post.uid);
    if (author) author.pids = author.pids.filter((pid) => pid !== post.pid);
    if (!topic) return;
    topic.pids = topic.pids.filter((pid) => pid !== post.pid);
    this.#shelf(topic.cid).postCount -= 1;
    this.#settle(topic);
  }

  setTopicDeleted(topic: Topic, by: number | null): void {
    if (topic.deleted === (by !== null)) return;
    topic.deleted = by !== null;
    topic.deleterUid = by ?? 0;
    if (topic.deleted) this.recent.remove(topic.tid, topic.lastposttime);
    else this.recent.add(topic.tid, topic.lastposttime);
  }

  purgeTopic(topic: Topic): void {
    for (const pid of topic.pids) {
      const post = this.posts.get(pid);
      if (post) this.purgePost(post);
    }
    if (!topic.deleted) this.recent.remove(topic.tid, topic.lastposttime);
    this.#unplace(topic);
    for (const { cid } of topic.crossposts) this.#foreign.get(cid)?.remove(topic.tid, topic.timestamp);
    this.topics.delete(topic.tid);
    const author = this.members.get(topic.uid);
    if (author) author.topicCount -= 1;
  }

  pin(topic: Topic, at: number): void {
    this.#unplace(topic);
    topic.pinnedAt = at;
    this.#place(topic);
  }

  /** The target is taken as it comes: NodeBB does not look whether it exists. */
  move(topic: Topic, cid: number): void {
    this.#unplace(topic);
    this.#shelf(topic.cid).postCount -= topic.pids.length;
    topic.oldCid = topic.cid;
    topic.cid = cid;
    this.#shelf(cid).postCount += topic.pids.length;
    this.#place(topic);
  }

  crosspost(topic: Topic, cid: number, uid: number, at: number): void {
    topic.crossposts = [...topic.crossposts, { cid, uid, timestamp: at }];
    const foreign = this.#foreign.get(cid) ?? new Ordered();
    this.#foreign.set(cid, foreign);
    foreign.add(topic.tid, topic.timestamp);
  }

  logEvent(topic: Topic, event: { type: string; uid: number; at: number; fromCid?: number }): void {
    const { at, ...more } = event;
    topic.events = [...topic.events, { id: this.#nextEvent++, timestamp: at, ...more }];
  }

  topicCount(cid: number): number {
    const shelf = this.#shelf(cid);
    return shelf.byCreation.size + shelf.pinned.size;
  }

  postCount = (cid: number): number => this.#shelf(cid).postCount;

  pinnedIn(cid: number): number[] {
    return [...this.#shelf(cid).pinned].toSorted((a, b) => (this.topics.get(b)?.pinnedAt ?? 0) - (this.topics.get(a)?.pinnedAt ?? 0));
  }

  /** A category's topics, pinned ones first, then the newest; those of other categories that were cross-posted here are among them. */
  inCategory(cid: number, { start, count, sort }: { start: number; count: number; sort: string }): number[] {
    const shelf = this.#shelf(cid);
    const pinned = this.pinnedIn(cid);
    const first = pinned.slice(start, start + count);
    const from = Math.max(0, start - pinned.length);
    const left = count - first.length;
    const foreign = this.#foreign.get(cid);
    if (!foreign || foreign.size === 0) return [...first, ...(sort === 'recently_created' ? shelf.byCreation : shelf.byActivity).newest(from, left)];
    const own = (sort === 'recently_created' ? shelf.byCreation : shelf.byActivity).newest(0, from + left);
    const score = (tid: number): number => this.topics.get(tid)?.[sort === 'recently_created' ? 'timestamp' : 'lastposttime'] ?? 0;
    return [...first, ...[...own, ...foreign.newest(0, from + left)].toSorted((a, b) => score(b) - score(a) || b - a).slice(from, from + left)];
  }

  /** The order of the list `recent` for one category: its pinned topics, then by the last post. */
  activeIn = (cid: number, count: number): number[] => [...this.pinnedIn(cid), ...this.#shelf(cid).byActivity.newest(0, count)];

  posterCount = (topic: Topic): number => new Set(topic.pids.map((pid) => this.posts.get(pid)?.uid)).size;

  /** The last post that is not deleted; the first one when all are. */
  teaserOf(topic: Topic): Post | null {
    const pid = topic.pids.findLast((candidate) => this.posts.get(candidate)?.deleted === false);
    return this.posts.get(pid ?? topic.mainPid) ?? null;
  }

  /** Puts the topic's last activity where its posts say it is: it goes back when the last one goes. */
  #settle(topic: Topic | undefined): void {
    if (!topic) return;
    const last = this.teaserOf(topic)?.timestamp ?? topic.timestamp;
    if (last === topic.lastposttime) return;
    if (!topic.deleted) this.recent.remove(topic.tid, topic.lastposttime);
    this.#unplace(topic);
    topic.lastposttime = last;
    if (!topic.deleted) this.recent.add(topic.tid, last);
    this.#place(topic);
  }

  #place(topic: Topic): void {
    const shelf = this.#shelf(topic.cid);
    if (topic.pinnedAt > 0) shelf.pinned.add(topic.tid);
    else {
      shelf.byActivity.add(topic.tid, topic.lastposttime);
      shelf.byCreation.add(topic.tid, topic.timestamp);
    }
  }

  #unplace(topic: Topic): void {
    const shelf = this.#shelf(topic.cid);
    shelf.pinned.delete(topic.tid);
    shelf.byActivity.remove(topic.tid, topic.lastposttime);
    shelf.byCreation.remove(topic.tid, topic.timestamp);
  }

  #shelf(cid: number): Shelf {
    const known = this.#shelves.get(cid);
    if (known) return known;
    const shelf: Shelf = { byActivity: new Ordered(), byCreation: new Ordered(), pinned: new Set(), postCount: 0 };
    this.#shelves.set(cid, shelf);
    return shelf;
  }
}

const none: readonly never[] = [];

/** As NodeBB makes addresses: underscores stay, everything that is neither a letter nor a digit goes. */
export const slugify = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/[\s-]+/g, '-').replace(/^-+|-+$/g, '') || 'topic';
