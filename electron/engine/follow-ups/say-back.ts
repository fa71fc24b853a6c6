import type { FollowUp } from '#shared/words/follow-up.ts';
import type { QuestionState } from '#shared/words/question.ts';

const closedWords: Record<QuestionState, string> = {
  open: 'The forum had closed it, and it is open again.',
  closed: 'The forum has closed it; it takes no more answers.',
  archived: 'The forum has put it into its archive; it takes no more answers.',
  unlisted: 'A moderator has hidden it from the forum’s lists.',
  gone: 'It was deleted on the forum, or is no longer open to you.',
};

/** Why a question is back, in a sentence or two. `answeredBy`: who answered it while it slept; empty: nobody. */
export function sayBack(why: NonNullable<FollowUp['back']>['why'], { state, answeredBy, isAnswered }: { state: QuestionState; answeredBy: string; isAnswered: boolean }): string {
  if (why === 'closed') return closedWords[state];
  const answer = answeredBy === '' ? '' : ` ${answeredBy} answered it meanwhile.`;
  if (why === 'reply') return `The asker wrote again.${answer}`;
  if (why === 'thanks') return `The asker said thanks, and nothing else.${answer}`;
  return `The time you set has come.${answer || (isAnswered ? '' : ' Nobody has answered it yet.')}`;
}
