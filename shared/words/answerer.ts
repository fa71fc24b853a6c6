import { z } from 'zod';

/** The four numbers of the ranking, each 0 to 1, and what they are made of; `certainty` is the lower bound of `quality`. `score` 0 to 100. `credential` empty: the forum has verified none. */
export const standing = z.object({ username: z.string(), name: z.string(), isMe: z.boolean(), score: z.number().int(), quality: z.number(), certainty: z.number(), breadth: z.number(), safety: z.number(), answers: z.number().int(), askers: z.number().int(), credential: z.string() });
export type Standing = z.infer<typeof standing>;

/** What a person's answers did for others. Times in milliseconds. `medianBefore`: the community's median wait without these answers. */
export const impact = z.object({ answered: z.number().int(), thanked: z.number().int(), accepted: z.number().int(), liked: z.number().int(), medianWaitMs: z.number().nullable(), medianBeforeMs: z.number().nullable(), weeks: z.array(z.object({ from: z.number().int(), answered: z.number().int() })) });
export type Impact = z.infer<typeof impact>;

/** For looking rather than reading. `byDay`: median wait of what was answered that day. `byHour`: questions asked, by hour of the local day. */
export const load = z.object({
  byDay: z.array(z.object({ day: z.string(), medianWaitMs: z.number().nullable(), asked: z.number().int(), answered: z.number().int() })),
  byCommunity: z.array(z.object({ name: z.string(), asked: z.number().int(), answered: z.number().int() })),
  byHour: z.array(z.object({ hour: z.number().int(), asked: z.number().int() })),
});
export type Load = z.infer<typeof load>;
