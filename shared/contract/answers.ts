import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answerSource, standingAnswer } from '#shared/words/amend.ts';
import { draft, draftContent, draftRow } from '#shared/words/draft.ts';
import { checkFacts, waiver } from '#shared/words/finding.ts';
import { commandId, instant, postId, questionId } from '#shared/words/ids.ts';
import { outboxItem } from '#shared/words/outbox.ts';
import { mostPicture } from '#shared/words/picture.ts';
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
  /** Deletes on the forum what something on the way delivered more than once; the first one stays. The item says how it went. Trouble: too-late. */
  deleteTwins: ask.input(z.object({ id: commandId })).output(nothing),
  /** Ends the undo window now. Trouble: not-allowed, as for sending. */
  sendNow: ask.input(z.object({ id: commandId })).output(nothing),
};

/** What may still be done with an answer that stands on the forum. Each is durable like the answer itself: written down before it is asked, looked for when its outcome is lost. */
export const amends = {
  /** Live. Every answer in a thread: what may be done with it, and what is on its way. */
  ofQuestion: ask.input(z.object({ questionId })).output(eventIterator(z.array(standingAnswer))),
  /** Asks the forum for the words of one's own answer as they stand now. Troubles: not-allowed, not-found, and what reading a forum can meet. */
  open: ask.input(z.object({ postId })).output(answerSource),
  /**
   * Other words for one's own answer. `source`: as `open` gave it; somebody else's change in between overwrites nothing and is shown. The same `commandId` twice is one change.
   * Troubles: not-allowed, not-found, too-late, and what stops an answer: blanks-left, too-short, too-long, findings.
   */
  edit: ask.input(z.object({ commandId, postId, text: z.string().max(64_000), source: z.string().max(200_000), waivers: z.array(waiver).max(100) })).output(nothing),
  /** Takes one's own answer off the forum; its text is a draft again then, and the question may wait again. Troubles: not-allowed, not-found, too-late. */
  takeDown: ask.input(z.object({ commandId, postId })).output(nothing),
  /** Says that this is the answer, or no longer. Troubles: not-allowed, not-found, too-late. */
  accept: ask.input(z.object({ commandId, postId, isAccepted: z.boolean() })).output(nothing),
  /** Once more. `over`: also over what somebody else wrote there meanwhile, which the person has read. Troubles: not-allowed, not-found, too-late. */
  retry: ask.input(z.object({ id: commandId, over: z.boolean().default(false) })).output(nothing),
  /** Leaves the answer as it stands. Troubles: not-found, too-late. */
  drop: ask.input(z.object({ id: commandId })).output(nothing),
};

/** Pictures for answers. */
export const pictures = {
  /**
   * Puts a picture on the forum of a question, without place, time, names and whatever else does not show, and says the Markdown that shows it. JPEG, PNG, WebP or GIF by content.
   * Done twice, it may lie there twice, and no post comes of it. Troubles: bad-file, refused, offline, slow-down, signed-out, forum-fault, not-allowed, not-found.
   */
  attach: ask
    .input(z.object({ questionId, base64: z.base64().max(Math.ceil(mostPicture.bytes / 3) * 4), alt: z.string().trim().min(1).max(mostPicture.alt) }))
    .output(z.object({ markdown: z.string() })),
};
