import { z } from 'zod';
import { fillIn } from './fill-in.ts';
import { instant } from './ids.ts';
import { templateKind } from './template.ts';

export const templateId = z.string().min(1).max(120);
/** YYYY-MM-DD, a day without a place on earth. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Lower case letters, digits and hyphens: the name by which a snippet is included, and of its file. */
export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/);

/** What a version keeps. `communities` are names; `*`: any. `placement` counts for disclaimers only. `body` is Liquid over Markdown. */
export const templateContent = z.object({
  title: z.string().max(200),
  body: z.string().max(64_000),
  aliases: z.array(z.string().max(80)).max(40),
  communities: z.array(z.string().max(120)).max(60),
  tags: z.array(z.string().max(60)).max(40),
  fillIns: z.array(fillIn).max(60),
  disclaimerIds: z.array(templateId).max(20),
  sources: z.array(z.object({ title: z.string().max(300), url: z.string().max(2_000), year: z.number().int().nullable() })).max(40),
  whenToUse: z.string().max(600),
  notFor: z.string().max(600),
  placement: z.enum(['top', 'bottom']),
  suggestedLevel: z.string().max(40),
});
export type TemplateContent = z.infer<typeof templateContent>;

export const templateScope = z.enum(['mine', 'team', 'community']);
export type TemplateScope = z.infer<typeof templateScope>;

/** draft: has words nobody published yet. in-review: the same, waiting for a second pair of eyes. A published one keeps being used while its draft is worked on. */
export const templateStatus = z.enum(['draft', 'in-review', 'published', 'retired']);
export type TemplateStatus = z.infer<typeof templateStatus>;

/** Where a template belongs; changed at once, without a version. */
export const templateCard = z.object({
  slug,
  scope: templateScope,
  team: z.string().max(80),
  owner: z.string().max(80),
  folder: z.string().max(120),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/),
  reviewBy: day.nullable(),
});
export type TemplateCard = z.infer<typeof templateCard>;

/** Why a template should be looked at again. */
export const healthMark = z.enum(['never-used', 'often-edited', 'overdue', 'look-alike', 'dead-link', 'fault']);
export type HealthMark = z.infer<typeof healthMark>;

/** One row of the library. `version` 0: never published. `matched`: what the search found, in a few words. */
export const templateRow = templateCard.extend({
  id: templateId,
  kind: templateKind,
  title: z.string(),
  tags: z.array(z.string()),
  communities: z.array(z.string()),
  status: templateStatus,
  version: z.number().int(),
  hasDraft: z.boolean(),
  uses: z.number().int(),
  usedAt: instant.nullable(),
  changedAt: instant,
  marks: z.array(healthMark),
  matched: z.string(),
});
export type TemplateRow = z.infer<typeof templateRow>;

/** best: what was searched for, nearest first; without a search what waits for somebody, then what is used most. */
export const librarySort = z.enum(['best', 'title', 'uses', 'changed', 'review-by']);
export type LibrarySort = z.infer<typeof librarySort>;
/** Absent fields do not filter. `text` searches title, body, tags and aliases and forgives typos. */
export const libraryFilter = z.object({
  text: z.string().max(200).exactOptional(),
  kind: templateKind.exactOptional(),
  scope: templateScope.exactOptional(),
  status: templateStatus.exactOptional(),
  folder: z.string().max(120).exactOptional(),
  tag: z.string().max(60).exactOptional(),
  community: z.string().max(120).exactOptional(),
  language: z.string().max(12).exactOptional(),
  mark: healthMark.exactOptional(),
});
export type LibraryFilter = z.infer<typeof libraryFilter>;

/** One window of the library; the counts and lists are of everything this person may see. */
export const libraryPage = z.object({
  total: z.number().int(),
  offset: z.number().int(),
  rows: z.array(templateRow),
  everything: z.number().int(),
  folders: z.array(z.string()),
  tags: z.array(z.string()),
  communities: z.array(z.string()),
  languages: z.array(z.string()),
  marks: z.record(healthMark, z.number().int()),
});
export type LibraryPage = z.infer<typeof libraryPage>;

