import MiniSearch from 'minisearch';
import type { Entry } from '../catalog.ts';

export interface Hit {
  score: number;
  /** What was found and where, in a few words. */
  matched: string;
}

/** Full text over title, aliases, tags and body. Typos are forgiven. */
export interface SearchIndex {
  /** Brings the index in step with the library, at most `most` templates at a time. True: nothing is left to do. */
  keepUp(entries: ReadonlyMap<string, Entry>, most?: number): boolean;
  /** By id. Every word must be found; where that finds nothing, any. */
  search(text: string): ReadonlyMap<string, Hit>;
}

const wordsOf = (text: string): string[] => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** What a reader would see of a body: no tags, and of a variable only its name. */
const readable = (body: string): string => body.replace(/\{%[^%]{0,300}%\}/g, ' ');

export function createSearchIndex(): SearchIndex {
  const index = new MiniSearch<{ id: string; title: string; aliases: string; tags: string; body: string }>({
    fields: ['title', 'aliases', 'tags', 'body'],
    tokenize: wordsOf,
    searchOptions: {
      boost: { title: 4, aliases: 4, tags: 3, body: 1 },
      tokenize: wordsOf,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      prefix: true,
    },
  });
  const inside = new Map<string, Entry>();

  return {
    keepUp(entries, most = Number.POSITIVE_INFINITY) {
      let left = most;
      for (const id of inside.keys()) {
        if (entries.has(id)) continue;
        index.discard(id);
        inside.delete(id);
      }
      for (const [id, entry] of entries) {
        const known = inside.get(id);
        if (known === entry) continue;
        if (left === 0) return false;
        left -= 1;
        inside.set(id, entry);
        if (known?.content === entry.content) continue;
        const { title, aliases, tags, body } = entry.content;
        const words = { id, title, aliases: aliases.join(' '), tags: tags.join(' '), body: readable(body) };
        if (known) index.replace(words);
        else index.add(words);
      }
      return true;
    },

    search(text) {
      const exact = index.search(text, { combineWith: 'AND' });
      const found = exact.length > 0 ? exact : index.search(text, { combineWith: 'OR' });
      return new Map(found.map((result) => [result.id as string, { score: result.score, matched: sayMatch(result.match) }]));
    },
  };
}

/** "eczema in title and body" */
function sayMatch(match: Readonly<Record<string, readonly string[]>>): string {
  const words = Object.keys(match).slice(0, 3);
  const places = ['title', 'aliases', 'tags', 'body'].filter((place) => words.some((word) => match[word]?.includes(place)));
  return `${words.join(', ')} in ${places.join(' and ')}`;
}
