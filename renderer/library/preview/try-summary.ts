import type { TryRow } from '#shared/words/library.ts';

/** Longer answers are read to the end by few. */
export const mostWords = 350;

export interface SummaryLine {
  isGood: boolean;
  say: string;
}

const those = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What came of trying a template on many questions, in a few lines: how many are whole, and each thing that is wrong with how many. Pure. */
export function summaryOf(rows: readonly TryRow[]): SummaryLine[] {
  const count = (list: (row: TryRow) => readonly string[]): [string, number][] => {
    const found = new Map<string, number>();
    for (const row of rows) for (const what of new Set(list(row))) found.set(what, (found.get(what) ?? 0) + 1);
    return [...found].toSorted((a, b) => b[1] - a[1]);
  };
  const whole = rows.filter(({ blanks, problems }) => blanks.length === 0 && problems.length === 0).length;
  const long = rows.filter(({ words }) => words > mostWords).length;
  return [
    { isGood: rows.length > 0 && whole === rows.length, say: `${those(whole, 'renders', 'render')} whole` },
    ...count(({ blanks }) => blanks).map(([label, number]) => ({ isGood: false, say: `${number} would show a blank for “${label}”` })),
    ...count(({ problems }) => problems).map(([problem, number]) => ({ isGood: false, say: `${number}: ${problem}` })),
    ...(long > 0 ? [{ isGood: false, say: `${those(long, 'is', 'are')} over ${mostWords} words` }] : []),
  ];
}

/** Rows with something to look at first, in their own order otherwise. Pure. */
export const worstFirst = (rows: readonly TryRow[]): TryRow[] => {
  const weight = ({ problems, blanks, words }: TryRow): number => (problems.length > 0 ? 0 : blanks.length > 0 ? 1 : words > mostWords ? 2 : 3);
  return rows.toSorted((a, b) => weight(a) - weight(b));
};
