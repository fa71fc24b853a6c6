import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { localePack, policy } from '#shared/words/policy.ts';
import { ask, nothing } from './base.ts';

/** Which disclaimers an answer must, may or must not carry. */
export const policies = {
  /** Live. In their order. */
  list: ask.output(eventIterator(z.array(policy))),
  /** New or changed; `rev` 0 makes a new one. One that takes the position of another goes before it. Troubles: template-conflict, not-found (no such disclaimer). */
  save: ask.input(policy).output(z.object({ rev: z.number().int() })),
  remove: ask.input(z.object({ id: z.string().max(120), rev: z.number().int() })).output(nothing),
  /** How many of the newest questions would carry what, if this policy were so: counted before it is saved. */
  touches: ask.input(policy).output(z.object({ questions: z.number().int(), added: z.number().int(), removed: z.number().int(), crowded: z.number().int() })),
};

export const localePacks = {
  /** Live. */
  list: ask.output(eventIterator(z.array(localePack))),
  /** Only the numbers change. Troubles: template-conflict, refused (markup in a number, a day to come), not-found. */
  save: ask.input(localePack).output(z.object({ rev: z.number().int() })),
  /** Back to the numbers that came with Rounds. */
  reset: ask.input(z.object({ code: z.string().max(8), rev: z.number().int() })).output(nothing),
};
