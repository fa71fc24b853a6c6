import { z } from 'zod';
import { post } from './question.ts';

/** What became different on the forum since the person began to write. */
export const threadChange = z.object({
  newPosts: z.array(post),
  isQuestionEdited: z.boolean(),
  questionBefore: z.string(),
  questionNow: z.string(),
  isClosed: z.boolean(),
  isGone: z.boolean(),
});
export type ThreadChange = z.infer<typeof threadChange>;
