import { ForumTrouble, type Forum, type How } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import type { Signs } from '../writing/signs.ts';
import { isAway, seenPost, seenThread } from '../translate.ts';
import { post, readItems, topicPage, type WirePost, type WireTopicPage } from '../wire.ts';
import type { OwnWords } from './own-words.ts';

/** Of a very long thread we read this many posts from its beginning and as many from its end. */
const mostPostsEachEnd = 60;

/** One page of a thread, in the order in which it was written, whatever the account has chosen to see. */
export async function readPage(ask: Ask, topicId: number, page: number, how?: How): Promise<WireTopicPage> {
  const seen = await ask.page(topicPage, `api/topic/${topicId}`, [['page', String(page)], ['sort', 'oldest_to_newest']], how);
  if (seen.tid !== topicId) throw new ForumTrouble('fault', 'another thread came back');
  return seen;
}

/** Which pages make up the first and the last posts. */
export function pagesOf(pageCount: number, perPage: number, each: number): number[] {
  const atEachEnd = Math.ceil(each / Math.max(1, perPage));
  return Array.from({ length: pageCount }, (_, index) => index + 1).filter((page) => page <= atEachEnd || page > pageCount - atEachEnd);
}

/** A thread with its posts. Reading it counts as a view, and as read on the forum. */
export function createThread(ask: Ask, words: OwnWords, signs: Signs): Forum['thread'] {
  return async (topicId, how) => {
    const myId = (await ask.me(how)).uid;
    const version = await ask.version(how);
    const first = await readPage(ask, topicId, 1, how).catch((error: unknown) => {
      // Our key is good (`ask` has looked): this thread alone is not for us any more.
      throw error instanceof ForumTrouble && error.kind === 'forbidden' ? new ForumTrouble('gone', 'this thread is not for us', { status: error.status ?? 403 }) : error;
    });
    if (isAway(first)) throw new ForumTrouble('gone', 'this thread is not to be seen');
    const { pageCount } = first.pagination;
    const wanted = pagesOf(pageCount, first.posts.length, mostPostsEachEnd);
    const found = new Map<number, WirePost>();
    let skipped = 0;
    for (const page of wanted) {
      const read = readItems(post, page === 1 ? first.posts : (await readPage(ask, topicId, page, how)).posts);
      skipped += read.skipped;
      for (const item of read.items) found.set(item.pid, item);
    }
    const posts = [...found.values()].toSorted((a, b) => a.index - b.index || a.pid - b.pid);
    const mine = posts.filter((item) => item.uid === myId && item.index > 0);
    for (const item of mine) signs.lookAt(item.content);
    const raws = await words.of(mine, how);
    const numbers = new Map(posts.map((item) => [item.pid, item.index + 1]));
    // What a short page leaves out must not look deleted.
    const isWhole = skipped === 0 && wanted.length === pageCount && posts.length >= first.postcount;
    const seen = posts.map((item) => seenPost(item, { myId, numbers, raw: raws.get(item.pid) ?? null }));
    return seenThread(first, seen, { version, isWhole, skipped });
  };
}
