import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { literally, renderTemplate, TemplateFault, type Values } from '#electron/engine/templates/language/render.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { createMarkdown } from '#tests/makers/a-reader.ts';

const aFillIn = (key: string, more: Partial<FillIn> = {}): FillIn => ({ key, kind: 'text', label: `The ${key}`, hint: '', isRequired: true, maxChars: 200, choices: [], preset: '', ...more });
const render = (body: string, { fillIns = [], values = {}, labels = {} }: { fillIns?: FillIn[]; values?: Values; labels?: Record<string, string> } = {}) => renderTemplate({ templateId: 't', body, fillIns, answers: {}, values, labels, snippets: {} });
const text = (body: string, more?: Parameters<typeof render>[1]): string => render(body, more).text;

describe('a fill-in', () => {
  const fillIns = [aFillIn('need'), aFillIn('maybe', { isRequired: false })];

  it('stands in the text as its mark', () => {
    expect(render('Hello. {{ fill.need }}', { fillIns })).toMatchObject({
      text: 'Hello. [[The need]]',
      blanks: [{ key: 'need', label: 'The need', hint: '', isRequired: true, maxChars: 200, templateId: 't', kind: 'text', choices: [] }],
    });
  });

  it('gives way to its default when it is optional, and not when it is required', () => {
    expect(text('{{ fill.maybe | default: "two weeks" }} and {{ fill.need | default: "nothing" }}', { fillIns })).toBe('two weeks and [[The need]]');
  });

  it('keeps its mark inside a condition that asks whether it is empty', () => {
    expect(text('{% if fill.maybe != "" %}Also: {{ fill.maybe }}{% endif %}', { fillIns })).toBe('Also: [[The maybe]]');
  });

  it('is described once, in reading order, and only when it is still in the text', () => {
    const { blanks } = render('{{ fill.b }} {{ fill.a }} {{ fill.b }}{% if false %}{{ fill.c }}{% endif %}', { fillIns: [aFillIn('a'), aFillIn('b'), aFillIn('c')] });
    expect(blanks.map((blank) => blank.key)).toEqual(['b', 'a']);
  });

  it('shares its label with no other, and its label cannot break its mark', () => {
    const { text: shown, blanks } = render('{{ fill.a }} {{ fill.b }} {{ fill.c }}', { fillIns: [aFillIn('a', { label: 'One [line]' }), aFillIn('b', { label: 'One [line]' }), aFillIn('c', { label: ' \n' })] });
    expect(shown).toBe('[[One (line)]] [[One (line) (2)]] [[blank]]');
    expect(findMarks(shown, blanks).every((mark) => mark.blank !== null)).toBe(true);
  });

  it('survives every filter with its mark whole', () => {
    expect(text('{{ fill.need | capitalize }} {{ fill.need | truncate: 3 }} {{ fill.need | size }} {{ "so " | append: fill.need }}', { fillIns })).toBe('[[The need]] [[The need]] [[The need]] so [[The need]]');
  });
});

describe('what is not known', () => {
  it('stays visible as a blank, never as nothing', () => {
    const { text: shown, blanks } = render('{{ volunteer.name }}, {{ no.such }}, {{ nothing }}, {{ fill.nobody }}, {{ volunteer.name | upcase }}', { values: { volunteer: { name: '' } }, labels: { 'volunteer.name': 'Your name' } });
    expect(shown).toBe('[[Your name]], [[no.such]], [[nothing]], [[fill.nobody]], [[Your name]]');
    expect(blanks.map((blank) => [blank.key, blank.isRequired])).toEqual([['volunteer.name', true], ['no.such', true], ['nothing', true], ['nobody', true]]);
  });

  it('is false in a condition and gives way to a default', () => {
    expect(text('{% if asker.name %}{{ asker.name }}, please{% else %}Please{% endif %} {{ asker.name | default: "there" }}', { values: { asker: { name: '' } } })).toBe('Please there');
  });
});

it('leaves no hole where the disclaimers go', () => {
  expect(text('One.\n\n{{ disclaimers }}\n\nTwo.   \nThree.')).toBe('One.\n\nTwo.\nThree.');
});

