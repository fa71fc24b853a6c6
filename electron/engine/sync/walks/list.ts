import type { How } from '../../forums/forum.ts';
import { cursor, moveCursor } from '../../store/cursors.ts';
import { sleepingTopics } from '../../store/kept/follow-ups.ts';
import { waitingAfter } from '../../store/questions.ts';
import { perLookup, type Reading, type WalkParts } from './reading.ts';

/** Topics with more posts than this are found through the feed; a list of them all would be the whole forum. */
const mostPosts = 5;
/** A list this long is a routine look; what comes after it is bulk. */
const routinePages = 5;
/** Rows taken from the store at a time. */
const portion = 500;

export interface ListWalk {
  /** Which questions are open now, as far as it is time to ask. Returns whether there are more pages. */
  look(signal: AbortSignal): Promise<boolean>;
}

/** The list of open questions, oldest first. A short one is read in one go; a long one page by page over many looks, and over starts anew. */
export function createListWalk({ db, forum, accountId, clock, rhythm }: WalkParts, reading: Reading): ListWalk {
  const at = (name: Parameters<typeof cursor>[2]): number => cursor(db, accountId, name) ?? 0;
  // Since when nobody has asked is measured by the clock that only grows; what was before this run only the wall clock knows.
  const endedAgo = clock.now() - at('list-ended');
  let endedAt = at('list-ended') > 0 && endedAgo >= 0 ? clock.elapsed() - endedAgo : Number.NEGATIVE_INFINITY;
  let sleepersAt = Number.NEGATIVE_INFINITY;
  let sleepersFrom = 0;

  const isDue = (): boolean => clock.elapsed() - endedAt >= Math.max(rhythm.listEvery, at('list-pages') * rhythm.perListPage);

  /** What waits here and is in no page is looked up by its number: a shorter list proves nothing. */
  const askAfterMissing = async (seen: ReadonlySet<number>, signal: AbortSignal): Promise<void> => {
    const most = rhythm.mostChunks * perLookup;
    const missing: number[] = [];
    for (let after = 0; missing.length < most; ) {
      const waiting = waitingAfter(db, accountId, after, portion);
      missing.push(...waiting.filter((topicId) => !seen.has(topicId)));
      if (waiting.length < portion) break;
      after = waiting.at(-1) ?? after;
    }
    for (const topicId of await reading.byId(missing.slice(0, most), { signal })) await reading.read(topicId, { signal });
  };

  /** What the person put to sleep is asked for by its number: no list of open questions says that a thread was closed, and a feed may leave a post out. */
  const askAfterSleepers = async (seen: ReadonlySet<number>, signal: AbortSignal): Promise<void> => {
    const most = rhythm.mostChunks * perLookup;
    const asleep = sleepingTopics(db, accountId).filter((topicId) => !seen.has(topicId));
    // Of very many, the next ones in line.
    sleepersFrom = sleepersFrom < asleep.length ? sleepersFrom : 0;
    const turn = asleep.slice(sleepersFrom, sleepersFrom + most);
    sleepersFrom += most;
    for (const topicId of await reading.byId(turn, { signal })) await reading.read(topicId, { signal });
    for (const topicId of sleepingTopics(db, accountId, { hasUnread: true }).slice(0, rhythm.mostDoubted)) await reading.read(topicId, { signal });
    sleepersAt = clock.elapsed();
  };

  /** Goes on with the walk that is under way. Returns whether it has come to its end, what it saw, and how far it is. */
  const walk = async (signal: AbortSignal, isAsMember: boolean, isFirst: boolean): Promise<{ isOver: boolean; seen: Set<number> | null; page: number }> => {
    const begun = at('list-page');
    // What left the list meanwhile has moved the rest up: the last page is read once more.
    let page = Math.max(0, begun - 1);
    // Only a walk that fits into one look can say what was missing from it; the numbers of a long one are not kept.
    const seen = begun === 0 ? new Set<number>() : null;
    let before: number | undefined;
    const ask = (number: number, more?: (next: number | null) => void) => {
      const how: How = { signal, asMember: isAsMember, isBulk: isAsMember || number >= routinePages };
      return reading.rows(() => forum.openTopics(number, mostPosts, how), ({ hasMore, next }) => more?.(hasMore ? (next ?? number + 1) : null));
    };
    for (let pages = 0; pages < rhythm.mostListPages; pages += 1) {
      let after: number | null = null;
      const { items } = await ask(page, (next) => {
        after = next;
        if (next !== null) moveCursor(db, accountId, 'list-page', next);
      });
      for (const topic of items) seen?.add(topic.id);
      const first = items[0]?.id;
      // A forum that takes no page numbers gives the same page for ever.
      const isSame = first !== undefined && first === before;
      before = first;
      if (isSame) return { isOver: true, seen, page };
      if (after === null) {
        // A page that was cut short looks like the last one. The first walk is the one that has to be whole.
        const beyond = isFirst ? (await ask(page + 1)).items[0]?.id : undefined;
        if (beyond === undefined || beyond === first) return { isOver: true, seen, page };
        await ask(page);
        after = page + 1;
      }
      page = after;
    }
    return { isOver: false, seen: null, page };
  };

  const leavesOut = (): boolean => forum.asStranger?.()?.leavesOut === true;

  return {
    async look(signal) {
      const isUnderway = at('list-page') > 0 || at('list-as-member') === 1;
      if (!isUnderway && !isDue()) {
        // A long list is asked for so seldom that the sleepers are not left to it.
        if (at('list-pages') > routinePages && clock.elapsed() - sleepersAt >= rhythm.listEvery) await askAfterSleepers(new Set(), signal);
        return false;
      }
      let seen: Set<number> | null = null;
      if (at('list-as-member') !== 1) {
        const walked = await walk(signal, false, cursor(db, accountId, 'list-ended') === null);
        if (!walked.isOver) return true;
        ({ seen } = walked);
        db.tx(() => {
          moveCursor(db, accountId, 'list-page', 0);
          moveCursor(db, accountId, 'list-pages', walked.page + 1);
          moveCursor(db, accountId, 'list-ended', clock.now());
          moveCursor(db, accountId, 'list-as-member', leavesOut() ? 1 : 0);
        });
        endedAt = clock.elapsed();
      }
      if (at('list-as-member') === 1) {
        // What strangers are not shown comes after what they are.
        if (leavesOut()) {
          const walked = await walk(signal, true, false);
          if (!walked.isOver) return true;
          seen = seen && walked.seen ? new Set([...seen, ...walked.seen]) : null;
        }
        db.tx(() => {
          moveCursor(db, accountId, 'list-page', 0);
          moveCursor(db, accountId, 'list-as-member', 0);
        });
      }
      if (seen) await askAfterMissing(seen, signal);
      await askAfterSleepers(seen ?? new Set(), signal);
      return false;
    },
  };
}
