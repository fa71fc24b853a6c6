import { syllable } from 'syllable';
import type { AnswerToCheck } from '#shared/checks/answer-to-check.ts';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import type { Finding } from '#shared/words/finding.ts';

/** All the checks, in a chunk of its own: it is fetched when somebody begins to write. A usual answer takes one or two milliseconds. */
export const runChecks = (answer: AnswerToCheck): Finding[] => checkAnswer({ ...answer, syllablesOf: syllable });
