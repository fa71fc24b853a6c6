import type { Finding } from '#shared/words/finding.ts';
import { countWords } from '#shared/answers/count-words.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';

const check: Check = { id: 'length', title: 'Length', weight: 'advise', why: 'Answers that people rate well have about 100 to 250 words; longer ones are read by few, shorter ones seldom say what to watch for.' };

/** The bounds of a usual answer, in words. */
export const fewWords = 60;
export const manyWords = 350;

export function length(reading: Reading): Finding[] {
  const words = countWords(reading.text);
  if (reading.kind === 'moderation' || words === 0) return [];
  if (words < fewWords) return [found(check, reading, null, `${words} ${words === 1 ? 'word' : 'words'}: most good answers have at least ${fewWords}. Say why, and what to watch for.`)];
  return words > manyWords ? [found(check, reading, null, `${words} words: more than most people read. Take out what this person does not need.`)] : [];
}
