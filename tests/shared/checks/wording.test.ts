import { describe, expect, it } from 'vitest';
import { findingsOf, quotesOf } from '#tests/makers/an-answer-to-check.ts';

describe('doses', () => {
  const asked = { question: { title: 'Cream', bodyText: 'The doctor gave us 1 % hydrocortisone and 500mg tablets.' } };

  it.each([
    ['Take 400 mg of ibuprofen.', '400 mg'],
    ['Give two tablets at night.', 'two tablets'],
    ['A 2.5% benzoyl peroxide wash helps.', '2.5%'],
    ['Use the steroid cream twice a day.', 'twice a day'],
    ['Take it every 6 hours.', 'every 6 hours'],
    ['Two puffs are enough.', 'Two puffs'],
    ['Put 3 drops in the ear.', '3 drops'],
    ['5-10 ml of the syrup will do.', '5-10 ml'],
  ])('are refused: %s', (text, quote) => expect(findingsOf('dose', text)).toMatchObject([{ weight: 'refuse', quote }]));

  it.each([
    'Use a plain moisturiser twice a day.',
    'Wash your hands three times a day.',
    'Take a photo once a day.',
    'Check the temperature every 4 hours.',
    'About 30% of people have it.',
    'Wear SPF 50, factor 30 at least.',
    'Drink 200 ml of water.',
    'Glucose of 110 mg/dl is fine.',
    'A drop of blood is no harm.',
    'Leave it for 2 weeks.',
    '100% cotton is best.',
  ])('are not seen in: %s', (text) => expect(quotesOf('dose', text)).toEqual([]));

  it('may stand with the medicine disclaimer, whatever its name, and not with another (control)', () => {
    const text = 'Take 400 mg of ibuprofen.';
    expect(quotesOf('dose', text, { disclaimers: [{ id: 'd-medicine', body: 'x' }] })).toEqual([]);
    expect(quotesOf('dose', text, { disclaimers: [{ id: 'ours', body: 'I cannot set a dose for you.' }] })).toEqual([]);
    expect(quotesOf('dose', text, { disclaimers: [{ id: 'd-child', body: 'Children change fast.' }] })).toEqual(['400 mg']);
  });

  it('are advice for a clinician', () => expect(findingsOf('dose', 'Take 400 mg.', { isClinician: true })).toMatchObject([{ weight: 'advise' }]));

  it('may be named in the strength the asker named, and in no other', () => {
    expect(quotesOf('dose', 'The 1% hydrocortisone and the 500 mg tablet are common.', asked)).toEqual([]);
    expect(quotesOf('dose', 'A 2.5% hydrocortisone cream is stronger than 1% cream, 50 mg is less.', asked)).toEqual(['2.5%', '50 mg']);
  });
});

describe('too sure', () => {
  it('is said of certainty, with weaker words to put there', () => {
    expect(findingsOf('overclaiming', 'Definitely a fungus. It is obviously dry.')).toMatchObject([{ quote: 'Definitely', instead: 'Very likely', weight: 'advise' }, { quote: 'obviously', instead: 'probably' }]);
    expect(quotesOf('overclaiming', 'I am 100 % sure.')).toEqual(['100 %']);
  });
  it('is not said of doubt, of quotes, of cotton, nor of other languages', () => {
    expect(quotesOf('overclaiming', 'Nobody can say definitely. You wrote “obviously a fungus”. Wear 100% cotton. It is not guaranteed.\n\n> surely')).toEqual([]);
    expect(quotesOf('overclaiming', 'Das ist definitely 100% nicht so, wie man es sich vorstellt und wie es in den Büchern steht.')).toEqual([]);
  });
});

describe('comfort', () => {
  it('is advised against without a condition, and fine with one', () => {
    expect(quotesOf('false-reassurance', 'This is completely harmless. There is nothing to worry about.')).toEqual(['completely harmless', 'nothing to worry about']);
    expect(quotesOf('false-reassurance', 'This is completely harmless unless it bleeds. Don’t worry, but have it seen.')).toEqual([]);
  });
});

describe('hard words', () => {
  it('come with the plain one, from the second on', () => {
    expect(findingsOf('jargon', 'The erythema and the pruritus will fade.')).toMatchObject([{ quote: 'erythema', instead: 'redness' }, { quote: 'pruritus', instead: 'itching' }]);
    expect(quotesOf('jargon', 'The erythema will fade.')).toEqual([]);
  });
  it('are fine when they are explained, or were the asker’s', () => {
    expect(quotesOf('jargon', 'Erythema means redness. Pruritus (itching) will fade.')).toEqual([]);
    expect(quotesOf('jargon', 'The erythema and the pruritus will fade.', { question: { title: 'Pruritus?', bodyText: 'They wrote erythema on the letter.' } })).toEqual([]);
  });
});

describe('long sentences', () => {
  const long = `It ${'goes on and on '.repeat(8)}until it ends.`;
  it('are pointed at whole', () => expect(quotesOf('long-sentence', `Short one. ${long} Short again.`)).toEqual([long]));
  it('are not made of a list', () => expect(quotesOf('long-sentence', `Look for:\n${'- a fever or a rash\n'.repeat(12)}`)).toEqual([]));
  it('do not end at e.g. or at 1.5', () => expect(quotesOf('long-sentence', long.replace('goes on and on goes', 'e.g. 1.5 times goes'))).toHaveLength(1));
});

describe('words about a picture', () => {
  it('need one', () => {
    expect(quotesOf('photo-claim', 'In your picture I see a ring.')).toEqual(['In your picture']);
    expect(quotesOf('photo-claim', 'In your picture I see a ring.', { pictures: 1 })).toEqual([]);
    expect(quotesOf('photo-claim', 'Could you post a photo? Without a picture nobody can tell from the photo.')).toEqual([]);
  });
});
