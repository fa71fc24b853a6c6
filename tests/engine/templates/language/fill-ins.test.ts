import { describe, expect, it } from 'vitest';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import type { RenderJob } from '#electron/engine/templates/language/job.ts';
import { aFillIn, aJob } from './hostile/a-job.ts';

const render = (body: string, more?: Partial<RenderJob>) => renderTemplate(aJob(body, more));

describe('a tick', () => {
  const fillIns = [aFillIn('steroid', { kind: 'tick' })];
  const list = '- one\n{% if fill.steroid %}- two{% endif %}\n- three';
  const paragraphs = 'One.\n\n{% if fill.steroid %}\nTwo.\n{% endif %}\n\nThree.';
  const inline = 'One. {% if fill.steroid %}Two.{% endif %} Three.';

  it('keeps its words where it is ticked', () => {
    const answers = { steroid: 'yes' };
    expect(render(list, { fillIns, answers }).text).toBe('- one\n- two\n- three');
    expect(render(paragraphs, { fillIns, answers }).text).toBe('One.\n\nTwo.\n\nThree.');
    expect(render(inline, { fillIns, answers }).text).toBe('One. Two. Three.');
  });

  it('takes its line, its paragraph and its blank line with it where it is not', () => {
    for (const answers of [{}, { steroid: 'no' }, { steroid: '' }] as Record<string, string>[]) {
      expect(render(list, { fillIns, answers }).text).toBe('- one\n- three');
      expect(render(paragraphs, { fillIns, answers }).text).toBe('One.\n\nThree.');
      expect(render(inline, { fillIns, answers }).text).toBe('One. Three.');
      expect(render('- {% if fill.steroid %}two{% endif %}\n- three', { fillIns, answers }).text).toBe('- three');
      expect(render('One {% if fill.steroid %}two{% endif %}.', { fillIns, answers }).text).toBe('One.');
      expect(render('- one\n  {% if fill.steroid %}\n  - two\n  {% endif %}\n  - three', { fillIns, answers }).text).toBe('- one\n  - three');
    }
  });

  it('leaves two empty lines without that care (control)', () => {
    expect('One.\n\n\n\n\nThree.'.replace(/x/, '')).toMatch(/\n{3}/);
    expect(render('One.\n\n\n\n\nThree.').text).toBe('One.\n\nThree.');
  });

  it('has its preset until somebody says otherwise', () => {
    const preset = [aFillIn('steroid', { kind: 'tick', preset: 'yes' })];
    expect(render(inline, { fillIns: preset }).text).toContain('Two.');
    expect(render(inline, { fillIns: preset, answers: { steroid: 'no' } }).text).not.toContain('Two.');
  });

  it('is true or false in every kind of condition, and never a blank', () => {
    const answers = { steroid: 'yes' };
    for (const body of ['{% if fill.steroid == true %}a{% endif %}', '{% if fill.steroid == "yes" %}a{% endif %}', '{% if fill.steroid != "no" %}a{% endif %}', '{% unless fill.steroid %}b{% else %}a{% endunless %}', '{% if not fill.steroid %}b{% else %}a{% endif %}', '{% case fill.steroid %}{% when "yes" %}a{% when "no" %}b{% endcase %}']) {
      expect(render(body, { fillIns, answers }).text, body).toBe('a');
    }
    expect(render('Steroid: {{ fill.steroid }}', { fillIns })).toMatchObject({ text: 'Steroid: no', blanks: [] });
  });
});

describe('a choice', () => {
  const fillIns = [aFillIn('kind', { kind: 'choice', choices: ['dry', 'weeping'] })];
  const body = '{% case fill.kind %}{% when "dry" %}Ointment.{% when "weeping", "infected" %}Cream.{% else %}Either.{% endcase %}';

  it('decides', () => {
    expect(render(body, { fillIns, answers: { kind: 'dry' } }).text).toBe('Ointment.');
    expect(render(body, { fillIns, answers: { kind: 'weeping' } }).text).toBe('Cream.');
    expect(render('{% if fill.kind == "dry" %}Ointment.{% endif %}', { fillIns, answers: { kind: 'dry' } }).text).toBe('Ointment.');
    expect(render('It is {{ fill.kind }}.', { fillIns, answers: { kind: 'dry' } }).text).toBe('It is dry.');
  });

  it('that is required and open stands where it would decide, as a blank; no branch is guessed', () => {
    for (const undecided of [body, '{% if fill.kind == "dry" %}Ointment.{% else %}Cream.{% endif %}', '{% unless fill.kind == "dry" %}Cream.{% endunless %}', '{% if question.x or fill.kind == "dry" %}Ointment.{% endif %}']) {
      expect(render(undecided, { fillIns })).toMatchObject({ text: '[[The kind]]', blanks: [{ key: 'kind', kind: 'choice', choices: ['dry', 'weeping'] }] });
    }
  });

  it('that is open does not matter where something else has decided', () => {
    const values = { question: { is_child: true } };
    expect(render('{% if question.is_child or fill.kind == "dry" %}a{% endif %}', { fillIns, values })).toMatchObject({ text: 'a', fields: [] });
    expect(render('{% if question.is_old and fill.kind == "dry" %}a{% else %}b{% endif %}', { fillIns, values })).toMatchObject({ text: 'b', fields: [] });
  });

  it('that is optional and open is none of its choices', () => {
    const optional = [aFillIn('kind', { kind: 'choice', choices: ['dry'], isRequired: false })];
    expect(render(body, { fillIns: optional }).text).toBe('Either.');
  });

  it('has its preset in conditions', () => {
    expect(render(body, { fillIns: [aFillIn('kind', { kind: 'choice', choices: ['dry'], preset: 'dry' })] }).text).toBe('Ointment.');
  });
});

