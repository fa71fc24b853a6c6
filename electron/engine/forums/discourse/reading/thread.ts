import { ForumTrouble, type Forum, type SeenPost } from '../../forum.ts';
import { seenPost, seenThread } from '../translate.ts';
import { morePosts, post, readItems, topicView } from '../wire/wire.ts';
import type { Hidden } from './about.ts';
import type { Ask } from './ask.ts';

const chunk = 20;
/** Of a very long thread we read this many posts from its beginning and as many from its end. */
const mostPostsEachEnd = 60;

/** One thread with every post we may see. */
export function createThread(ask: Ask, hidden: Hidden): Forum['thread'] {
  return async (topicId, asked) => {
    const opened = await ask.open(topicView, `t/${topicId}.json`, [['include_raw', 'true']], { ...asked, isOne: true }).catch((error: unknown) => {
      // Our key is good (`ask` has looked): this thread alone is not for us any more.
      throw error instanceof ForumTrouble && error.kind === 'forbidden' ? new ForumTrouble('gone', 'this thread is not for us', { status: error.status ?? 403 }) : error;
    });
    const view = opened.said;
    const myId = await ask.myIdFor(opened.isStranger, asked);
    // What strangers were shown is asked for as strangers to its end.
    const how = opened.isStranger ? asked : { ...asked, asMember: true };
    if (view.id !== topicId) throw new ForumTrouble('fault', 'another thread came back');
    if (typeof view.deleted_at === 'number') throw new ForumTrouble('gone', 'this thread was deleted');
    const first = readItems(post, view.post_stream.posts);
    const posts = new Map<number, SeenPost>(first.items.map((one) => [one.id, seenPost(one, myId)]));
    let skipped = first.skipped;
    const read = async (path: string, query: readonly (readonly [string, string])[]): Promise<void> => {
      const more = (await ask.open(morePosts, path, [...query, ['include_raw', 'true']], { ...how, isOne: true })).said;
      const { items, skipped: bad } = readItems(post, more.post_stream.posts);
      skipped += bad;
      for (const one of items) posts.set(one.id, seenPost(one, myId));
    };
    const stream = view.post_stream.stream ?? [];
    const wanted = stream.length <= 2 * mostPostsEachEnd ? stream : [...stream.slice(0, mostPostsEachEnd), ...stream.slice(-mostPostsEachEnd)];
    const missing = wanted.filter((id) => !posts.has(id));
    for (let at = 0; at < missing.length; at += chunk) await read(`t/${topicId}/posts.json`, missing.slice(at, at + chunk).map((id) => ['post_ids[]', String(id)] as const));
    // The longest threads do not say which posts they have.
    if (stream.length === 0 && view.posts_count > posts.size) await read(`t/${topicId}.json`, [['post_number', '999999']]);
    // What a short answer leaves out must not look deleted: the thread counts its posts, all but whispers.
    const counted = [...posts.values()].filter((one) => one.kind !== 'whisper').length;
    const isWhole = skipped === 0 && stream.length > 0 && stream.every((id) => posts.has(id)) && counted >= view.posts_count;
    const thread = seenThread(view, [...posts.values()].toSorted((a, b) => a.number - b.number || a.id - b.id), { isWhole, skipped });
    return opened.isStranger && hidden.areHolders() ? { ...thread, holder: undefined } : thread;
  };
}
