import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { draftContent, ticks } from '#shared/words/draft.ts';
import { fillAnswers } from '#shared/words/fill-in.ts';
import { questionId } from '#shared/words/ids.ts';
import { templateId } from '#shared/words/library.ts';
import { disclaimerRow } from '#shared/words/policy.ts';
import { disclaimerBlock, filledTemplate, templateOffer } from '#shared/words/template.ts';
import { ask, nothing } from './base.ts';

/** Templates for whoever answers. Only what is published, not retired and within this person's scopes is offered; disclaimers never are. */
export const templates = {
  /** At most 50. Empty `text`: what is pinned in this community, then the three that fit this question best, then the others, each with the reason. Typos in `text` are forgiven. */
  find: ask
    .input(z.object({ text: z.string().max(200), questionId: questionId.optional() }))
    .output(z.array(templateOffer)),
  /** Renders one template for one question in one pass; what only the person can say stays as `[[label]]` unless `answers` says it. Troubles: not-found, template-fault. */
  fill: ask
    .input(z.object({ templateId, questionId, ticks, answers: fillAnswers.default({}) }))
    .output(filledTemplate),
  /** This template now stands in the answer, as `text`: kept until it is sent, to be able to say how much of it was changed. Looking at one is not inserting. */
  inserted: ask.input(z.object({ templateId, questionId, version: z.number().int().nonnegative(), text: z.string().max(64_000) })).output(nothing),
  /** Keeps a template on top of the picker for the questions of this one's community, or no longer. Trouble: not-found. */
  pin: ask.input(z.object({ templateId, questionId, isPinned: z.boolean() })).output(nothing),
};

export const disclaimers = {
  /** The block that would be added to this answer now, and every other disclaimer it could carry. */
  forAnswer: ask.input(z.object({ questionId, content: draftContent })).output(disclaimerBlock),
  /** Live. Every disclaimer this person may see, drafts and retired ones too, by title. */
  list: ask.output(eventIterator(z.array(disclaimerRow))),
  /** Live. A number that grows when `forAnswer` may answer something else: a policy, a disclaimer, a number or a setting changed. */
  changes: ask.output(eventIterator(z.object({ at: z.number().int() }))),
};
