import { isOnlyThanks } from '#shared/follow-ups/thanks.ts';
import type { FollowUp } from '#shared/words/follow-up.ts';
import type { QuestionState } from '#shared/words/question.ts';

/** A question put to sleep. Times in milliseconds since 1970. `seenState`: how its thread stood then. */
export interface Asleep {
  untilAt: number | null;
  untilReply: boolean;
  seenState: QuestionState;
  /** Why it is back already; null: it sleeps. */
  backWhy: NonNullable<FollowUp['back']>['why'] | null;
}

/** What is known now. `written`: what the asker wrote since, in their own words, in order. `isOver`: the time has come by either clock. `names`: people of the thread. */
export interface Happened {
  state: QuestionState;
  written: readonly string[];
  names: readonly string[];
  isOver: boolean;
}

export interface Waking {
  why: NonNullable<FollowUp['back']>['why'];
  /** What the asker wrote; empty where they wrote nothing. */
  quote: string;
}

/**
 * Whether something brings a question back, and what; null: it sleeps on. What the asker has to say goes before the clock.
 * One that is back already stays so, and only words of the asker are a better reason than the clock or a bare thank-you.
 */
export function wakes(asleep: Asleep, { state, written, names, isOver }: Happened): Waking | null {
  const more = written.find((text) => !isOnlyThanks(text, names));
  const reply: Waking | null = asleep.untilReply && more !== undefined ? { why: 'reply', quote: more } : null;
  if (asleep.backWhy !== null) return asleep.backWhy === 'time' || asleep.backWhy === 'thanks' ? reply : null;
  if (state !== 'open' && state !== asleep.seenState) return { why: 'closed', quote: more ?? '' };
  if (reply) return reply;
  if (asleep.untilReply && written.length > 0) return { why: 'thanks', quote: written.at(-1) ?? '' };
  return isOver ? { why: 'time', quote: '' } : null;
}
