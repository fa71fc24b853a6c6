import { describe, expect, it } from 'vitest';
import { countUse, writeLink } from '#electron/engine/store/templates.ts';
import { libraryPage, type LibraryFilter, type LibraryPage, type LibrarySort } from '#shared/words/library.ts';
import { fillLibrary } from '#tests/makers/a-big-library.ts';
import { aLibrary, aTemplate, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const pageOf = async (library: LibraryUnderTest, filter: LibraryFilter = {}, { sort = 'best', offset = 0, limit = 200 }: { sort?: LibrarySort; offset?: number; limit?: number } = {}): Promise<LibraryPage> =>
  libraryPage.parse(await latest(library.page({ filter, sort, offset, limit }, undefined)));
const ids = async (library: LibraryUnderTest, filter: LibraryFilter = {}, sort: LibrarySort = 'best'): Promise<string[]> => (await pageOf(library, filter, { sort })).rows.map(({ id }) => id);

describe('searching the library', () => {
  const aSearchable = (): LibraryUnderTest => {
    const library = aLibrary();
    aTemplate(library.db, 'eczema', { content: { title: 'Eczema on the hands', body: 'Use a cream.', tags: ['dermatitis'] } });
    aTemplate(library.db, 'mole', { content: { title: 'A mole that changes', body: 'Show it to a doctor, eczema or not.', aliases: ['naevus'] } });
    aTemplate(library.db, 'rules', { content: { title: 'Be kind', body: 'No adverts. {% if question.has_photo %}Thank you for the picture.{% endif %}' } });
    aTemplate(library.db, 'arabic', { content: { title: 'طفح جلدي عند الأطفال' } });
    return library;
  };

  it.each([
    ['eczema', ['eczema', 'mole']],
    ['ecezma', ['eczema', 'mole']],
    ['Eczéma HANDS', ['eczema']],
    ['dermatits', ['eczema']],
    ['naevus', ['mole']],
    ['nae', ['mole']],
    ['picture', ['rules']],
    ['has_photo', []],
    ['جلدي', ['arabic']],
    ['doctor advert', ['mole', 'rules']],
    ['zebra', []],
  ])('%s finds %j', async (text, found) => {
    expect(await ids(aSearchable(), { text })).toEqual(found);
  });

  it('says what it found and where', async () => {
    const { rows } = await pageOf(aSearchable(), { text: 'eczema' });
    expect(rows.map(({ matched }) => matched)).toEqual(['eczema in title', 'eczema in body']);
  });

  it('finds the words of a draft as soon as they are saved, and those that are gone no more', async () => {
    const library = aSearchable();
    await ids(library, { text: 'zebra' });
    const { published } = (await latest(library.open('mole', undefined))) ?? { published: null };
    if (!published) throw new Error('not published');
    const { rev } = library.saveDraft({ templateId: 'mole', rev: 1, content: { ...published, body: 'zebra' } });
    expect(await ids(library, { text: 'zebra' })).toEqual(['mole']);
    library.discardDraft({ templateId: 'mole', rev });
    expect(await ids(library, { text: 'zebra' })).toEqual([]);
    const { templateId } = library.create({ kind: 'answer', title: 'Zebra' });
    expect(await ids(library, { text: 'zebra' })).toEqual([templateId]);
    library.discardDraft({ templateId, rev: 1 });
    expect(await ids(library, { text: 'zebra' })).toEqual([]);
  });

  it('puts what is past its day last, and marks it', async () => {
    const library = aSearchable();
    aTemplate(library.db, 'old', { row: { review_by: '2020-01-01' }, content: { title: 'Eczema eczema' } });
    aTemplate(library.db, 'retired', { row: { is_retired: 1 }, content: { title: 'Eczema eczema' } });
    const { rows } = await pageOf(library, { text: 'eczema' });
    expect(rows.map(({ id }) => id)).toEqual(['eczema', 'mole', 'old', 'retired']);
    expect(rows[2]?.marks).toContain('overdue');
    expect(rows[0]?.marks).not.toContain('overdue');
  });
});

describe('the library without a search', () => {
  const aFull = (): LibraryUnderTest => {
    const library = aLibrary();
    aTemplate(library.db, 'plain', { content: { title: 'Plain', tags: ['x'], communities: ['Skin'] }, row: { folder: 'Skin' } });
    aTemplate(library.db, 'used', { content: { title: 'Used' }, row: { folder: 'Skin/Children', changed_at: 1_800_000_000_000 } });
    aTemplate(library.db, 'overdue', { content: { title: 'Overdue' }, row: { review_by: '2020-01-01' } });
    aTemplate(library.db, 'later', { content: { title: 'Later', communities: ['Allergy'] }, row: { review_by: '2999-01-01', language: 'es' } });
    aTemplate(library.db, 'retired', { content: { title: 'A retired one' }, row: { is_retired: 1 } });
    aTemplate(library.db, 'draft', { content: { title: 'Draft' }, isDraft: true, row: { kind: 'snippet', scope: 'team', team: 'team' } });
    aTemplate(library.db, 'review', { content: { title: 'Review' }, isDraft: true, row: { review_asked_at: 5 } });
    aTemplate(library.db, 'broken-link', { content: { title: 'Links', body: 'https://gone.example/' } });
    writeLink(library.db, { url: 'https://gone.example/', state: 'dead', say: '', checked_at: 1 });
    countUse(library.db, 'used', 7, false);
    return library;
  };

  it('shows what wants attention first, the most used after it, and what is late last', async () => {
    const library = aFull();
    const shown = await ids(library);
    expect(shown.slice(0, 4)).toEqual(['review', 'broken-link', 'draft', 'used']);
    expect(shown.slice(-2)).toEqual(['overdue', 'retired']);
  });

  it('is sorted by title, use, change and the day to look again', async () => {
    const library = aFull();
    expect(await ids(library, {}, 'title')).toEqual(['retired', 'draft', 'later', 'broken-link', 'overdue', 'plain', 'review', 'used']);
    expect((await ids(library, {}, 'uses'))[0]).toBe('used');
    expect((await ids(library, {}, 'changed'))[0]).toBe('used');
    expect((await ids(library, {}, 'review-by')).slice(0, 2)).toEqual(['overdue', 'later']);
  });

  it.each<[LibraryFilter, string[]]>([
    [{ kind: 'snippet' }, ['draft']],
    [{ scope: 'team' }, ['draft']],
    [{ status: 'in-review' }, ['review']],
    [{ status: 'retired' }, ['retired']],
    [{ folder: 'Skin' }, ['plain', 'used']],
    [{ folder: 'Skin/Children' }, ['used']],
    [{ tag: 'x' }, ['plain']],
    [{ language: 'es' }, ['later']],
    [{ mark: 'overdue' }, ['overdue']],
    [{ mark: 'dead-link' }, ['broken-link']],
    [{ community: 'Allergy', status: 'published', folder: '' }, ['broken-link', 'later', 'overdue']],
    [{ kind: 'snippet', status: 'published' }, []],
  ])('%j shows %j', async (filter, expected) => {
    expect((await ids(aFull(), filter)).toSorted()).toEqual(expected);
  });

  it('says what there is to choose from, over everything', async () => {
    expect(await pageOf(aFull(), { tag: 'x' })).toMatchObject({ total: 1, everything: 8, folders: ['Skin', 'Skin/Children'], tags: ['x'], communities: ['Allergy', 'Skin'], languages: ['en', 'es'], marks: { overdue: 1, 'dead-link': 1, 'look-alike': 0 } });
  });

  it('comes in windows', async () => {
    const library = aLibrary();
    fillLibrary(library.db, 300);
    const all = await Promise.all([0, 100, 200, 300].map((offset) => pageOf(library, {}, { sort: 'title', offset, limit: 100 })));
    expect(all.map(({ total, rows }) => [total, rows.length])).toEqual([[300, 100], [300, 100], [300, 100], [300, 0]]);
    expect(new Set(all.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(300);
  });

  it('is told again when something changed, and only then', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'a');
    const stop = new AbortController();
    const stream = library.page({ filter: {}, sort: 'title', offset: 0, limit: 10 }, stop.signal);
    expect((await stream.next()).value).toMatchObject({ total: 1 });
    countUse(library.db, 'a', 1, false);
    expect((await stream.next()).value).toMatchObject({ rows: [{ uses: 1 }] });
    library.create({ kind: 'answer', title: 'B' });
    expect((await stream.next()).value).toMatchObject({ total: 2 });
    stop.abort();
  });
});
