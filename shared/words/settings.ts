import { z } from 'zod';

export const holdSeconds = z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(20), z.literal(30), z.literal(60)]);

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Seconds an answer is held with Undo before it goes. */
  holdSeconds,
  /** WCAG 2.1.4: single letter keys can be switched off. */
  singleKeys: z.boolean(),
  sort: z.enum(['level', 'oldest', 'newest']),
  /** Hours within which a question should have its first answer; by community, by its name, where it says otherwise. */
  goalHours: z.number().int().min(1).max(720),
  goals: z.record(z.string().max(120), z.number().int().min(1).max(720)),
  /** Country code of the locale pack that emergency numbers come from. */
  localePack: z.string().max(8),
  /** `isClinician`: says of themselves that they hold a clinical licence; absent: no. */
  volunteer: z.object({ name: z.string().max(80), role: z.string().max(80), isClinician: z.boolean().exactOptional() }),
  notifications: z.boolean(),
  /** The team's rule that nobody publishes a template of their own without a second pair of eyes. */
  reviewBeforePublish: z.boolean(),
  /** Teams this person belongs to: whose templates they see. */
  teams: z.array(z.string().max(80)).max(20),
  /** The forum's group that gets messages about second looks: one name, for a comma would make two of it. Empty: each second reader by name. */
  readersGroup: z.string().regex(/^[\p{L}\p{N}_.-]{0,60}$/u),
};

const someone = { name: '', role: 'community volunteer' };

/** The one schema for both hosts' settings files. Every field has a default, so an older or damaged file still opens. */
export const settings = z.object({
  theme: fields.theme.catch('system').default('system'),
  holdSeconds: fields.holdSeconds.catch(10).default(10),
  singleKeys: fields.singleKeys.catch(true).default(true),
  sort: fields.sort.catch('level').default('level'),
  goalHours: fields.goalHours.catch(24).default(24),
  goals: fields.goals.catch({}).default({}),
  localePack: fields.localePack.catch('US').default('US'),
  volunteer: fields.volunteer.catch(someone).default(someone),
  notifications: fields.notifications.catch(true).default(true),
  reviewBeforePublish: fields.reviewBeforePublish.catch(false).default(false),
  teams: fields.teams.catch(['team']).default(['team']),
  readersGroup: fields.readersGroup.catch('').default(''),
});
export type Settings = z.infer<typeof settings>;

/** Only what is named changes. Without the defaults above: zod fills them in for absent fields, and one change would reset all the others. */
export const settingsChange = z.object({
  theme: fields.theme.exactOptional(),
  holdSeconds: fields.holdSeconds.exactOptional(),
  singleKeys: fields.singleKeys.exactOptional(),
  sort: fields.sort.exactOptional(),
  goalHours: fields.goalHours.exactOptional(),
  goals: fields.goals.exactOptional(),
  localePack: fields.localePack.exactOptional(),
  volunteer: fields.volunteer.exactOptional(),
  notifications: fields.notifications.exactOptional(),
  reviewBeforePublish: fields.reviewBeforePublish.exactOptional(),
  teams: fields.teams.exactOptional(),
  readersGroup: fields.readersGroup.exactOptional(),
});
export type SettingsChange = Partial<Settings>;
