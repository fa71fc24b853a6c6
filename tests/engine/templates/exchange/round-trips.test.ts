import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnTemplate, ForeignTemplate } from '#electron/engine/templates/exchange/arriving.ts';
import { readFiles } from '#electron/engine/templates/exchange/read.ts';
import { writeAs } from '#electron/engine/templates/exchange/write.ts';
import { bodyOf, partsOf } from '#electron/engine/templates/exchange/words/parts.ts';
import { starterOwner } from '#electron/engine/templates/library/starter.ts';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { PackFormat } from '#shared/words/exchange.ts';
import { anExchange, anOwnTemplate, chosen } from '#tests/makers/an-exchange.ts';
import { aStore } from '#tests/makers/a-store.ts';

const library = (...templates: OwnTemplate[]) => ({ templates, policies: [], packs: [] });
const again = (format: PackFormat, ...templates: OwnTemplate[]): { foreign: ForeignTemplate[]; losses: string[]; text: string } => {
  const { name, bytes, losses } = writeAs(format, library(...templates));
  return { foreign: readFiles([{ name, bytes }], format).foreign, losses, text: Buffer.from(bytes).toString('utf8') };
};
const fillIn = (key: string, label: string) => ({ key, kind: 'text' as const, label, hint: '', isRequired: true, maxChars: null, choices: [], preset: '' });
const greeting = anOwnTemplate('eczema', {
  folder: 'Skin',
  words: {
    title: 'Eczema, first advice',
    aliases: [':ecz', 'itchy skin'],
    communities: ['Dermatology'],
    tags: ['eczema'],
    whenToUse: 'An itch without a cause',
    body: 'Hello {{ asker.name | default: "there" }},\n\nuse {{ fill.which_cream }}.\n\nYours, {{ volunteer.name }}',
    fillIns: [fillIn('which_cream', 'Which cream')],
  },
});
const shown = (body: string, fillIns: readonly FillIn[]): string =>
  renderTemplate({ templateId: 'x', body, fillIns, answers: {}, values: { asker: { name: 'Nora' }, volunteer: { name: 'Robin' } }, labels: {}, snippets: {} }, []).text;

