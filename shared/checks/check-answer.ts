import type { Finding } from '#shared/words/finding.ts';
import { readAnswer, type AnswerToCheck, type Reading } from './answer-to-check.ts';
import { personalData } from './private/personal-data.ts';
import { offSite } from './private/off-site.ts';
import { leftovers } from './unfinished/leftover.ts';
import { unfilled } from './unfinished/unfilled.ts';
import { acknowledgement } from './whole/acknowledgement.ts';
import { answerFirst } from './whole/answer-first.ts';
import { disclaimer } from './whole/disclaimer.ts';
import { length } from './whole/length.ts';
import { readIt } from './whole/read-it.ts';
import { readingLevel } from './whole/reading-level.ts';
import { safetyNet } from './whole/safety-net.ts';
import { somewhereToGo } from './whole/somewhere-to-go.ts';
import { source } from './whole/source.ts';
import { dose } from './wording/dose.ts';
import { falseReassurance } from './wording/false-reassurance.ts';
import { jargon } from './wording/jargon.ts';
import { longSentences } from './wording/long-sentence.ts';
import { overclaiming } from './wording/overclaiming.ts';
import { photoClaim } from './wording/photo-claim.ts';

type Run = (reading: Reading) => Finding[];

/** Those that can stop an answer. */
const stopping: readonly Run[] = [personalData, offSite, dose, leftovers, unfilled];
/** Those that only advise. */
const advising: readonly Run[] = [overclaiming, falseReassurance, photoClaim, jargon, longSentences, readingLevel, answerFirst, readIt, acknowledgement, safetyNet, somewhereToGo, disclaimer, source, length];

/** Nobody reads more than this of one kind, and a hostile text must not fill the window. */
const mostOfOne = 25;
const weights: Readonly<Record<Finding['weight'], number>> = { refuse: 0, ask: 1, advise: 2 };

/** Everything worth saying about an answer: what refuses it first, then what is asked, then advice; each in reading order, what is about the whole text last. */
export const checkAnswer = (answer: AnswerToCheck): Finding[] => run([...stopping, ...advising], answer);

/** Only what can stop the answer, for the moment of sending. */
export const whatStops = (answer: AnswerToCheck): Finding[] => run(stopping, answer).filter(({ weight }) => weight !== 'advise');

function run(checks: readonly Run[], answer: AnswerToCheck): Finding[] {
  const reading = readAnswer(answer);
  const place = ({ from }: Finding): number => from ?? Number.MAX_SAFE_INTEGER;
  return checks.flatMap((check) => check(reading).slice(0, mostOfOne)).toSorted((a, b) => weights[a.weight] - weights[b.weight] || place(a) - place(b));
}
