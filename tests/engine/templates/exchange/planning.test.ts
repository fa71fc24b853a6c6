import { describe, expect, it } from 'vitest';
import { addComment, allTemplates, changeTemplate, countUse, templateById, versionsOf } from '#electron/engine/store/templates.ts';
import { addPolicy, allPolicies } from '#electron/engine/store/policies.ts';
import type { Db } from '#electron/engine/store/db.ts';
import type { Exchange } from '#electron/engine/templates/exchange/exchange.ts';
import { writeOwn } from '#electron/engine/templates/exchange/own/write-own.ts';
import type { GivenFile, OwnTemplate } from '#electron/engine/templates/exchange/arriving.ts';
import type { ClashChoice, ImportRecord } from '#shared/words/exchange.ts';
import { anExchange, anOwnTemplate, aText, chosen, sample } from '#tests/makers/an-exchange.ts';
import { aStore } from '#tests/makers/a-store.ts';

const pack = (...templates: OwnTemplate[]): GivenFile[] => writeOwn({ templates, policies: [], packs: [] });
const state = (db: Db): string => JSON.stringify(allTemplates(db));
const bring = (exchange: Exchange, files: GivenFile[], choices: Record<string, ClashChoice> = {}) => exchange.run({ files: chosen(files), choices });
const look = (exchange: Exchange, files: GivenFile[]) => exchange.look({ files: chosen(files) });
const samples = ['espanso.yml', 'zammad.csv', 'chatwoot.json', 'discourse.json', 'toolbox.json', 'auto-review-comments.md', 'auto-review-comments.js', 'beeftext-v10.json', 'beeftext.csv', 'quicktext.xml', 'mailspring', 'table.csv', 'pages'];
async function newest(exchange: Exchange): Promise<ImportRecord> {
  for await (const [first] of exchange.imports(new AbortController().signal)) if (first) return first;
  throw new Error('no import');
}

describe('what comes from another tool', () => {
  it.each(samples)('is looked at without writing anything, and once in, does nothing a second time: %s', async (name) => {
    const db = aStore();
    const exchange = anExchange(db);
    const dry = await look(exchange, sample(name));
    expect(allTemplates(db)).toEqual([]);
    expect(dry.rows.map((row) => row.state)).not.toContain('same');
    expect(Object.values(dry.counts).reduce((a, b) => a + b)).toBe(dry.rows.length);
    expect(new Set(dry.rows.map(({ key }) => key)).size).toBe(dry.rows.length);
    const { added, replaced } = await bring(exchange, sample(name));
    expect([added, replaced]).toEqual([dry.counts.new, 0]);
    const before = state(db);
    expect((await look(exchange, sample(name))).counts).toEqual({ new: 0, clash: 0, same: added, refused: dry.counts.refused });
    expect(await bring(exchange, sample(name))).toEqual({ importId: null, added: 0, replaced: 0 });
    expect(state(db)).toBe(before);
  });

  it('arrives as drafts of mine, unpublished', async () => {
    const db = aStore();
    await bring(anExchange(db), sample('zammad.csv'));
    expect(allTemplates(db).map(({ scope, owner, content, version, drafted_by }) => ({ scope, owner, content, version, drafted_by }))).toEqual(Array.from({ length: 2 }, () => ({ scope: 'mine', owner: 'robin', content: null, version: 0, drafted_by: 'robin' })));
  });

  const mine = (db: Db): void => {
    changeTemplate(db, allTemplates(db)[0]!.id, 1, { draft: JSON.stringify({ ...JSON.parse(allTemplates(db)[0]!.draft!), body: 'My own words.' }) });
  };
  const bodies = (db: Db): string[] => allTemplates(db).map((row) => (JSON.parse(row.draft!) as { body: string }).body).toSorted();

  it.each([
    ['keep-mine', ['My own words.'], 0, 0],
    ['take-theirs', ['Get well.'], 0, 1],
    ['keep-both', ['Get well.', 'My own words.'], 1, 0],
  ] as const)('clashes where it was changed here; %s does what it says, once', async (choice, words, added, replaced) => {
    const db = aStore();
    const exchange = anExchange(db);
    const file = [aText('a.json', JSON.stringify([{ short_code: 'bye', content: 'Get well.' }]))];
    await bring(exchange, file);
    mine(db);
    const [row] = (await look(exchange, file)).rows;
    expect(row).toMatchObject({ state: 'clash', mine: expect.stringContaining('My own words.'), theirs: expect.stringContaining('Get well.') });
    expect(await bring(exchange, file, { [row!.key]: choice })).toMatchObject({ added, replaced });
    expect(bodies(db)).toEqual(words);
    const before = state(db);
    expect(await bring(exchange, file, { [row!.key]: choice })).toMatchObject({ importId: null });
    expect(state(db)).toBe(before);
  });

  it('meets what has the same title here, and each here only once', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('bye', { words: { title: 'Closing', body: 'Mine.', sources: [{ title: 'S', url: 'https://example.org', year: 2026 }] } })));
    const file = [aText('t.csv', 'title,body\nclosing,Theirs.\nClosing,Theirs too.\n')];
    const { rows } = await look(exchange, file);
    expect(rows.map((row) => row.state)).toEqual(['clash', 'new']);
    await bring(exchange, file, { [rows[0]!.key]: 'take-theirs' });
    const row = templateById(db, 'bye')!;
    // What a table cannot say stays, and what is published stays published until somebody publishes.
    expect(JSON.parse(row.draft!)).toMatchObject({ body: 'Theirs.', sources: [{ url: 'https://example.org' }] });
    expect(JSON.parse(row.content!)).toMatchObject({ body: 'Mine.' });
    expect(await bring(exchange, file, { [rows[0]!.key]: 'take-theirs' })).toMatchObject({ importId: null });
  });

  it('is not given a name that is taken, and is still included by the name it gets', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('x', { slug: 'closing-words', kind: 'snippet' })));
    await bring(exchange, sample('espanso.yml'));
    const everything = allTemplates(db).find((row) => row.draft?.includes('"Everything"'))!;
    expect(allTemplates(db).map(({ slug }) => slug)).toContain('closing-words-2');
    expect(everything.draft).toContain('{% include \\"closing-words-2\\" %}');
    expect(await bring(exchange, sample('espanso.yml'))).toMatchObject({ importId: null });
  });
});

