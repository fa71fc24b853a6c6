import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';
import { jargonWords } from './jargon-words.ts';

const check: Check = { id: 'jargon', title: 'Plain word', weight: 'advise', why: 'One hard word is learnt, several are skipped; the plain one says the same to everybody.' };
const mostHard = 1;
const explained = /\b(?:means?|meaning|called|known as|in other words|that is|or)\b|[()]/i;

export function jargon(reading: Reading): Finding[] {
  if (!reading.isEnglish || reading.kind === 'moderation') return [];
  const { own, words, sentences, question } = reading;
  const asked = `${question.title}\n${question.bodyText}`.toLowerCase();
  const hard = words.flatMap((span) => {
    const word = own.slice(span.from, span.to);
    const plain = Object.hasOwn(jargonWords, word.toLowerCase()) ? jargonWords[word.toLowerCase()] : undefined;
    return plain === undefined || asked.includes(word.toLowerCase()) ? [] : [{ span, word, plain }];
  });
  let at = 0;
  const unexplained = hard.filter(({ span }) => {
    while ((sentences[at]?.to ?? Infinity) <= span.from) at += 1;
    const around = sentences[at];
    return !explained.test(around ? own.slice(Math.max(around.from, span.from - 200), Math.min(around.to, span.to + 200)) : '');
  });
  if (unexplained.length <= mostHard) return [];
  return unexplained.map(({ span, word, plain }) => found(check, reading, span, `“${word}”: people say “${plain}”.`, { instead: /^[A-Z]/.test(word) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain }));
}
