import { z } from 'zod';

/** What a person or a rule says about how soon somebody should be seen. routine: nothing was found, which is not the same as safe. */
export const level = z.enum(['emergency', 'urgent', 'soon', 'routine']);
export type Level = z.infer<typeof level>;

/** Highest first. */
export const levels: readonly Level[] = ['emergency', 'urgent', 'soon', 'routine'];
export const rankOf = (one: Level): number => levels.length - 1 - levels.indexOf(one);
export const levelOfRank = (rank: number): Level => levels[levels.length - 1 - rank] ?? 'routine';

/** What else is to be known about a question; apart from its level. */
export const flag = z.enum(['crisis', 'safeguarding', 'spam', 'off-topic', 'duplicate', 'needs-more-information', 'personal-data', 'photo-of-minor', 'minor-posting', 'dangerous-remedy', 'contact-details', 'dose-request']);
export type Flag = z.infer<typeof flag>;
