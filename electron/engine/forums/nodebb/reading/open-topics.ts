import { z } from 'zod';
import { ForumTrouble, type Forum, type How, type SeenTopic } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { isAway, seenTopic } from '../translate.ts';
import { categoryTopics, readItems, topic, type WireTopic } from '../wire.ts';
import { readCategories } from './communities.ts';
import { planWalk, type Stretch } from './walk.ts';

/** A list that never ends is no list. */
const mostRequests = 200;

/**
 * Every open question, by walking through every category. The forum's own list of the unanswered takes the newest 200 topics of all and leaves out the answered ones of those:
 * on a forum of 2,000 it shows 131 of 1,161. The newest come first; there is no other order that loses nothing while questions arrive.
 */
export function createOpenTopics(ask: Ask): Forum['openTopics'] {
  let plan: Stretch[][] | null = null;

  const makePlan = async (how?: How): Promise<Stretch[][]> => {
    const { items } = await readCategories(ask, how);
    plan = planWalk(items.map(({ cid, topic_count }) => ({ cid, topics: topic_count ?? 0 })));
    return plan;
  };

  const walk = async ({ cid, from, to }: Stretch, how?: How): Promise<{ items: WireTopic[]; skipped: number }> => {
    const found: WireTopic[] = [];
    let skipped = 0;
    for (let after = from, requests = 0; requests < mostRequests && (to === null || after < to); requests += 1) {
      const seen = await ask.v3(categoryTopics, `categories/${cid}/topics`, [['after', String(after)], ['sort', 'recently_created']], how).catch((error: unknown) => {
        // One that was shut to us, or taken away, since the walk began.
        if (error instanceof ForumTrouble && (error.kind === 'forbidden' || error.kind === 'gone')) return { topics: [], nextStart: null };
        throw error;
      });
      const read = readItems(topic, seen.topics);
      found.push(...read.items);
      skipped += read.skipped;
      if (seen.nextStart === null || seen.nextStart === undefined || seen.nextStart <= after || seen.topics.length === 0) break;
      after = seen.nextStart;
    }
    return { items: found, skipped };
  };

  return async (page, maxPosts, how) => {
    if (page === 0) await ask.watch(how);
    const version = await ask.version(how);
    const pages = page === 0 || !plan ? await makePlan(how) : plan;
    const found = new Map<number, SeenTopic>();
    let skipped = 0;
    for (const stretch of pages[page] ?? []) {
      const seen = await walk(stretch, how);
      skipped += seen.skipped;
      for (const item of seen.items) if (isOpen(item, maxPosts)) found.set(item.tid, seenTopic(item, version));
    }
    return { items: [...found.values()], skipped, hasMore: page + 1 < pages.length };
  };
}

/** However long it is, a question of which only its asker wrote waits for an answer; the count of posts alone would hide it. */
const isOpen = (item: WireTopic, maxPosts: number): boolean => !isAway(item) && !item.locked && (item.postcount <= maxPosts || item.postercount === 1);

/** Null: the forum gave an answer, and it makes no sense. Else `gone` is thrown for what is not to be seen, as for what is not there. */
async function rowOf(ask: Ask, topicId: number, how?: How): Promise<WireTopic | null> {
  const seen = topic.safeParse(await ask.v3(z.unknown(), `topics/${topicId}`, [], { ...how, isKept: true })).data;
  if (!seen || seen.tid !== topicId) return null;
  if (isAway(seen)) throw new ForumTrouble('gone', 'this thread is not to be seen');
  return seen;
}

/** One topic, without its posts and only as far as it changed. It counts no view and marks nothing as read. */
export async function readTopic(ask: Ask, topicId: number, how?: How): Promise<WireTopic> {
  const row = await rowOf(ask, topicId, how);
  if (!row) throw new ForumTrouble('fault', 'the answer is not about this thread', { status: 200 });
  return row;
}

/** The same of many; what is gone is left out, and what makes no sense is counted. */
export async function readTopics(ask: Ask, topicIds: readonly number[], how?: How): Promise<{ items: WireTopic[]; skipped: number }> {
  const items: WireTopic[] = [];
  let skipped = 0;
  for (const topicId of topicIds) {
    try {
      const row = await rowOf(ask, topicId, how);
      if (row) items.push(row);
      else skipped += 1;
    } catch (error) {
      // A forum that fails, or something in its place, says nothing of this one topic.
      if (!(error instanceof ForumTrouble) || (error.kind !== 'gone' && error.kind !== 'forbidden')) throw error;
    }
  }
  return { items, skipped };
}

