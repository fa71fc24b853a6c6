import { describe, expect, it } from 'vitest';
import { countUse, writeLink } from '#electron/engine/store/templates.ts';
import { libraryHealth, type HealthMark } from '#shared/words/library.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aLibrary, aTemplate, someContent, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { findAlike, leastShare, sketchOf, type Alike, type Sketch } from '#electron/engine/templates/library/health/look-alikes.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 5, 15, 12);
const setUp = (): LibraryUnderTest => aLibrary({ clock: aClock({ now }) });
const marksOf = async (library: LibraryUnderTest): Promise<Record<string, HealthMark[]>> => Object.fromEntries(libraryHealth.parse(await library.health()).rows.map(({ id, marks }) => [id, marks]));
describe('a template wants a look', () => {
  it('when it was published sixty days ago and nobody used it', async () => {
    const library = setUp();
    aTemplate(library.db, 'sixty', { publishedAt: now - 60 * day });
    aTemplate(library.db, 'fifty-nine', { publishedAt: now - 59 * day });
    aTemplate(library.db, 'used', { publishedAt: now - 90 * day });
    countUse(library.db, 'used', now, false);
    expect(await marksOf(library)).toEqual({ sixty: ['never-used'] });
  });

  it('but not a snippet that others include, nor a disclaimer, nor one that is retired', async () => {
    const library = setUp();
    aTemplate(library.db, 'alone', { row: { kind: 'snippet' }, content: { body: 'Alone.' } });
    aTemplate(library.db, 'included', { row: { kind: 'snippet' }, content: { body: 'Included.' } });
    aTemplate(library.db, 'd', { row: { kind: 'disclaimer' }, content: { body: 'A disclaimer.' } });
    aTemplate(library.db, 'gone', { row: { is_retired: 1 } });
    aTemplate(library.db, 'user', { content: { body: '{% render "included" %}' } });
    countUse(library.db, 'user', now, false);
    expect(await marksOf(library)).toEqual({ alone: ['never-used'] });
  });

  it('when most of at least five answers went out with much of it changed', async () => {
    const library = setUp();
    const use = (id: string, uses: number, edited: number): void => {
      aTemplate(library.db, id);
      for (let i = 0; i < uses; i += 1) countUse(library.db, id, now, i < edited);
    };
    use('three-of-five', 5, 3);
    use('half', 6, 3);
    use('four-of-four', 4, 4);
    expect(await marksOf(library)).toEqual({ 'three-of-five': ['often-edited'] });
  });

  it('when its day is past, not on the day itself', async () => {
    const library = setUp();
    for (const reviewBy of ['2026-06-14', '2026-06-15', '2026-06-16']) {
      aTemplate(library.db, reviewBy, { row: { review_by: reviewBy } });
      countUse(library.db, reviewBy, now, false);
    }
    expect(await marksOf(library)).toEqual({ '2026-06-14': ['overdue'] });
  });

  it('when it has a mistake, until the mistake is mended or what it needs is there', async () => {
    const library = setUp();
    aTemplate(library.db, 'broken', { content: { body: 'Hello {% if asker.name %} there' } });
    aTemplate(library.db, 'needs', { content: { body: 'Hello {% render "later" %}' } });
    for (const id of ['broken', 'needs']) countUse(library.db, id, now, false);
    expect(await marksOf(library)).toEqual({ broken: ['fault'], needs: ['fault'] });
    aTemplate(library.db, 'later', { row: { kind: 'snippet' }, content: { body: 'Later.' } });
    library.saveDraft({ templateId: 'broken', rev: 1, content: someContent({ body: 'Hello.' }) });
    countUse(library.db, 'later', now, false);
    expect(await marksOf(library)).toEqual({});
    aTemplate(library.db, 'later', { row: { kind: 'snippet', version: 2 }, content: { body: 'Later {{' } });
    expect(await marksOf(library)).toEqual({ needs: ['fault'], later: ['fault'] });
  });

  it('when it is long and has a mistake, found by the thread that has a hard stop', async () => {
    const library = setUp();
    aTemplate(library.db, 'long', { content: { body: `${'Many words. '.repeat(1_000)}{% nothing %}` } });
    countUse(library.db, 'long', now, false);
    expect(await marksOf(library)).toEqual({ long: ['fault'] });
  });

  it('when one of its links is dead', async () => {
    const library = setUp();
    aTemplate(library.db, 'linked', { content: { title: 'With a source', sources: [{ title: '', url: 'https://x.example/a', year: null }] } });
    countUse(library.db, 'linked', now, false);
    writeLink(library.db, { url: 'https://x.example/a', state: 'dead', say: 'gone', checked_at: 1 });
    expect(await marksOf(library)).toEqual({ linked: ['dead-link'] });
    const { links, titles } = await library.health();
    expect(links).toEqual([{ url: 'https://x.example/a', templateIds: ['linked'], state: 'dead', say: 'gone', checkedAt: 1 }]);
    expect(titles).toEqual({ linked: 'With a source' });
  });
});

