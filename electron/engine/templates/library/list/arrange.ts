import type { HealthMark, LibraryFilter, LibraryPage, LibrarySort, TemplateRow } from '#shared/words/library.ts';

export type Arranged = Pick<LibraryPage, 'total' | 'rows'>;
export type Facets = Pick<LibraryPage, 'everything' | 'folders' | 'tags' | 'communities' | 'languages' | 'marks'>;

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Whether a row stays. A folder holds what is in the folders below it; a template for any community is for each. */
function stays(row: TemplateRow, filter: LibraryFilter): boolean {
  if (filter.kind !== undefined && row.kind !== filter.kind) return false;
  if (filter.scope !== undefined && row.scope !== filter.scope) return false;
  if (filter.status !== undefined && row.status !== filter.status) return false;
  if (filter.folder !== undefined && row.folder !== filter.folder && !row.folder.startsWith(`${filter.folder}/`)) return false;
  if (filter.tag !== undefined && !row.tags.includes(filter.tag)) return false;
  if (filter.community !== undefined && !row.communities.includes(filter.community) && !row.communities.includes('*')) return false;
  if (filter.language !== undefined && row.language !== filter.language) return false;
  return filter.mark === undefined || row.marks.includes(filter.mark);
}

/** The window of the library that was asked for. `scores`: what a search found; null: nothing was searched for. */
export function arrange(
  all: readonly TemplateRow[],
  { filter, sort, offset, limit, scores }: { filter: LibraryFilter; sort: LibrarySort; offset: number; limit: number; scores: ReadonlyMap<string, number> | null },
): Arranged {
  const rows = all.filter((row) => stays(row, filter) && (scores === null || scores.has(row.id)));
  rows.sort(orders[sort](scores));
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

type Order = (a: TemplateRow, b: TemplateRow) => number;

const byTitle: Order = (a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);

const orders: Readonly<Record<LibrarySort, (scores: ReadonlyMap<string, number> | null) => Order>> = {
  best: (scores) => (scores ? byMatch(scores) : byAttention),
  title: () => byTitle,
  uses: () => (a, b) => b.uses - a.uses || byTitle(a, b),
  changed: () => (a, b) => b.changedAt - a.changedAt || byTitle(a, b),
  'review-by': () => (a, b) => (a.reviewBy ?? '9999').localeCompare(b.reviewBy ?? '9999') || byTitle(a, b),
};

/** What is past its day comes after everything that is not, and what is retired after that. */
const lateness = (row: TemplateRow): number => (row.status === 'retired' ? 2 : row.marks.includes('overdue') ? 1 : 0);

const byMatch =
  (scores: ReadonlyMap<string, number>): Order =>
  (a, b) =>
    lateness(a) - lateness(b) || (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || byTitle(a, b);

const urgent: ReadonlySet<HealthMark> = new Set(['fault', 'dead-link']);
const attention = (row: TemplateRow): number => (row.status === 'in-review' ? 0 : row.marks.some((mark) => urgent.has(mark)) ? 1 : row.hasDraft ? 2 : 3);

const byAttention: Order = (a, b) => lateness(a) - lateness(b) || attention(a) - attention(b) || b.uses - a.uses || byTitle(a, b);

/** What there is to choose from, over everything this person may see. */
export function facetsOf(all: readonly TemplateRow[]): Facets {
  const names = (of: (row: TemplateRow) => readonly string[]): string[] => [...new Set(all.flatMap(of))].filter((name) => name !== '' && name !== '*').toSorted(collator.compare);
  const marks: Record<HealthMark, number> = { 'never-used': 0, 'often-edited': 0, overdue: 0, 'look-alike': 0, 'dead-link': 0, fault: 0 };
  for (const row of all) for (const mark of row.marks) marks[mark] += 1;
  return { everything: all.length, folders: names((row) => [row.folder]), tags: names((row) => row.tags), communities: names((row) => row.communities), languages: names((row) => [row.language]), marks };
}