describe('numbers and days', () => {
  const fillIns = [aFillIn('weeks', { kind: 'number' }), aFillIn('since', { kind: 'date' })];
  it('count, compare and are written as the author likes', () => {
    const answers = { weeks: '6', since: '2026-02-09' };
    expect(render('{{ fill.weeks | plus: 2 }} {% if fill.weeks > 5 %}long{% endif %} {{ fill.weeks | minus: 0.1 }}', { fillIns, answers }).text).toBe('8 long 5.9');
    expect(render('{{ fill.since | date: "%A %e %B %Y" }}, {{ fill.since }}', { fillIns, answers }).text).toBe('Monday 9 February 2026, 2026-02-09');
  });
  it('stay blanks until they are said, with their kind', () => {
    expect(render('{{ fill.weeks | plus: 2 }} {{ fill.since | date }}', { fillIns })).toMatchObject({ text: '[[The weeks]] [[The since]]', blanks: [{ kind: 'number' }, { kind: 'date' }] });
    expect(render('{% if fill.weeks > 5 %}long{% else %}short{% endif %}', { fillIns }).text).toBe('[[The weeks]]');
  });
});

describe('what was said', () => {
  it('stands as it was typed, and again wherever it is asked for', () => {
    expect(render('{{ fill.a }} … {{ fill.a | upcase }}', { fillIns: [aFillIn('a')], answers: { a: ' two lines\nof words ' } }).text).toBe('two lines\nof words … TWO LINES\nOF WORDS');
  });
  it('that is empty is not said', () => {
    expect(render('{{ fill.a }}', { fillIns: [aFillIn('a')], answers: { a: '   ' } }).text).toBe('[[The a]]');
  });
  it('may fill a value nobody knows', () => {
    const { text, fields } = render('Call {{ emergency.number }}.', { answers: { 'emergency.number': '112' }, labels: { 'emergency.number': 'Local emergency number' } });
    expect(text).toBe('Call 112.');
    expect(fields).toMatchObject([{ key: 'emergency.number', label: 'Local emergency number', kind: 'text' }]);
  });
});

describe('the fields of the sheet', () => {
  const fillIns = [aFillIn('c'), aFillIn('a'), aFillIn('b', { isRequired: false }), aFillIn('child', { kind: 'tick' }), aFillIn('adult', { kind: 'tick' }), aFillIn('kind', { kind: 'choice', choices: ['x'], preset: 'x' })];
  const body = '{{ fill.a }} {% if question.is_child %}{% if fill.child %}{{ fill.c }}{% endif %}{% elsif fill.adult %}!{% endif %} {% if fill.kind == "x" %}{{ fill.b | default: "soon" }}{% endif %}';

  it('are those that matter for this question, in reading order', () => {
    expect(render(body, { fillIns, values: { question: { is_child: true } } }).fields.map(({ key }) => key)).toEqual(['a', 'child', 'kind', 'b']);
    expect(render(body, { fillIns, values: { question: { is_child: true } }, answers: { child: 'yes' } }).fields.map(({ key }) => key)).toEqual(['a', 'child', 'c', 'kind', 'b']);
    expect(render(body, { fillIns }).fields.map(({ key }) => key)).toEqual(['a', 'adult', 'kind', 'b']);
  });

  it('are still there when they are answered, and say what stands there before', () => {
    const { fields, blanks } = render(body, { fillIns, answers: { a: 'said' } });
    expect(blanks).toEqual([]);
    expect(fields.map(({ key, preset }) => [key, preset])).toEqual([['a', ''], ['adult', ''], ['kind', 'x'], ['b', 'soon']]);
  });
});

it('says which conditions held, as they were written', () => {
  const body = '{% if question.a  and fill.t %}x{% else %}y{% endif %}{% unless question.b %}z{% endunless %}{% case question.level %}{% when "urgent" %}!{% endcase %}{% if question.c %}{% elsif question.a %}w{% endif %}';
  const { branches } = render(body, { fillIns: [aFillIn('t', { kind: 'tick', preset: 'yes' })], values: { question: { a: true, level: 'urgent' } } });
  expect(branches).toEqual(['question.a and fill.t', 'unless question.b', 'question.level == "urgent"', 'question.a']);
});
