import { z } from 'zod';
import { blank } from './draft.ts';

export const templateKind = z.enum(['answer', 'snippet', 'disclaimer', 'moderation']);
export type TemplateKind = z.infer<typeof templateKind>;

/** One line of the picker. `why` says in a few words why it is offered or what matched. `isBest`: one of the three best for this question. `isPinned`: the person keeps it on top in this community. */
export const templateOffer = z.object({
  id: z.string(),
  title: z.string(),
  kind: templateKind,
  communities: z.array(z.string()),
  tags: z.array(z.string()),
  language: z.string(),
  whenToUse: z.string(),
  notFor: z.string(),
  start: z.string(),
  uses: z.number().int(),
  why: z.string(),
  isBest: z.boolean(),
  isPinned: z.boolean(),
  isOverdue: z.boolean(),
  /** The question was marked an emergency, and this leads to help: offered before anything else. */
  isRedirect: z.literal(true).exactOptional(),
});
export type TemplateOffer = z.infer<typeof templateOffer>;

/**
 * A template rendered for one question. Fill-ins without an answer stand in `text` as `[[label]]`; `blanks` describes all of them, in reading order.
 * `fields` are all of the template's fill-ins that matter for this question, ticks and answered ones too, in reading order; one that `decides` settles what else is in the text.
 */
export const filledTemplate = z.object({
  templateId: z.string(),
  version: z.number().int(),
  title: z.string(),
  text: z.string(),
  blanks: z.array(blank),
  fields: z.array(blank.extend({ preset: z.string(), decides: z.boolean().exactOptional() })),
  disclaimerIds: z.array(z.string()),
});
export type FilledTemplate = z.infer<typeof filledTemplate>;

/** A disclaimer as it stands to this answer. `reason` says why it is there, or why it could be. `body` is rendered Markdown source. */
export const disclaimerItem = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  version: z.number().int(),
  placement: z.enum(['top', 'bottom']),
  reason: z.string(),
  isAttached: z.boolean(),
  isRequired: z.boolean(),
  /** A policy forbids it here; it cannot be added. */
  isForbidden: z.boolean(),
  /** Languages it can be said in, its own first; `language` is the one in `body`. */
  languages: z.array(z.string()),
  language: z.string(),
});
export type DisclaimerItem = z.infer<typeof disclaimerItem>;

/** What is added when sending: Markdown before and after the person's text, and where each part comes from. `askerLanguage`: the one the asker seems to write, where it can be told. */
export const disclaimerBlock = z.object({
  top: z.string(),
  bottom: z.string(),
  items: z.array(disclaimerItem),
  askerLanguage: z.string().exactOptional(),
});
export type DisclaimerBlock = z.infer<typeof disclaimerBlock>;

/** A disclaimer an answer left with; its words are in the answer. */
export const sentDisclaimer = z.object({ id: z.string(), title: z.string(), version: z.number().int(), language: z.string() });
export type SentDisclaimer = z.infer<typeof sentDisclaimer>;
