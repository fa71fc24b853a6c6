import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aForum, anAdapter, type TestForum } from '#tests/makers/a-forum.ts';
import { sourceFiles } from '#tests/house/imports.ts';
import { checkFor, isDocumentHere } from '#tests/practice-forum/discourse-schema.ts';
import { faultsOf, openApi, section, templateOf, templatesIn, type OpenApi } from './described.ts';
import { anEavesdropper, type Overheard } from './eavesdropper.ts';
import { elsewhere, nowhere } from './elsewhere.ts';
import { addressesIn, addressesInSource, askForEverything, isAt, strangeCallsIn } from './every-request.ts';

const comparing = isDocumentHere ? describe : describe.skip;
if (!isDocumentHere) console.warn('SKIPPED: requests are not compared with Discourse’s OpenAPI document, which is not here');

const known = { ...elsewhere, requests: { ...elsewhere.requests, ...Object.fromEntries(nowhere.map((request) => [request, ''])) } };

comparing(`every request of the Discourse adapter is described${isDocumentHere ? '' : ' (SKIPPED: Discourse’s document is not here)'}`, () => {
  const heard: Overheard[] = [];
  const ends: (() => Promise<void>)[] = [];
  let document: OpenApi;

  beforeAll(async () => {
    document = openApi();
    const practice: TestForum = await aForum({ ending: (end) => void ends.push(async () => end()) });
    const between = await anEavesdropper({ first: practice.baseUrl });
    ends.push(between.stop);
    // Also as a stranger's server is asked, where strangers are shown the same.
    for (const isPractice of [true, false]) await askForEverything(anAdapter({ ...practice.access, baseUrl: between.url, isPractice }, { limits: unhurried }), practice);
    heard.push(...between.heard);
  }, 60_000);
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  it('by Discourse itself, or by the notes on Discourse', () => {
    const used = new Set<string>();
    expect([...new Set(heard.flatMap((request) => faultsOf(request, document, known, used)))]).toEqual([]);
    // What nothing needs any more goes from the list.
    const listed = [...Object.keys(known.requests), ...Object.entries(known.words).flatMap(([request, words]) => Object.keys(words).map((word) => `${request} ${word}`))];
    expect(listed.filter((one) => !used.has(one))).toEqual([]);
  });

  it('and the notes have in their sections what the list says they have', () => {
    const named = (request: string): string => request.split(' ')[1]?.replace(/\{.*$/, '').replace(/\.json$/, '') ?? '';
    const missing = Object.entries(elsewhere.requests).filter(([request, where]) => !section(where).includes(named(request)));
    const words = Object.entries(elsewhere.words).flatMap(([request, all]) => Object.entries(all).filter(([word, where]) => !section(where).includes(word.split('.').at(-1) ?? word)).map(([word]) => `${request} ${word}`));
    expect([...missing.map(([request]) => request), ...words]).toEqual([]);
    expect(section('3.1')).not.toContain('/assign/assign');
    expect(section('99')).toBe('');
  });

  it('and no address stands in its source that was not asked for here', () => {
    const addresses = addressesInSource();
    expect(addresses.length).toBeGreaterThan(30);
    expect(addresses.filter(({ address }) => !heard.some(({ path }) => isAt(address, path)))).toEqual([]);
    expect(sourceFiles(['electron/engine/forums/discourse']).flatMap(({ text }) => strangeCallsIn(text))).toEqual([]);
    // Whoever writes a new one is noticed.
    expect(addressesIn("http.url(`t/${topicId}/timer.json`)")).toEqual(['/t/*/timer.json']);
    expect(heard.some(({ path }) => isAt('/t/*/timer.json', path))).toBe(false);
    expect(strangeCallsIn("http.url('badges')")).toEqual(["'badges'"]);
  });

  it('and every answer of the practice forum to them has the shape Discourse describes', () => {
    const answers = heard.filter(({ status, method, path }) => status === 200 && schemaFor(document, method, path) !== null);
    const shapes = new Set(answers.map(({ method, path }) => schemaFor(document, method, path)));
    expect(shapes.size).toBeGreaterThan(9);
    const checks = new Map<string, ReturnType<typeof checkFor>>();
    const check = (method: string, shape: string): ReturnType<typeof checkFor> => checks.get(`${method} ${shape}`) ?? checks.set(`${method} ${shape}`, checkFor(method, shape)).get(`${method} ${shape}`)!;
    const faults = answers.flatMap(({ method, path, answer }) => {
      const shape = schemaFor(document, method, path) ?? '';
      // Asked for as an envelope, a post comes in one; the document knows the bare post alone.
      const bare = shape === '/posts.json' && method === 'POST' ? (answer as { post?: unknown }).post : answer;
      // And it was written down on a forum without private messages, which are in no category.
      const placed = (bare as { archetype?: unknown } | undefined)?.archetype === 'private_message' ? { ...(bare as object), category_id: 0 } : bare;
      return placed === undefined ? [] : check(method.toLowerCase(), shape)(placed).map((fault) => `${method} ${shape}${fault}`);
    });
    expect([...new Set(faults)]).toEqual([]);
  });

  describe('and the comparison itself can fail', () => {
    const asked = (method: string, path: string, more: Partial<Overheard> = {}): string[] =>
      faultsOf({ method, path, query: [], body: undefined, status: 200, answer: {}, by: 'first', ...more }, document, known, new Set());

    it('on a request nobody described', () => {
      expect(asked('GET', '/t/7/history.json')).toEqual(['GET /t/7/history.json is described nowhere']);
      expect(asked('PATCH', '/t/7.json')).toEqual(['PATCH /t/7.json is described nowhere']);
      expect(asked('GET', '/t/7.json')).toEqual([]);
    });

    it('on a parameter nobody described, and on one that is not what it should be', () => {
      expect(asked('GET', '/latest.json', { query: [['unreplied', 'true']] })).toHaveLength(1);
      expect(asked('GET', '/latest.json', { query: [['per_page', 'many']] })).toHaveLength(1);
      expect(asked('GET', '/latest.json', { query: [['per_page', '30'], ['max_posts', '1']] })).toEqual([]);
    });

    it('on a body with a word nobody described, without one that is needed, and of the wrong kind', () => {
      expect(asked('POST', '/posts.json', { body: { raw: 'words', topic_id: 7, outbox_id: 'x' } })).toHaveLength(1);
      expect(asked('POST', '/posts.json', { body: { topic_id: 7 } })).toHaveLength(1);
      expect(asked('POST', '/posts.json', { body: { raw: 'words', topic_id: '7' } })).toHaveLength(1);
      expect(asked('PUT', '/posts/7.json', { body: { post: { raw: 'words', cooked: '<p>' } } })).toHaveLength(1);
      expect(asked('POST', '/posts.json', { body: { raw: 'words', topic_id: 7, nested_post: true } })).toEqual([]);
      expect(asked('POST', '/uploads.json', { body: { type: 'composer', upload_type: 'composer', synchronous: 'true', file: 'picture.png' } })).toEqual([]);
      expect(asked('POST', '/uploads.json', { body: { upload_type: 'composer', file: 'picture.png', taken_at: 'Harbour Street' } })).toHaveLength(1);
    });
  });
});

const unhurried = { stranger: { atOnce: 2, perMinute: 6_000, backgroundPerMinute: 6_000, backgroundPerDay: Number.POSITIVE_INFINITY }, budget: { atOnce: 4, perMinute: 6_000, backgroundPerMinute: 6_000, backgroundPerDay: Number.POSITIVE_INFINITY } };

/** The path of the document whose answer this is; null: it describes no JSON for it. */
function schemaFor(document: OpenApi, method: string, path: string): string | null {
  const shape = templateOf(method, path, templatesIn(document))?.split(' ')[1];
  if (shape === undefined) return null;
  return document.paths[shape]?.[method.toLowerCase()]?.responses['200']?.content?.['application/json'] ? shape : null;
}
