import { describe, expect, it } from 'vitest';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import { anAnswer, findingsOf, quotesOf } from '#tests/makers/an-answer-to-check.ts';

const question = { title: 'Red ring on my arm', bodyText: 'I found a red ring on my left arm after gardening last weekend. It itches a little and grows each day. Should I be worried?' };
const good = `Thank you for writing, a growing ring after gardening is a worry anybody would have.

**The short answer:** this should be looked at this week, and it is usually simple to treat.

Rings like this are often a fungus, which creams clear, and sometimes the mark of a tick. Nobody can tell the two apart from words, so please let a doctor or a pharmacist look at your arm. A photo in daylight, with a ruler beside it, shows them how fast it grows. This page explains both: https://www.nhs.uk/conditions/ringworm/

**See a doctor today if:**
- you get a fever or a headache
- the ring gets hot, painful or spreads fast

Please come back and tell us what they said.`;

const checksOf = (text: string, over = {}): string[] => checkAnswer(anAnswer(text, { question, ...over })).map(({ check }) => check);
const filler = 'Words and more words stand here so that the text is long enough to be judged as an answer of some length by anybody who reads along with us.';

it('has nothing to say about a good answer', () => expect(checksOf(good)).toEqual([]));

it('says nothing about what is missing while a text has hardly begun', () => expect(checksOf('Hello there')).toEqual(['length']));

it('measures no moderation message as an answer', () => {
  expect(checksOf(filler, { kind: 'moderation', disclaimers: [] })).toEqual([]);
  expect(checksOf(filler, { disclaimers: [] }).length).toBeGreaterThan(4);
});

describe('the whole text', () => {
  it.each([
    ['answer-first', good.replace('should be', 'may be').replace('usually', 'sometimes').replace('short answer', 'thing')],
    ['acknowledgement', good.replace('Thank you for writing, a growing ring after gardening is a worry anybody would have.', 'Rings grow after gardening.')],
    ['read-it', good.replace('a growing ring after gardening is a worry', 'this is something')],
    ['safety-net', good.replace(/\*\*See a doctor today[^]*fast/, 'Bye.')],
    ['somewhere-to-go', good.replaceAll(/doctor or a pharmacist|doctor/g, 'somebody')],
    ['source', good.replace(/https\S+/, 'a page').replace('Nobody can', 'Studies show nobody can')],
  ])('is told when it lacks: %s', (check, text) => {
    expect(checksOf(text)).toContain(check);
    expect(checksOf(good)).not.toContain(check);
  });

  it('has a source where it links a page of the list of resources, and not where it links any other', () => {
    const claimed = (link: string): string => good.replace(/https\S+/, link).replace('Nobody can', 'Studies show nobody can');
    const resources = ['dermalinknz.org/photography-guidelines'];
    const isMissed = (link: string): boolean => findingsOf('source', claimed(link), { resources }).length > 0;
    expect(isMissed('https://www.dermalinknz.org/photography-guidelines/.')).toBe(false);
    expect(isMissed('[Photos](https://dermalinknz.org/photography-guidelines#a)')).toBe(false);
    expect(isMissed('https://www.dermalinknz.org/shop')).toBe(true);
    expect(isMissed('https://dermalinknz.org.evil.com/photography-guidelines')).toBe(true);
  });

  it('is neither too short nor too long', () => {
    expect(findingsOf('length', 'Three short words')[0]?.say).toMatch(/^3 words: most good answers have at least 60/);
    expect(findingsOf('length', 'word '.repeat(351))[0]?.say).toMatch(/^351 words: more than most people read/);
    expect(findingsOf('length', 'word '.repeat(200))).toEqual([]);
  });

  it('is as hard as its school year, and the longest sentence is shown', () => {
    const hard = `${'A considerable dermatological investigation of the individual is necessary and has to be in order. '.repeat(12)}And the longest sentence of them all is this one with quite some words in it.`;
    const [finding] = findingsOf('reading-grade', hard, { syllablesOf: (word) => Math.ceil(word.length / 3) });
    expect(finding).toMatchObject({ say: expect.stringMatching(/^School year \d\d: hard to read/), quote: 'And the longest sentence of them all is this one with quite some words in it.' });
    expect(findingsOf('reading-grade', hard)).toEqual([]);
    expect(findingsOf('reading-grade', good, { syllablesOf: (word) => Math.ceil(word.length / 4) })).toEqual([]);
  });

  it('is judged in English alone', () => {
    const german = 'Danke für Ihre Frage. Rote Flecken, die beim Drücken verschwinden, sind meist harmlos. '.repeat(4);
    expect(checksOf(german)).toEqual(['length']);
    expect(checksOf(`${german} Schreiben Sie an ann@example.org.`)).toEqual(['personal-data', 'length']);
  });
});

describe('disclaimers', () => {
  const one = { id: 'd-general', body: 'This is general advice. I have not seen you in person.' };
  const says = (disclaimers: { id: string; body: string }[] | null, text = good): string => findingsOf('disclaimer', text, { disclaimers }).map(({ say }) => say).join(' | ');

  it('are one general one and at most two more', () => {
    expect(says([one])).toBe('');
    expect(says([])).toMatch(/^No disclaimer goes/);
    expect(says([{ id: 'd-child', body: 'Children change fast.' }])).toMatch(/^No general disclaimer/);
    expect(says([one, one, one, one])).toMatch(/^4 disclaimers/);
    expect(says(null)).toBe('');
  });
  it('are not a quarter of what is read', () => expect(says([one, { id: 'd-x', body: 'word '.repeat(90) }])).toMatch(/^The disclaimers make up \d+ %/));
  it('are not said twice', () => {
    expect(quotesOf('disclaimer', `${good}\n\nI have not seen you in person and cannot tell.`, { disclaimers: [{ id: 'd-general', body: 'I have not seen you in person and cannot tell. More.' }] })).toEqual(['I have not seen you in person and cannot tell.']);
  });
});
