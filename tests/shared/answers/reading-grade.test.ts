import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { readingGrade, sentencesOf } from '#shared/answers/reading-grade.ts';

const grade = (text: string): number | null => readingGrade(text, syllable);
const easy = 'The cat sat on the mat. The dog ran to the big red ball. We had a lot of fun in the sun. It was a good day for us all. Then we went home to eat and rest.';
const hard =
  'Pharmacological management of inflammatory dermatological conditions necessitates individualised consideration of contraindications, concomitant medication, and longitudinal monitoring of haematological and hepatic parameters in consultation with appropriately qualified practitioners, particularly where immunosuppression is contemplated.';

describe('the reading grade', () => {
  it('is what the formula of Flesch and Kincaid gives', () => {
    const text = Array.from({ length: 6 }, () => 'One two two one two.').join(' ');
    // 30 words, 6 sentences, 30 syllables by this count.
    expect(readingGrade(text, () => 1)).toBe(-1.8);
    expect(readingGrade(text, () => 2)).toBe(10);
  });

  it('tells easy words from hard ones', () => {
    expect(grade(easy)).toBeLessThan(3);
    expect(grade(hard)).toBeGreaterThan(18);
  });

  it('is not said of a few words', () => {
    expect(grade('Too short to say.')).toBeNull();
    expect(grade('')).toBeNull();
  });

  it('takes each item of a list for a sentence', () => {
    const items = ['a fever that will not go away', 'very sleepy or hard to wake', 'a stiff neck with a headache', 'spots that spread while you watch', 'you feel that something is wrong', 'a cough that brings up blood'];
    const list = items.map((item) => `- ${item}`).join('\n');
    expect(sentencesOf(`Call now if:\n${list}`)).toEqual(['Call now if:', ...items]);
    expect(grade(list) ?? 99).toBeLessThan((grade(items.join(' ')) ?? 0) - 5);
  });

  it('reads a paragraph over its line breaks, and not its markup, addresses and blanks', () => {
    expect(sentencesOf('**Do this** at\nhome, e.g. today. See [the leaflet](https://example.org/a.b.c). Wait 2.5 days.')).toEqual(['Do this at home, e.g today', 'See the leaflet', 'Wait 2.5 days']);
    expect(grade(`${easy} [[An extraordinarily incomprehensible responsibility]]`)).toBe(grade(easy));
  });

  it('counts no more of a word than a word can have', () => {
    const lengths: number[] = [];
    readingGrade(`${'x'.repeat(40_000)} ${easy}`, (word) => lengths.push(word.length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
  });
});
