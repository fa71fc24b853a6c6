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
