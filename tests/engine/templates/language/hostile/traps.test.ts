import { describe, expect, it } from 'vitest';
import { literally } from '#electron/engine/templates/language/literally.ts';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import type { RenderJob } from '#electron/engine/templates/language/job.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { createMarkdown } from '#tests/makers/a-reader.ts';
import { aFillIn, aJob } from './a-job.ts';

const render = (body: string, more?: Partial<RenderJob>) => renderTemplate(aJob(body, more));
const titled = (title: string): Partial<RenderJob> => ({ values: { question: { title: literally(title) }, asker: { name: 'never shown' } } });
/** What a reader of the forum sees. */
const read = (text: string): string => createMarkdown().plain(text);

describe('a title that looks like something else', () => {
  const titles = [
    '$& $1 $$ $` $\'',
    '{{ asker.name }}',
    '{{asker.name}}',
    '{% raw %}',
    '{% endraw %}{{ asker.name }}',
    '{% if true %}yes{% endif %}',
    '{% render "s0" %}',
    '%{reply_to_name} %{topic_title,fallback:x}',
    '{author} {title}',
    '#{ticket.customer.firstname}',
    '{%customer.firstName,fallback=there%}',
    '[[short_answer]]',
    '[[The need]]',
    '[[[The need]]]',
    '[ [The need] ]',
    '[username] [OP] [type here]',
    '### FILL THIS ###',
    '{{#if a}}{{> block}}{{/if}}',
    '${7*7} <%= 7*7 %> #{7*7}',
    '__proto__ constructor toString',
    '\\{{ asker.name }}',
    '&#123;&#123; asker.name }}',
    '￼\u200b{\u200b{ asker.name }}',
  ];
  it.each(titles)('is shown letter for letter, once: %s', (title) => {
    const { text, blanks } = render('About “{{ question.title }}”. {{ fill.need }}', { ...titled(title), fillIns: [aFillIn('need')], snippets: { s0: 'never shown' } });
    expect(read(text)).toBe(`About “${title}”. [[The need]]`);
    expect(findMarks(text, blanks).map(({ label }) => label)).toEqual(['The need']);
    expect(text).not.toContain('never shown');
  });

  it('would be read a second time by two passes (control)', () => {
    const once = 'About {{ question.title }}.'.replace('{{ question.title }}', '{{ asker.name }}');
    expect(render(once, titled('x')).text).toBe('About never shown.');
  });

  it('would be mangled by a replacement (control)', () => {
    expect('About {title}.'.replace('{title}', '$& $`')).not.toBe('About $& $`.');
  });
});

describe('an answer that looks like a mark', () => {
  const fillIns = [aFillIn('need'), aFillIn('other')];
  it.each(['[[The other]]', '[[x]]', '{{ fill.other }}', '{% raw %}', '[[[x]]]', '{{{{ x }}}}', '[[a]] and [[b]]', '{{}}', '{%%}', '[[ [[x]] ]]'])('is said, not asked: %s', (typed) => {
    const { text, blanks } = render('{{ fill.need }}', { fillIns, answers: { need: typed } });
    expect(read(text)).toBe(typed.trim());
    expect(findMarks(text, [])).toEqual([]);
    expect(blanks).toEqual([]);
  });

  it('is one with its surroundings only in looks', () => {
    const { text } = render('[{{ fill.need }}] {{ fill.other }}', { fillIns, answers: { need: '[x]', other: '{' } });
    expect(findMarks(text, [])).toEqual([]);
    expect(read(text)).toBe('[[x]] {');
  });

  it('keeps its own Markdown, for a person wrote it', () => {
    expect(render('{{ fill.need }}', { fillIns, answers: { need: '**Yes**, see [the leaflet](https://example.org)' } }).text).toBe('**Yes**, see [the leaflet](https://example.org)');
  });

  it('stays a mark where an author typed it, so that nobody sends it', () => {
    const { text, blanks } = render('Write [[your own line]] here.');
    expect(findMarks(text, blanks)).toMatchObject([{ label: 'your own line', blank: null }]);
  });
});

