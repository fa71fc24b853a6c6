import { z } from 'zod';

export const holdSeconds = z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(20), z.literal(30), z.literal(60)]);

/** The one schema for both hosts' settings files. Every field has a default, so an older or damaged file still opens. */
export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  /** Seconds an answer is held with Undo before it goes. */
  holdSeconds: holdSeconds.catch(10).default(10),
  /** WCAG 2.1.4: single letter keys can be switched off. */
  singleKeys: z.boolean().catch(true).default(true),
  sort: z.enum(['oldest', 'newest']).catch('oldest').default('oldest'),
  /** Country code of the locale pack that emergency numbers come from. */
  localePack: z.string().max(8).catch('US').default('US'),
  volunteer: z
    .object({ name: z.string().max(80), role: z.string().max(80) })
    .catch({ name: '', role: 'community volunteer' })
    .default({ name: '', role: 'community volunteer' }),
  notifications: z.boolean().catch(true).default(true),
});
export type Settings = z.infer<typeof settings>;

export const settingsChange = settings.partial();
export type SettingsChange = Partial<Settings>;
