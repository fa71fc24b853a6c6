import { z } from 'zod';
import { fillAnswers, fillInKind } from './fill-in.ts';
import { waiver } from './finding.ts';
import { instant, questionId } from './ids.ts';

/** A fill-in of an inserted template that is still marked `[[label]]` in the text, or was. Source: the template's `fill_ins`. */
export const blank = z.object({
  key: z.string().max(60),
  label: z.string().max(200),
  hint: z.string().max(400),
  isRequired: z.boolean(),
  maxChars: z.number().int().positive().nullable(),
  templateId: z.string().max(120),
  /** Absent: text. */
  kind: fillInKind.exactOptional(),
  choices: z.array(z.string().max(400)).max(100).exactOptional(),
  /** What the sheet begins with. */
  preset: z.string().max(4_000).exactOptional(),
});
export type Blank = z.infer<typeof blank>;

/** What the person ticked about the patient; null = not said, the words of the question decide. */
export const ticks = z.object({
  isChild: z.boolean().nullable(),
  isPregnant: z.boolean().nullable(),
  isPhotoPoor: z.boolean().nullable(),
});
export type Ticks = z.infer<typeof ticks>;
export const noTicks: Ticks = { isChild: null, isPregnant: null, isPhotoPoor: null };

export const templateUse = z.object({ templateId: z.string().max(120), version: z.number().int() });
export type TemplateUse = z.infer<typeof templateUse>;

/** Disclaimers the person added to, or left out of, the ones that apply by themselves; and the language of those they swapped, by id. */
export const disclaimerChoice = z.object({
  added: z.array(z.string().max(120)),
  removed: z.array(z.string().max(120)),
  languages: z.record(z.string().max(120), z.string().max(12)).exactOptional(),
});
export type DisclaimerChoice = z.infer<typeof disclaimerChoice>;

/** What a person has written for one question. Times in milliseconds; `rev` grows by one with each save. */
export const draftContent = z.object({
  text: z.string().max(64_000),
  blanks: z.array(blank).max(200),
  ticks,
  disclaimers: disclaimerChoice,
  templates: z.array(templateUse).max(50),
  /** What was said in fill-ins of this question, by key: offered again by the next template that asks the same. */
  answers: fillAnswers.default({}),
  /** Findings the person let pass, each with a reason. */
  waivers: z.array(waiver).max(100).default([]),
  typingMs: z.number().int().nonnegative(),
  openMs: z.number().int().nonnegative(),
});
export type DraftContent = z.infer<typeof draftContent>;

export const draft = draftContent.extend({
  questionId,
  rev: z.number().int().nonnegative(),
  savedAt: instant,
});
export type Draft = z.infer<typeof draft>;

export const emptyDraft: DraftContent = {
  text: '',
  blanks: [],
  ticks: noTicks,
  disclaimers: { added: [], removed: [] },
  templates: [],
  answers: {},
  waivers: [],
  typingMs: 0,
  openMs: 0,
};

export const draftRow = z.object({
  questionId,
  title: z.string(),
  community: z.string(),
  excerpt: z.string(),
  words: z.number().int(),
  blanksLeft: z.number().int(),
  savedAt: instant,
  isWaiting: z.boolean(),
});
export type DraftRow = z.infer<typeof draftRow>;