describe('look-alikes', () => {
  const words = 'An itching rash is common and mostly harmless. Cool it, keep it dry, write down when it began, and show it to a doctor if it spreads or if you feel unwell.';
  const other = 'A mole that changes in size, shape or colour should be looked at within two weeks, also when it does not hurt, because early is better than late.';

  it('are told with how much they share; variants, other kinds and other languages are none', async () => {
    const library = setUp();
    aTemplate(library.db, 'a', { content: { body: words } });
    aTemplate(library.db, 'b', { content: { body: `{{ asker.name }}, ${words} {% if question.has_photo %}Thanks.{% endif %}` } });
    aTemplate(library.db, 'c', { content: { body: other } });
    aTemplate(library.db, 'variant', { row: { family: 'a', language: 'de' }, content: { body: words } });
    aTemplate(library.db, 'snippet', { row: { kind: 'snippet' }, content: { body: words } });
    aTemplate(library.db, 'german', { row: { language: 'de' }, content: { body: words } });
    aTemplate(library.db, 'retired', { row: { is_retired: 1 }, content: { body: words } });
    const { alike } = libraryHealth.parse(await library.health());
    expect(alike.map(({ a, b }) => [a, b])).toEqual([['german', 'variant'], ['a', 'b']]);
    expect(alike[1]?.share).toBeGreaterThan(0.9);
  });

  it('do not give away what somebody else keeps to themselves', async () => {
    const library = setUp();
    aTemplate(library.db, 'a', { content: { body: words } });
    aTemplate(library.db, 'secret', { row: { scope: 'mine' }, content: { body: words } });
    for (const id of ['a', 'secret']) countUse(library.db, id, now, false);
    expect(await library.health()).toMatchObject({ alike: [], rows: [] });
    library.become('ada');
    expect(await library.health()).toMatchObject({ alike: [{ a: 'a', b: 'secret' }] });
  });

  const search = (bodies: readonly string[]): Alike[] => {
    const all = bodies.flatMap((body, i) => {
      const sketch = sketchOf(body);
      return sketch ? [{ id: String(i), sketch }] : [];
    });
    const steps = findAlike<{ id: string; sketch: Sketch }>(all, () => true);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };

  it('are not what merely begins alike, nor what is too short to tell', () => {
    expect(search([`${words} ${other}`, words])).toEqual([]);
    expect(search(['Thank you very much.', 'Thank you very much.'])).toEqual([]);
    expect(leastShare).toBeGreaterThan(0.5);
  });

  it('are found among hundreds of others, with a few words changed', () => {
    const some = (seed: number): string => Array.from({ length: 120 }, (_, i) => `w${(seed * 7919 + i * i * 31 + i * seed) % 9973}`).join(' ');
    const bodies = Array.from({ length: 400 }, (_, i) => some(i + 1));
    const changed = bodies.slice(0, 20).map((body) => body.split(' ').map((word, i) => (i % 40 === 7 ? 'other' : word)).join(' '));
    expect(search(bodies)).toEqual([]);
    expect(search([...bodies, ...changed]).map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual(changed.map((_, i) => `${i} ${400 + i}`).toSorted());
  });

  it('are told of a few of the others only where hundreds are the same', () => {
    expect(search(Array.from({ length: 300 }, () => words)).length).toBeLessThanOrEqual(500);
  });
});
