import { z } from 'zod';
import { draftContent, ticks } from '#shared/words/draft.ts';
import { questionId } from '#shared/words/ids.ts';
import { disclaimerBlock, filledTemplate, templateOffer } from '#shared/words/template.ts';
import { ask } from './base.ts';

export const templates = {
  /** At most 50, best first. Empty `text`: the best for this question, with the reason. Typos in `text` are forgiven. */
  find: ask
    .input(z.object({ text: z.string().max(200), questionId: questionId.optional() }))
    .output(z.array(templateOffer)),
  /** Renders one template for one question in one pass; what only the person can say stays as `[[label]]`. Troubles: not-found, template-fault. */
  fill: ask
    .input(z.object({ templateId: z.string().max(120), questionId, ticks }))
    .output(filledTemplate),
};

export const disclaimers = {
  /** The block that would be added to this answer now, and every other disclaimer it could carry. */
  forAnswer: ask.input(z.object({ questionId, content: draftContent })).output(disclaimerBlock),
};
