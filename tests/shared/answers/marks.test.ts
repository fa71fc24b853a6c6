import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarks } from '#shared/answers/blanks.ts';
import { answersOf, beginningOf, cutMark, fieldsOf, fillMarks, isAnswered, withoutMarks, type Field } from '#shared/answers/fill-marks.ts';
import { mergeBlanks, mergeUses } from '#shared/answers/merge-blanks.ts';
import { sayMark, walkMarks } from '#shared/answers/walk-marks.ts';
import type { Blank } from '#shared/words/draft.ts';

const aBlank = (label: string, over: Partial<Blank> = {}): Blank => ({ key: label, label, hint: '', isRequired: true, maxChars: null, templateId: 't', ...over });
const cut = (text: string, label: string): string => {
  const mark = findMarks(text, [aBlank(label)]).find((found) => found.label === label);
  if (!mark) throw new Error('no such mark');
  const change = cutMark(text, mark);
  return text.slice(0, change.from) + change.insert + text.slice(change.to);
};

describe('walking the marks', () => {
  const text = 'a [[one]] b [[two]] c {{three}}';
  const marks = findMarks(text, [aBlank('one'), aBlank('two', { isRequired: false })]);
  const labelAfter = (from: number, to: number, direction: 1 | -1) => walkMarks(marks, { from, to }, direction)?.label;

  it('goes to the next one from where the caret is', () => expect(labelAfter(0, 0, 1)).toBe('one'));
  it('goes on from the one that is selected', () => expect(labelAfter(marks[0]?.from ?? 0, marks[0]?.to ?? 0, 1)).toBe('two'));
  it('goes round at the end', () => expect(labelAfter(text.length, text.length, 1)).toBe('one'));
  it('goes back, and round at the beginning', () => {
    expect(labelAfter(marks[1]?.from ?? 0, marks[1]?.to ?? 0, -1)).toBe('one');
    expect(labelAfter(0, 0, -1)).toBe('{{three}}');
  });
  it('finds nothing where nothing is left', () => expect(walkMarks([], { from: 0, to: 0 }, 1)).toBeNull());
  it('stays on the only one there is', () => expect(walkMarks(marks.slice(0, 1), { from: marks[0]?.from ?? 0, to: marks[0]?.to ?? 0 }, 1)?.label).toBe('one'));
  it('says the place, the label and whether it must be filled', () => {
    expect(marks.map((mark) => sayMark(mark, marks))).toEqual([
      'Blank 1 of 3: one, required',
      'Blank 2 of 3: two, optional, delete to leave it out',
      'Blank 3 of 3: {{three}}, left by a template, take it out or replace it',
    ]);
  });
  it('visits every mark once in a round, from anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[[a]]', '[[b]]', 'word', '\n', '{{x}}'), { maxLength: 20 }), fc.nat(80), (parts, start) => {
        const found = findMarks(parts.join(' '), []);
        const seen = new Set<number>();
        let here = { from: start, to: start };
        for (const _ of found) {
          const next = walkMarks(found, here, 1);
          if (next) {
            seen.add(next.from);
            here = next;
          }
        }
        expect(seen.size).toBe(found.length);
      }),
    );
  });
});

describe('filling marks in', () => {
  it('answers every mark of a label at once', () => {
    expect(fillMarks('[[Name]], yes, [[Name]].', [aBlank('Name')], new Map([['Name', ' Ann ']]))).toBe('Ann, yes, Ann.');
  });
  it('never expands a value again, and never touches template code', () => {
    expect(fillMarks('[[a]] [[b]] {{c}}', [], new Map([['a', '[[b]] $& $1'], ['b', 'B'], ['{{c}}', 'C']]))).toBe('[[b]] $& $1 B {{c}}');
  });
  it('leaves a mark without a value where it stands', () => expect(fillMarks('x [[a]]', [], new Map([['a', '  ']]))).toBe('x [[a]]'));
  it('lists each label once, in reading order', () => {
    const blanks = [aBlank('two', { isRequired: false, hint: 'Why', maxChars: 40 }), aBlank('gone')];
    expect(fieldsOf('[[one]] [[two]] [[one]] {{x}}', blanks)).toEqual([
      { key: '', label: 'one', hint: '', isRequired: true, maxChars: null, kind: 'text', choices: [], preset: '' },
      { key: 'two', label: 'two', hint: 'Why', isRequired: false, maxChars: 40, kind: 'text', choices: [], preset: '' },
    ]);
  });
  it('asks for each as what it is; a tick that stands in the text is a place for words', () => {
    const blanks = [aBlank('when', { kind: 'date' }), aBlank('which', { kind: 'choice', choices: ['a', 'b'] }), aBlank('tick', { kind: 'tick' })];
    expect(fieldsOf('[[when]] [[which]] [[tick]] [[none]]', [...blanks, aBlank('none', { kind: 'choice', choices: [] })]).map(({ kind, choices }) => [kind, ...choices])).toEqual([['date'], ['choice', 'a', 'b'], ['text'], ['text']]);
  });
});

