import { z } from 'zod';
import { instant } from './ids.ts';
import { trouble } from './trouble.ts';

/** starting: first sync under way (`done`/`total` counts, total null while unknown). idle: in step. syncing: asking now. offline, paused: see trouble. */
export const syncStatus = z.object({
  state: z.enum(['starting', 'idle', 'syncing', 'offline', 'paused']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  lastAt: instant.nullable(),
  nextAt: instant.nullable(),
  skipped: z.number().int(),
  trouble: trouble.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;

/** What the frame shows around every screen. */
export const deskStatus = z.object({
  forum: z.object({ name: z.string(), url: z.string(), isPractice: z.boolean() }),
  /** `maySend`: what this person writes may leave from here. */
  me: z.object({ username: z.string(), name: z.string(), maySend: z.boolean() }),
  sync: syncStatus,
  waiting: z.number().int(),
  /** Of those, how many no moderator has accepted yet. */
  toSort: z.number().int(),
  /** Texts of others that wait for this person as their second reader. */
  toReview: z.number().int(),
  drafts: z.number().int(),
  /** Questions put to sleep, and those that are back. */
  followUps: z.object({ asleep: z.number().int(), back: z.number().int() }),
  outbox: z.object({ underway: z.number().int(), needsYou: z.number().int() }),
  version: z.string(),
});
export type DeskStatus = z.infer<typeof deskStatus>;
