import type { SnippetWords } from '../language/job.ts';
import { namedIn } from '../language/snippets.ts';
import type { Entry } from './catalog.ts';
import { isVisible, type Person } from './visible.ts';

/** What this person's templates may include, by slug: snippets that are published and not retired. */
export function snippetsFor(entries: ReadonlyMap<string, Entry>, person: Person): Map<string, Entry & { published: NonNullable<Entry['published']> }> {
  const found = new Map<string, Entry & { published: NonNullable<Entry['published']> }>();
  for (const entry of entries.values()) {
    const { record, published } = entry;
    if (record.kind === 'snippet' && record.is_retired === 0 && published && isVisible(record, person)) found.set(record.slug, { ...entry, published });
  }
  return found;
}

export const wordsOf = ({ published }: { published: NonNullable<Entry['published']> }): SnippetWords => ({ body: published.body, fillIns: published.fillIns });

/** Slugs a template names, in what is published and in its draft. */
export const namesIn = ({ content, published }: Entry): string[] => [...new Set([...namedIn(content.body), ...(published && published !== content ? namedIn(published.body) : [])])];

/** Who includes a snippet by its name, and is still in use; itself left out. */
export function includersOf(entries: ReadonlyMap<string, Entry>, slug: string): Entry[] {
  return [...entries.values()].filter((entry) => entry.record.is_retired === 0 && entry.record.slug !== slug && namesIn(entry).includes(slug));
}
