import { z } from 'zod';

/** text, number and date are typed; a choice is picked; a tick decides whether a paragraph of the template is in the answer. */
export const fillInKind = z.enum(['text', 'choice', 'number', 'date', 'tick']);
export type FillInKind = z.infer<typeof fillInKind>;

/** What only the person can say, as a template describes it. `key` is its name in the body: `fill.<key>`. `preset`: what stands there before anything is said; a tick's is `yes` or empty. */
export const fillIn = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  kind: fillInKind.default('text'),
  label: z.string().max(200),
  hint: z.string().max(400).default(''),
  isRequired: z.boolean().default(true),
  maxChars: z.number().int().positive().max(20_000).nullable().default(null),
  choices: z.array(z.string().max(400)).max(100).default([]),
  preset: z.string().max(4_000).default(''),
});
export type FillIn = z.infer<typeof fillIn>;

/** What was said, by key. A ticked tick is `yes`, one that was taken away is `no`; a date is YYYY-MM-DD. */
export const fillAnswers = z.record(z.string().max(60), z.string().max(20_000));
export type FillAnswers = z.infer<typeof fillAnswers>;
