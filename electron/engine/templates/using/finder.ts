import MiniSearch, { type SearchResult } from 'minisearch';
import type { TemplateContent } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';

/** What is known of the question a template is looked for. */
export interface Asked {
  title: string;
  tags: readonly string[];
  community: string;
  bodyText: string;
  isChild: boolean;
  isPregnant: boolean;
  hasPhoto: boolean;
  /** A pet. What is written about people's skin fits it badly. */
  isAnimal: boolean;
}

/** A published template as the finder needs it. */
export interface Findable {
  id: string;
  kind: TemplateKind;
  content: TemplateContent;
  uses: number;
}

export interface Found {
  row: Findable;
  why: string;
}

const most = 50;
const common = new Set(
  'a about after again all also back while whole am an and any are as at be been before but by can could day days did do does doing for from get gets go got had has have having he help her him his how i if in is it its just know like me month months more my no not now of off on one or our out over please she should since so some than that the their them then there these they thing this to too two up very was we week weeks were what when where which who why will with would year years you your old'.split(' '),
);

// They fit many templates, so they may tip the balance and are never the reason.
const vague = new Set('baby bleeding child children cold doctor eye first hot mouth new night pain photo red safe side skin small son sore daughter start sun using yellow'.split(' '));

const wordsOf = (text: string): string[] => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const tagsOf = (row: Findable): readonly string[] => row.content.tags;

/** Searches a fixed set of templates. Typos are forgiven; what a moderator posts ranks last. */
export function createFinder(rows: readonly Findable[]) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const index = new MiniSearch<{ id: string; title: string; tags: string; when: string; body: string }>({
    fields: ['title', 'tags', 'when', 'body'],
    tokenize: wordsOf,
    searchOptions: { boost: { title: 4, tags: 3, when: 1.5, body: 1 }, tokenize: wordsOf },
  });
  index.addAll(rows.map((row) => ({ id: row.id, title: row.content.title, tags: tagsOf(row).join(' '), when: row.content.whenToUse, body: plainStart(row.content.body) })));
  const rowOf = (result: SearchResult): Findable | undefined => byId.get(result.id as string);
  const isHome = (row: Findable | undefined, asked: Asked | null): boolean => row !== undefined && asked !== null && row.content.communities.includes(asked.community);

  return {
    /** What the person typed decides; the question only settles ties. */
    byText(text: string, asked: Asked | null): Found[] {
      const options = { fuzzy: (term: string) => (term.length > 3 ? 0.25 : false), prefix: (term: string) => term.length > 1, boostDocument: (id: string) => (isHome(byId.get(id), asked) ? 1.2 : 1) };
      const exact = index.search(text, { ...options, combineWith: 'AND' });
      const results = exact.length > 0 ? exact : index.search(text, { ...options, combineWith: 'OR' });
      return moderationLast(results.flatMap((result) => ({ row: rowOf(result), result })).flatMap(({ row, result }) => (row ? [{ row, why: sayMatch(Object.keys(result.match)) }] : []))).slice(0, most);
    },

    /** The best for a question by what it says, then the community's own, then the general ones. */
    forQuestion(asked: Asked | null): Found[] {
      const weights = asked ? weigh(asked) : new Map<string, number>();
      const results = weights.size > 0 ? index.search([...weights.keys()].join(' '), { fields: ['title', 'tags', 'when'], boostTerm: (term) => weights.get(term) ?? 0.1 }) : [];
      const scored = rows.map((row) => {
        const result = results.find(({ id }) => id === row.id);
        const matched = result ? Object.keys(result.match).toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)) : [];
        const said = matched.filter((term) => (weights.get(term) ?? 0) >= 1);
        const isReason = said.some((term) => !vague.has(term)) && !(asked?.isAnimal && !isAnywhere(row));
        const tags = tagsOf(row);
        const isMisfit = asked !== null && ((tags.includes('child') && !asked.isChild) || (tags.includes('pregnancy') && !asked.isPregnant));
        const place = isHome(row, asked) ? 6 : isAnywhere(row) ? 10 : 0;
        const kind = row.kind === 'answer' ? 6 : 0;
        const words = (result?.score ?? 0) * (isMisfit ? 0.3 : 1);
        const score = (isReason ? 16 + words : place + Math.min(3, words / 10)) + kind + Math.min(2, row.uses / 20);
        return { row, why: isReason ? sayMatch(said) : sayPlace(row, asked), score };
      });
      return moderationLast(scored.toSorted((a, b) => b.score - a.score || a.row.content.title.localeCompare(b.row.content.title))).slice(0, most);
    },
  };
}

/** The first words of a template as a person would read them, its tags and fill-ins left out. */
export const plainStart = (body: string): string =>
  body
    .replace(/\{%[^%]{0,300}%\}/g, ' ')
    .replace(/\{\{[^{}]{0,300}\}\}/g, '…')
    .replace(/[*#]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/…(?: …)+/g, '…')
    .trim();

/** Each word of the question with what it is worth: a tag says more than a title, a title more than a story. */
function weigh(asked: Asked): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => {
    for (const word of words) {
      const worth = vague.has(word) ? weight / 3 + 0.5 : weight;
      if (word.length > 2 && !common.has(word) && (weights.get(word) ?? 0) < worth) weights.set(word, worth);
    }
  };
  add(wordsOf(asked.bodyText).slice(0, 150), 0.4);
  add(wordsOf(asked.title), 2);
  add(asked.tags.flatMap(wordsOf), 3);
  if (asked.isChild) add(['child'], 2);
  if (asked.isPregnant) add(['pregnancy'], 2);
  if (asked.hasPhoto) add(['photo'], 1);
  return weights;
}

const sayMatch = (terms: readonly string[]): string => `matches ${terms.slice(0, 3).join(', ')}`;
const sayPlace = (row: Findable, asked: Asked | null): string =>
  isAnywhere(row) ? 'for any community' : asked && row.content.communities.includes(asked.community) ? `used in ${asked.community}` : `for ${row.content.communities.slice(0, 3).join(', ')}`;
const isAnywhere = (row: Findable): boolean => row.content.communities.includes('*');
const moderationLast = (found: readonly Found[]): Found[] => [...found.filter(({ row }) => row.kind !== 'moderation'), ...found.filter(({ row }) => row.kind === 'moderation')].map(({ row, why }) => ({ row, why }));
