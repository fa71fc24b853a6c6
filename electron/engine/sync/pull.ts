import type { AccountAccess, Clock, Log } from '../ports.ts';
import { ForumTrouble, type Forum, type SeenFeedPost, type SeenTopic } from '../forums/forum.ts';
import { accountRow, updateAccount } from '../store/accounts.ts';
import { saveCommunity } from '../store/communities.ts';
import { cursor, moveCursor } from '../store/cursors.ts';
import type { Db } from '../store/db.ts';
import { sleepingTopics } from '../store/kept/follow-ups.ts';
import { openUnlisted, toRead, waitingTopics } from '../store/questions.ts';
import { unreadEnds } from '../store/team/claims.ts';
import type { Order } from './order.ts';
import type { Recorder } from './record.ts';
import { createReceive } from './receive.ts';
import type { Rhythm } from './rhythm.ts';

const listChunk = 30;
/** Topics with more posts than this are found through the feed; a list of them all would be the whole forum. */
const mostPosts = 5;
/** Threads read in one go to learn until when they are held. */
const mostEnds = 4;

export interface Pull {
  /** Asks the forum what is new, once. Throws ForumTrouble or the signal's reason; what was committed until then stands. */
  once(signal: AbortSignal): Promise<void>;
  /** The rows of these topics, now. */
  rows(topicIds: readonly number[], signal: AbortSignal): Promise<void>;
  /** Items no answer made sense of, since the start. */
  skipped(): number;
}

interface Parts {
  db: Db;
  forum: Forum;
  access: AccountAccess;
  clock: Clock;
  log: Log;
  order: Order;
  recorder: Recorder;
  rhythm: Rhythm;
}

