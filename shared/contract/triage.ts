import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { questionId } from '#shared/words/ids.ts';
import { flag, level } from '#shared/words/level.ts';
import { lesson, levelReason, verdict } from '#shared/words/triage.ts';
import { ask, nothing } from './base.ts';

const one = z.object({ questionId });

/** How soon a question should be seen: what its words say, what a person ticked, what a person decided. */
export const triage = {
  /** Live. Null: no such question here. */
  ofQuestion: ask.input(one).output(eventIterator(verdict.nullable())),
  /** A person's answers, by tick; they set the level for good. Null takes an answer back. */
  tick: ask.input(z.object({ questionId, ticks: z.record(z.string().max(60), z.enum(['yes', 'no']).nullable()) })).output(nothing),
  /** Raises or lowers by hand. `level` null: back to what ticks and words say. */
  setLevel: ask.input(z.object({ questionId, level: level.nullable(), reason: levelReason, note: z.string().max(1_000) })).output(nothing),
  setFlag: ask.input(z.object({ questionId, flag, isOn: z.boolean(), note: z.string().max(1_000) })).output(nothing),
  /** Newest first, at most 500: what people changed, and which rules had fired. */
  lessons: ask.output(z.array(lesson)),
};