describe('the inside of the program', () => {
  const paths = ['__proto__', 'constructor', 'prototype', 'liquidMethodMissing', 'valueOf', 'toString', 'toLiquid', 'then', 'next', 'hasOwnProperty', 'equals'];
  const roots = ['', 'asker.', 'asker.name.', 'fill.', 'fill.need.', 'fill.tick.', 'question.tags.', 'nowhere.'];
  const all = roots.flatMap((root) => paths.map((path) => root + path));
  it.each(all)('cannot be reached: %s', (path) => {
    const job = { fillIns: [aFillIn('need'), aFillIn('tick', { kind: 'tick' })], answers: { need: 'said' }, values: { asker: { name: 'Ann' }, question: { tags: ['a', 'b'] } } };
    for (const body of [`{{ ${path} }}`, `{{ ${path}.constructor }}`, `{{ ${path} | append: "" }}`, `{% if ${path} == "x" %}x{% endif %}!`]) {
      const { text, blanks } = render(body, job);
      expect(text).not.toMatch(/function|=>|native code|\[object|Symbol|Shell|undefined/);
      expect(text.replace('!', '') === '' || findMarks(text, blanks).length === 1 || ['Ann', 'said', 'no', 'false', 'a, b'].includes(text), text).toBe(true);
    }
  });

  it('is not changed by what people answer', () => {
    render('{{ fill.need }} {{ a }}', { fillIns: [aFillIn('need')], answers: JSON.parse('{"__proto__":"x","need":"y"}') as Record<string, string>, values: JSON.parse('{"__proto__":{"polluted":"x"}}') as RenderJob['values'] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what is missing', () => {
  it.each([
    ['an unknown name', 'Hi {{ asker.name }},', 'Hi [[asker.name]],'],
    ['an unknown group', '{{ who.is.that }}', '[[who.is.that]]'],
    ['an empty name', 'Hi {{ hollow.name }},', 'Hi [[hollow.name]],'],
    ['a group alone', '{{ hollow }}', '[[hollow]]'],
    ['a filter after it', '{{ asker.name | upcase | append: "!" }}', '[[asker.name]]'],
    ['a cut after it', '{% capture a %}Hi {{ asker.name }}{% endcapture %}{{ a | truncate: 5 }}', 'Hi [[asker.name]]'],
    ['a fill-in nobody described', '{{ fill.nobody }}', '[[fill.nobody]]'],
    ['no tags', '{{ hollow.tags | join: ", " }}', '[[hollow.tags]]'],
    ['a sum without a number', '{{ "two" | plus: 2 }}', '[[a number]]'],
    ['a day that is none', '{{ "2026-02-30" | date }}', '[[a date]]'],
    ['the third of two tags', '{{ two.tags[2] }}', '[[not known]]'],
  ])('stays a blank: %s', (_, body, shown) => {
    const { text, blanks } = render(body, { values: { hollow: { name: '', tags: null }, two: { tags: ['a', 'b'] } } });
    expect(text).toBe(shown);
    expect(blanks).toHaveLength(1);
  });
});

describe('letters of every kind', () => {
  const survives = ['مرحبا بكم', 'שלום', 'नमस्ते', '日本語', 'می‌خواهم', '👩‍⚕️', 'é e\u0301', '\u200fعربي\u200e', '𝒳'];
  it.each(survives)('survive in a name and in an answer: %s', (words) => {
    const { text } = render('{{ asker.name }}: {{ fill.need }}', { values: { asker: { name: literally(words) } }, fillIns: [aFillIn('need')], answers: { need: words } });
    expect(text).toBe(`${words}: ${words}`);
  });

  it('right-to-left templates keep their marks whole', () => {
    const { text, blanks } = render('مرحبا {{ asker.name }}، {{ fill.need }}', { fillIns: [aFillIn('need', { label: 'الجواب' })] });
    expect(text).toBe('مرحبا [[asker.name]]، [[الجواب]]');
    expect(findMarks(text, blanks).every(({ blank }) => blank !== null)).toBe(true);
  });

  it('a name cannot turn the sentence around it, nor hide itself', () => {
    const { text } = render('Hello {{ asker.name }}, call 911.', { values: { asker: { name: literally('Ann\u202e\u2066 evil\u0000\u0007') } } });
    expect(text).toBe('Hello Ann evil, call 911.');
  });

  it.each([
    ['half a pair', 'a\ud83d b', 'a\ufffd b'],
    ['nothing but NUL', 'a\u0000b', 'ab'],
    ['bells and escapes', 'a\u0007\u001b[31mb', 'a[31mb'],
    ['our own mark for a hole', 'a\ufdd0b', 'ab'],
    ['line ends of every kind', 'a\r\nb\r\n\r\n\r\n\r\nc', 'a\nb\n\nc'],
  ])('%s becomes text that can be posted', (_, typed, shown) => {
    expect(render(typed).text).toBe(shown);
    expect(render('{{ fill.need }}', { fillIns: [aFillIn('need')], answers: { need: typed } }).text).toBe(shown);
  });

  it('a cut never leaves half a letter or half an escape', () => {
    const { text } = render('{{ asker.name | truncate: 3, "" }}*now*', { values: { asker: { name: literally('ab*c') } } });
    expect(text).toBe('ab*now*');
    expect(render('{{ "👩‍⚕️👩‍⚕️" | truncate: 2 }}').text.isWellFormed()).toBe(true);
  });

  it('a filter cannot take the care off other people’s words', () => {
    expect(() => render('{{ question.title | replace: "\\\\", "" }}', titled('![](https://evil.test)'))).toThrow(/cannot look for/);
  });
});

it('sixty thousand spaces, line ends or stars are nothing to wait for', () => {
  for (const one of [' ', '\n', '*', '[', '- ', '`', '\\', '\t']) expect(render(`a${one.repeat(Math.floor(60_000 / one.length))}b`).text).toMatch(/^a[^]*b$/);
});
