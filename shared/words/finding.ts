import { z } from 'zod';

/** The checks of an answer. `leftover` is what looks unfinished although it is no mark of ours: `[name]`, XXX. */
export const checkId = z.enum(['reading-grade', 'answer-first', 'read-it', 'acknowledgement', 'overclaiming', 'false-reassurance', 'safety-net', 'somewhere-to-go', 'disclaimer', 'dose', 'jargon', 'source', 'personal-data', 'off-site', 'unfilled', 'length', 'long-sentence', 'photo-claim', 'leftover']);
export type CheckId = z.infer<typeof checkId>;

/** What a check found. `refuse`: the answer cannot go like this. `ask`: asked once when sending. `advise`: said beside the text. Offsets in UTF-16 units; both null: the whole text. */
export const finding = z.object({
  check: checkId,
  weight: z.enum(['advise', 'ask', 'refuse']),
  title: z.string(),
  say: z.string(),
  why: z.string(),
  quote: z.string(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** Plain words to put in its place; null: none is known. */
  instead: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** A finding the person let pass for this answer. `quote` empty: wherever the check finds something. */
export const waiver = z.object({ check: checkId, quote: z.string().max(400), reason: z.string().max(400) });
export type Waiver = z.infer<typeof waiver>;

/** What the checks must know of a question and of this desk, besides the text itself. */
export const checkFacts = z.object({
  /** `bodyText`: all the asker wrote in the thread, as plain text. */
  question: z.object({ title: z.string(), bodyText: z.string() }),
  /** moderation: every template used is a message of a moderator, which is not measured as an answer. */
  kind: z.enum(['answer', 'moderation']),
  pictures: z.number().int().nonnegative(),
  isClinician: z.boolean(),
  /** Public numbers of the locale packs, as they are written there. */
  allowedNumbers: z.array(z.string()),
  /** Pages on the list of resources, as `samePage` says them: a link to one of them is a source. */
  resources: z.array(z.string()),
});
export type CheckFacts = z.infer<typeof checkFacts>;
