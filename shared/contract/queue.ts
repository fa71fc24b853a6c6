import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { community } from '#shared/words/community.ts';
import { accountId, instant } from '#shared/words/ids.ts';
import { questionRow } from '#shared/words/question.ts';
import { ask } from './base.ts';

/** `accountId`: on one forum. `text` matches title and body, whole words and beginnings. All may be absent: everything that waits. */
export const queueFilter = z.object({
  accountId: accountId.optional(),
  communityId: z.number().int().optional(),
  text: z.string().max(200).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const queueSort = z.enum(['level', 'oldest', 'newest']);
export type QueueSort = z.infer<typeof queueSort>;

export const queueSummary = z.object({
  waiting: z.number().int(),
  oldestAskedAt: instant.nullable(),
  communities: z.array(community.extend({ accountId, waiting: z.number().int() })),
});
export type QueueSummary = z.infer<typeof queueSummary>;

export const queuePage = z.object({ total: z.number().int(), offset: z.number().int(), rows: z.array(questionRow) });
export type QueuePage = z.infer<typeof queuePage>;

export const queue = {
  /** Live. Counts over the whole queue, whatever filter is on. */
  summary: ask.output(eventIterator(queueSummary)),
  /** Live. One window of the queue: at most 200 rows from `offset`; `total` counts the filter's matches. */
  page: ask
    .input(z.object({ filter: queueFilter, sort: queueSort, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(200) }))
    .output(eventIterator(queuePage)),
  /** The neighbour of a question in the same order, for "next" after it has left the queue. Null at the end. */
  next: ask
    .input(z.object({ filter: queueFilter, sort: queueSort, afterId: z.string() }))
    .output(questionRow.nullable()),
};
