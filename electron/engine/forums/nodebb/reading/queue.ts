import { createHash } from 'node:crypto';
import type { How } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { queueItem, queuePage, readItems, type WireQueueItem } from '../wire.ts';

/** Twenty a page. */
const mostPages = 30;

/** What waits for a moderator and this account may see: its own, and of those who may decide, everybody's. */
export async function readQueue(ask: Ask, how?: How): Promise<{ items: WireQueueItem[]; skipped: number }> {
  const found = new Map<string, WireQueueItem>();
  let skipped = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const { posts, pagination } = await ask.page(queuePage, 'api/post-queue', [['page', String(page)]], how);
    const read = readItems(queueItem, posts);
    skipped += read.skipped;
    for (const item of read.items) found.set(item.id, item);
    if (posts.length === 0 || page >= (pagination?.pageCount ?? 1)) break;
  }
  return { items: [...found.values()], skipped };
}

/** The words of it, as they were typed. */
export const rawOf = ({ data }: WireQueueItem): string => data.rawContent ?? data.content ?? '';

/** NodeBB counts no versions of what waits, and its author may still change it: a number made of the words. */
export const versionOf = (item: WireQueueItem): number => createHash('sha256').update(rawOf(item)).digest().readUIntBE(0, 6);