/** One look at the forum: who we are, what is new, which questions are open, and what has to be read to be sure. Every page commits on its own. */
export function createPull({ db, forum, access: { accountId }, clock, log, order, recorder, rhythm }: Parts): Pull {
  let skipped = 0;
  let aboutAt = Number.NEGATIVE_INFINITY;
  let listedAt = Number.NEGATIVE_INFINITY;
  let receivedAt = Number.NEGATIVE_INFINITY;
  let listPages = 1;
  let sleepersFrom = 0;
  const misses = new Map<number, number>();
  const coolUntil = new Map<number, number>();

  const isDue = (at: number, every: number): boolean => clock.elapsed() - at >= every;
  const count = <T extends { skipped: number }>(page: T): T => {
    skipped += page.skipped;
    return page;
  };

  async function about(signal: AbortSignal): Promise<void> {
    const seen = await forum.about({ signal });
    const communities = count(await forum.communities({ signal }));
    db.tx(() => {
      updateAccount(db, accountId, { title: seen.title, my_id: seen.me.id, my_username: seen.me.username, my_name: seen.me.name, min_post_length: seen.minPostLength, max_post_length: seen.maxPostLength });
      for (const { id, name, slug, color, position, members } of communities.items) saveCommunity(db, { account_id: accountId, id, name, slug, color, position, members });
    });
    aboutAt = clock.elapsed();
  }

  /** From the newest post back to what was known. The cursor moves with the page that closes the gap, never before. */
  async function catchUp(signal: AbortSignal): Promise<void> {
    const newest = cursor(db, accountId, 'feed-newest');
    let before: number | null = null;
    let top: number | null = null;
    for (let page = 1; ; page += 1) {
      const items: SeenFeedPost[] = count(await forum.feed(before, { signal })).items;
      top ??= items[0]?.id ?? null;
      const lowest = items.at(-1)?.id ?? null;
      const isLast = newest === null || lowest === null || lowest <= newest || page >= rhythm.mostFeedPages;
      db.tx(() => {
        recorder.feed(items);
        if (isLast && top !== null && top > (newest ?? 0)) moveCursor(db, accountId, 'feed-newest', top);
        if (newest === null && lowest !== null) moveCursor(db, accountId, 'feed-oldest', lowest);
      });
      if (isLast) return;
      before = lowest;
    }
  }

  /** The older feed, once: most questions and most answers come in few requests this way. */
  async function walkBack(signal: AbortSignal): Promise<void> {
    if (cursor(db, accountId, 'feed-walked') === 1) return;
    for (let page = 1; ; page += 1) {
      const oldest = cursor(db, accountId, 'feed-oldest') ?? 1;
      const items = oldest <= 1 ? [] : count(await forum.feed(oldest, { signal })).items;
      const lowest = items.at(-1)?.id ?? null;
      const isEnd = lowest === null || page >= rhythm.mostFeedPages;
      db.tx(() => {
        recorder.feed(items);
        if (lowest !== null) moveCursor(db, accountId, 'feed-oldest', lowest);
        if (isEnd) moveCursor(db, accountId, 'feed-walked', 1);
      });
      if (isEnd) return;
    }
  }

  /** Which questions are open now. One that waits here and is in no page is looked up by its number: a shorter list proves nothing. */
  async function list(signal: AbortSignal): Promise<void> {
    const seen = new Set<number>();
    for (let page = 0; page < rhythm.mostListPages; page += 1) {
      const { items, hasMore } = await rows(() => forum.openTopics(page, mostPosts, { signal }));
      for (const topic of items) seen.add(topic.id);
      listPages = page + 1;
      if (!hasMore) break;
    }
    listedAt = clock.elapsed();
    const lacking = waitingTopics(db, accountId).filter((topicId) => !seen.has(topicId)).slice(0, rhythm.mostChunks * listChunk);
    for (const topicId of await byId(lacking, signal)) await read(topicId, signal);
    await askAfterSleepers(seen, signal);
  }

  /** What the person put to sleep is asked for by its number: no list of open questions says that a thread was closed, and a feed may leave a post out. */
  async function askAfterSleepers(seen: ReadonlySet<number>, signal: AbortSignal): Promise<void> {
    const most = rhythm.mostChunks * listChunk;
    const asleep = sleepingTopics(db, accountId).filter((topicId) => !seen.has(topicId));
    // Of very many, the next ones in line.
    sleepersFrom = sleepersFrom < asleep.length ? sleepersFrom : 0;
    const turn = asleep.slice(sleepersFrom, sleepersFrom + most);
    sleepersFrom += most;
    for (const topicId of await byId(turn, signal)) await read(topicId, signal);
    for (const topicId of sleepingTopics(db, accountId, { hasUnread: true }).slice(0, rhythm.mostDoubted)) await read(topicId, signal);
  }

  /** Threads of which only the feed spoke. One that twice stands in no list is kept out of the lists by the forum. */
  async function confirm(signal: AbortSignal): Promise<void> {
    const unknown = openUnlisted(db, accountId, rhythm.mostChunks * listChunk);
    const absent = await byId(unknown, signal);
    db.tx(() => {
      for (const topicId of absent) {
        const times = (misses.get(topicId) ?? 0) + 1;
        misses.set(topicId, times);
        if (times > 1) recorder.unlisted(topicId);
      }
    });
  }

  /** Records the rows of these topics; returns those that have none. */
  async function byId(topicIds: readonly number[], signal: AbortSignal): Promise<number[]> {
    const absent: number[] = [];
    for (let at = 0; at < topicIds.length; at += listChunk) {
      const chunk = topicIds.slice(at, at + listChunk);
      const { items } = await rows(() => forum.topicsById(chunk, { signal }));
      const found = new Set(items.map((topic) => topic.id));
      absent.push(...chunk.filter((topicId) => !found.has(topicId)));
    }
    return absent;
  }

  async function rows<T extends { items: SeenTopic[]; skipped: number }>(ask: () => Promise<T>): Promise<T> {
    const asked = order.next();
    const page = count(await ask());
    db.tx(() => {
      for (const topic of page.items) if (!order.isOlder(topic.id, asked)) recorder.topic(topic, asked);
    });
    return page;
  }

  /** One thread; a fault in it stops nothing else and is not met again for a while. */
  async function read(topicId: number, signal: AbortSignal): Promise<void> {
    if ((coolUntil.get(topicId) ?? 0) > clock.elapsed()) return;
    const asked = order.next();
    try {
      const seen = await forum.thread(topicId, { signal });
      skipped += seen.skipped;
      if (!order.isOlder(topicId, asked)) {
        db.tx(() => recorder.thread(seen, asked));
        order.done(topicId, asked);
      }
      // Read and still in doubt, as a thread with an unreadable post is: later, not at once again.
      if (!seen.isWhole) coolUntil.set(topicId, clock.elapsed() + rhythm.coolMs);
    } catch (error) {
      if (!(error instanceof ForumTrouble) || (error.kind !== 'gone' && error.kind !== 'fault')) throw error;
      if (error.kind === 'gone') db.tx(() => recorder.gone(topicId));
      else coolUntil.set(topicId, clock.elapsed() + rhythm.coolMs);
      log.info('thread-not-read', { topic: topicId, kind: error.kind });
    }
  }

  async function readDoubted(signal: AbortSignal): Promise<void> {
    for (const topicId of toRead(db, accountId, { why: 2, most: rhythm.mostDoubted })) await read(topicId, signal);
    for (const topicId of toRead(db, accountId, { why: 1, most: rhythm.mostBodies })) await read(topicId, signal);
  }

  /** Lists may name who holds a thread and not until when. */
  async function readEnds(signal: AbortSignal): Promise<void> {
    for (const topicId of unreadEnds(db, accountId, mostEnds)) await read(topicId, signal);
  }

  const receive = createReceive({ db, accountId, clock, rhythm, rows: async (topicIds, signal) => (await rows(() => forum.topicsById(topicIds, { signal }))).items, read });

  return {
    skipped: () => skipped,
    rows: async (topicIds, signal) => void (await byId(topicIds, signal)),
    async once(signal) {
      let fault: ForumTrouble | null = null;
      const step = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
        try {
          await work(signal);
        } catch (error) {
          // One page that makes no sense must not keep the others from being read.
          if (!(error instanceof ForumTrouble) || (error.kind !== 'fault' && error.kind !== 'gone' && error.kind !== 'forbidden')) throw error;
          fault ??= error;
        }
      };
      if (isDue(aboutAt, rhythm.aboutEvery) || accountRow(db, accountId)?.my_id === null) await step(about);
      await step(catchUp);
      if (isDue(listedAt, Math.max(rhythm.listEvery, listPages * rhythm.perListPage))) await step(list);
      await step(walkBack);
      await step(confirm);
      await step(readEnds);
      await step(readDoubted);
      if (isDue(receivedAt, rhythm.receiveEvery)) {
        receivedAt = clock.elapsed();
        await step(receive);
      }
      if (fault) throw fault as ForumTrouble;
      moveCursor(db, accountId, 'first-sync', 1);
    },
  };
}
