import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, spansOf, type Check } from '../found.ts';

const check: Check = { id: 'false-reassurance', title: 'Reassurance', weight: 'advise', why: 'Comfort without a condition is what keeps people at home when things turn; the same comfort with “unless” is safe.' };
const soothing = /\b(?:nothing (?:at all )?to (?:be )?worr(?:y|ied)(?: about)?|(?:do not|don['’]?t|please don['’]?t|no need to) worry|no (?:cause|reason) (?:for (?:concern|alarm)|to (?:worry|panic|be concerned))|rest assured|(?:completely|totally|perfectly|absolutely|entirely) (?:harmless|safe|fine|normal|benign)|(?:you|he|she|they)(?:['’]ll| will) be (?:just |perfectly )?fine)\b/gi;
const condition = /\b(?:but|if|unless|however|except|although|as long as|provided|until|still)\b/i;

export function falseReassurance(reading: Reading): Finding[] {
  if (!reading.isEnglish) return [];
  return spansOf(reading.own, soothing).flatMap(({ from, to, match }) => {
    const sentence = sentenceAround(reading, from);
    if (condition.test(sentence)) return [];
    return [found(check, reading, { from, to }, `“${match[0]}” stands without a condition. Say in the same sentence what would change your mind: “… unless …”.`)];
  });
}

function sentenceAround({ sentences, own }: Reading, at: number): string {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = sentences[middle];
    if (!span) break;
    if (at < span.from) high = middle - 1;
    else if (at >= span.to) low = middle + 1;
    else return own.slice(span.from, Math.min(span.to, span.from + 2_000));
  }
  return '';
}
