import { z } from 'zod';
import { instant, questionId } from './ids.ts';

/** Comes back at a time, or when the asker writes, whichever is first where both are set. `back`: why it is back; null: still asleep. */
export const followUp = z.object({
  questionId,
  title: z.string(),
  community: z.string(),
  note: z.string().max(2_000),
  setAt: instant,
  untilAt: instant.nullable(),
  untilReply: z.boolean(),
  back: z.object({ at: instant, why: z.enum(['time', 'reply', 'thanks', 'closed']), say: z.string(), quote: z.string() }).nullable(),
});
export type FollowUp = z.infer<typeof followUp>;
