import Papa from 'papaparse';
import { FileRefused, most, shortName } from '../limits/limits.ts';

/** Rows of a CSV file, as text. Throws FileRefused where it has more columns or rows than a library. */
export function readTable(text: string, name: string, { firstOnly = false }: { firstOnly?: boolean } = {}): string[][] {
  const columns = (text.slice(0, 4_000).split('\n')[0] ?? '').match(/[,;\t]/g)?.length ?? 0;
  const tooWide = (): never => {
    throw new FileRefused(`“${shortName(name)}” has more than ${most.csvColumns} columns, which no list of templates has.`);
  };
  if (columns > most.csvColumns) tooWide();
  const rows: string[][] = [];
  let cells = 0;
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    preview: firstOnly ? 1 : 0,
    step: ({ data }, parser) => {
      rows.push(data);
      cells += data.length;
      if (data.length > most.csvColumns || rows.length > most.things + 1 || cells > most.things * 20) parser.abort();
    },
  });
  if (rows.some((row) => row.length > most.csvColumns)) tooWide();
  if (rows.length > most.things + 1 || cells > most.things * 20) throw new FileRefused(`“${shortName(name)}” has more than ${most.things} rows. Bring them in parts.`);
  return rows;
}

/** CSV with plain line ends. Cells that a spreadsheet would take for a formula get a ' before them. */
export const writeTable = (rows: readonly (readonly string[])[]): string => `${Papa.unparse(rows.map((row) => row.map(guarded)), { newline: '\n' })}\n`;

const formula = /^[=+\-@\t\r]/;
/** A cell that begins with ' before a sign of a formula, or before another ', was guarded by whoever wrote it. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
const guarded = (cell: string): string => (formula.test(cell) || /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
/** Without the guard, as a program wants it that reads no formulas. */
export const writePlainTable = (rows: readonly (readonly string[])[]): string => `${Papa.unparse(rows.map((row) => [...row]), { newline: '\n' })}\n`;

/** Cells by the name of their column, lower case. Columns without a name are left out. */
export function byColumn(rows: readonly (readonly string[])[]): { columns: string[]; records: Record<string, string>[] } {
  const [head = [], ...others] = rows;
  const columns = head.map((cell) => cell.replace(/^\u{FEFF}/u, '').trim().toLowerCase());
  return { columns, records: others.map((row) => Object.fromEntries(columns.flatMap((column, at) => (column === '' ? [] : [[column, row[at] ?? '']])))) };
}

/** Several words in one cell: separated by `;` or lines, or else by commas. */
export const wordsIn = (cell: string): string[] =>
  (/[;\n]/.test(cell) ? cell.split(/[;\n]/) : cell.split(',')).map((word) => word.trim()).filter((word) => word !== '');

/** The other way; a word with a comma is told apart by the `;` at the end. A `;` in a word cannot be kept. */
export function wordsAsCell(words: readonly string[]): { cell: string; isCut: boolean } {
  const plain = words.map((word) => word.replaceAll(';', ',').replace(/\s+/g, ' '));
  const cell = plain.join('; ');
  return { cell: plain.length === 1 && cell.includes(',') ? `${cell};` : cell, isCut: words.some((word) => word.includes(';')) };
}
