import type { Finding } from '#shared/words/finding.ts';
import { firstWords, isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';

const check: Check = { id: 'acknowledgement', title: 'A human line', weight: 'advise', why: 'Readers rate answers better that show in a line that a person read theirs; four of five real answers do not.' };
const kind = /\b(?:thank(?:s| you)|sorry|worr(?:y|ied|ying)|understand|understandabl[ey]|must (?:be|have been)|glad|courage|sounds (?:hard|tough|miserable|frustrating|scary|exhausting|uncomfortable|painful)|frightening|no wonder|that is a lot|hope)\b/i;

export function acknowledgement(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading) || kind.test(firstWords(reading, 80))) return [];
  return [found(check, reading, null, 'Nothing yet says that you saw their worry. One honest sentence is enough.')];
}
