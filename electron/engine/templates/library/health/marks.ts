import type { HealthMark, TemplateContent } from '#shared/words/library.ts';
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
  deadLinks: ReadonlySet<string>;
}

/** Why one template should be looked at again. */
export function marksOf(entry: Entry, around: Around): HealthMark[] {
  const { record } = entry;
  if (record.is_retired === 1) return [];
  const marks: HealthMark[] = [];
  const uses = around.count?.uses ?? 0;
  const isOffered = record.kind !== 'disclaimer' && !around.isIncluded && statusOf(record) === 'published';
  if (isOffered && uses === 0 && around.publishedAt !== null && around.now - around.publishedAt >= unusedMs) marks.push('never-used');
  if (uses >= fewestUses && (around.count?.edited ?? 0) > uses / 2) marks.push('often-edited');
  if (record.review_by !== null && record.review_by < around.day) marks.push('overdue');
  if (around.isAlike) marks.push('look-alike');
  if (around.deadLinks.size > 0 && linksIn(entry.content).some((link) => around.deadLinks.has(link))) marks.push('dead-link');
  if (around.hasFault) marks.push('fault');
  return marks;
}

const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^]{1,2000}/giu;

/** Addresses of a template, in its sources and in its words. */
export function linksIn({ sources, body }: Pick<TemplateContent, 'sources' | 'body'>): string[] {
  const found = new Set<string>();
  const add = (text: string): void => {
    if (!URL.canParse(text)) return;
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') found.add(url.href);
  };
  for (const { url } of sources) add(url.trim());
  for (const [text] of body.matchAll(address)) add(withoutTail(text));
  return [...found];
}

/** A full stop, or the bracket of a Markdown link, is not part of the address. */
function withoutTail(text: string): string {
  let end = text.length;
  for (;;) {
    const last = text[end - 1] ?? '';
    const isOpened = last === ')' && count(text, '(', end) >= count(text, ')', end);
    if (!/[.,;:!?)\]*_]/.test(last) || isOpened) return text.slice(0, end);
    end -= 1;
  }
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0 && at < end; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
