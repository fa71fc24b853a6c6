import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { addVersion, writeTemplate } from '#electron/engine/store/templates.ts';
import { changedPacks, writePack } from '#electron/engine/store/policies.ts';
import type { Db } from '#electron/engine/store/db.ts';
import type { OwnTemplate } from '#electron/engine/templates/exchange/arriving.ts';
import { readFile, writeFile } from '#electron/engine/templates/exchange/own/front-matter.ts';
import { readOwn } from '#electron/engine/templates/exchange/own/read-own.ts';
import { writeOwn } from '#electron/engine/templates/exchange/own/write-own.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { fillInKind } from '#shared/words/fill-in.ts';
import { templateContent, type TemplateContent } from '#shared/words/library.ts';
import { anExchange, anOwnTemplate, aText, exported } from '#tests/makers/an-exchange.ts';
import { aStore } from '#tests/makers/a-store.ts';

/** Words that other readers of YAML or Markdown take for something else. */
const odd = ['no', 'yes', 'on', '~', 'null', '1e3', '0x1f', '.5', '2026-08-03', '12:30:00', '---', '...', '- a', '# a', 'a: b', 'a #b', '"', "'", '\\', '{{ a }}', '{a}', '[a]', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '?', ' a', 'a ', '\ta', '', '\u{FEFF}', '\u{2028}', '\u{85}', '\u{D800}', '‮abc', 'é', 'e\u{301}', '👩‍⚕️', '\0', '\r', 'a\nb', 'a\r\nb', '<<', '=', 'constructor', '__proto__'];
const word = (max: number) => fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...odd) }, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 20 })).map((text) => text.slice(0, max));
const line = fc.oneof(word(40), fc.constantFrom('---', '--- ', '---\r', 'id: x', 'title: no', '```', '    code', 'trailing  ', '{% raw %}', '[[blank]]'));
const body = fc.array(line, { maxLength: 8 }).chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => lines.join(end)));
const slug = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/);
const fillIns = fc.uniqueArray(
  fc.record({ key: fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), kind: fc.constantFrom(...fillInKind.options), label: word(200), hint: word(400), isRequired: fc.boolean(), maxChars: fc.option(fc.integer({ min: 1, max: 20_000 })), choices: fc.array(word(400), { maxLength: 3 }), preset: word(4_000) }),
  { selector: ({ key }) => key, maxLength: 4 },
);
const content: fc.Arbitrary<TemplateContent> = fc.record({
  title: word(200),
  body,
  aliases: fc.array(word(80), { maxLength: 3 }),
  communities: fc.oneof(fc.constant<string[]>(['*']), fc.array(word(120), { maxLength: 3 })),
  tags: fc.array(word(60), { maxLength: 3 }),
  fillIns,
  disclaimerIds: fc.array(fc.constantFrom('d-one', 'd.two', '1e3'), { maxLength: 2 }),
  sources: fc.array(fc.record({ title: word(300), url: word(200), year: fc.option(fc.integer({ min: -500, max: 3000 })) }), { maxLength: 2 }),
  whenToUse: word(600),
  notFor: word(600),
  placement: fc.constantFrom('top', 'bottom'),
  suggestedLevel: word(40),
});
const template: fc.Arbitrary<OwnTemplate> = fc
  .record({
    id: fc.oneof(slug, fc.constantFrom('d.es', '1e3', 'no', 'Ümlaut ~ id', '__proto__')),
    kind: fc.constantFrom('answer', 'snippet', 'disclaimer', 'moderation'),
    family: fc.option(fc.constantFrom('d-one', 'no', '7')),
    slug: fc.oneof(slug, fc.constantFrom('con', 'nul', 'com1', 'a-b')),
    scope: fc.constantFrom('mine', 'team', 'community'),
    team: fc.constantFrom('', 'team', 'no', 'a: b'),
    owner: fc.constantFrom('', 'robin', '007', '- x'),
    folder: word(120),
    language: fc.constantFrom('en', 'es', 'no', 'pt-BR'),
    reviewBy: fc.option(fc.constantFrom('2027-03-01', '1999-12-31')),
    isRetired: fc.boolean(),
    version: fc.integer({ min: 1, max: 99 }),
    content: fc.option(content),
    draft: fc.option(content),
    draftedBy: fc.constantFrom('', 'robin', 'no'),
    reviewAskedAt: fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 })),
  })
  // What a desk never holds: a draft that is what is published, a review of nothing, a version without words, and no words at all.
  .map(({ family, ...one }): OwnTemplate => {
    const draft = one.content !== null && JSON.stringify(one.draft) === JSON.stringify(one.content) ? null : (one.draft ?? (one.content === null ? templateContent.parse({ ...emptyWords, title: one.id }) : null));
    return { ...one, family: family ?? one.id, draft, version: one.content === null ? 0 : one.version, ...(draft === null ? { draftedBy: '', reviewAskedAt: null } : {}) };
  });
