import type { Finding } from '#shared/words/finding.ts';
import { firstWords, isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';

const check: Check = { id: 'answer-first', title: 'Answer first', weight: 'advise', why: 'A worried person looks for the answer in the first lines; in four of ten real answers it is not there.' };
const position = /\b(?:should|shouldn['’]t|needs? to be seen|usually|not|isn['’]t|likely|unlikely|worth|today|no need|short answer|most often)\b/i;

export function answerFirst(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading) || position.test(firstWords(reading, 60))) return [];
  return [found(check, reading, null, 'The asker cannot find your answer in the first lines. Say in one sentence how worried to be and how soon to be seen.')];
}
