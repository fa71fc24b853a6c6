import { ForumTrouble, type Forum, type How, type SeenTopic } from '../../forums/forum.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { toRead } from '../../store/questions.ts';
import type { Order } from '../order.ts';
import type { Recorder } from '../record.ts';
import type { Rhythm } from '../rhythm.ts';

export const perLookup = 30;
/** Of so many faults at once it is the forum that is at fault; which threads they were in is of no use. */
const mostCooled = 1_000;

export interface WalkParts {
  db: Db;
  forum: Forum;
  accountId: string;
  clock: Clock;
  log: Log;
  order: Order;
  recorder: Recorder;
  rhythm: Rhythm;
}

/** Asking and writing down, with what could not be read counted on the way. */
export interface Reading {
  /** Items no answer made sense of, since the start. */
  skipped(): number;
  count<T extends { skipped: number }>(page: T): T;
  /** Asks for rows of a list and records them in one transaction, with whatever `more` belongs to it. */
  rows<T extends { items: SeenTopic[]; skipped: number }>(ask: () => Promise<T>, more?: (page: T) => void): Promise<T>;
  /** Records the rows of these topics; returns those that have none. */
  byId(topicIds: readonly number[], how: How): Promise<number[]>;
  /** One thread; a fault in it stops nothing else and is not met again for a while. */
  read(topicId: number, how: How): Promise<void>;
  /** Threads that should be read and are not left alone at the moment. */
  wanting(why: 1 | 2, most: number): number[];
}

export function createReading({ db, forum, accountId, clock, log, order, recorder, rhythm }: WalkParts): Reading {
  let skipped = 0;
  const coolUntil = new Map<number, number>();

  const isCool = (topicId: number): boolean => (coolUntil.get(topicId) ?? 0) > clock.elapsed();
  const cool = (topicId: number): void => {
    if (coolUntil.size >= mostCooled) coolUntil.delete(coolUntil.keys().next().value ?? 0);
    coolUntil.set(topicId, clock.elapsed() + rhythm.coolMs);
  };
  const warm = (): void => {
    for (const [topicId, until] of coolUntil) if (until <= clock.elapsed()) coolUntil.delete(topicId);
  };

  const reading: Reading = {
    skipped: () => skipped,
    count(page) {
      skipped += page.skipped;
      return page;
    },

    async rows(ask, more) {
      const asked = order.next();
      const page = reading.count(await ask());
      db.tx(() => {
        for (const topic of page.items) if (!order.isOlder(topic.id, asked)) recorder.topic(topic, asked);
        more?.(page);
      });
      return page;
    },

    async byId(topicIds, how) {
      const absent: number[] = [];
      for (let at = 0; at < topicIds.length; at += perLookup) {
        const chunk = topicIds.slice(at, at + perLookup);
        const { items } = await reading.rows(() => forum.topicsById(chunk, how));
        const found = new Set(items.map((topic) => topic.id));
        absent.push(...chunk.filter((topicId) => !found.has(topicId)));
      }
      return absent;
    },

    async read(topicId, how) {
      if (isCool(topicId)) return;
      const asked = order.next();
      try {
        const seen = await forum.thread(topicId, how);
        skipped += seen.skipped;
        if (!order.isOlder(topicId, asked)) {
          db.tx(() => recorder.thread(seen, asked));
          order.done(topicId, asked);
        }
        // Read and still in doubt, as a thread with an unreadable post is: later, not at once again.
        if (!seen.isWhole) cool(topicId);
      } catch (error) {
        if (!(error instanceof ForumTrouble) || (error.kind !== 'gone' && error.kind !== 'fault')) throw error;
        if (error.kind === 'gone') db.tx(() => recorder.gone(topicId));
        else cool(topicId);
        log.info('thread-not-read', { topic: topicId, kind: error.kind });
      }
    },

    wanting(why, most) {
      warm();
      return toRead(db, accountId, { why, most: most + coolUntil.size })
        .filter((topicId) => !isCool(topicId))
        .slice(0, most);
    },
  };
  return reading;
}