describe('an answer to a field', () => {
  const field = (kind: Field['kind'], choices: string[] = []) => ({ kind, choices });
  it('is a number where one is asked for', () => {
    for (const said of ['3', ' 2.5 ', '2,5', '-1', '+4', '0']) expect(isAnswered(field('number'), said), said).toBe(true);
    for (const said of ['', 'two', '2-3', '1e5', '3 weeks', '1.2.3', '9'.repeat(40)]) expect(isAnswered(field('number'), said), said).toBe(false);
  });
  it('is one of the choices, a day, some words, or any state of a tick', () => {
    expect([isAnswered(field('choice', ['a']), 'a'), isAnswered(field('choice', ['a']), 'b')]).toEqual([true, false]);
    expect([isAnswered(field('date'), '2026-08-03'), isAnswered(field('date'), '3 August')]).toEqual([true, false]);
    expect([isAnswered(field('text'), 'x'), isAnswered(field('text'), '  ')]).toEqual([true, false]);
    expect([isAnswered(field('tick'), ''), isAnswered(field('tick'), 'no')]).toEqual([true, true]);
  });
  it('is remembered by key and offered by label, where it is an answer there', () => {
    const fields = fieldsOf('[[Weeks]] [[Line]] [[typed]]', [aBlank('Weeks', { key: 'weeks', kind: 'number' }), aBlank('Line', { key: 'line' })]);
    expect(answersOf(fields, new Map([['Weeks', '3'], ['Line', ' Hello '], ['typed', 'x']]))).toEqual({ weeks: '3', line: 'Hello' });
    expect(beginningOf(fields, { weeks: '3', line: 'Hello', other: 'x' })).toEqual({ Weeks: '3', Line: 'Hello' });
    expect(beginningOf(fields, { weeks: 'many' })).toEqual({});
    const proposed = fieldsOf('[[Weeks]]', [aBlank('Weeks', { key: 'weeks', kind: 'number', preset: '2' })]);
    expect([beginningOf(proposed, {}), beginningOf(proposed, { weeks: '5' }), beginningOf(proposed, { weeks: 'many' })]).toEqual([{ Weeks: '2' }, { Weeks: '5' }, { Weeks: '2' }]);
    expect(beginningOf(fieldsOf('[[a]]', [aBlank('a', { key: 'constructor' })]), {})).toEqual({});
  });
});

describe('leaving a mark out', () => {
  it('takes one of the two spaces around it', () => expect(cut('photos. [[x]] Then', 'x')).toBe('photos. Then'));
  it('takes the space before the end of a line', () => expect(cut('photos. [[x]]\nThen', 'x')).toBe('photos.\nThen'));
  it('takes the space before a full stop', () => expect(cut('seen [[x]], then [[y]].', 'x')).toBe('seen, then [[y]].'));
  it('takes every mark of the labels named, and no other', () => expect(withoutMarks('[[x]]\n\nOne [[y]] [[x]].\n\n[[z]]', ['x', 'z'])).toBe('One [[y]].'));
  it('takes the empty line it leaves', () => expect(cut('one\n\n[[x]]\n\ntwo', 'x')).toBe('one\n\ntwo'));
  it('takes the point of a list with it', () => expect(cut('- a\n- [[x]]\n- b', 'x')).toBe('- a\n- b'));
  it('leaves nothing at the end', () => expect(cut('one\n\n[[x]]', 'x')).toBe('one'));
  it('leaves nothing at the beginning', () => expect(cut('[[x]]\n\none', 'x')).toBe('one'));
  it('never touches a letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('word', 'two', '\n', '\n\n', '- ', ' ', '[[y]]'), { maxLength: 12 }), fc.nat(12), (parts, at) => {
        const text = [...parts.slice(0, at), '[[x]]', ...parts.slice(at)].join('');
        const wordsOf = (s: string) => s.match(/[a-z]+/g)?.filter((word) => word !== 'x').join('') ?? '';
        const left = cut(text, 'x');
        expect(wordsOf(left)).toBe(wordsOf(text));
        expect(left).not.toContain('[[x]]');
      }),
    );
  });
});

describe('several templates in one answer', () => {
  it('makes one fill-in of a label both know, in its stricter form', () => {
    const merged = mergeBlanks([aBlank('a', { isRequired: true, maxChars: 300 }), aBlank('b')], [aBlank('a', { isRequired: false, maxChars: 100, templateId: 'u' }), aBlank('c')]);
    expect(merged.map((blank) => blank.label)).toEqual(['a', 'b', 'c']);
    expect(merged[0]).toMatchObject({ isRequired: true, maxChars: 100, templateId: 'u' });
  });
  it('joins the choices of a label both offer, and takes words where one wants words', () => {
    const choose = (...choices: string[]) => aBlank('a', { kind: 'choice', choices });
    expect(mergeBlanks([choose('x', 'y')], [choose('y', 'z')])[0]).toMatchObject({ kind: 'choice', choices: ['x', 'y', 'z'] });
    expect(mergeBlanks([choose('x', 'y')], [aBlank('a')])[0]).toMatchObject({ kind: 'text', choices: [] });
  });
  it('counts a template once, in its newest version', () => {
    expect(mergeUses([{ templateId: 't', version: 1 }, { templateId: 'u', version: 1 }], { templateId: 't', version: 2 })).toEqual([
      { templateId: 'u', version: 1 },
      { templateId: 't', version: 2 },
    ]);
  });
});
