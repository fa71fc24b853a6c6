import type { How, SeenFeedPost } from '../../forums/forum.ts';
import { cursor, moveCursor } from '../../store/cursors.ts';
import { wantedReadings } from '../../store/questions.ts';
import type { Reading, WalkParts } from './reading.ts';
import { isWalkShorter } from './worth-walking.ts';

/** An end of the feed that comes where posts are known to be is believed when it was seen this often. */
const timesSeen = 3;

export interface FeedWalk {
  /** What is new, in one request. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** What was missed while nobody asked, from above. Returns whether there is more of it. */
  closeHole(signal: AbortSignal): Promise<boolean>;
  /** The newest posts as a member sees them. */
  lookAsMember(signal: AbortSignal): Promise<void>;
  /** Goes on through the older feed. Returns whether there is more of it. */
  walkBack(signal: AbortSignal): Promise<boolean>;
}

/** The feed of all posts: what is new in one request, and most questions and answers of the past in few. Every page commits with the cursor it moves, so that a walk goes on where it was broken off. */
export function createFeedWalk({ db, forum, accountId, recorder, rhythm }: WalkParts, reading: Reading): FeedWalk {
  let ends = 0;
  const at = (name: Parameters<typeof cursor>[2]): number => cursor(db, accountId, name) ?? 0;
  const move = (name: Parameters<typeof cursor>[2], value: number): void => moveCursor(db, accountId, name, value);

  /** One page. `older`: where the next one begins; null: it says that there is nothing older. */
  const page = async (before: number | null, how: How): Promise<{ items: SeenFeedPost[]; older: number | null }> => {
    const { items, older } = reading.count(await forum.feed(before, how));
    return { items, older: older === undefined ? (items.at(-1)?.id ?? null) : older };
  };

  return {
    async catchUp(signal) {
      const { items, older } = await page(null, { signal });
      const top = items[0]?.id;
      const lowest = items.at(-1)?.id;
      if (top === undefined || lowest === undefined) return;
      db.tx(() => {
        recorder.feed(items);
        const newest = cursor(db, accountId, 'feed-newest');
        const hole = at('feed-hole');
        const known = hole > 0 ? at('feed-top') : newest;
        if (newest === null) {
          move('feed-newest', top);
          move('feed-oldest', lowest);
        } else if (lowest <= (known ?? 0) || older === null) move(hole > 0 ? 'feed-top' : 'feed-newest', Math.max(top, known ?? 0));
        else {
          // A second hole swallows the first one, with what was seen between them.
          move('feed-hole', lowest);
          move('feed-top', top);
        }
      });
    },

    async closeHole(signal) {
      for (let pages = 0; at('feed-hole') > 0; pages += 1) {
        if (pages === rhythm.mostFeedPages) return true;
        const { items, older } = await page(at('feed-hole'), { signal, isBulk: true });
        ends = older === null ? ends + 1 : 0;
        // Below lie posts that were seen before, so an end here is no end of the feed.
        if (older === null && ends < timesSeen) return false;
        db.tx(() => {
          recorder.feed(items);
          if (older !== null && older > at('feed-newest')) return move('feed-hole', older);
          move('feed-newest', Math.max(at('feed-newest'), at('feed-top')));
          move('feed-hole', 0);
        });
      }
      return false;
    },

    async lookAsMember(signal) {
      const { items } = await page(null, { signal, asMember: true });
      db.tx(() => recorder.feed(items));
    },

    async walkBack(signal) {
      if (at('feed-walked') === 1 || cursor(db, accountId, 'feed-newest') === null) return false;
      let isEndAsked = false;
      for (let pages = 0; ; pages += 1) {
        const oldest = at('feed-oldest');
        if (pages === rhythm.mostFeedPages) return true;
        const { items, older } = oldest <= 1 ? { items: [], older: null } : await page(oldest, { signal, isBulk: true });
        // One empty page may be a mishap.
        if (older === null && items.length === 0 && oldest > 1 && !isEndAsked) {
          isEndAsked = true;
          continue;
        }
        isEndAsked = false;
        const walked = at('feed-pages') + 1;
        const isEnough = older !== null && walked >= rhythm.leastFeedPages && at('list-ended') > 0 && !isWalkShorter({ oldest: older, perPage: oldest - older, wanted: wantedReadings(db, accountId) });
        db.tx(() => {
          recorder.feed(items);
          move('feed-pages', walked);
          if (older !== null) move('feed-oldest', older);
          if (older === null || isEnough) move('feed-walked', 1);
        });
        if (older === null || isEnough) return false;
      }
    },
  };
}
