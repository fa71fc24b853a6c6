import { z } from 'zod';
import { ForumTrouble, type Forum, type FoundReply, type How, type Reply } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { reviewIdOf } from '../review-id.ts';
import type { OwnWords } from '../reading/own-words.ts';
import { rawOf, readQueue } from '../reading/queue.ts';
import { readPage } from '../reading/thread.ts';
import { feedPost, post, postIndex, readItems } from '../wire.ts';
import { normal } from './signs.ts';

/** How far back from the end of a thread we look: far more than arrives while a connection is down. */
const mostPages = 5;
const mostOthers = 200;
/** The forum's clock and ours may differ; only what has no mark leans on them. */
const clocksApart = 5 * 60_000;
/** The same words in the same thread are the same answer, even where a clock is wrong by hours. */
const sameWithin = 12 * 3_600_000;

const how: How = { isForPerson: true };
const mine = z.object({ posts: z.array(z.unknown()) });

/** A post of ours that may be the one. `number` null: to be asked for. */
interface Candidate {
  pid: number;
  tid: number;
  timestamp: number;
  number: number | null;
}

/** Looks for an answer of ours at the thread's end, among the newest of what we wrote, and among what waits. Throws ForumTrouble: then nothing is known. */
export function createFindReply(ask: Ask, words: OwnWords): Forum['findReply'] {
  /** What posts of ours said that were looked at and were others; a mark never comes into one later. */
  const others = new Map<number, string>();

  return async (reply) => {
    const me = await ask.whoAmI(how);
    const candidates = new Map<number, Candidate>();
    const last = await lastPosts(ask, reply).catch((error: unknown) => {
      if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden')) return error;
      throw error;
    });
    for (const item of last instanceof ForumTrouble ? [] : last) if (item.uid === me.uid) candidates.set(item.pid, { ...item, number: item.index + 1 });
    const here = await among([...candidates.values()], reply);
    if (here && here.isDeleted !== true) return here;
    // A moderator may have moved it to another thread, or the thread to where we cannot see it.
    const newest = (await newestOf(ask, me.userslug)).filter((item) => !candidates.has(item.pid)).map((item) => ({ ...item, number: null }));
    const found = (await among(newest, reply)) ?? here;
    if (found) return found;
    const { items } = await readQueue(ask, how);
    const waiting = items.filter((item) => item.user?.uid === me.uid && item.data.tid === reply.topicId);
    const held = waiting.find((item) => carries(rawOf(item), reply.marker)) ?? waiting.find((item) => isSame(rawOf(item), reply.raw));
    if (held) return { kind: 'in-review', reviewId: reviewIdOf(held.id) ?? 0 };
    // Where the thread itself is not for us any more, not found would be a guess.
    if (last instanceof ForumTrouble) throw last;
    return null;
  };

  async function among(candidates: readonly Candidate[], reply: Reply): Promise<Extract<FoundReply, { kind: 'posted' }> | null> {
    const marked: Candidate[] = [];
    let deleted: Candidate | null = null;
    let same: Candidate | null = null;
    for (const candidate of candidates.toSorted((a, b) => a.pid - b.pid)) {
      const before = others.get(candidate.pid);
      if (before !== undefined && !carries(before, reply.marker) && !isSame(before, reply.raw)) continue;
      const isRecent = candidate.timestamp >= reply.firstTriedAt - clocksApart;
      const { raw, isDeleted } = await words.read(candidate.pid, how).then(
        (post) => ({ raw: post.raw, isDeleted: post.deleted || post.raw === null }),
        (error: unknown) => {
          // Taken away while we look.
          if (error instanceof ForumTrouble && error.kind === 'gone') return { raw: '', isDeleted: false };
          throw error;
        },
      );
      const isHere = candidate.tid === reply.topicId;
      if (isDeleted) deleted ??= (raw === null ? isHere && isRecent : carries(raw, reply.marker)) ? candidate : null;
      else if (raw === null) continue;
      else if (carries(raw, reply.marker)) marked.push(candidate);
      else if (isHere && candidate.timestamp >= reply.firstTriedAt - sameWithin && isSame(raw, reply.raw)) same ??= candidate;
      else if (raw !== '') keep(candidate.pid, raw);
    }
    // One that was deleted, and may not even be read any more: ours, as far as anybody can tell, where nothing else is. To send it again would undo a moderator's deed.
    const other = same ?? deleted;
    const [first, ...twins] = marked.length > 0 ? marked : other ? [other] : [];
    if (!first) return null;
    return { kind: 'posted', postId: first.pid, number: first.number ?? (await numberOf(first.pid)), twins: twins.map((twin) => twin.pid), ...(first === deleted ? { isDeleted: true } : {}) };
  }

  function keep(pid: number, raw: string): void {
    others.delete(pid);
    others.set(pid, raw);
    const [oldest] = others.keys();
    if (others.size > mostOthers && oldest !== undefined) others.delete(oldest);
  }

  /** Which in its thread a post is; the second, where the forum does not say. */
  async function numberOf(pid: number): Promise<number> {
    try {
      return (await ask.v3(postIndex, `posts/${pid}/index`, [], how)) + 1;
    } catch (error) {
      if (error instanceof ForumTrouble) return 2;
      throw error;
    }
  }
}

/** The end of the thread, as far back as the first try. */
async function lastPosts(ask: Ask, { topicId, firstTriedAt }: Reply) {
  const first = await readPage(ask, topicId, 1, how);
  const found: ReturnType<typeof read>[number][] = [];
  const { pageCount } = first.pagination;
  for (let page = pageCount; page > Math.max(0, pageCount - mostPages); page -= 1) {
    const posts = read(page === 1 ? first.posts : (await readPage(ask, topicId, page, how)).posts);
    found.push(...posts);
    if (posts.some((item) => item.timestamp < firstTriedAt - sameWithin)) break;
  }
  return found;
}

function read(posts: readonly unknown[]) {
  const { items } = readItems(post, posts);
  // A post that cannot be read may be the one we look for: not found would be a guess. Those of other forums are never ours.
  const own = posts.filter((item) => typeof (item as { pid?: unknown } | null)?.pid !== 'string');
  if (items.length < own.length) throw new ForumTrouble('fault', 'a post of the thread could not be read', { status: 200 });
  return items;
}

async function newestOf(ask: Ask, userslug: string) {
  const { posts } = await ask.page(mine, `api/user/${encodeURIComponent(userslug)}/posts`, [], how);
  return readItems(feedPost, posts).items;
}

const carries = (raw: string, marker: string): boolean => marker !== '' && raw.includes(marker);
const isSame = (a: string, b: string): boolean => normal(a) === normal(b);
