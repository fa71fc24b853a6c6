import { describe, expect, it } from 'vitest';
import { requiredBy, ruleHolds, type LookFacts } from '#electron/engine/looks/required.ts';
import { judge, type Given, type Judged } from '#electron/engine/looks/verdict.ts';
import type { LookRule } from '#shared/words/second-look.ts';

const facts: LookFacts = { tags: ['rash', 'Child'], level: 'urgent', templateIds: ['t-spots'], isTrainee: false, wasStopped: false };
const aRule = (over: Partial<LookRule> = {}): LookRule => ({ id: 'r', title: 'Children', tags: [], levels: [], templateIds: [], isOn: true, rev: 1, ...over });

describe('a rule for second looks', () => {
  it.each<[string, Partial<LookRule>, boolean]>([
    ['one of its tags, in any case', { tags: ['child', 'baby'] }, true],
    ['none of its tags', { tags: ['baby'] }, false],
    ['its level', { levels: ['emergency', 'urgent'] }, true],
    ['another level', { levels: ['emergency'] }, false],
    ['its template', { templateIds: ['t-spots'] }, true],
    ['another template', { templateIds: ['t-other'] }, false],
    ['tag and level', { tags: ['child'], levels: ['urgent'] }, true],
    ['its tag at another level', { tags: ['child'], levels: ['routine'] }, false],
    ['every answer, when it names nothing', {}, true],
    ['nothing, when it is off', { isOn: false }, false],
  ])('holds for %s', (_, over, holds) => {
    expect(ruleHolds(aRule(over), facts)).toBe(holds);
  });

  it('is named, and so is everything else that asks', () => {
    expect(requiredBy([aRule({ title: 'Children' }), aRule({ title: 'Off', isOn: false })], facts)).toEqual(['Children']);
    expect(requiredBy([], { ...facts, isTrainee: true, wasStopped: true })).toEqual(['Everything a trainee writes', 'A second reader stopped it before']);
    expect(requiredBy([], facts)).toEqual([]);
  });
});

describe('a verdict', () => {
  const look: Judged = { state: 'asked', by: 'sam', text: 'Use a cream.', reader: '', agreedBy: [] };
  const given = (over: Partial<Given> = {}): Given => ({ verdict: 'agree', by: 'ilse', remark: '', suggestion: null, ...over });

  it('adds one agreement to another, and counts nobody twice', () => {
    const first = judge(look, given());
    expect(first).toMatchObject({ kind: 'judged', state: 'agreed', agreedBy: ['ilse'] });
    expect(judge({ ...look, state: 'agreed', agreedBy: ['ilse'] }, given({ by: 'bo' }))).toMatchObject({ agreedBy: ['ilse', 'bo'] });
    expect(judge({ ...look, state: 'agreed', agreedBy: ['ilse', 'bo'] }, given({ by: 'ILSE' }))).toMatchObject({ agreedBy: ['bo', 'ILSE'] });
  });

  it.each<[string, Partial<Judged>, Partial<Given>, string]>([
    ['to one’s own words', { by: 'Ilse' }, {}, 'own'],
    ['to what was taken back', { state: 'withdrawn' }, {}, 'over'],
    ['to what was sent', { state: 'sent' }, { verdict: 'stop', remark: 'late' }, 'over'],
    ['over a stop of somebody else', { state: 'stopped', reader: 'bo' }, {}, 'stopped'],
    ['that stops without a reason', {}, { verdict: 'stop', remark: '  ' }, 'no-reason'],
    ['that suggests nothing', {}, { verdict: 'suggest', suggestion: null }, 'no-change'],
    ['that suggests the same words', {}, { verdict: 'suggest', suggestion: ' Use a cream.\n' }, 'no-change'],
  ])('is not taken %s', (_, before, gives, why) => {
    expect(judge({ ...look, ...before }, given(gives))).toMatchObject({ kind: 'refused', why });
  });

  it('lifts a stop where it is one’s own', () => {
    expect(judge({ ...look, state: 'stopped', reader: 'ilse' }, given())).toMatchObject({ state: 'agreed', agreedBy: ['ilse'] });
  });

  it('takes agreements away when it suggests or stops', () => {
    const agreed: Judged = { ...look, state: 'agreed', agreedBy: ['bo'] };
    expect(judge(agreed, given({ verdict: 'suggest', suggestion: 'Use a plain cream.' }))).toMatchObject({ state: 'suggested', agreedBy: [], suggestion: 'Use a plain cream.' });
    expect(judge(agreed, given({ verdict: 'stop', remark: 'It may be meningitis.' }))).toMatchObject({ state: 'stopped', agreedBy: [], remark: 'It may be meningitis.' });
  });
});