const emptyWords: TemplateContent = { title: '', body: '', aliases: [], communities: ['*'], tags: [], fillIns: [], disclaimerIds: [], sources: [], whenToUse: '', notFor: '', placement: 'bottom', suggestedLevel: '' };
const library = fc.uniqueArray(template, { selector: ({ id }) => id, maxLength: 4 }).map((list) => list.filter((one, at) => list.findIndex(({ slug: other }) => other === one.slug) === at));

const namesAndTexts = (files: { name: string; bytes: Uint8Array }[]): [string, string][] => files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]);

describe('a library as files', () => {
  it('is the same library when it is read again, whatever its words are', () => {
    fc.assert(
      fc.property(library, (templates) => {
        const files = writeOwn({ templates, policies: [], packs: [] });
        const { own, losses } = readOwn(files, '');
        expect(own.refused).toEqual([]);
        expect(losses).toEqual([]);
        expect([...own.lossesOf]).toEqual([]);
        expect(own.templates.toSorted(byId)).toEqual(templates.toSorted(byId));
        expect(namesAndTexts(writeOwn(own))).toEqual(namesAndTexts(files));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps a line of nothing but a space in a body that has to stand among the facts', () => {
    const body = '---\n \ntrailing  \n\u0000\u0000\u0000';
    expect(readFile(writeFile({ id: 'a' }, body), 'a.md')?.body).toBe(body);
    // Folded over several lines, as YAML is written by default, it comes back as another text.
    expect(parse(stringify({ body }, { lineWidth: 0, blockQuote: false }))).not.toEqual({ body });
  });

  it('would not be, were a body read with the line end the file adds to it', () => {
    const text = writeFile({ id: 'a' }, 'one\n');
    expect(text.endsWith('one\n\n')).toBe(true);
    expect(readFile(text, 'a.md')?.body).toBe('one\n');
    expect(text.slice(text.indexOf('---\n', 4) + 4)).not.toBe('one\n');
  });

  it('is UTF-8 with plain line ends, one fact a line, in a fixed order', () => {
    const words = { title: 'Eczema: first advice', aliases: ['no', 'itch'], body: 'Hello.\n\n---\nid: not a fact\n', fillIns: [{ key: 'since', kind: 'choice' as const, label: 'Since when?', hint: '', isRequired: true, maxChars: null, choices: ['a week', 'longer'], preset: '' }] };
    const [, file] = writeOwn({ templates: [anOwnTemplate('eczema', { words, owner: 'dr-a', reviewBy: '2027-03-01', version: 7 })], policies: [], packs: [] });
    expect(Buffer.from(file!.bytes).toString('utf8')).toBe(
      '---\nid: eczema\ntitle: "Eczema: first advice"\naliases:\n  - "no"\n  - itch\nscope: community\nowner: dr-a\nlanguage: en\nstatus: published\nversion: 7\nreview_by: "2027-03-01"\nfill_ins:\n  - key: since\n    kind: choice\n    label: Since when?\n    choices:\n      - a week\n      - longer\n---\nHello.\n\n---\nid: not a fact\n\n',
    );
    // Any reader of YAML 1.1 or 1.2 sees the same words.
    for (const version of ['1.1', '1.2'] as const) expect(parse('aliases:\n  - "no"\n  - itch\n', { version })).toEqual({ aliases: ['no', 'itch'] });
  });

  it('may be checked out with the line ends of Windows', () => {
    const file = writeFile({ id: 'a', title: 'A' }, 'one\n\ntwo');
    expect(readFile(file.replaceAll('\n', '\r\n'), 'a.md')).toEqual(readFile(file, 'a.md'));
  });

  it('keeps a file apart that Windows would take for a device', () => {
    const files = writeOwn({ templates: [anOwnTemplate('x', { slug: 'con' })], policies: [], packs: [] });
    expect(files.map(({ name }) => name)).toEqual(['pack.json', 'templates/con_.md']);
    expect(readOwn(files, '').own.templates[0]?.slug).toBe('con');
  });

  it('names what is not ours and leaves it out', () => {
    const files = [aText('pack.json', '{"format":1,"name":"x","evil":true}'), aText('templates/a.md', '---\nid: a\ntitle: A\nstatus: draft\nrun: rm -rf\nfill_ins:\n  - key: x\n    label: X\n    shell: ls\n---\nHi {{ fill.x }}\n'), aText('templates/a.exe', 'MZ'), aText('notes.txt', 'x')];
    const { own, losses } = readOwn(files, '');
    expect(own.lossesOf.get('a')).toEqual(['“shell” of a fill-in was left out.', '“run” is not a fact of ours and was left out.']);
    expect(losses).toEqual(['“evil” in pack.json is not a fact of ours and was left out.', '“templates/a.exe” is not part of a library and was left out.', '“notes.txt” is not part of a library and was left out.']);
    expect(JSON.stringify(own.templates)).not.toContain('rm -rf');
  });

  it.each([
    ['a title that is too long', { 'templates/a.md': `---\nid: a\ntitle: ${'x'.repeat(201)}\n---\nHi\n` }, 'has a title that cannot be'],
    ['a key of a fill-in that no body can use', { 'templates/a.md': '---\nid: a\nfill_ins:\n  - key: Not A Key\n    label: X\n---\nHi\n' }, 'has a fill ins key that cannot be'],
    ['a status nobody knows', { 'templates/a.md': '---\nid: a\nstatus: golden\n---\nHi\n' }, 'status Rounds does not know: golden'],
    ['a version that is no number', { 'templates/a.md': '---\nid: a\nversion: many\n---\nHi\n' }, 'a version that is no whole number'],
    ['a scope nobody has', { 'templates/a.md': '---\nid: a\nscope: everyone\n---\nHi\n' }, 'has a scope that cannot be'],
    ['a name that no include can have', { 'templates/Ä.md': '---\nid: a\n---\nHi\n' }, 'needs a name of small letters'],
    ['no facts at all', { 'templates/a.md': 'Hi\n' }, 'does not begin with facts'],
    ['references in its facts', { 'templates/a.md': '---\nid: &a x\ntitle: *a\n---\nHi\n' }, 'uses references'],
    ['text that is not UTF-8', { 'templates/a.md': '\xff' }, 'is not UTF-8'],
    ['a draft of nothing', { 'drafts/a.md': '---\nid: a\ntitle: A\n---\nHi\n' }, 'which is not in this library'],
    ['a policy with a condition nobody understands', { 'policies.yml': '- id: p\n  title: P\n  disclaimer: d\n  rule: must\n  when:\n    moon: [full]\n' }, 'says something Rounds does not understand'],
  ])('refuses %s by itself, with a sentence', (_, files, why) => {
    const given = Object.entries({ 'pack.json': '{"format":1}', 'templates/good.md': '---\nid: good\ntitle: Good\n---\nHi\n', ...files }).map(([name, text]) => ({ name, bytes: new Uint8Array(Buffer.from(text, text === '\xff' ? 'latin1' : 'utf8')) }));
    const { own } = readOwn(given, '');
    expect(own.refused.map(({ say }) => say)).toEqual([expect.stringContaining(why)]);
    expect(own.templates.map(({ id }) => id)).toEqual(['good']);
  });

  it('takes neither of two that have one id or one name', () => {
    const page = (id: string): string => `---\nid: ${id}\ntitle: ${id}\n---\nHi\n`;
    const { own } = readOwn([aText('pack.json', '{"format":1}'), aText('templates/a.md', page('same')), aText('templates/b.md', page('same')), aText('snippets/c.md', page('c')), aText('templates/c.md', page('d')), aText('templates/e.md', page('e'))], '');
    expect(own.templates.map(({ id }) => id)).toEqual(['e']);
    expect(own.refused).toHaveLength(4);
  });

  it.each([
    ['{"format":2}', 'written by a newer Rounds'],
    ['{"name":"x"}', 'does not say which format'],
    ['nonsense', 'is not JSON'],
  ])('is refused whole where pack.json says %s', (text, why) => {
    expect(() => readOwn([aText('pack.json', text)], '')).toThrow(why);
  });
});

describe('export, import into an empty desk, export', () => {
  const fill = (db: Db, templates: readonly OwnTemplate[]): void => {
    for (const one of templates) {
      const row = { id: one.id, kind: one.kind, family: one.family, slug: one.slug, scope: 'community' as const, team: one.team, owner: one.owner, folder: one.folder, language: one.language, review_by: one.reviewBy, is_retired: one.isRetired ? 1 : 0, version: one.version, content: one.content && JSON.stringify(one.content), draft: one.draft && JSON.stringify(one.draft), drafted_by: one.draftedBy, review_asked_at: one.reviewAskedAt, rev: 3, origin: '', changed_at: 5 };
      writeTemplate(db, row);
      if (one.content) addVersion(db, { template_id: one.id, version: one.version, content: JSON.stringify(one.content), published_by: 'x', published_at: 1, note: '' });
    }
  };

  it('gives the same file, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (templates) => {
        const here = aStore();
        fill(here, templates);
        const before = await anExchange(here).export({ format: 'rounds', ids: [] });
        const there = aStore();
        const other = anExchange(there);
        const look = await other.look({ files: exported(before) });
        expect(look.counts).toEqual({ new: templates.length, same: 0, clash: 0, refused: 0 });
        await other.run({ files: exported(before), choices: {} });
        const after = await other.export({ format: 'rounds', ids: [] });
        expect(after.base64 === before.base64).toBe(true);
        expect((await other.look({ files: exported(before) })).counts).toEqual({ new: 0, same: templates.length, clash: 0, refused: 0 });
        expect(await other.run({ files: exported(before), choices: {} })).toEqual({ importId: null, added: 0, replaced: 0 });
        here.close();
        there.close();
      }),
      { numRuns: 40 },
    );
  });

  it('does so with policies, changed numbers and everything that comes with Rounds', async () => {
    const here = aStore();
    loadLibrary(here);
    const us = { say: '911 “now”', checkedOn: '2026-07-01', source: 'https://example.org/911' };
    writePack(here, { code: 'US', name: 'United States', numbers: JSON.stringify({ emergency: us, advice_line: us, poison: us, crisis: us, child: { ...us, checkedOn: null, source: '' } }), changed_at: 1_784_000_000_000, changed_by: 'robin' });
    const before = await anExchange(here).export({ format: 'rounds', ids: [] });
    const there = aStore();
    const other = anExchange(there);
    await other.run({ files: exported(before), choices: {} });
    expect((await other.export({ format: 'rounds', ids: [] })).base64 === before.base64).toBe(true);
    expect(changedPacks(there)).toEqual(changedPacks(here));
    expect(Object.keys(unzipSync(Buffer.from(before.base64, 'base64')))).toEqual(expect.arrayContaining(['pack.json', 'policies.yml', 'locale-packs.yml', 'templates/t-derm-acne.md', 'disclaimers/d-general.md', 'disclaimers/d-general-de.md']));
  });

  it('says what stays behind', async () => {
    const { losses } = await anExchange(aStore()).export({ format: 'rounds', ids: [] });
    expect(losses).toEqual([expect.stringContaining('Older versions, comments and how often each was used')]);
  });
});

const byId = (a: OwnTemplate, b: OwnTemplate): number => (a.id < b.id ? -1 : 1);
