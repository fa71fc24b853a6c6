import { z } from 'zod';
import { instant, postId, questionId } from './ids.ts';
import { flag, level } from './level.ts';

/** One post of a thread. `html` is the forum's own rendering: untrusted, to be sanitised where it is shown. */
export const post = z.object({
  id: postId,
  number: z.number().int().positive(),
  kind: z.enum(['regular', 'moderator', 'small-action', 'whisper']),
  author: z.object({ username: z.string(), name: z.string(), isStaff: z.boolean(), isBot: z.boolean() }),
  isAsker: z.boolean(),
  isMine: z.boolean(),
  isNew: z.boolean(),
  createdAt: instant,
  editedAt: instant.nullable(),
  html: z.string(),
});
export type Post = z.infer<typeof post>;

/** Open: can be answered. Closed, archived: the forum takes no answer. Unlisted: hidden from lists. Gone: deleted, or no longer ours to see. */
export const questionState = z.enum(['open', 'closed', 'archived', 'unlisted', 'gone']);
export type QuestionState = z.infer<typeof questionState>;

/** Who is at it. `untilAt` null: without an end, by somebody who does not use Rounds. `place`: where the others can see it. */
export const holder = z.object({ username: z.string(), name: z.string(), isMe: z.boolean(), untilAt: instant.nullable(), place: z.enum(['forum', 'machine']) });

/** One row of the queue: enough to choose, not to read. `excerpt` is plain text of at most 200 characters. */
export const questionRow = z.object({
  id: questionId,
  title: z.string(),
  excerpt: z.string(),
  community: z.object({ id: z.number().int(), name: z.string(), color: z.string() }),
  tags: z.array(z.string()),
  asker: z.string(),
  askedAt: instant,
  pictures: z.number().int().nonnegative(),
  holder: holder.nullable(),
  /** How soon somebody should be seen, for volunteers' eyes only. `levelBy`: words, ticks or a person. */
  level,
  levelBy: z.enum(['words', 'ticks', 'person']),
  flags: z.array(flag),
  /** When it should have its first answer; near: three quarters of that time are gone. */
  goalAt: instant,
  goal: z.enum(['fine', 'near', 'over']),
  isSorted: z.boolean(),
  hasDraft: z.boolean(),
  inOutbox: z.boolean(),
});
export type QuestionRow = z.infer<typeof questionRow>;

/** What the asker's own words say about the patient; a reading aid, each with the words it came from. */
export const fact = z.object({ name: z.string(), value: z.string(), quote: z.string() });
export type Fact = z.infer<typeof fact>;

/** One question with every post we may see. `url` is the page a person can open. `fetchedAt` is when the forum last told us. */
export const thread = z.object({
  question: questionRow,
  state: questionState,
  isAnswered: z.boolean(),
  url: z.string(),
  forumName: z.string(),
  facts: z.array(fact),
  posts: z.array(post),
  fetchedAt: instant,
});
export type Thread = z.infer<typeof thread>;
