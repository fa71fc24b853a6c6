import { describe, expect, it } from 'vitest';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import { inTheWay, mayBeWaived, waiverOf } from '#shared/checks/waived.ts';
import { anAnswer, findingsOf, quotesOf } from '#tests/makers/an-answer-to-check.ts';

describe('what looks left over', () => {
  it('asks, quotes the word and stands at its exact place', () => {
    const text = 'Hello [name], it is XXX.';
    const found = findingsOf('leftover', text);
    expect(found.map(({ weight, quote }) => [weight, quote])).toEqual([['ask', '[name]'], ['ask', 'XXX']]);
    expect(found.map(({ from, to }) => text.slice(from ?? 0, to ?? 0))).toEqual(['[name]', 'XXX']);
  });

  it('is not our own mark, which is told of as a blank', () => {
    expect(checkAnswer(anAnswer('Hello [[name]] and {{ asker.name }} {% if x %}')).filter(({ check }) => check === 'leftover' || check === 'unfilled')).toEqual([]);
    expect(quotesOf('unfilled', 'Hello {{ asker.name } there')).toEqual(['{{ asker.name }']);
  });

  it('tells a link, a tick and a footnote from a place to fill in', () => {
    expect(quotesOf('leftover', '[your name](https://example.org) [x] [1] [^2] […] [link][1]\n\n[1]: https://example.org')).toEqual([]);
    expect(quotesOf('leftover', '[your name] (https://example.org)')).toEqual(['[your name]']);
  });

  it('tells kisses and Roman figures from crosses', () => {
    expect(quotesOf('leftover', 'Chapter XXX says so.\nTake care XXX')).toEqual([]);
    expect(quotesOf('leftover', 'Ask XXX about it.')).toEqual(['XXX']);
  });

  it('leaves code and quoted posts alone', () => {
    expect(quotesOf('leftover', '> [name]\n\n`[name]`\n\n```\n[name]\n```')).toEqual([]);
    expect(quotesOf('leftover', '[name]')).toEqual(['[name]']);
  });
});

describe('a waiver', () => {
  const [leftover] = findingsOf('leftover', 'Hello [name].');
  const [secret] = findingsOf('personal-data', 'Write to ann@example.org.');
  if (!leftover || !secret) throw new Error('The examples must be found.');

  it('lets a word pass wherever it stands, and no other word', () => {
    const waiver = { check: 'leftover' as const, quote: '[name]', reason: 'Meant like this' };
    expect(waiverOf(leftover, [waiver])).toBe(waiver);
    expect(waiverOf({ ...leftover, quote: '[date]' }, [waiver])).toBeUndefined();
    expect(waiverOf({ ...leftover, quote: '[date]' }, [{ ...waiver, quote: '' }])).toBeDefined();
    expect(waiverOf({ ...leftover, check: 'jargon', weight: 'advise' }, [waiver])).toBeUndefined();
  });

  it('cannot let pass what refuses', () => {
    expect(mayBeWaived(secret)).toBe(false);
    expect(inTheWay([secret, leftover], [{ check: 'personal-data', quote: '', reason: 'x' }, { check: 'leftover', quote: '[name]', reason: 'x' }])).toEqual([secret]);
  });

  it('is not needed for advice', () => expect(inTheWay(findingsOf('length', 'Three short words'), [])).toEqual([]));
});

it('says what refuses first, then what is asked, then advice, in reading order', () => {
  const weights = checkAnswer(anAnswer('Definitely call [name]. Mail ann@example.org, or bob@example.org. XXX is there.')).map(({ weight, quote }) => `${weight} ${quote}`);
  expect(weights).toEqual(['refuse ann@example.org', 'refuse bob@example.org', 'ask [name]', 'ask XXX', 'advise Definitely', 'advise ']);
});
