import type { Alike, Sketch } from './look-alikes.ts';
import { findAlike, sketchOf } from './look-alikes.ts';
import type { Renderer, ReportJob } from '../../language/renderer.ts';
import { reach } from '../../language/snippets.ts';
import type { Catalog, Entry } from '../catalog.ts';
import { namesIn, snippetsFor, wordsOf } from '../snippets.ts';
import type { Person } from '../visible.ts';

/** What takes too long to be asked for each window of the library. */
export interface Seen {
  alike: readonly Alike[];
  faulty: ReadonlySet<string>;
  /** Slugs that something includes. */
  included: ReadonlySet<string>;
}

/** Longest time nobody else gets a turn, in milliseconds. */
const turnMs = 6;

/** Looks the whole library through, a little at a time. What did not change since is not looked at again. */
export function createLookAround({ catalog, renderer, person }: { catalog: Catalog; renderer: Pick<Renderer, 'report'>; person: () => Person }) {
  const sketches = new WeakMap<Entry, Sketch | null>();
  const judged = new Map<string, { entry: Entry; around: string; isFaulty: boolean }>();
  let turnEnds = 0;
  const breathe = async (): Promise<void> => {
    if (performance.now() < turnEnds) return;
    await new Promise((resolve) => setImmediate(resolve));
    turnEnds = performance.now() + turnMs;
  };

  const findPairs = async (inUse: readonly Entry[]): Promise<Alike[]> => {
    const known: { id: string; sketch: Sketch; entry: Entry }[] = [];
    for (const entry of inUse) {
      await breathe();
      let sketch = sketches.get(entry);
      if (sketch === undefined) sketches.set(entry, (sketch = sketchOf(entry.content.body)));
      if (sketch) known.push({ id: entry.record.id, sketch, entry });
    }
    const search = findAlike(known, (a, b) => isComparable(a.entry, b.entry));
    for (;;) {
      const step = search.next();
      if (step.done) return step.value;
      await breathe();
    }
  };

  const findFaults = async (entries: ReadonlyMap<string, Entry>, inUse: readonly Entry[]): Promise<Set<string>> => {
    const snippets = snippetsFor(entries, person());
    for (const id of judged.keys()) if (!entries.has(id)) judged.delete(id);
    for (const entry of inUse) {
      await breathe();
      const { record, content } = entry;
      const reached = reach(content.body, (slug) => snippets.get(slug)?.published);
      const around = [...reached.keys()].map((slug) => `${slug} ${snippets.get(slug)?.record.rev}`).join('\n');
      const before = judged.get(record.id);
      if (before?.entry === entry && before.around === around) continue;
      const job: ReportJob = { body: content.body, fillIns: content.fillIns, kind: record.kind, language: record.language, slug: record.kind === 'snippet' ? record.slug : null, snippets: Object.fromEntries([...reached.keys()].flatMap((slug) => snippets.get(slug) ?? []).map((one) => [one.record.slug, wordsOf(one)])) };
      const { faults } = await renderer.report(job);
      judged.set(record.id, { entry, around, isFaulty: faults.some(({ severity }) => severity === 'error') });
    }
    return new Set([...judged].filter(([, { isFaulty }]) => isFaulty).map(([id]) => id));
  };

  return async function lookAround(): Promise<Seen> {
    const entries = new Map(catalog.all());
    const inUse = [...entries.values()].filter(({ record }) => record.is_retired === 0);
    for (const id of judged.keys()) if (entries.get(id)?.record.is_retired !== 0) judged.delete(id);
    return { included: new Set(inUse.flatMap(namesIn)), alike: await findPairs(inUse), faulty: await findFaults(entries, inUse) };
  };
}

/** A variant in another language, or another kind of words, is not the same again. */
const isComparable = (a: Entry, b: Entry): boolean => a.record.family !== b.record.family && a.record.kind === b.record.kind && a.record.language === b.record.language;
