import type { HealthMark } from '#shared/words/library.ts';
import type { CountRecord } from '../../../store/templates.ts';
import type { Entry } from '../catalog.ts';
import { statusOf } from '../content.ts';

/** Long enough for a seasonal question to have come, short enough that somebody still knows why it was written. */
export const unusedMs = 60 * 24 * 3_600_000;
/** Fewer answers say nothing about a template. */
export const fewestUses = 5;

/** What is known about the whole library when one template is judged. `day`: today, YYYY-MM-DD. */
export interface Around {
  now: number;
  day: string;
  count: CountRecord | undefined;
  /** When its first version was published; null: never, or nobody knows. */
  publishedAt: number | null;
  isIncluded: boolean;
  hasFault: boolean;
  isAlike: boolean;
  hasDeadLink: boolean;
}

/** Why one template should be looked at again. */
export function marksOf({ record }: Pick<Entry, 'record'>, around: Around): HealthMark[] {
  if (record.is_retired === 1) return [];
  const marks: HealthMark[] = [];
  const uses = around.count?.uses ?? 0;
  const isOffered = record.kind !== 'disclaimer' && !around.isIncluded && statusOf(record) === 'published';
  if (isOffered && uses === 0 && around.publishedAt !== null && around.now - around.publishedAt >= unusedMs) marks.push('never-used');
  if (uses >= fewestUses && (around.count?.edited ?? 0) > uses / 2) marks.push('often-edited');
  if (record.review_by !== null && record.review_by < around.day) marks.push('overdue');
  if (around.isAlike) marks.push('look-alike');
  if (around.hasDeadLink) marks.push('dead-link');
  if (around.hasFault) marks.push('fault');
  return marks;
}