export const templateComment = z.object({ id: z.number().int(), author: z.string(), text: z.string().max(4_000), at: instant, isDone: z.boolean() });
export type TemplateComment = z.infer<typeof templateComment>;

export const variant = z.object({ id: templateId, language: z.string(), title: z.string(), status: templateStatus });
export type Variant = z.infer<typeof variant>;

/** One template with everything its author needs. `content` is the draft where there is one, else what is published. `mayPublish` false: `whyNot` says why. */
export const templateSheet = z.object({
  row: templateRow,
  rev: z.number().int(),
  content: templateContent,
  published: templateContent.nullable(),
  draftedBy: z.string(),
  reviewAskedAt: instant.nullable(),
  mayPublish: z.boolean(),
  whyNot: z.string(),
  variants: z.array(variant),
  comments: z.array(templateComment),
  used: z.object({ answers: z.number().int(), lastAt: instant.nullable(), edited: z.number().int() }),
});
export type TemplateSheet = z.infer<typeof templateSheet>;

export const templateVersion = z.object({ version: z.number().int(), content: templateContent, publishedBy: z.string(), publishedAt: instant, note: z.string() });
export type TemplateVersion = z.infer<typeof templateVersion>;

/** What a change here would change elsewhere. `how` says the connection in a few words. */
export const touches = z.object({
  templates: z.array(z.object({ id: templateId, title: z.string(), how: z.string() })),
  policies: z.array(z.object({ id: z.string(), title: z.string(), how: z.string() })),
  drafts: z.number().int(),
  waiting: z.number().int(),
  sent: z.number().int(),
});
export type Touches = z.infer<typeof touches>;

/** Something wrong in a template's body. `from`, `to` are offsets in UTF-16 units; `line` counts from 1. An error cannot be published. */
export const templateFault = z.object({ from: z.number().int(), to: z.number().int(), line: z.number().int(), severity: z.enum(['error', 'warning']), say: z.string(), instead: z.string().nullable() });
export type TemplateFault = z.infer<typeof templateFault>;

/** What is known about a body without any question. `grade`: Flesch-Kincaid of its fixed words, null where it cannot be said. */
export const templateReport = z.object({ faults: z.array(templateFault), words: z.number().int(), grade: z.number().nullable(), includes: z.array(z.string()) });
export type TemplateReport = z.infer<typeof templateReport>;

/** A name a body may speak of, for completion. */
export const variableName = z.object({ name: z.string(), say: z.string(), example: z.string() });
export type VariableName = z.infer<typeof variableName>;

/** How a template would come out for one question. `blanks`: labels that would be open besides the fill-ins. `branches`: conditions that hold, as written. */
export const tryRow = z.object({
  questionId: z.string(),
  title: z.string(),
  words: z.number().int(),
  blanks: z.array(z.string()),
  branches: z.array(z.string()),
  problems: z.array(z.string()),
});
export type TryRow = z.infer<typeof tryRow>;

export const linkState = z.object({ url: z.string(), templateIds: z.array(templateId), state: z.enum(['unchecked', 'answers', 'moved', 'dead', 'refused']), say: z.string(), checkedAt: instant.nullable() });
export type LinkState = z.infer<typeof linkState>;

/** Everything that wants an author's eye. `alike`: pairs of templates that say nearly the same, `share` 0 to 1. */
export const libraryHealth = z.object({
  rows: z.array(templateRow),
  alike: z.array(z.object({ a: templateId, b: templateId, share: z.number() })),
  links: z.array(linkState),
  /** Of every template that has a link. */
  titles: z.record(templateId, z.string()),
});
export type LibraryHealth = z.infer<typeof libraryHealth>;
