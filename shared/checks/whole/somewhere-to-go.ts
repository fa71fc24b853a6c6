import type { Finding } from '#shared/words/finding.ts';
import { isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';
import { someoneToSee } from './care-words.ts';

const check: Check = { id: 'somewhere-to-go', title: 'Somewhere to go', weight: 'advise', why: 'A person who is still worried needs to know who can look at them in person.' };

export function somewhereToGo(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading) || someoneToSee.test(reading.own)) return [];
  return [found(check, reading, null, 'Who should they see? Name a clinician or a service, even for “if it does not get better”.')];
}
