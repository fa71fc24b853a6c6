import { z } from 'zod';
import type { ForeignTemplate } from '../arriving.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import { writeMarked } from '../words/segments.ts';
import { discourse } from '../words/variables.ts';
import type { Writing } from '../words/writing.ts';

const entry = z.object({
  id: z.union([z.number(), z.string()]).exactOptional(),
  title: z.string(),
  slug: z.string().exactOptional(),
  content: z.string(),
  tags: z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])).exactOptional(),
});

export function discourseList(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null || !('templates' in value) || !Array.isArray(value.templates)) return null;
  return value.templates as unknown[];
}

/** The answer of `/discourse_templates`. */
export const readDiscourse = (list: readonly unknown[]): ForeignTemplate[] =>
  list.map((one, at) => {
    const read = entry.safeParse(one);
    if (!read.success) return refusedThing(`#${at}`, `Entry ${at + 1}`, 'It has no title or no content.');
    const { id, title, content, tags } = read.data;
    return foreign({ sourceId: id === undefined ? `title:${title}` : String(id), title, ...(tags ? { tags } : {}) }, (writing) => writeDiscourse(writing, content));
  });

const mark = /%\{([a-z_]{1,60})(?:,\s*fallback:([^{}\n]{0,400}))?\}/gi;

export const writeDiscourse = (writing: Writing, text: string): void =>
  writeMarked(writing, text, mark, (found) => {
    writing.named(discourse, found[1] ?? '', found[0], found[2] ?? null);
    return true;
  });