describe('other people’s words', () => {
  const hostile = ['$& $1 $$ $`', '{{ asker.name }}', '{% raw %}', '{% include "x" %}', '[[fill me]]', '{{ fill.need }}', '<img src=x onerror=alert(1)>', '[click](https://evil.test)', '![](https://evil.test/pixel)', '<!-- rounds:0 -->', '`code`', '**bold**', '\\{{ x }}', '{{{{ x }}}}', '[[[x]]]', '{%%}{{}}', '&lt;b&gt; &amp;', 'some_user_name'];

  it.each(hostile)('%s are shown letter for letter and read only once', (title) => {
    const { text: shown, blanks } = render('About: {{ question.title }}.', { values: { question: { title: literally(title) }, asker: { name: 'never shown' } } });
    expect(findMarks(shown, blanks)).toEqual([]);
    expect(createMarkdown().plain(shown)).toBe(`About: ${title}.`);
    expect(createMarkdown().html(shown)).not.toMatch(/<(?:img|a|code|strong|em)\b/);
  });

  it.each(['# big', '- item', '+ item', '=== line', '1. first', '23) second', '---'])('%s make no heading and no list at the beginning of a line', (title) => {
    const shown = text('{{ question.title }}', { values: { question: { title: literally(title) } } });
    expect(createMarkdown().html(`Before\n\n${shown}\n`)).toBe(`<p>Before</p>\n<p>${title}</p>\n`);
  });

  it('without that care become links and pictures, though still no marks (control)', () => {
    const careless = text('About: {{ question.title }}.', { values: { question: { title: '[[fill me]] ![](https://evil.test/pixel)' } } });
    expect(findMarks('[[fill me]]', [])).toHaveLength(1);
    expect(findMarks(careless, [])).toEqual([]);
    expect(createMarkdown().html(careless)).toContain('<img');
  });

  it('never make a mark, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '%', '\\', ' ', 'a', '$', '&', '<', '!', '-', '>', '`', '|', '\n'), maxLength: 40 }), (words) => {
        const { text: shown, blanks } = render('a {{ question.title }} b', { values: { question: { title: literally(words) } } });
        const said = words.replace(/\s+/g, ' ').trim();
        if (said === '') return;
        expect(findMarks(shown, blanks)).toEqual([]);
        expect(createMarkdown().plain(shown)).toBe(`a ${said} b`);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a template that is wrong', () => {
  const fault = (body: string, fillIns: FillIn[] = []): TemplateFault => {
    try {
      render(body, { fillIns });
    } catch (error) {
      if (error instanceof TemplateFault) return error;
      throw error;
    }
    throw new Error('it rendered');
  };

  it('says in which line', () => {
    expect(fault('One\nTwo {% if x %}').line).toBe(2);
    expect(fault('One\n\n{{ x | nofilter }}').line).toBe(3);
    expect(fault('{{ x | nofilter }}').message).toBe('There is no filter “nofilter”.');
  });

  it('cannot read files, though Liquid by itself would (control)', () => {
    for (const body of ['{% include "package.json" %}', '{% render "package.json" %}', '{% layout "package.json" %}']) expect(fault(body)).toBeInstanceOf(TemplateFault);
    expect(new Liquid().parseAndRenderSync('{% include "package.json" %}')).toContain('"name": "rounds"');
  });

  it('reaches nothing behind the values it is given', () => {
    const shown = text('{{ fill.need.constructor }}|{{ fill.need.__proto__.constructor }}|{{ question.constructor }}|{{ fill.__proto__ }}|{{ fill.need.valueOf }}', { fillIns: [aFillIn('need')], values: { question: { title: 'x' } } });
    expect(shown).not.toMatch(/function|class|native|Object/);
  });

  const loop = '{% for i in (1..100000000) %}x{% endfor %}';
  const nested = '{% for i in (1..9000) %}{% for j in (1..9000) %}{% for k in (1..9000) %}x{% endfor %}{% endfor %}{% endfor %}';
  const split = `{% assign a = "${'x,'.repeat(5_000)}" | split: "," %}{% for i in a %}{% for j in a %}{% for k in a %}{{ i }}{% endfor %}{% endfor %}{% endfor %}`;
  const doubling = `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`;
  const capturing = `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(60)}{{ a }}`;
  const padding = '{{ "x" | date: "%99999999Y" }}{% for i in (1..3000) %}' + 'long words '.repeat(4_000) + '{% endfor %}';
  it.each([['a long loop', loop], ['nested loops', nested], ['loops over a list', split], ['a doubling text', doubling], ['a doubling capture', capturing], ['a long text in a loop', padding], ['a template longer than any answer', 'x'.repeat(70_000)]])('that is a bomb is refused: %s', (_, body) => {
    expect(fault(body)).toBeInstanceOf(TemplateFault);
  });

  it('would fill the memory without the limits (control)', () => {
    const small = `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(16)}{{ a }}`;
    expect((new Liquid().parseAndRenderSync(small) as string).length).toBe(16 * 2 ** 16);
    expect(fault(small)).toBeInstanceOf(TemplateFault);
  });
});
