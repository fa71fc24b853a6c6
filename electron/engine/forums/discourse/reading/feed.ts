import type { Forum } from '../../forum.ts';
import { seenFeedPost } from '../translate.ts';
import { feedPost, latestPosts, readItems } from '../wire/wire.ts';
import type { Ask } from './ask.ts';

/** Older servers look for posts in a window of 50 ids: an empty page may have more below it. */
const window = 50;
const mostEmptyWindows = 3;

/** The newest posts of the whole forum. */
export function createFeed(ask: Ask): Forum['feed'] {
  /** Newer servers give the next posts below a number, however far below they are. */
  let looksFar = false;

  return async (before, how) => {
    let below = before;
    for (let empty = 0; ; empty += 1) {
      const { said, isStranger } = await ask.open(latestPosts, 'posts.json', below === null ? [] : [['before', String(below)]], how);
      const { items, skipped } = readItems(feedPost, said.latest_posts);
      const older = items.filter((post) => before === null || post.id < before).toSorted((a, b) => b.id - a.id);
      const lowest = older.at(-1)?.id ?? null;
      const from = below ?? older[0]?.id ?? 0;
      looksFar ||= older.some((post) => post.id < from - window - 1);
      const myId = await ask.myIdFor(isStranger, how);
      if (lowest !== null) return { items: older.map((post) => seenFeedPost(post, myId)), skipped, older: lowest };
      if (below === null || below <= window || looksFar) return { items: [], skipped, older: null };
      below -= window;
      if (empty === mostEmptyWindows) return { items: [], skipped, older: below };
    }
  };
}