describe('a library of ours', () => {
  it('restores what was published, with its version, and never rewrites one', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('a', { version: 4 })));
    const theirs = anOwnTemplate('a', { version: 3, words: { body: 'Other words.' } });
    const [row] = (await look(exchange, pack(theirs))).rows;
    expect(row!.state).toBe('clash');
    await bring(exchange, pack(theirs), { a: 'take-theirs' });
    expect(templateById(db, 'a')).toMatchObject({ version: 5 });
    expect(versionsOf(db, 'a').map(({ version, content }) => [version, (JSON.parse(content) as { body: string }).body])).toEqual([[5, 'Other words.'], [4, 'The words of a.']]);
    expect((await look(exchange, pack(theirs))).counts).toMatchObject({ same: 1 });
  });

  it('waits for a second pair of eyes where the team asks for one, and is let be once it does', async () => {
    const db = aStore();
    const exchange = anExchange(db, { reviewBeforePublish: true });
    const theirs = pack(anOwnTemplate('a', { version: 3 }));
    expect((await look(exchange, theirs)).rows[0]!.losses).toContain('Its words wait for a second pair of eyes before they are published, as your team asks.');
    await bring(exchange, theirs);
    expect(templateById(db, 'a')).toMatchObject({ content: null, version: 0, drafted_by: 'robin' });
    expect(templateById(db, 'a')!.review_asked_at).not.toBeNull();
    expect(await bring(exchange, theirs)).toMatchObject({ importId: null });
    // The control: without the rule the same words are published.
    const free = aStore();
    await bring(anExchange(free), theirs);
    expect(templateById(free, 'a')).toMatchObject({ version: 3, draft: null });
  });

  it('never makes unpublished what is published here', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('a', { version: 2 })));
    const draft = anOwnTemplate('a', { version: 0, content: null, draft: anOwnTemplate('a', { words: { body: 'A first try.' } }).content });
    await bring(exchange, pack(draft), { a: 'take-theirs' });
    expect(templateById(db, 'a')).toMatchObject({ version: 2, content: expect.stringContaining('The words of a.'), draft: expect.stringContaining('A first try.') });
  });

  it('is known by its name where its id is another, and whoever spoke of that id speaks of ours', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('mine', { kind: 'disclaimer', slug: 'not-a-doctor' })));
    const theirs = pack(anOwnTemplate('theirs', { kind: 'disclaimer', slug: 'not-a-doctor', words: { body: 'Theirs.' } }), anOwnTemplate('t', { words: { disclaimerIds: ['theirs'] } }));
    expect((await look(exchange, theirs)).rows.map((row) => [row.key, row.state])).toEqual([['theirs', 'clash'], ['t', 'new']]);
    await bring(exchange, theirs);
    expect(templateById(db, 't')!.content).toContain('"disclaimerIds":["mine"]');
    const other = aStore();
    const beside = anExchange(other);
    await bring(beside, pack(anOwnTemplate('mine', { kind: 'disclaimer', slug: 'not-a-doctor' })));
    await bring(beside, theirs, { theirs: 'keep-both' });
    expect(templateById(other, 't')!.content).toContain('"disclaimerIds":["theirs"]');
    expect(templateById(other, 'theirs')!.slug).toBe('not-a-doctor-2');
    expect(await bring(beside, theirs, { theirs: 'keep-both' })).toMatchObject({ importId: null });
  });

  it('keeps a copy beside mine only once', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('a')));
    const theirs = pack(anOwnTemplate('a', { words: { body: 'Theirs.' } }));
    expect(await bring(exchange, theirs, { a: 'keep-both' })).toMatchObject({ added: 1 });
    expect(allTemplates(db).map(({ slug }) => slug)).toEqual(['a', 'a-2']);
    expect(await bring(exchange, theirs, { a: 'keep-both' })).toMatchObject({ importId: null });
  });

  it('leaves alone what is of another kind here', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('a')));
    expect((await look(exchange, pack(anOwnTemplate('a', { kind: 'disclaimer' })))).rows[0]).toMatchObject({ state: 'refused', say: 'Here “Template a” is an answer, and there it is a disclaimer.' });
  });

  it('is seen only by those in its scope', async () => {
    const db = aStore();
    const exchange = anExchange(db, { teams: ['skin'] });
    await bring(exchange, pack(anOwnTemplate('a', { scope: 'team', team: 'heart' }), anOwnTemplate('b', { scope: 'team', team: 'skin' }), anOwnTemplate('c', { scope: 'mine', owner: 'nora' })));
    const files = (await look(exchange, pack())).rows;
    expect(files).toEqual([]);
    const { base64 } = await exchange.export({ format: 'csv', ids: [] });
    expect(Buffer.from(base64, 'base64').toString().split('\n').map((line) => line.split(',')[0])).toEqual(['id', 'b', '']);
  });
});

