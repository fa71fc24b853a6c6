import type { Forum, How, Page, SeenFeedPost } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { isAway, seenFeedPost } from '../translate.ts';
import { feed, feedPost, readItems, type WireFeedPost } from '../wire.ts';
import type { OwnWords } from './own-words.ts';

const perCall = 50;
/**
 * The feed has pages and no numbers to ask below. On some forums each is larger than the one before and holds much of it again, so that going far back costs
 * more with every step; the lists of questions know of everything older.
 */
const mostPages = 25;
/** Posts nobody may see are taken out after a page was cut. */
const mostEmptyPages = 3;

/** Newest posts of the whole forum, page by page and put in order by their numbers. */
export function createFeed(ask: Ask, words: OwnWords): Forum['feed'] {
  /** Where what is older than the last answer begins. */
  let last: { before: number; page: number } | null = null;

  const read = async (page: number, how?: How): Promise<{ posts: WireFeedPost[]; skipped: number; isEmpty: boolean }> => {
    const all = await ask.page(feed, 'api/recent/posts/alltime', [['page', String(page)]], { ...how, isKept: page === 1 });
    const { items, skipped } = readItems(feedPost, all);
    const once = new Map(items.map((post) => [post.pid, post]));
    return { posts: [...once.values()].toSorted((a, b) => b.pid - a.pid), skipped, isEmpty: all.length === 0 };
  };

  /** The first page that goes below `before`: found by halves, as nothing says how many posts there are. */
  const pageBelow = async (before: number, how?: How): Promise<number> => {
    const goesBelow = async (page: number): Promise<boolean> => {
      const { posts, isEmpty } = await read(page, how);
      const lowest = posts.at(-1)?.pid;
      return isEmpty || (lowest !== undefined && lowest < before);
    };
    let above = 0;
    let at = 1;
    while (at < mostPages && !(await goesBelow(at))) {
      above = at;
      at = Math.min(mostPages, at * 2);
    }
    while (at - above > 1) {
      const middle = Math.floor((above + at) / 2);
      if (await goesBelow(middle)) at = middle;
      else above = middle;
    }
    return at;
  };

  return async (before, how): Promise<Page<SeenFeedPost>> => {
    if (before === null) await ask.watch(how);
    const version = await ask.version(how);
    const myId = (await ask.me(how)).uid;
    const first = before === null ? 1 : last?.before === before ? last.page : await pageBelow(before, how);
    let skippedInAll = 0;
    for (let page = first, empty = 0; page <= mostPages && empty <= mostEmptyPages; page += 1) {
      const { posts, skipped, isEmpty } = await read(page, how);
      skippedInAll += skipped;
      const older = posts.filter((post) => (before === null || post.pid < before) && !isAway({ ...post.topic, deleted: post.topic.deleted }));
      const some = older.slice(0, perCall);
      const lowest = some.at(-1)?.pid;
      if (lowest === undefined) {
        empty += isEmpty ? 1 : 0;
        continue;
      }
      last = { before: lowest, page: older.length > some.length ? page : page + 1 };
      // Only what is new: of the past it would be a request for every answer there ever was.
      const raws = before === null ? await words.of(some.filter((post) => post.uid === myId && !post.isMainPost), how) : null;
      return { items: some.map((post) => seenFeedPost(post, { myId, version, raw: raws?.get(post.pid) ?? null })), skipped: skippedInAll };
    }
    return { items: [], skipped: skippedInAll };
  };
}
