import { describe, expect, it } from 'vitest';
import { rankOf } from '#shared/words/level.ts';
import { aJudge, someRules } from '#tests/makers/a-judge.ts';

const judge = aJudge();
const isRaised = (title: string, body: string, by = judge): boolean => rankOf(by({ title, body }).level) >= rankOf('urgent');
/** As if loose words were signs like all others. */
const strict = aJudge(someRules(({ signals }) => ({ signals: Object.fromEntries(Object.entries(signals).map(([id, entry]) => [id, { ...entry, phrases: [...entry.phrases, ...entry.loose], loose: [] }])) })));

/** A loose word alone, and beside another sign. */
const pairs: readonly [alone: string, beside: string][] = [
  ['His epipen runs out next month, where do I renew it?', 'He ate a cashew and is covered in hives, the epipen is out of date.'],
  ['I bit my tongue at lunch and it is sore.', 'I bit my tongue and cannot say how, I was found unconscious on the floor.'],
  ['My toddler has dry lips, which balm is safe?', 'My toddler has dry lips and a fever of 39.4 and will not wake properly.'],
];

describe('words that many harmless questions have too', () => {
  it.each(pairs)('are no sign alone, and are one beside another: %s', (alone, beside) => {
    expect(isRaised('', alone)).toBe(false);
    expect(isRaised('', beside)).toBe(true);
    expect(isRaised('', alone, strict)).toBe(true);
  });

  it('count in a newborn', () => {
    expect(isRaised('', 'Our baby is 3 weeks old and her lips are dry and she is hardly weeing.')).toBe(true);
  });
});

describe('what must not be taken for harmless', () => {
  it.each([
    ['', 'My ECG was normal but the chest pain is back and going down my arm.'],
    ['Chest pain', 'ECG normal last week and the doctor was happy. Now the chest pain is back and going down my arm.'],
    ['side effects of lamotrigine', 'I have mouth blisters and my skin is peeling.'],
    ['', 'What do you do if a child drinks bleach? Mine just has.'],
  ])('%s %s', (title, body) => {
    expect(judge({ title, body }).level).toBe('emergency');
  });

  it('a test that was normal still brings chest pain down where nothing came back', () => {
    expect(isRaised('', 'I had chest pain that went into my arm, the ECG was normal and it was a pulled muscle.')).toBe(false);
  });

  it('a question about anybody is no emergency while nothing happened', () => {
    expect(isRaised('', 'What do you do if a child drinks bleach? Just wondering.')).toBe(false);
  });
});
