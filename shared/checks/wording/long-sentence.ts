import type { Finding } from '#shared/words/finding.ts';
import { countWords } from '#shared/answers/count-words.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, short, type Check } from '../found.ts';

const check: Check = { id: 'long-sentence', title: 'Long sentence', weight: 'advise', why: 'Past about 30 words a worried reader loses the beginning; two short sentences are read, one long one is not.' };
const mostWords = 30;

export function longSentences(reading: Reading): Finding[] {
  if (!reading.isEnglish) return [];
  return reading.sentences.flatMap((span) => {
    const said = reading.own.slice(span.from, span.to);
    const words = countWords(said);
    return words > mostWords ? [found(check, reading, span, `${words} words in one sentence. Split this one: “${short(said)}”`)] : [];
  });
}
