import { z } from 'zod';

/** A public page worth linking. `answers`: the question it answers, in a line. `forQuestion`: the words it was suggested for; empty: it was not. */
export const resource = z.object({ id: z.string().max(120), title: z.string().max(200), url: z.string().max(2_000), answers: z.string().max(400), communities: z.array(z.string().max(120)), tags: z.array(z.string().max(60)), origin: z.enum(['forum', 'ours']), uses: z.number().int(), rev: z.number().int(), forQuestion: z.string() });
export type Resource = z.infer<typeof resource>;