describe('out and in again', () => {
  it.each([
    ['espanso', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
    ['zammad', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
    ['chatwoot', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
    ['discourse-templates', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
    ['auto-review-comments', 'Hello Nora, use [[type here]]. Yours, [[type here]]'],
    ['beeftext', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
    ['csv', 'Hello Nora,\n\nuse [[which cream]].\n\nYours, Robin'],
    ['markdown', 'Hello Nora,\n\nuse [[Which cream]].\n\nYours, Robin'],
  ] as const)('as %s it says the same', (format, words) => {
    const { foreign } = again(format, greeting);
    expect(foreign.map(({ refused }) => refused)).toEqual(['']);
    const { carried } = foreign[0]!;
    expect(shown(carried.body, carried.fillIns)).toBe(words);
  });

  it.each([
    ['espanso', { title: 'Eczema, first advice', aliases: [':ecz', 'itchy skin'] }],
    ['zammad', { title: 'Eczema, first advice', aliases: [':ecz', 'itchy skin'], communities: ['Dermatology'], whenToUse: 'An itch without a cause' }],
    ['chatwoot', { title: ':ecz', aliases: [':ecz'] }],
    ['discourse-templates', { title: 'Eczema, first advice', communities: ['Dermatology'], tags: ['eczema'] }],
    ['auto-review-comments', { title: 'Eczema, first advice' }],
    ['beeftext', { title: 'Eczema, first advice', aliases: [':ecz'], whenToUse: 'An itch without a cause' }],
    ['csv', { title: 'Eczema, first advice', aliases: [':ecz', 'itchy skin'], communities: ['Dermatology'], tags: ['eczema'], whenToUse: 'An itch without a cause' }],
    ['markdown', { title: 'Eczema, first advice' }],
  ] as const)('as %s it keeps what the format has a place for, and names the rest', (format, kept) => {
    const { foreign, losses } = again(format, greeting);
    expect(foreign[0]!.carried).toMatchObject(kept);
    const words: Record<string, string> = { communities: 'its communities', tags: 'its tags', whenToUse: 'when to use it', aliases: 'other names' };
    for (const [field, say] of Object.entries(words)) if (!(field in kept)) expect(losses.join(' ')).toContain(say);
  });

  it.each(['espanso', 'zammad', 'chatwoot', 'discourse-templates', 'auto-review-comments', 'beeftext', 'csv', 'markdown'] as const)('as %s it is the same file every time', (format) => {
    expect(Buffer.from(writeAs(format, library(greeting)).bytes).equals(Buffer.from(writeAs(format, library(greeting)).bytes))).toBe(true);
  });

  it('a table that left here and came back changes nothing, commands and all', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    const hard = anOwnTemplate('hard', { owner: starterOwner, words: { body: 'A {% if question.has_photo %}photo{% endif %} {{ fill.x | default: "y" }} {{ "{" }}', fillIns: [{ ...fillIn('x', 'A label'), hint: 'A hint' }], aliases: ['a, b'], tags: ['=1+1', "'quoted", '-x'] } });
    await exchange.run({ files: chosen([{ name: 'p.zip', bytes: writeAs('rounds', library(hard, greeting)).bytes }]), choices: {} });
    const { name, base64 } = await exchange.export({ format: 'csv', ids: [] });
    expect((await exchange.look({ files: [{ name, base64 }] })).counts).toEqual({ new: 0, same: 2, clash: 0, refused: 0 });
    // The control: one word changed in it is seen.
    const changed = Buffer.from(Buffer.from(base64, 'base64').toString().replace('Yours,', 'Best,')).toString('base64');
    expect((await exchange.look({ files: [{ name, base64: changed }] })).counts).toMatchObject({ same: 1, clash: 1 });
  });
});

describe('each format by itself', () => {
  it('espanso gets a form with choices and presets, and snippets as nested matches', () => {
    const snippet = anOwnTemplate('bye', { kind: 'snippet', words: { title: 'Closing', body: 'Get well.' } });
    const words = { title: 'With a choice', body: 'Use {{ fill.cream }} {{ "{" }}{x}} [[typed]].\n{% render "bye" %}', fillIns: [{ ...fillIn('cream', 'Cream'), kind: 'choice' as const, choices: ['zinc', 'oat'], preset: 'oat' }] };
    const { text, foreign } = again('espanso', anOwnTemplate('a', { words }), snippet);
    expect(parse(text)).toEqual({
      matches: [
        { trigger: ':a', label: 'With a choice', replace: 'Use {{form1.cream}} \\{\\{x\\}\\} \\[\\[typed\\]\\].\n{{part_1}}', vars: [{ name: 'form1', type: 'form', params: { layout: 'cream: [[cream]]', fields: { cream: { type: 'choice', values: ['zinc', 'oat'], default: 'oat' } } } }, { name: 'part_1', type: 'match', params: { trigger: ':bye' } }] },
        { trigger: ':bye', label: 'Closing', replace: 'Get well.' },
      ],
    });
    expect(foreign[0]!.carried.body).toBe('Use {{ fill.cream }} {{ "{" }}{x}} [[typed]].\n{% include "closing" %}');
    expect(foreign[0]!.carried.fillIns).toMatchObject([{ kind: 'choice', choices: ['zinc', 'oat'], preset: 'oat' }]);
  });

  it('Zammad gets one group, and hears of the others', () => {
    const { text, losses } = again('zammad', anOwnTemplate('a', { words: { communities: ['Dermatology', 'Children'] } }));
    expect(text.split('\n')[1]).toBe(',Template a,,<p>The words of a.</p>,,true,Dermatology');
    expect(losses).toContain('“Template a” leaves behind: its other groups (Children); a file of text modules keeps one.');
  });

  it('Zammad gets words of a template as text, never as HTML', () => {
    expect(again('zammad', anOwnTemplate('a', { words: { body: '<img src=x onerror=steal()> & **bold**' } })).text).toContain('<p>&lt;img src=x onerror=steal()&gt; &amp; <strong>bold</strong></p>');
  });

  it('AutoReviewComments are warned about paragraphs', () => {
    const { text, losses, foreign } = again('auto-review-comments', anOwnTemplate('a', { words: { body: 'One.\n\nTwo.', tags: ['for answers'] } }), anOwnTemplate('b'));
    expect(text).toBe('###[A] Template a\nOne. Two.\n\n###[Q] Template b\nThe words of b.\n');
    expect(losses).toContain('“Template a” has 2 lines; there a comment is one line, so they stand in one.');
    expect(foreign).toHaveLength(2);
  });

  it('a table guards cells that a spreadsheet would run', () => {
    const words = { title: '=HYPERLINK("https://evil.example")', body: '+1 @SUM(1) -2', aliases: ["'=kept"], whenToUse: '\tstart' };
    const { text, foreign } = again('csv', anOwnTemplate('a', { words }));
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).not.toMatch(/(?:^|,)"?[=+@\t-]/m);
    expect(foreign[0]!.carried).toMatchObject({ title: words.title, body: words.body, aliases: words.aliases });
  });

  it('a snippet stands in the words where there are no snippets, and never in a circle', () => {
    const a = anOwnTemplate('a', { kind: 'snippet', words: { body: 'A {% render "b" %}' } });
    const b = anOwnTemplate('b', { kind: 'snippet', words: { body: 'B {% render "a" %}' } });
    const { text, losses } = again('markdown', anOwnTemplate('x', { words: { body: 'X {% include "a" %} {% if question.has_photo %}p{% endif %}' } }), a, b);
    expect(losses.find((loss) => loss.startsWith('“Template x”'))).toMatch(/that “a” is a snippet.*the snippet “a”, which is not in this export.*its commands, which stand there as written/);
    expect(text.length).toBeLessThan(5_000);
  });

  it('what is only read is not written, and says so', () => {
    for (const format of ['reddit-toolbox', 'quicktext', 'mailspring'] as const) expect(() => writeAs(format, library(greeting))).toThrow('and does not write them');
  });

  it('pages and topics are zips without a clock', () => {
    const { bytes } = writeAs('discourse-templates', library(greeting));
    expect(Buffer.from(unzipSync(bytes)['discourse-topics/eczema.md']!).toString()).toBe('---\ntitle: Eczema, first advice\ncategory: Dermatology\ntags:\n  - eczema\n---\nHello %{original_poster_username,fallback:there},\n\nuse [[Which cream]].\n\nYours, %{my_username}\n');
  });
});

describe('a body taken apart', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('{{', '{%', '{', '{{{', '}}', '%}', '{% raw %}', '{{ "', '\\{', '{{ asker.name }}', '{%- if -%}', '{#'));
  const part = fc.oneof(
    text.map((words) => ({ is: 'text' as const, text: words })),
    fc.record({ is: fc.constant('variable' as const), name: fc.constantFrom('asker.name', 'volunteer.name'), fallback: fc.option(text.map((words) => words.replace(/[\r\n\t]/g, ' '))) }),
    fc.record({ is: fc.constant('fill' as const), key: fc.constantFrom('a', 'b_c'), fallback: fc.constant(null) }),
    fc.record({ is: fc.constant('include' as const), slug: fc.constantFrom('a', 'b-c') }),
  );

  it('is put together to the same parts, and its text is never read as Liquid', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const body = bodyOf(parts);
        expect(bodyOf(partsOf(body))).toBe(body);
        const words = (list: typeof parts): string => list.map((one) => (one.is === 'text' ? one.text : `<${JSON.stringify(one)}>`)).join('');
        expect(words(partsOf(body) as typeof parts)).toBe(words(parts));
      }),
      { numRuns: 1_000 },
    );
  });

  it('would be read, were it not for the guard', () => {
    expect(partsOf('{{ asker.name }}')).toEqual([{ is: 'variable', name: 'asker.name', fallback: null }]);
    expect(partsOf(bodyOf([{ is: 'text', text: '{{ asker.name }}' }]))).toEqual([{ is: 'text', text: '{{ asker.name }}' }]);
  });
});
