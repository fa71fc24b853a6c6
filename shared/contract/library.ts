import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ticks } from '#shared/words/draft.ts';
import { fillAnswers } from '#shared/words/fill-in.ts';
import { questionId } from '#shared/words/ids.ts';
import { libraryFilter, libraryHealth, libraryPage, librarySort, linkState, templateCard, templateContent, templateId, templateReport, templateSheet, templateVersion, touches, tryRow, variableName } from '#shared/words/library.ts';
import { filledTemplate, templateKind } from '#shared/words/template.ts';
import { ask, nothing } from './base.ts';

const rev = z.number().int().nonnegative();
const one = z.object({ templateId });

/** Templates, snippets, disclaimers and moderation messages for whoever writes them. Every change but a comment names the `rev` it was made on; an older one is a template-conflict and nothing is overwritten. */
export const library = {
  /** Live. At most 200 rows from `offset`. */
  page: ask.input(z.object({ filter: libraryFilter, sort: librarySort, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(200) })).output(eventIterator(libraryPage)),
  /** Live. Null: not here, or not in this person's scopes. */
  open: ask.input(one).output(eventIterator(templateSheet.nullable())),
  /** A draft in the scope `mine`. `from`: a copy of that one's content; with `language` as its variant in that language. */
  create: ask
    .input(z.object({ kind: templateKind, title: z.string().max(200), from: templateId.exactOptional(), language: z.string().max(12).exactOptional() }))
    .output(one),
  /** The working copy. Saved as typed, faults and all. Troubles: template-conflict, not-allowed. */
  saveDraft: ask.input(z.object({ templateId, rev, content: templateContent })).output(z.object({ rev })),
  saveCard: ask.input(z.object({ templateId, rev, card: templateCard })).output(z.object({ rev })),
  /** Back to what is published. Never published: the template is gone. */
  discardDraft: ask.input(z.object({ templateId, rev })).output(z.object({ rev })),
  askForReview: ask.input(z.object({ templateId, rev })).output(z.object({ rev })),
  /** Takes it out of review again, by the author or by whoever read it. */
  returnToDraft: ask.input(z.object({ templateId, rev })).output(z.object({ rev })),
  /** Makes a version of the draft. Troubles: template-fault, not-allowed (one's own where a second reader is asked for), template-conflict. */
  publish: ask.input(z.object({ templateId, rev, note: z.string().max(400) })).output(z.object({ rev, version: z.number().int() })),
  /** Retired ones are not offered any more and stay readable. */
  retire: ask.input(z.object({ templateId, rev, isRetired: z.boolean() })).output(z.object({ rev })),
  /** Newest first. */
  versions: ask.input(one).output(z.array(templateVersion)),
  /** Makes a new version with the words of an old one; where a second reader is asked for, a draft in review instead (`version` null). */
  restore: ask.input(z.object({ templateId, rev, version: z.number().int() })).output(z.object({ rev, version: z.number().int().nullable() })),
  comment: ask.input(z.object({ templateId, text: z.string().min(1).max(4_000) })).output(nothing),
  commentDone: ask.input(z.object({ templateId, commentId: z.number().int(), isDone: z.boolean() })).output(nothing),
  /** What a change of this one would change. */
  touches: ask.input(one).output(touches),
  /** What is wrong in these words, known or not yet saved. `templateId`: whose loops of inclusion to look for. */
  report: ask.input(z.object({ templateId: templateId.exactOptional(), kind: templateKind, content: templateContent })).output(templateReport),
  /** Names a body may speak of, and the snippets it may include. */
  variables: ask.output(z.object({ variables: z.array(variableName), snippets: z.array(z.object({ slug: z.string(), title: z.string() })), filters: z.array(z.string()) })),
  /** These words as the asker of this question would read them. Trouble: template-fault. */
  preview: ask.input(z.object({ kind: templateKind, content: templateContent, questionId, ticks, answers: fillAnswers })).output(filledTemplate),
  /** The same for the newest questions, a row at a time. */
  tryOut: ask.input(z.object({ kind: templateKind, content: templateContent, count: z.number().int().min(1).max(200) })).output(eventIterator(z.object({ done: z.number().int(), total: z.number().int(), row: tryRow.nullable() }))),
  health: ask.output(libraryHealth),
  /** Asks every link of the library once whether it still answers; only ever when a person asks for it. A link at a time. */
  checkLinks: ask.output(eventIterator(z.object({ done: z.number().int(), total: z.number().int(), link: linkState.nullable() }))),
};
