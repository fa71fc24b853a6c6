import { z } from 'zod';
import { commandId, instant, questionId } from './ids.ts';

/** asked: waits for a reader. agreed: may go. suggested: the reader changed words, to be accepted one by one. stopped: must not go, with a reason. withdrawn, sent: over. */
export const lookState = z.enum(['asked', 'agreed', 'suggested', 'stopped', 'withdrawn', 'sent']);

/**
 * `place`: whether the readers' desks get it through a message on the forum, or it waits on this machine; `placeWhy` says why it does.
 * `mayJudge`, `maySend`: whether the person at this desk may judge it, or send it as an answer of their own.
 */
export const secondLook = z.object({
  id: commandId,
  questionId,
  title: z.string(),
  by: z.string(),
  isMine: z.boolean(),
  text: z.string(),
  note: z.string(),
  required: z.array(z.string()),
  state: lookState,
  reader: z.string(),
  suggestion: z.string().nullable(),
  remark: z.string(),
  agreedBy: z.array(z.string()),
  place: z.enum(['forum', 'machine']),
  placeWhy: z.string(),
  mayJudge: z.boolean(),
  maySend: z.boolean(),
  at: instant,
  changedAt: instant,
});
export type SecondLook = z.infer<typeof secondLook>;

/** When a second reader must see an answer before it goes. Every list that is not empty must match. */
export const lookRule = z.object({ id: z.string().max(60), title: z.string().max(120), tags: z.array(z.string().max(60)), levels: z.array(z.string().max(20)), templateIds: z.array(z.string().max(120)), isOn: z.boolean(), rev: z.number().int() });
export type LookRule = z.infer<typeof lookRule>;
