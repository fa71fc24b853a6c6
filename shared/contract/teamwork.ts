import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { standing, impact, load } from '#shared/words/answerer.ts';
import { claim } from '#shared/words/claim.ts';
import { activityLine, batch, deed, deedDetail, deedKind } from '#shared/words/deed.ts';
import { followUp } from '#shared/words/follow-up.ts';
import { commandId, instant, questionId } from '#shared/words/ids.ts';
import { person, role } from '#shared/words/people.ts';
import { resource } from '#shared/words/resource.ts';
import { lookRule, secondLook } from '#shared/words/second-look.ts';
import { ask, nothing } from './base.ts';

const one = z.object({ questionId });

/** Who is at it. A claim lasts 15 minutes and is renewed by typing; whether one has run out is decided when somebody else wants it. */
export const claims = {
  /** Trouble: not-allowed with who holds it and until when. `force` takes it over all the same. */
  take: ask.input(z.object({ questionId, force: z.boolean().default(false) })).output(claim),
  renew: ask.input(one).output(claim.nullable()),
  release: ask.input(one).output(nothing),
  /** Live. Null: nobody holds it, or the claim ran out. */
  ofQuestion: ask.input(one).output(eventIterator(claim.nullable())),
  /** Live. Mine, the one that ends first on top. */
  mine: ask.output(eventIterator(z.array(claim.extend({ title: z.string() })))),
};

/** A moderator's work. Each deed is outbox work like an answer: held with undo, one at a time, looked for when its outcome is lost. */
export const moderation = {
  /** At most 200 questions, one reason. Written in one transaction, never waits for the network. Troubles: not-allowed, not-found. */
  act: ask.input(z.object({ batchId: commandId, kind: deedKind, detail: deedDetail, questionIds: z.array(questionId).min(1).max(200) })).output(z.object({ batchId: commandId, total: z.number().int(), goesAt: instant })),
  /** As one: what has not left is withdrawn, what has is done the other way round where that can be. */
  undo: ask.input(z.object({ batchId: commandId })).output(z.object({ withdrawn: z.number().int(), reversed: z.number().int(), stays: z.number().int() })),
  /** Those of a batch that failed, once more. */
  retry: ask.input(z.object({ batchId: commandId })).output(nothing),
  /** Live. Newest first, the last 100. */
  batches: ask.output(eventIterator(z.array(batch))),
  /** Live. Each question of a batch. */
  ofBatch: ask.input(z.object({ batchId: commandId })).output(eventIterator(z.array(deed))),
  /** Live. Posts the forum holds for approval. */
  held: ask.output(eventIterator(z.array(z.object({ reviewId: z.number().int(), questionId: questionId.nullable(), title: z.string(), author: z.string(), text: z.string(), at: instant, why: z.string() })))),
  judgeHeld: ask.input(z.object({ reviewId: z.number().int(), isApproved: z.boolean() })).output(nothing),
  /** Live. Who did what, newest first. */
  activity: ask.input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(500) })).output(eventIterator(z.array(activityLine))),
};

export const people = {
  /** Live. */
  list: ask.output(eventIterator(z.array(person))),
  /** Adds a person who is not known yet. Troubles: not-allowed (the last administrator stays one). */
  setRoles: ask.input(z.object({ username: z.string().max(80), roles: z.array(role) })).output(nothing),
};

/** A second pair of eyes on an answer. */
export const looks = {
  /** Puts a draft before the second readers; the text of the draft stays with its author. `required`: by which rules it must be. */
  ask: ask.input(z.object({ id: commandId, questionId, text: z.string().max(64_000), note: z.string().max(2_000) })).output(nothing),
  withdraw: ask.input(z.object({ id: commandId })).output(nothing),
  /** Live. Those that wait for me, mine that came back, and what was settled in the last 7 days. */
  list: ask.output(eventIterator(z.array(secondLook))),
  /** Live. The newest of one question. */
  ofQuestion: ask.input(one).output(eventIterator(z.object({ look: secondLook.nullable(), required: z.array(z.string()) }))),
  /** `suggestion`: the whole text as the reader would have it; the author accepts its changes one by one. Trouble: not-allowed (one's own). */
  judge: ask.input(z.object({ id: commandId, verdict: z.enum(['agree', 'suggest', 'stop']), remark: z.string().max(2_000), suggestion: z.string().max(64_000).nullable() })).output(nothing),
  /**
   * The second reader makes an agreed text a draft of their own, with a line that says who wrote it; it goes out through the composer and all its checks.
   * Troubles: not-allowed, too-late, draft-conflict (there is a draft with words in it already).
   */
  takeOver: ask.input(z.object({ id: commandId })).output(z.object({ questionId })),
  /** Live. */
  rules: ask.output(eventIterator(z.array(lookRule))),
  saveRule: ask.input(lookRule).output(z.object({ rev: z.number().int() })),
  removeRule: ask.input(z.object({ id: z.string().max(60) })).output(nothing),
};

export const followUps = {
  /** At least one of `untilAt` and `untilReply`; sleeping on is the same with what it had. Troubles: not-found, refused (neither, or a time that has passed). */
  snooze: ask.input(z.object({ questionId, note: z.string().max(2_000), untilAt: instant.nullable(), untilReply: z.boolean() })).output(nothing),
  /** Wakes it for good. */
  finish: ask.input(one).output(nothing),
  /** As it was before it was last put to sleep or finished. Trouble: too-late (undone already). */
  undo: ask.input(one).output(nothing),
  /** Live. Those that are back first, then by time. */
  list: ask.output(eventIterator(z.array(followUp))),
  ofQuestion: ask.input(one).output(eventIterator(followUp.nullable())),
};

export const resources = {
  /** Best for the question first, with the words that fit; then by community and use. */
  find: ask.input(z.object({ text: z.string().max(200), questionId: questionId.exactOptional() })).output(z.array(resource)),
  /** Live. */
  list: ask.output(eventIterator(z.array(resource))),
  /** Adds (`rev` 0), changes, or brings a removed one back (`rev` 0 too). Only ours; one of the forum's is changed there. Troubles: refused, not-allowed, template-conflict. */
  save: ask.input(resource).output(z.object({ rev: z.number().int() })),
  /** Troubles: not-allowed, template-conflict. */
  remove: ask.input(z.object({ id: z.string().max(120), rev: z.number().int() })).output(nothing),
  /** It was put into an answer. */
  countUse: ask.input(z.object({ id: z.string().max(120) })).output(nothing),
};

export const answerers = {
  /**
   * Live. At most ten, never a last place; `mine` also when not listed, with how many rated answers are missing.
   * `read`: of how many answered questions it was looked how they were received (`unread`: of how many not), and when the longest ago.
   */
  top: ask.input(z.object({ communityId: z.number().int().nullable(), days: z.union([z.literal(30), z.literal(90), z.literal(365)]) })).output(eventIterator(z.object({ rows: z.array(standing), mine: standing.nullable(), missing: z.number().int(), isHidden: z.boolean(), read: z.object({ threads: z.number().int(), unread: z.number().int(), oldestAt: instant.nullable() }) }))),
  hide: ask.input(z.object({ isHidden: z.boolean() })).output(nothing),
  impact: ask.input(z.object({ days: z.number().int().min(1).max(3_650) })).output(impact),
  load: ask.input(z.object({ days: z.number().int().min(1).max(365) })).output(load),
};
