import { z } from 'zod';
import { commandId, instant, postId, questionId } from './ids.ts';
import { trouble } from './trouble.ts';

/** What may still be done with an answer that stands on the forum. */
export const amendKind = z.enum(['edit', 'delete', 'accept', 'unaccept']);
export type AmendKind = z.infer<typeof amendKind>;

/**
 * waiting: will go by itself (offline, pace, order). doing: on its way. checking: asked, and we look whether the forum did it.
 * needs-you: a person must decide. done: so it is on the forum. dropped: given up before it was done.
 */
export const amendState = z.enum(['waiting', 'doing', 'checking', 'needs-you', 'done', 'dropped']);
export type AmendState = z.infer<typeof amendState>;

/** One such thing on its way. */
export const amend = z.object({
  id: commandId,
  kind: amendKind,
  state: amendState,
  /** Plain words for the person: why it is where it is, and what happens next. */
  reason: z.string(),
  trouble: trouble.nullable(),
  /** The words that are to stand there; empty where it is no edit. */
  text: z.string(),
  /** What stands there in the place of what was changed, when somebody was quicker; null: nobody was. */
  now: z.string().nullable(),
  changedAt: instant,
});
export type Amend = z.infer<typeof amend>;

/** `why`: a sentence where it may not be; empty where it may. */
export const allowed = z.object({ isAllowed: z.boolean(), why: z.string() });
export type Allowed = z.infer<typeof allowed>;

/** An answer as it stands, by what is known here; the forum has the last word. */
export const standingAnswer = z.object({
  postId,
  questionId,
  isMine: z.boolean(),
  isAccepted: z.boolean(),
  edit: allowed,
  delete: allowed,
  /** Saying that it is the answer, or no longer. */
  accept: allowed,
  /** The newest; null: nothing was ever done with it. */
  amend: amend.nullable(),
});
export type StandingAnswer = z.infer<typeof standingAnswer>;

/** The words of one's own answer as the forum has them. `before`, `after`: the disclaimers around it, which stay. `source`: to be handed back with the edit. */
export const answerSource = z.object({ text: z.string(), before: z.string(), after: z.string(), source: z.string(), edit: allowed, delete: allowed });
export type AnswerSource = z.infer<typeof answerSource>;
