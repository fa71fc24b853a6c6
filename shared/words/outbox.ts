import { z } from 'zod';
import { commandId, instant, postId, questionId } from './ids.ts';
import { sentDisclaimer } from './template.ts';
import { threadChange } from './thread-change.ts';
import { trouble } from './trouble.ts';

/**
 * held: in the undo window. waiting: will go by itself (offline, pace, order). sending: on its way.
 * checking: the forum's answer was lost, we are looking whether it arrived. sent: stands on the forum.
 * in-review: the forum holds it for approval. needs-you: a person must decide. withdrawn: taken back, never sent.
 */
export const outboxState = z.enum(['held', 'waiting', 'sending', 'checking', 'sent', 'in-review', 'needs-you', 'withdrawn']);
export type OutboxState = z.infer<typeof outboxState>;

export const outboxItem = z.object({
  id: commandId,
  questionId,
  title: z.string(),
  excerpt: z.string(),
  body: z.string(),
  state: outboxState,
  /** Plain words for the person: why it is where it is, and what happens next. */
  reason: z.string(),
  trouble: trouble.nullable(),
  /** Whoever sits here may not send: it can be taken back, and nothing makes it go. */
  isBarred: z.literal(true).exactOptional(),
  change: threadChange.nullable(),
  /** When it will go (held, waiting); null when nothing is planned. */
  goesAt: instant.nullable(),
  attempts: z.number().int(),
  createdAt: instant,
  changedAt: instant,
  postId: postId.nullable(),
  url: z.string().nullable(),
  /** Those it was handed over with; absent: not known. */
  disclaimers: z.array(sentDisclaimer).exactOptional(),
});
export type OutboxItem = z.infer<typeof outboxItem>;
