import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instant, questionId } from '#shared/words/ids.ts';
import { questionRow } from '#shared/words/question.ts';
import { view, viewFilter, viewSort } from '#shared/words/view.ts';
import { ask, nothing } from './base.ts';

/** Queues somebody comes back to. */
export const views = {
  /** Live. Those that came with Rounds, mine, and the team's, in their order, each with its count and how many are past their goal. */
  list: ask.output(eventIterator(z.array(view.extend({ count: z.number().int(), over: z.number().int() })))),
  /** New or changed; `rev` 0 makes a new one. Troubles: template-conflict, not-allowed (built in). */
  save: ask.input(view).output(z.object({ rev: z.number().int() })),
  remove: ask.input(z.object({ id: z.string().max(60), rev: z.number().int() })).output(nothing),
  /** Live. One window of a view: at most 200 rows from `offset`. */
  page: ask
    .input(z.object({ filter: viewFilter, sort: viewSort, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(200) }))
    .output(eventIterator(z.object({ total: z.number().int(), over: z.number().int(), offset: z.number().int(), rows: z.array(questionRow) }))),
  /** Why a question is in the queue, or why it is not, in sentences; and for a view, which condition lets it in or keeps it out. */
  why: ask.input(z.object({ questionId, filter: viewFilter.exactOptional() })).output(z.object({ isWaiting: z.boolean(), isInView: z.boolean(), says: z.array(z.string()) })),
  /** Questions about the same, newest 90 days; `share` 0 to 1. `answer`: the best answer it got, as plain text of at most 300 characters. */
  similar: ask
    .input(z.object({ questionId }))
    .output(z.array(z.object({ questionId, title: z.string(), askedAt: instant, share: z.number(), words: z.array(z.string()), isAnswered: z.boolean(), isSolved: z.boolean(), answer: z.string(), answerBy: z.string(), url: z.string() }))),
};
