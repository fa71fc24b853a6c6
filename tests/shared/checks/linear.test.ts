import { expect, it } from 'vitest';
import { syllable } from 'syllable';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import { anAnswer } from '#tests/makers/an-answer-to-check.ts';

/** What a pattern could stumble over: the beginning of every kind of find, again and again, and never the end. */
const stutters = ['a', 'a ', '1', '1 ', '1-', '(1)', '+1 ', '.', '..x', '"', '[', '[[', '[a', '{{a', '{%', '<a', '`', '``', '](', 'a@', 'a@b.', 'X', 'x', '_', '#', '### a ', '$A', '%A', '- ', '\n', '> ', '1 A ', '12 Aa ', 'A1 ', 'my name is A ', 'born 1 ', 'call 1', 'policy number ', 'number is 1', '“', 'http://', '10.1000/', 'aaa at b dot ', 'twice a day ', '1 mg ', '1%', 'if ', 'Aa-', '😀', '...!', '(((', 'dr.', '1.1.1.', 'MRN ', '1 rue de ', 'calle ', 'DE89 ', '0123 ', '![', '~~~\n', 'definitely ', 'lesion ', 'the photo '];
const size = 16_000;
const opening = 'These are some words before it begins, so that the text counts as an answer and all the checks are run on it, those too that look at the whole. '.repeat(3);

function ms(text: string): number {
  const times = [0, 1].map(() => {
    const from = performance.now();
    checkAnswer(anAnswer(text, { syllablesOf: syllable, question: { title: 'Rash', bodyText: 'My son has a rash on his arm, it itches at night and grows.' }, allowedNumbers: ['988', '1-800-222-1222'] }));
    return performance.now() - from;
  });
  return Math.min(...times);
}

// What is measured here is whether the time grows with the square: sixteen times for four times the text, where a line has four.
// A machine with much else to do is slow now and then, so a stutter is looked at again before it counts; a usual one takes 50 ms.
it('takes time in step with the length of a hostile text', { timeout: 120_000 }, () => {
  const slow = stutters.filter((stutter) => {
    const text = (length: number): string => `${opening}${stutter.repeat(Math.ceil(length / stutter.length)).slice(0, length)} x`;
    const isSquare = (): boolean => {
      const long = ms(text(size * 4));
      return long > 250 && long > 10 * ms(text(size));
    };
    return isSquare() && isSquare() && isSquare();
  });
  expect(slow).toEqual([]);
});

it('would show a pattern that goes back and forth (control)', () => {
  const careless = (length: number): number => {
    const from = performance.now();
    `${'1 '.repeat(length / 2)}x`.match(/(?:\d\s*)*\d{9}$/);
    return performance.now() - from;
  };
  careless(500);
  const short = careless(2_000);
  expect(careless(8_000) / short).toBeGreaterThan(10);
});
