import type { HealthMark } from '#shared/words/library.ts';
import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { allCounts, firstPublished, type CountRecord } from '../../../store/templates.ts';
import type { Catalog, Entry } from '../catalog.ts';
import { marksOf } from './marks.ts';

/** What wants an author's eye. */
export interface Health {
  /** What is known now, for many templates at once. */
  judge(): { counts: ReadonlyMap<string, CountRecord>; marks(entry: Entry): HealthMark[] };
}

export function createHealth({ db, clock }: { db: Db; clock: Clock; catalog: Catalog }): Health {
  let published: ReadonlyMap<string, number> | null = null;
  db.onCommit((tables) => {
    if (tables.has('template_versions') || tables.has('templates')) published = null;
  });

  return {
    judge() {
      const counts = new Map(allCounts(db).map((row) => [row.template_id, row]));
      published ??= firstPublished(db);
      const first = published;
      const now = clock.now();
      const day = dayOf(now);
      return {
        counts,
        marks: (entry) =>
          marksOf(entry, { now, day, count: counts.get(entry.record.id), publishedAt: first.get(entry.record.id) ?? null, isIncluded: false, hasFault: false, isAlike: false, deadLinks: new Set() }),
      };
    },
  };
}

/** The day it is at this desk. */
export function dayOf(now: number): string {
  const date = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
