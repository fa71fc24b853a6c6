import { z } from 'zod';
import { finding } from './finding.ts';
import { instant } from './ids.ts';
import { threadChange } from './thread-change.ts';

/** What a person can do about a trouble. `wait`: nothing, it goes on by itself. */
export const remedy = z.enum(['wait', 'retry', 'sign-in', 'fill-blanks', 'read-change', 'edit', 'free-space', 'reload', 'restart', 'none']);
export type Remedy = z.infer<typeof remedy>;

const says = { say: z.string(), remedy };

/** Everything that can go wrong, as plain data that carries its cure. `say` is a sentence for the person. */
export const trouble = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline'), ...says }),
  z.object({ kind: z.literal('slow-down'), untilAt: instant, ...says }),
  z.object({ kind: z.literal('signed-out'), ...says }),
  z.object({ kind: z.literal('forum-fault'), status: z.number().int().nullable(), ...says }),
  z.object({ kind: z.literal('not-found'), what: z.string(), ...says }),
  z.object({ kind: z.literal('question-gone'), ...says }),
  z.object({ kind: z.literal('question-closed'), ...says }),
  z.object({ kind: z.literal('thread-changed'), change: threadChange, ...says }),
  z.object({ kind: z.literal('blanks-left'), labels: z.array(z.string()), marks: z.array(z.string()), optional: z.array(z.string()), ...says }),
  z.object({ kind: z.literal('too-short'), least: z.number().int(), ...says }),
  z.object({ kind: z.literal('too-long'), most: z.number().int(), ...says }),
  z.object({ kind: z.literal('refused'), reasons: z.array(z.string()), ...says }),
  z.object({ kind: z.literal('outcome-unknown'), ...says }),
  /** Something on the way delivered an answer more than once. `postIds`: the later ones, as the forum numbers them. `isLeaving`: they are being deleted. */
  z.object({ kind: z.literal('twins'), postIds: z.array(z.number().int()), isLeaving: z.boolean(), ...says }),
  z.object({ kind: z.literal('draft-conflict'), rev: z.number().int(), ...says }),
  z.object({ kind: z.literal('template-fault'), line: z.number().int().nullable(), ...says }),
  /** Checks that refuse (`refuse`) or ask once (`ask`): the answer goes when they are mended, or waived where they may be. */
  z.object({ kind: z.literal('findings'), findings: z.array(finding), ...says }),
  z.object({ kind: z.literal('template-conflict'), rev: z.number().int(), ...says }),
  z.object({ kind: z.literal('not-allowed'), ...says }),
  z.object({ kind: z.literal('bad-file'), ...says }),
  z.object({ kind: z.literal('cannot-save'), ...says }),
  z.object({ kind: z.literal('too-late'), ...says }),
  z.object({ kind: z.literal('unexpected'), ...says }),
]);
export type Trouble = z.infer<typeof trouble>;
export type TroubleOf<K extends Trouble['kind']> = Extract<Trouble, { kind: K }>;
