import type { Finding } from '#shared/words/finding.ts';
import { readingGrade } from '#shared/answers/reading-grade.ts';
import { countWords } from '#shared/answers/count-words.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, short, type Check } from '../found.ts';

const check: Check = { id: 'reading-grade', title: 'Reading level', weight: 'advise', why: 'Health text should suit school year 6 to 8 (Flesch-Kincaid); names of medicines push the figure up.' };
const fewestWords = 60;
const good = 8;
const hard = 10;
/** Longer ones are no words, and counting their syllables takes its time. */
const longestWord = 40;

export function readingLevel(reading: Reading): Finding[] {
  const { syllablesOf, isEnglish, words, sentences, own } = reading;
  if (!syllablesOf || !isEnglish || words.length < fewestWords) return [];
  const grade = readingGrade(own, (word) => syllablesOf(word.slice(0, longestWord)));
  if (grade === null || grade <= good) return [];
  let longest = sentences[0];
  let most = 0;
  for (const span of sentences) {
    const count = countWords(own.slice(span.from, span.to));
    if (count > most) [longest, most] = [span, count];
  }
  const how = grade > hard ? 'hard to read' : 'a little hard to read';
  return [found(check, reading, longest ?? null, `School year ${Math.round(grade)}: ${how}. Shorten the longest sentence: “${short(longest ? own.slice(longest.from, longest.to) : '')}”`)];
}
