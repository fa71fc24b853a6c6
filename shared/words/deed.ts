import { z } from 'zod';
import { commandId, instant, questionId } from './ids.ts';
import { trouble } from './trouble.ts';

/** What a moderator does to a question. accept: sorted, stays in the queue. The others reach the forum, but `escalate`, which raises the level here and tells the moderators there. */
export const deedKind = z.enum(['accept', 'duplicate', 'needs-information', 'off-topic', 'close', 'reopen', 'move', 'tag', 'hide', 'unhide', 'flag', 'escalate', 'approve', 'reject']);
export type DeedKind = z.infer<typeof deedKind>;

/**
 * `templateId`: the moderation message posted with it. `tags` are set on top of those that are there.
 * `note`: fills the one blank the message leaves open, goes to the forum's moderators with a flag, stands under the link of a duplicate that has no message; else it is kept in the history only.
 */
export const deedDetail = z.object({
  ofQuestionId: questionId.exactOptional(),
  templateId: z.string().max(120).exactOptional(),
  communityId: z.number().int().exactOptional(),
  tags: z.array(z.string().max(60)).max(5).exactOptional(),
  note: z.string().max(2_000).exactOptional(),
});
export type DeedDetail = z.infer<typeof deedDetail>;

/** As of an answer: held (undo), waiting, doing, checking, done, needs-you, undone. */
export const deedState = z.enum(['held', 'waiting', 'doing', 'checking', 'done', 'needs-you', 'undone']);
export type DeedState = z.infer<typeof deedState>;
export const deed = z.object({
  id: commandId,
  batchId: commandId,
  /** Null: a held post whose question is not on this desk. */
  questionId: questionId.nullable(),
  title: z.string(),
  kind: deedKind,
  detail: deedDetail,
  state: deedState,
  reason: z.string(),
  trouble: trouble.nullable(),
  goesAt: instant.nullable(),
  canUndo: z.boolean(),
  createdAt: instant,
  changedAt: instant,
});
export type Deed = z.infer<typeof deed>;

/** `undoes`: the batch this one puts back; absent: it begins something. */
export const batch = z.object({ id: commandId, undoes: commandId.exactOptional(), kind: deedKind, detail: deedDetail, total: z.number().int(), done: z.number().int(), failed: z.number().int(), waiting: z.number().int(), undone: z.number().int(), goesAt: instant.nullable(), canUndo: z.boolean(), createdAt: instant });
export type Batch = z.infer<typeof batch>;

/** One line of the history of who did what. */
export const activityLine = z.object({ id: z.number().int(), at: instant, by: z.string(), what: z.string(), questionId: questionId.nullable(), title: z.string(), detail: z.string() });
export type ActivityLine = z.infer<typeof activityLine>;
