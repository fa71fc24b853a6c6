import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFillIn, compareKeys, inReadingOrder, keysIn, keyTrouble, renameKey, sayFillIn } from '#renderer/library/editor/fill-ins/fill-in-keys.ts';
import { closing, liquidPlace } from '#renderer/library/editor/body/liquid-place.ts';
import { fittingQuestion } from '#renderer/library/preview/fitting-question.ts';
import { summaryOf, worstFirst } from '#renderer/library/preview/try-summary.ts';
import { contentDifference } from '#renderer/library/versions/content-difference.ts';
import { fold } from '#renderer/library/versions/fold.ts';
import { sameContent } from '#renderer/library/writing/same-content.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TryRow } from '#shared/words/library.ts';
import { aQuestionRow } from '#tests/makers/a-fake-world.ts';
import { someContent } from '#tests/makers/fake/a-fake-library.ts';

const fillIn = (key: string, over: Partial<FillIn> = {}): FillIn => ({ key, kind: 'text', label: key, hint: '', isRequired: true, maxChars: null, choices: [], preset: '', ...over });

describe('where completion may help', () => {
  it.each([
    ['{{ ', 'name', ''],
    ['Hello {{ asker.na', 'name', 'asker.na'],
    ['{{ asker.name | ', 'filter', ''],
    ['{{ asker.name | def', 'filter', 'def'],
    ['{{ asker.name | default: x', 'name', 'x'],
    ['{% ', 'tag', ''],
    ['{%- el', 'tag', 'el'],
    ['{% if question.', 'name', 'question.'],
    ['{% render "saf', 'snippet', 'saf'],
    ["{% render '", 'snippet', ''],
  ] as const)('knows what is meant in %j', (before, kind, typed) => {
    expect(liquidPlace(before)).toMatchObject({ kind, typed, from: before.length - typed.length });
  });

  it.each(['', 'Hello', '{{ a }} ', '{{ a | default: "the', '{% if x == "', '{ {', '{% if a %}word'])('keeps silent in %j', (before) => {
    expect(liquidPlace(before)).toBeNull();
  });

  it('ends a mark once', () => {
    expect(closing('', '{{')).toBe(' }}');
    expect(closing(' }} and', '{{')).toBe('');
    expect(closing(' and {{ other }}', '{{')).toBe(' }}');
    expect(closing('\n}}', '{{')).toBe(' }}');
    expect(closing(' %}', '{%')).toBe('');
  });
});

describe('the fill-ins of a body', () => {
  const body = '{{ fill.b }} fill.no {% if fill.a == "x" and other.fill.c %}{{ fill.b | upcase }}{% endif %} {{ fill.a_2 }}';

  it('are found in marks alone, once each, as they are read', () => {
    expect(keysIn(body)).toEqual(['b', 'a', 'a_2']);
  });

  it('are compared with those that are described', () => {
    expect(compareKeys(body, [fillIn('a'), fillIn('z')])).toEqual({ unused: new Set(['z']), unknown: ['b', 'a_2'] });
  });

  it('stand in reading order, strangers last in their own', () => {
    expect(inReadingOrder(body, ['y', 'a', 'x', 'b'].map((key) => fillIn(key))).map(({ key }) => key)).toEqual(['b', 'a', 'y', 'x']);
  });

  it('are renamed without touching their like', () => {
    expect(renameKey(body, 'a', 'c')).toBe('{{ fill.b }} fill.no {% if fill.c == "x" and other.fill.c %}{{ fill.b | upcase }}{% endif %} {{ fill.a_2 }}');
  });

  it('get names that are free, and refuse those that are not names', () => {
    expect(aFillIn('fear', [fillIn('fear'), fillIn('fear_2')]).key).toBe('fear_3');
    expect(keyTrouble('Fear', [])).toMatch(/small letters/);
    expect(keyTrouble('fear', [fillIn('fear')])).toMatch(/already/);
    expect(keyTrouble('fear', [])).toBe('');
  });

  it('are said in a few words', () => {
    expect(sayFillIn(fillIn('a', { maxChars: 200 }))).toBe('text · required · 200');
    expect(sayFillIn(fillIn('a', { kind: 'choice', isRequired: false, choices: ['x', 'y'] }))).toBe('choice · optional · 2 choices');
    expect(sayFillIn(fillIn('a', { kind: 'tick' }))).toBe('tick');
  });

  it('are found in time that grows with the body alone', () => {
    const bomb = '{{'.repeat(16_000) + '{%'.repeat(16_000);
    expect(keysIn(bomb)).toEqual([]);
    expect(renameKey(bomb, 'a', 'b')).toBe(bomb);
  });
});

