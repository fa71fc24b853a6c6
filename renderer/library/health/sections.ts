import type { HealthMark, LibraryHealth, LinkState, TemplateRow } from '#shared/words/library.ts';

export interface Section {
  mark: HealthMark;
  title: string;
  lead: string;
  rows: TemplateRow[];
}

/** What is said about each group of templates, worst first. Look-alikes and links are shown in ways of their own. */
const groups: readonly Omit<Section, 'rows'>[] = [
  { mark: 'fault', title: 'Have a fault', lead: 'Something in their words cannot be filled in. Mend it before somebody needs them.' },
  { mark: 'overdue', title: 'Past their review date', lead: 'Read them again, then set the next date.' },
  { mark: 'often-edited', title: 'Edited most of the time', lead: 'Most answers that used them changed their words. The template may be what should change.' },
  { mark: 'never-used', title: 'Never used', lead: 'Nobody has inserted them since they were published. Retired ones are kept and can be read.' },
];

export const sectionsOf = (health: Pick<LibraryHealth, 'rows'>): Section[] =>
  groups.map((group) => ({ ...group, rows: health.rows.filter(({ marks }) => marks.includes(group.mark)) })).filter(({ rows }) => rows.length > 0);

export interface Pair {
  a: TemplateRow;
  b: TemplateRow;
  share: number;
}

/** Pairs whose templates are both known, most alike first. */
export function pairsOf({ rows, alike }: Pick<LibraryHealth, 'rows' | 'alike'>): Pair[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return alike
    .flatMap(({ a, b, share }) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first && second ? [{ a: first, b: second, share }] : [];
    })
    .toSorted((one, other) => other.share - one.share);
}

const rank: Readonly<Record<LinkState['state'], number>> = { dead: 0, refused: 1, moved: 2, unchecked: 3, answers: 4 };

/** What was known, with what a check has found since; what needs somebody first. */
export function linksOf(known: readonly LinkState[], found: ReadonlyMap<string, LinkState>): LinkState[] {
  const all = new Map([...known.map((link) => [link.url, link] as const), ...found]);
  return [...all.values()].toSorted((a, b) => rank[a.state] - rank[b.state] || a.url.localeCompare(b.url));
}
