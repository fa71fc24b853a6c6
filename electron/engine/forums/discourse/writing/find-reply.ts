import { ForumTrouble, type FoundReply, type Reply } from '../../forum.ts';
import type { Ask } from '../reading/ask.ts';
import { morePosts, pendingPost, pendingPosts, post, readItems, topicView, type WirePost } from '../wire/wire.ts';

const chunk = 20;
/** How far back from the end of a thread we look: far more than arrives while a connection is down. */
const mostChunks = 5;
/** The forum's clock and ours may differ; only the comparison of texts leans on them, never the marker. */
const clocksApart = 5 * 60_000;

/** Looks for an answer of ours in the thread's end and among what waits for a moderator. Throws ForumTrouble: then nothing is known. */
export function createFindReply(ask: Pick<Ask, 'page' | 'myself'>): (reply: Reply) => Promise<FoundReply | null> {
  const how = { isForPerson: true };
  return async (reply) => {
    const me = await ask.myself(how);
    const posts = await lastPosts(ask, reply);
    const mine = posts.filter((found) => found.yours || found.user_id === me.id);
    const marked = mine.filter((found) => carries(found.raw, found.cooked, reply.marker)).toSorted((a, b) => a.id - b.id);
    const [first, ...twins] = marked.length > 0 ? marked : mine.filter((found) => isSame(found.raw, reply.raw) && found.created_at >= reply.firstTriedAt - clocksApart).slice(0, 1);
    if (first) return { kind: 'posted', postId: first.id, number: first.post_number, twins: twins.map((twin) => twin.id) };
    const waiting = await waitingPosts(ask, me.username);
    const here = waiting.filter((item) => item.topic_id === reply.topicId);
    const held = here.find((item) => carries(item.raw_text ?? item.raw, '', reply.marker)) ??
      here.find((item) => isSame(item.raw_text ?? item.raw, reply.raw)) ??
      // A server that keeps the words to itself: what waits here since we tried is better taken for ours than sent again.
      here.find((item) => (item.raw_text ?? item.raw ?? null) === null && (item.created_at ?? reply.firstTriedAt) >= reply.firstTriedAt - clocksApart);
    return held ? { kind: 'in-review', reviewId: held.id } : null;
  };
}

async function lastPosts(ask: Pick<Ask, 'page'>, { topicId, firstTriedAt }: Reply): Promise<WirePost[]> {
  const how = { isForPerson: true };
  const view = await ask.page(topicView, `t/${topicId}.json`, [['post_number', '999999'], ['include_raw', 'true']], how);
  if (view.id !== topicId) throw new ForumTrouble('fault', 'another thread came back');
  const first = readItems(post, view.post_stream.posts);
  // A post that cannot be read may be the one we look for: not found would be a guess.
  if (first.skipped > 0) throw new ForumTrouble('fault', 'a post of the thread could not be read', { status: 200 });
  const found = new Map(first.items.map((item) => [item.id, item]));
  const unseen = (view.post_stream.stream ?? []).filter((id) => !found.has(id));
  for (let look = 0; look < mostChunks && unseen.length > 0; look += 1) {
    if ([...found.values()].some((item) => item.created_at < firstTriedAt - clocksApart)) break;
    const ids = unseen.splice(-chunk).map((id) => ['post_ids[]', String(id)] as const);
    const more = await ask.page(morePosts, `t/${topicId}/posts.json`, [...ids, ['include_raw', 'true']], how);
    const read = readItems(post, more.post_stream.posts);
    if (read.skipped > 0) throw new ForumTrouble('fault', 'a post of the thread could not be read', { status: 200 });
    for (const item of read.items) found.set(item.id, item);
  }
  return [...found.values()];
}

async function waitingPosts(ask: Pick<Ask, 'page'>, username: string) {
  try {
    const { pending_posts } = await ask.page(pendingPosts, `posts/${encodeURIComponent(username)}/pending.json`, [], { isForPerson: true });
    return readItems(pendingPost, pending_posts).items;
  } catch (error) {
    // Older forums have no such list; then what waits cannot be seen by us at all.
    if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden')) return [];
    throw error;
  }
}

const carries = (raw: string | null | undefined, html: string, marker: string): boolean => marker !== '' && ((raw ?? '').includes(marker) || html.includes(marker));

const isSame = (a: string | null | undefined, b: string): boolean => typeof a === 'string' && normal(a) === normal(b);

/** What a forum does to a text on its way in: line ends, outer space, one way to write each letter. */
const normal = (raw: string): string => raw.normalize('NFC').replaceAll('\r\n', '\n').trim();
