import type { Clock } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { excerptOf } from '../../threads/plain-text.ts';
import type { Catalog, Entry } from '../library/catalog.ts';
import { createFinder, plainStart, type Findable, type Finder } from './finder.ts';

/** Templates taken into the index at a time while nobody waits: a few milliseconds. */
const slice = 25;
/** Changes come in rows; milliseconds until the index is brought up to date by itself. */
const pauseMs = 200;

/** Everything that could be offered, in step with the library and ready to be searched. */
export function createShelf({ db, catalog, clock }: { db: Db; catalog: Catalog; clock: Clock }) {
  const finder = createFinder();
  const rows = new Map<string, Findable>();
  const seen = new Map<string, Entry>();
  let isStale = true;
  let waiting: Entry[] = [];
  let cancel: (() => void) | null = null;
  let isKept = false;

  const take = (entry: Entry): void => {
    const row = findableOf(entry);
    const { id } = entry.record;
    if (row && entry.published) {
      rows.set(id, row);
      finder.put(id, entry.published);
    } else {
      rows.delete(id);
      finder.drop(id);
    }
  };

  /** Finds out what changed, without taking it in yet. */
  const look = (): void => {
    if (!isStale) return;
    isStale = false;
    const all = catalog.all();
    const changed = new Set(waiting.map(({ record }) => record.id));
    for (const [id, entry] of all) {
      if (seen.get(id) === entry) continue;
      seen.set(id, entry);
      changed.add(id);
    }
    for (const id of seen.keys()) {
      if (all.has(id)) continue;
      seen.delete(id);
      changed.delete(id);
      rows.delete(id);
      finder.drop(id);
    }
    waiting = [...changed].flatMap((id) => all.get(id) ?? []);
  };

  const work = (): void => {
    cancel = null;
    look();
    for (const entry of waiting.splice(0, slice)) take(entry);
    if (waiting.length > 0 || isStale) plan(1);
  };
  const plan = (ms: number): void => {
    if (isKept) cancel ??= clock.after(ms, work);
  };

  db.onCommit((tables) => {
    if (!tables.has('templates')) return;
    isStale = true;
    plan(pauseMs);
  });

  return {
    /** As of the last commit. Whoever asks before the index is whole waits for the rest of it. */
    now(): { finder: Finder; rows: ReadonlyMap<string, Findable> } {
      look();
      for (const entry of waiting.splice(0)) take(entry);
      return { finder, rows };
    },
    /** From now on it is brought up to date by itself, a little at a time. */
    start(): void {
      isKept = true;
      // What the first screen asks goes first.
      plan(pauseMs);
    },
    stop(): void {
      isKept = false;
      cancel?.();
      cancel = null;
    },
  };
}

/** Null: nothing to offer. Disclaimers are chosen by policies; what is not published or was retired is not used any more. */
function findableOf({ record, published }: Entry): Findable | null {
  if (!published || record.kind === 'disclaimer' || record.is_retired === 1) return null;
  return {
    id: record.id,
    family: record.family,
    language: record.language,
    kind: record.kind,
    scope: record.scope,
    team: record.team,
    owner: record.owner,
    reviewBy: record.review_by,
    communities: published.communities,
    level: published.suggestedLevel,
    title: published.title,
    order: published.title.toLowerCase(),
    tags: published.tags,
    whenToUse: published.whenToUse,
    notFor: published.notFor,
    start: excerptOf(plainStart(published.body), 160),
  };
}