describe('undoing an import', () => {
  const setUp = async () => {
    const db = aStore();
    const exchange = anExchange(db);
    await bring(exchange, pack(anOwnTemplate('old', { version: 2 })));
    const before = state(db);
    const second = pack(anOwnTemplate('old', { version: 3, words: { body: 'Theirs.' } }), anOwnTemplate('new'), anOwnTemplate('other'));
    const { importId } = await bring(exchange, second, { old: 'take-theirs' });
    return { db, exchange, before, importId: importId!, second };
  };
  const without = (json: string): unknown => (JSON.parse(json) as Record<string, unknown>[]).map(({ rev: _rev, changed_at: _at, ...row }) => row);

  it('puts every row back as it was, and takes away what was added', async () => {
    const { db, exchange, before, importId, second } = await setUp();
    expect(await newest(exchange)).toMatchObject({ added: 2, replaced: 1, isUndone: false, whyNotUndo: '', stays: [] });
    exchange.undo(importId);
    expect(without(state(db))).toEqual(without(before));
    expect(versionsOf(db, 'old').map(({ version }) => version)).toEqual([2]);
    expect(await newest(exchange)).toMatchObject({ isUndone: true });
    expect(() => exchange.undo(importId)).toThrow('taken back already');
    // And it can come in again.
    expect(await bring(exchange, second, { old: 'take-theirs' })).toMatchObject({ added: 2, replaced: 1 });
  });

  it('leaves what was touched since, and says so before', async () => {
    const { db, exchange, importId } = await setUp();
    changeTemplate(db, 'new', 1, { folder: 'Mine now' });
    addComment(db, { template_id: 'other', author: 'robin', text: 'Good.', at: Date.now() + 1_000 });
    expect((await newest(exchange)).stays).toEqual(['“Template new” was changed since', '“Template other” was commented on since']);
    exchange.undo(importId);
    expect(allTemplates(db).map(({ id, folder }) => [id, folder])).toEqual([['new', 'Mine now'], ['old', ''], ['other', '']]);
    expect(templateById(db, 'old')!.content).toContain('The words of old.');
  });

  it('leaves what an answer used and what others need', async () => {
    const { db, exchange, importId } = await setUp();
    countUse(db, 'other', Date.now() + 1_000, false);
    addPolicy(db, { id: 'p', title: 'P', disclaimer_id: 'new', rule: 'may', when: JSON.stringify({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] }), position: 1 });
    expect((await newest(exchange)).stays).toEqual(['“Template other” was used in an answer since', '“Template new” is named by the policy “P”']);
    exchange.undo(importId);
    expect(allTemplates(db).map(({ id }) => id)).toEqual(['new', 'old', 'other']);
  });

  it('is refused with the reason where everything was touched', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    const { importId } = await bring(exchange, pack(anOwnTemplate('a')));
    changeTemplate(db, 'a', 1, { folder: 'x' });
    expect((await newest(exchange)).whyNotUndo).toBe('Nothing can be taken back: “Template a” was changed since.');
    expect(() => exchange.undo(importId!)).toThrow('“Template a” was changed since');
    expect(() => exchange.undo('nobody')).toThrow('not on this desk');
  });

  it('takes policies and numbers back as well', async () => {
    const db = aStore();
    const exchange = anExchange(db);
    const when = { communities: [], communityKinds: [], tags: ['rash'], levels: [], patient: [], content: [], roles: [] };
    const files = writeOwn({ templates: [anOwnTemplate('d', { kind: 'disclaimer' })], policies: [{ id: 'p', title: 'P', disclaimerId: 'd', rule: 'must', when, position: 7, isOn: false }], packs: [] });
    const { importId } = await bring(exchange, files);
    expect(allPolicies(db)).toMatchObject([{ id: 'p', is_on: 0, position: 7 }]);
    expect((await look(exchange, files)).counts).toMatchObject({ same: 2 });
    exchange.undo(importId!);
    expect([allPolicies(db), allTemplates(db)]).toEqual([[], []]);
  });
});
