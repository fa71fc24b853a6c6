import { z } from 'zod';
import { flag, level } from './level.ts';

/** Which of the waiting questions are meant: every list that is not empty must have a match. `near`: three quarters of the goal are gone, or more. `isSorted`: a moderator has accepted it; null: both. */
export const viewFilter = z.object({
  communityIds: z.array(z.number().int()).max(60).default([]),
  levels: z.array(level).default([]),
  flags: z.array(flag).max(12).default([]),
  tags: z.array(z.string().max(60)).max(20).default([]),
  holder: z.enum(['anyone', 'nobody', 'me', 'others']).default('anyone'),
  goal: z.enum(['any', 'near', 'over']).default('any'),
  isSorted: z.boolean().nullable().default(null),
  text: z.string().max(200).default(''),
});
export type ViewFilter = z.infer<typeof viewFilter>;

/** level: the highest level first, then the longest wait; what has waited past its goal moves up, so that nothing routine starves. */
export const viewSort = z.enum(['level', 'oldest', 'newest']);
export type ViewSort = z.infer<typeof viewSort>;

/** A queue somebody wants to come back to. `isBuiltIn`: came with Rounds, cannot be removed. */
export const view = z.object({ id: z.string().max(60), name: z.string().max(80), scope: z.enum(['mine', 'team']), filter: viewFilter, sort: viewSort, position: z.number().int(), isBuiltIn: z.boolean(), rev: z.number().int() });
export type View = z.infer<typeof view>;
