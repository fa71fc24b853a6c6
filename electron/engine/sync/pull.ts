import { ForumTrouble } from '../forums/forum.ts';
import type { WalkParts } from './walks/reading.ts';
import { accountRow, updateAccount } from '../store/accounts.ts';
import { saveCommunity } from '../store/communities.ts';
import { cursor, moveCursor } from '../store/cursors.ts';
import { openUnlisted } from '../store/questions.ts';
import { unreadEnds } from '../store/team/claims.ts';
import { createFeedWalk } from './walks/feed.ts';
import { createListWalk } from './walks/list.ts';
import { createReading, perLookup } from './walks/reading.ts';
import { createReceive } from './walks/receive.ts';
import { createReconcile } from './walks/reconcile.ts';

/** Threads read in one go to learn until when they are held. */
const mostEnds = 4;
/** What part of the threads that should be read are read while a walk goes on that makes most of it needless. */
const whileWalking = 0.25;

export interface Pull {
  /**
   * Asks the forum what is new, once, and goes on with what is read page by page. Returns whether there is more of that to be had at once.
   * Throws ForumTrouble or the signal's reason; what was committed until then stands.
   */
  once(signal: AbortSignal): Promise<{ hasMore: boolean }>;
  /** The rows of these topics, now. */
  rows(topicIds: readonly number[], signal: AbortSignal): Promise<void>;
  /** Items no answer made sense of, since the start. */
  skipped(): number;
}

/** One look at the forum: who we are, what is new, which questions are open, and what has to be read to be sure. Every page commits on its own. */
export function createPull(parts: WalkParts): Pull {
  const { db, forum, accountId, clock, recorder, rhythm } = parts;
  const reading = createReading(parts);
  const feed = createFeedWalk(parts, reading);
  const list = createListWalk(parts, reading);
  const reconcile = createReconcile(parts, reading);
  const receive = createReceive({ db, accountId, clock, rhythm, rows: async (topicIds, signal) => (await reading.rows(() => forum.topicsById(topicIds, { signal }))).items, read: (topicId, signal) => reading.read(topicId, { signal }) });
  const misses = new Map<number, number>();
  let aboutAt = Number.NEGATIVE_INFINITY;
  let memberAt = clock.elapsed();
  let receivedAt = Number.NEGATIVE_INFINITY;

  const isDue = (at: number, every: number): boolean => clock.elapsed() - at >= every;

  async function about(signal: AbortSignal): Promise<void> {
    const seen = await forum.about({ signal });
    db.tx(() => {
      if (typeof seen.topics === 'number') moveCursor(db, accountId, 'topics', seen.topics);
      updateAccount(db, accountId, { title: seen.title, my_id: seen.me.id, my_username: seen.me.username, my_name: seen.me.name, min_post_length: seen.minPostLength, max_post_length: seen.maxPostLength });
    });
    const communities = reading.count(await forum.communities({ signal }));
    db.tx(() => {
      for (const { id, name, slug, color, position, members } of communities.items) saveCommunity(db, { account_id: accountId, id, name, slug, color, position, members });
    });
    aboutAt = clock.elapsed();
  }

  /** Threads of which only the feed spoke. One that twice stands in no list is kept out of the lists by the forum. */
  async function confirm(signal: AbortSignal): Promise<boolean> {
    const most = rhythm.mostChunks * perLookup;
    const unknown = openUnlisted(db, accountId, most);
    const absent = await reading.byId(unknown, { signal, isBulk: true });
    db.tx(() => {
      for (const topicId of absent) {
        const times = (misses.get(topicId) ?? 0) + 1;
        if (times === 1) misses.set(topicId, times);
        else {
          misses.delete(topicId);
          recorder.unlisted(topicId);
        }
      }
    });
    return unknown.length === most && absent.length < most;
  }

  async function readDoubted(signal: AbortSignal): Promise<boolean> {
    const isFirst = cursor(db, accountId, 'first-sync') !== 1;
    // While the older feed is walked it answers most doubts, and fifty of them in one request.
    const share = cursor(db, accountId, 'feed-walked') === 1 ? 1 : whileWalking;
    const doubted = reading.wanting(2, Math.ceil(rhythm.mostDoubted * share));
    const how = { signal, isBulk: isFirst };
    for (const topicId of doubted) await reading.read(topicId, how);
    for (const topicId of reading.wanting(1, Math.ceil(rhythm.mostBodies * share))) await reading.read(topicId, how);
    return isFirst && reading.wanting(2, 1).length > 0;
  }

  /** Lists may name who holds a thread and not until when. */
  async function readEnds(signal: AbortSignal): Promise<boolean> {
    for (const topicId of unreadEnds(db, accountId, mostEnds)) await reading.read(topicId, { signal });
    return false;
  }

  /** Everything has been asked for once: the lists to their end, the feed as far as it is worth it, and every thread that left a doubt. */
  const isAllAsked = (): boolean =>
    cursor(db, accountId, 'list-ended') !== null &&
    (cursor(db, accountId, 'feed-walked') === 1 || cursor(db, accountId, 'feed-newest') === null) &&
    (cursor(db, accountId, 'feed-hole') ?? 0) === 0 &&
    reading.wanting(2, 1).length === 0;

  return {
    skipped: reading.skipped,
    rows: async (topicIds, signal) => void (await reading.byId(topicIds, { signal })),
    async once(signal) {
      let fault: ForumTrouble | null = null;
      let hasMore = false;
      const step = async (work: (signal: AbortSignal) => Promise<boolean | void>, { isBulk = false } = {}): Promise<void> => {
        try {
          if ((await work(signal)) === true) hasMore = true;
        } catch (error) {
          if (!(error instanceof ForumTrouble)) throw error;
          // One page that makes no sense must not keep the others from being read.
          if (error.kind === 'fault' || error.kind === 'gone' || error.kind === 'forbidden') fault ??= error;
          // Our own budget for what comes by the hundred is spent; the forum has asked for nothing, and the routine goes on.
          else if (!isBulk || error.kind !== 'slow-down' || error.status !== null) throw error;
        }
      };
      if (isDue(aboutAt, rhythm.aboutEvery) || accountRow(db, accountId)?.my_id === null) await step(about);
      await step((stop) => feed.catchUp(stop));
      if (isDue(memberAt, rhythm.memberEvery)) {
        memberAt = clock.elapsed();
        // Also where nothing is kept from strangers: it is how a key that is no longer good is noticed.
        if (forum.asStranger?.()) await step((stop) => feed.lookAsMember(stop));
      }
      await step((stop) => feed.closeHole(stop), { isBulk: true });
      await step((stop) => list.look(stop), { isBulk: true });
      await step((stop) => feed.walkBack(stop), { isBulk: true });
      await step(confirm, { isBulk: true });
      await step(readEnds);
      await step(readDoubted, { isBulk: true });
      if (isDue(receivedAt, rhythm.receiveEvery)) {
        receivedAt = clock.elapsed();
        await step(receive);
      }
      if (fault) throw fault as ForumTrouble;
      if (cursor(db, accountId, 'first-sync') === 1) await step(reconcile, { isBulk: true });
      else if (isAllAsked()) moveCursor(db, accountId, 'first-sync', 1);
      return { hasMore };
    },
  };
}
