import { describe, expect, it, onTestFinished } from 'vitest';
import { ForumTrouble, type Forum } from '#electron/engine/forums/forum.ts';
import { aForum, anAdapter } from '#tests/makers/a-forum.ts';
import { isDocumentHere } from '#tests/practice-forum/discourse-schema.ts';
import { aPrism } from './a-prism.ts';
import { openApi, type OpenApi } from './described.ts';
import { anEavesdropper, type Overheard } from './eavesdropper.ts';
import { mended } from './mended.ts';
import { inTheWay, lists, reads } from './prism-reads.ts';

const serving = isDocumentHere ? describe : describe.skip;
if (!isDocumentHere) console.warn('SKIPPED: the Discourse adapter is not run against Prism, for Discourse’s OpenAPI document is not here');

const plain: null = null;
const seeds = [plain, 1, 2, 3, 4, 5];

/** The adapter, as an administrator's key lets it in, for that is how the document was recorded. What the document does not know the practice forum answers. */
async function onPrism(document: OpenApi, seed: number | null): Promise<{ forum: Forum; heard: Overheard[] }> {
  const practice = await aForum();
  const prism = await aPrism(document, { seed });
  const between = await anEavesdropper({ first: prism.url, second: practice.baseUrl });
  onTestFinished(async () => {
    await between.stop();
    await prism.stop();
  });
  return { forum: anAdapter({ ...practice.access, baseUrl: between.url, credential: { kind: 'admin-key', key: practice.adminKey('volunteer'), username: 'volunteer' } }), heard: between.heard };
}

const outcomeOf = (read: Promise<unknown>): Promise<{ value: unknown } | { trouble: ForumTrouble }> =>
  read.then(
    (value) => ({ value }),
    (error: unknown) => {
      if (!(error instanceof ForumTrouble)) throw error;
      return { trouble: error };
    },
  );

serving(`the Discourse adapter, run against Prism${isDocumentHere ? '' : ' (SKIPPED: Discourse’s document is not here)'}`, () => {
  it.each(seeds)('understands whatever fits the document as Discourse means it (seed %s)', { timeout: 60_000 }, async (seed) => {
    const { forum, heard } = await onPrism(mended(openApi()), seed);
    for (const [name, read] of Object.entries(reads)) {
      const from = heard.length;
      const value = await read(forum).catch((error: unknown) => {
        throw new Error(`${name}: ${String(error)} after ${heard.slice(from).map(({ path, status }) => `${path} ${status}`).join(', ')}`);
      });
      expect({ name, skipped: (value as { skipped?: number } | null)?.skipped ?? 0 }).toEqual({ name, skipped: 0 });
      if (lists.has(name)) expect({ name, items: itemsIn(value).length }).not.toEqual({ name, items: 0 });
    }
    // Prism itself refuses (422) what the document does not allow to be asked.
    expect(heard.filter(({ by, status }) => by === 'first' && status !== 200)).toEqual([]);
    expect(new Set(heard.filter(({ by }) => by === 'first').map(({ path }) => path)).size).toBeGreaterThan(7);
  });

  it.each(seeds)('and falls over nothing that fits it word for word (seed %s)', { timeout: 60_000 }, async (seed) => {
    const { forum } = await onPrism(openApi(), seed);
    for (const [name, read] of Object.entries(reads)) {
      const outcome = await outcomeOf(read(forum));
      if ('trouble' in outcome) expect({ name, kind: outcome.trouble.kind }).toEqual({ name, kind: 'fault' });
    }
  });

  it('in which this much stands in the way of understanding it', async () => {
    const { forum } = await onPrism(openApi(), plain);
    const seen: Record<string, 'skips' | 'refuses'> = {};
    for (const [name, read] of Object.entries(reads)) {
      const outcome = await outcomeOf(read(forum));
      if ('trouble' in outcome) seen[name] = 'refuses';
      else if (((outcome.value as { skipped?: number } | null)?.skipped ?? 0) > 0) seen[name] = 'skips';
    }
    expect(seen).toEqual(Object.fromEntries(Object.entries(inTheWay).map(([name, { sees }]) => [name, sees])));
  });

  it('and Prism refuses what the document does not allow', async () => {
    const prism = await aPrism(openApi());
    onTestFinished(() => prism.stop());
    const ask = async (path: string, headers: Record<string, string> = {}): Promise<number> => (await fetch(`${prism.url}${path}`, { headers: { Accept: 'application/json', ...headers } })).status;
    const admin = { 'Api-Key': 'key', 'Api-Username': 'volunteer' };
    expect(await ask('/latest.json?per_page=100', admin)).toBe(200);
    expect(await ask('/latest.json?per_page=many', admin)).toBe(422);
    expect(await ask('/latest.json')).toBe(422);
    expect(await ask('/session/current.json', admin)).toBe(404);
  });
});

const itemsIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : ((value as { items?: unknown[] }).items ?? []));
