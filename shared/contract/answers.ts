import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { draft, draftContent, draftRow } from '#shared/words/draft.ts';
import { checkFacts } from '#shared/words/finding.ts';
import { commandId, instant, questionId } from '#shared/words/ids.ts';
import { outboxItem } from '#shared/words/outbox.ts';
import { threadChange } from '#shared/words/thread-change.ts';
import { ask, nothing } from './base.ts';

export const drafts = {
  /** Opens the composer: the saved draft, or an empty one whose baseline is the thread as it is known now. */
  open: ask.input(z.object({ questionId })).output(draft),
  /** Answered only after the commit. `rev` is the revision this text was written on; an older one is a draft-conflict and nothing is overwritten. */
  save: ask
    .input(z.object({ questionId, rev: z.number().int().nonnegative(), content: draftContent }))
    .output(z.object({ rev: z.number().int(), savedAt: instant })),
  /** Puts the draft away; `restore` brings it back, for as long as the app keeps 20 revisions. */
  discard: ask.input(z.object({ questionId })).output(nothing),
  restore: ask.input(z.object({ questionId })).output(draft),
  /** Live. Every draft with text in it, newest first. */
  list: ask.output(eventIterator(z.array(draftRow))),
  /** Live. What changed on the forum since this draft was begun; null: nothing. */
  change: ask.input(z.object({ questionId })).output(eventIterator(threadChange.nullable())),
  /** The person has read the change: the thread as it is known now becomes the baseline. */
  acknowledge: ask.input(z.object({ questionId })).output(nothing),
};

export const answers = {
  /**
   * Writes the answer and its outbox item in one transaction and closes the draft; never waits for the network.
   * The same `commandId` twice is one answer. Troubles: not-allowed (a trainee, or a second reader has to agree first), blanks-left, too-short, too-long, findings, thread-changed, question-closed, question-gone.
   */
  send: ask
    .input(z.object({ commandId, questionId, content: draftContent }))
    .output(z.object({ id: commandId, goesAt: instant })),
  /** The whole Markdown as it will be posted, disclaimers included. */
  preview: ask.input(z.object({ questionId, content: draftContent })).output(z.object({ markdown: z.string() })),
  /** Live. What the checks of an answer to this question need to know; null: the question is not here. */
  checkFacts: ask.input(z.object({ questionId, templateIds: z.array(z.string().max(120)).max(50) })).output(eventIterator(checkFacts.nullable())),
};

export const outbox = {
  /** Live. Everything not yet sent, and what was sent or withdrawn in the last 7 days; newest first. */
  list: ask.output(eventIterator(z.array(outboxItem))),
  /** Live. The newest item of one question; null: none. */
  ofQuestion: ask.input(z.object({ questionId })).output(eventIterator(outboxItem.nullable())),
  /** Undo, edit, withdraw: stops an item that has not left and gives its text back as the draft. Trouble: too-late. */
  takeBack: ask.input(z.object({ id: commandId })).output(z.object({ questionId })),
  /** Puts a stopped item in line again. Trouble: not-allowed, as for sending. `acceptChange`: the person has read what changed and sends all the same. */
  retry: ask.input(z.object({ id: commandId, acceptChange: z.boolean().default(false) })).output(nothing),
  /** Ends the undo window now. Trouble: not-allowed, as for sending. */
  sendNow: ask.input(z.object({ id: commandId })).output(nothing),
};