describe('the question words are tried on', () => {
  const rows = [aQuestionRow(1, { tags: ['hair'] }), aQuestionRow(2, { community: { id: 6, name: 'Child Health', color: '' }, tags: ['rash'] }), aQuestionRow(3, { community: { id: 6, name: 'Child Health', color: '' }, tags: ['Petechiae', 'child'] })];

  it('is of their community, with most of their tags, the first of equals', () => {
    expect(fittingQuestion(rows, { communities: ['Child Health'], tags: ['petechiae', 'child'] })?.id).toBe(rows[2]?.id);
    expect(fittingQuestion(rows, { communities: ['Child Health'], tags: [] })?.id).toBe(rows[1]?.id);
    expect(fittingQuestion(rows, { communities: ['*'], tags: ['rash'] })?.id).toBe(rows[1]?.id);
    expect(fittingQuestion(rows, { communities: ['Allergy'], tags: [] })?.id).toBe(rows[0]?.id);
    expect(fittingQuestion([], { communities: [], tags: [] })).toBeNull();
  });
});

describe('what came of trying', () => {
  const row = (over: Partial<TryRow> = {}): TryRow => ({ questionId: 'practice:1', title: 't', words: 100, blanks: [], branches: [], problems: [], ...over });

  it('is good when every one is whole', () => {
    expect(summaryOf([row(), row()])).toEqual([{ isGood: true, say: '2 render whole' }]);
  });

  it('counts every kind of trouble once for a question, most frequent first', () => {
    const rows = [row({ blanks: ['name', 'name'] }), row({ blanks: ['tags', 'name'], words: 351 }), row({ problems: ['It is too long.'] }), row({ words: 350 })];
    expect(summaryOf(rows).map(({ say }) => say)).toEqual(['1 renders whole', '2 would show a blank for “name”', '1 would show a blank for “tags”', '1: It is too long.', '1 is over 350 words']);
    expect(worstFirst(rows).map(({ problems, blanks, words }) => [problems.length, blanks.length, words])).toEqual([
      [1, 0, 100],
      [0, 2, 100],
      [0, 2, 351],
      [0, 0, 350],
    ]);
  });
});

describe('the difference between two contents', () => {
  it('names only the parts that changed', () => {
    const before = someContent();
    const now = { ...before, title: 'Other spots', fillIns: [], communities: ['*'] };
    expect(contentDifference(before, now).map(({ name }) => name)).toEqual(['Title', 'Fill-ins', 'Communities']);
    expect(contentDifference(before, before)).toEqual([]);
  });

  it('is all new where there was nothing', () => {
    const parts = contentDifference(null, someContent({ tags: [] }));
    expect(parts.map(({ name }) => name)).toEqual(['Title', 'Body', 'Fill-ins', 'Communities']);
    expect(parts.flatMap((part) => part.parts).every(({ kind }) => kind === 'new')).toBe(true);
  });

  it('puts both texts together again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [before, now] = [someContent({ body: a }), someContent({ body: b })];
        const body = contentDifference(before, now).find(({ name }) => name === 'Body')?.parts ?? [];
        const side = (kind: 'gone' | 'new'): string => body.filter((part) => part.kind === 'same' || part.kind === kind).map(({ text }) => text).join('');
        if (a !== b) expect([side('gone'), side('new')]).toEqual([a, b]);
      }),
    );
  });
});

describe('folding a difference', () => {
  const long = 'one two three four five six seven '.repeat(40);

  it('hides what is far from every change, at its beginning, between and at its end', () => {
    const shown = fold([{ kind: 'same', text: long }, { kind: 'new', text: 'new ' }, { kind: 'same', text: long }, { kind: 'gone', text: 'old' }, { kind: 'same', text: long }]);
    expect(shown.map(({ kind }) => kind)).toEqual(['folded', 'same', 'new', 'same', 'folded', 'same', 'gone', 'same', 'folded']);
  });

  it('leaves short stretches alone', () => {
    const parts = [{ kind: 'same' as const, text: 'See a doctor ' }, { kind: 'new' as const, text: 'today' }];
    expect(fold(parts)).toEqual(parts);
  });

  it('loses no letter and no change', () => {
    const part = fc.record({ kind: fc.constantFrom('same' as const, 'gone' as const, 'new' as const), text: fc.string({ maxLength: 900 }).filter((text) => text !== '') });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const shown = fold(parts);
        expect(shown.map(({ text }) => text).join('')).toBe(parts.map(({ text }) => text).join(''));
        expect(shown.filter(({ kind }) => kind === 'gone' || kind === 'new')).toEqual(parts.filter(({ kind }) => kind !== 'same'));
      }),
    );
  });
});

describe('sameness', () => {
  it('does not hang on the order of fields, and does on the order of lists', () => {
    const content = someContent({ tags: ['a', 'b'] });
    const turned = Object.fromEntries(Object.entries(content).toReversed()) as typeof content;
    expect(sameContent(content, turned)).toBe(true);
    expect(sameContent(content, { ...content, tags: ['b', 'a'] })).toBe(false);
    expect(sameContent(content, { ...content, body: `${content.body} ` })).toBe(false);
  });
});
