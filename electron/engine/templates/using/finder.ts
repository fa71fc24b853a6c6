import MiniSearch, { type Query } from 'minisearch';
import type { TemplateContent, TemplateScope } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import { stem, swaps, wordsOf } from './question-words.ts';

/** A published template as the finder keeps it: what is looked through, what decides, and what a row of the picker shows. */
export interface Findable {
  id: string;
  family: string;
  language: string;
  kind: TemplateKind;
  scope: TemplateScope;
  team: string;
  owner: string;
  reviewBy: string | null;
  communities: readonly string[];
  level: string;
  title: string;
  /** The title as it is sorted by. */
  order: string;
  tags: string[];
  whenToUse: string;
  notFor: string;
  start: string;
}

/** A template that matched. `score` has no unit; `terms` are the words of the template that did it, best first. */
export interface Hit {
  id: string;
  score: number;
  terms: string[];
}

type Doc = { id: string } & Record<'title' | 'aliases' | 'tags' | 'when' | 'body', string>;
const boost = { title: 4, aliases: 4, tags: 3, when: 1.5, body: 1 };

/** Distance in letters within which a typed word still means the word of a template. */
const forgiven = (word: string): number | false => (word.length < 4 ? false : word.length < 6 ? 1 : 2);

/** Searches templates, which may come and go one by one. Typos, changed-over letters, accents and plurals are forgiven. */
export function createFinder() {
  const index = new MiniSearch<Doc>({ fields: Object.keys(boost), tokenize: wordsOf, processTerm: stem, searchOptions: { boost, tokenize: wordsOf, processTerm: (word) => word } });
  // What a stem looked like where it was first read, for the reason that is shown.
  const surfaces = new Map<string, string>();
  const say = (term: string): string => surfaces.get(term) ?? term;

  return {
    /** New, or in place of the one with that id. */
    put(id: string, { title, aliases, tags, whenToUse, body }: Pick<TemplateContent, 'title' | 'aliases' | 'tags' | 'whenToUse' | 'body'>): void {
      const doc: Doc = { id, title, aliases: aliases.join(' '), tags: tags.join(' '), when: whenToUse, body: plainStart(body) };
      for (const word of wordsOf(`${title} ${doc.tags} ${doc.aliases}`)) if (stem(word) !== word && !surfaces.has(stem(word))) surfaces.set(stem(word), word);
      if (index.has(id)) index.discard(id);
      index.add(doc);
    },

    drop(id: string): void {
      if (index.has(id)) index.discard(id);
    },

    /** All typed words where any template has them all, else any of them. */
    typed(text: string, favour: (id: string) => number): Hit[] {
      const words = [...new Set(wordsOf(text))].slice(0, 12);
      if (words.length === 0) return [];
      const queries = words.map(meantBy);
      const options = { boostDocument: (id: unknown) => favour(id as string) };
      const all = index.search({ combineWith: 'AND', queries }, options);
      const found = all.length > 0 || words.length === 1 ? all : index.search({ combineWith: 'OR', queries }, options);
      return found.map((result) => ({ id: result.id as string, score: result.score, terms: Object.keys(result.match).map(say) }));
    },

    /** What speaks of these stems in title, aliases, tags or purpose, each with its worth. */
    about(worth: ReadonlyMap<string, number>): Map<string, Hit> {
      const hits = new Map<string, Hit>();
      if (worth.size === 0) return hits;
      const byWorth = (a: string, b: string): number => (worth.get(b) ?? 0) - (worth.get(a) ?? 0);
      const found = index.search([...worth.keys()].join(' '), { fields: ['title', 'aliases', 'tags', 'when'], boostTerm: (term) => worth.get(term) ?? 0.1 });
      for (const result of found) hits.set(result.id as string, { id: result.id as string, score: result.score, terms: Object.keys(result.match).toSorted(byWorth) });
      return hits;
    },
  };
}
export type Finder = ReturnType<typeof createFinder>;

/** What a person may have meant by one typed word: it, its beginning, nearly it, its plural, or its letters changed over. */
function meantBy(word: string): Query {
  const isLonger = word.length > 1;
  const stemmed = stem(word);
  return {
    combineWith: 'OR',
    queries: [
      { queries: [word], prefix: isLonger, fuzzy: forgiven(word) },
      ...(stemmed === word ? [] : [{ queries: [stemmed] }]),
      { queries: [...new Set(swaps(word).flatMap((swapped) => [swapped, stem(swapped)]))], prefix: true, combineWith: 'OR', boostTerm: () => 0.5 },
    ],
  };
}

/** The words of a template as a person would read them, its tags and fill-ins left out. */
export const plainStart = (body: string): string =>
  body
    .replace(/\{%[^%]{0,300}%\}/g, ' ')
    .replace(/\{\{[^{}]{0,300}\}\}/g, '…')
    .replace(/[*#]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/…(?: …)+/g, '…')
    .trim();
