import type { HealthMark, LibraryHealth } from '#shared/words/library.ts';
import type { Live } from '../../../live.ts';
import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { allCounts, allLinks, firstPublished, type CountRecord } from '../../../store/templates.ts';
import type { Renderer } from '../../language/renderer.ts';
import type { Catalog, Entry } from '../catalog.ts';
import { rowOf } from '../list/rows.ts';
import type { Links } from '../links/links.ts';
import { linksIn } from '../links/links-in.ts';
import { isVisible, type Person } from '../visible.ts';
import { createLookAround, type Seen } from './look-around.ts';
import { marksOf } from './marks.ts';

/** Somebody may be typing; milliseconds until the library is looked through again. */
const pauseMs = 400;

/** What wants an author's eye. */
export interface Health {
  /** What is known now, for many templates at once. What takes longer is looked for behind it and announced as `library`. */
  judge(): { counts: ReadonlyMap<string, CountRecord>; marks(entry: Entry): HealthMark[] };
  /** Everything, after the whole library was looked through. */
  health(): Promise<LibraryHealth>;
}

export function createHealth({ db, live, clock, catalog, renderer, person, links }: { db: Db; live: Live; clock: Clock; catalog: Catalog; renderer: Renderer; person: () => Person; links: Pick<Links, 'states'> }): Health {
  const lookAround = createLookAround({ catalog, renderer, person });
  const linksOf = new WeakMap<Entry, string[]>();
  let published: ReadonlyMap<string, number> | null = null;
  let seen: Seen = { alike: [], faulty: new Set(), included: new Set() };
  let isStale = true;
  let running: Promise<void> | null = null;
  let isPlanned = false;

  db.onCommit((tables) => {
    if (tables.has('template_versions') || tables.has('templates')) published = null;
    if (tables.has('templates') || tables.has('accounts')) isStale = true;
  });

  const run = (): Promise<void> => {
    running ??= (async () => {
      try {
        while (isStale) {
          isStale = false;
          const before = JSON.stringify([seen.alike, [...seen.faulty], [...seen.included]]);
          seen = await lookAround();
          if (JSON.stringify([seen.alike, [...seen.faulty], [...seen.included]]) !== before) live.touch('library');
        }
      } catch (error) {
        isStale = true;
        throw error;
      } finally {
        running = null;
      }
    })();
    return running;
  };

  const runSoon = (): void => {
    if (!isStale || isPlanned || running) return;
    isPlanned = true;
    clock.after(pauseMs, () => {
      isPlanned = false;
      // A desk that stops takes the store and the renderer away under it; whoever needs the answer asks again and hears why.
      run().catch(() => {});
    });
  };

  const addressesOf = (entry: Entry): readonly string[] => {
    const known = linksOf.get(entry) ?? linksIn(entry.content);
    linksOf.set(entry, known);
    return known;
  };

  const judge = (): ReturnType<Health['judge']> => {
    runSoon();
    const me = person();
    const entries = catalog.all();
    const counts = new Map(allCounts(db).map((row) => [row.template_id, row]));
    const dead = new Set(allLinks(db).flatMap((row) => (row.state === 'dead' ? [row.url] : [])));
    published ??= firstPublished(db);
    const first = published;
    const now = clock.now();
    const day = dayOf(now);
    const isSeen = (id: string): boolean => {
      const entry = entries.get(id);
      return entry !== undefined && isVisible(entry.record, me);
    };
    const alike = new Set(seen.alike.flatMap(({ a, b }) => (isSeen(a) && isSeen(b) ? [a, b] : [])));
    return {
      counts,
      marks: (entry) => {
        const { id, slug, kind } = entry.record;
        return marksOf(entry, {
          now,
          day,
          count: counts.get(id),
          publishedAt: first.get(id) ?? null,
          isIncluded: kind === 'snippet' && seen.included.has(slug),
          hasFault: seen.faulty.has(id),
          isAlike: alike.has(id),
          hasDeadLink: dead.size > 0 && addressesOf(entry).some((link) => dead.has(link)),
        });
      },
    };
  };

  return {
    judge,
    async health() {
      await run();
      const me = person();
      const visible = new Map([...catalog.all()].filter(([, { record }]) => isVisible(record, me)));
      const { counts, marks } = judge();
      const rows = [...visible.values()].map((entry) => rowOf(entry, { count: counts.get(entry.record.id), marks: marks(entry), matched: '' }));
      const states = links.states();
      return {
        rows: rows.filter((row) => row.marks.length > 0),
        alike: seen.alike.filter(({ a, b }) => visible.has(a) && visible.has(b)),
        links: states,
        titles: Object.fromEntries(states.flatMap(({ templateIds }) => templateIds).map((id) => [id, visible.get(id)?.content.title ?? ''])),
      };
    },
  };
}

/** The day it is at this desk. */
function dayOf(now: number): string {
  const date = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
