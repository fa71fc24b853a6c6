import type { Renderer, ReportJob } from '../../language/renderer.ts';
import { diagnose } from '../../language/check/report.ts';
import { reach } from '../../language/snippets.ts';
import type { Catalog, Entry } from '../catalog.ts';
import { namesIn, snippetsFor, wordsOf } from '../snippets.ts';
import type { Person } from '../visible.ts';
import { findAlike, sketchOf, type Alike, type Sketch } from './look-alikes.ts';

/** What takes too long to be asked for each window of the library. */
export interface Seen {
  alike: readonly Alike[];
  faulty: ReadonlySet<string>;
  /** Slugs that something includes. */
  included: ReadonlySet<string>;
}

/** Characters of a template, with what it includes, that are looked through beside everything else. */
const mostHere = 4_000;
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
      const words = [...reached.keys()].flatMap((slug) => snippets.get(slug) ?? []).map((one) => [one.record.slug, wordsOf(one)] as const);
      const job: ReportJob = { body: content.body, fillIns: content.fillIns, kind: record.kind, language: record.language, slug: record.kind === 'snippet' ? record.slug : null, snippets: Object.fromEntries(words) };
      const size = words.reduce((sum, [, { body }]) => sum + body.length, content.body.length);
      // An ordinary template is read here in a tenth of a millisecond; what is long enough to be a bomb goes to the thread that has a hard stop.
      const faults = size <= mostHere ? diagnose(job) : (await renderer.report(job)).faults;
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
