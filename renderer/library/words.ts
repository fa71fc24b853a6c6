import type { HealthMark, LibrarySort, TemplateRow, TemplateScope, TemplateStatus } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';

export const kindNames: Readonly<Record<TemplateKind, string>> = { answer: 'Answer', snippet: 'Snippet', disclaimer: 'Disclaimer', moderation: 'Moderation' };

export const statusNames: Readonly<Record<TemplateStatus, string>> = { draft: 'Draft', 'in-review': 'In review', published: 'Published', retired: 'Retired' };

export const scopeNames: Readonly<Record<TemplateScope, string>> = { mine: 'Mine', team: 'Team', community: 'Community' };

export const markNames: Readonly<Record<HealthMark, string>> = {
  fault: 'Has a fault',
  'dead-link': 'A link does not answer',
  overdue: 'Review is due',
  'often-edited': 'Often edited',
  'look-alike': 'Looks like another',
  'never-used': 'Never used',
};

export const sortNames: Readonly<Record<LibrarySort, string>> = { best: 'Best match', title: 'Title', uses: 'Most used', changed: 'Last changed', 'review-by': 'Review date' };

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "1 Mar 2027" for `2027-03-01`. Pure. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** The day it is here at that moment, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** The same day some months on; the last of the month where that month is shorter. Pure. */
export function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

/** How a review date stands to today: "review due 2 d ago", "review due in 5 d" within a month of it, else null. Pure. */
export function reviewWords(reviewBy: string | null, today: string): { say: string; isOverdue: boolean } | null {
  if (reviewBy === null) return null;
  const days = Math.round((Date.parse(reviewBy) - Date.parse(today)) / dayMs);
  if (days < 0) return { say: `review due ${-days} d ago`, isOverdue: true };
  if (days === 0) return { say: 'review due today', isOverdue: false };
  return days <= 30 ? { say: `review due in ${days} d`, isOverdue: false } : null;
}

/** What the health of a row says besides its review date, worst first. Pure. */
export const marksBesides = (row: Pick<TemplateRow, 'marks'>): HealthMark[] => (Object.keys(markNames) as HealthMark[]).filter((mark) => mark !== 'overdue' && row.marks.includes(mark));

/** "v4", and whether there are newer words nobody published: "v4, draft". Pure. */
export function versionWords({ version, hasDraft, status }: Pick<TemplateRow, 'version' | 'hasDraft' | 'status'>): string {
  if (version === 0) return '';
  return hasDraft && status === 'published' ? `v${version}, draft` : `v${version}`;
}

export const usesWords = (uses: number): string => (uses === 0 ? 'not used' : uses === 1 ? 'used once' : `used ${uses} times`);
