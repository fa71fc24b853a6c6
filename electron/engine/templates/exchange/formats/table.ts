import Papa from 'papaparse';
import { FileRefused, most, shortName } from '../limits/limits.ts';

/** Rows of a CSV file, as text. Throws FileRefused where it has more columns or rows than a library. */
export function readTable(text: string, name: string, { firstOnly = false }: { firstOnly?: boolean } = {}): string[][] {
  const delimiter = delimiterOf(text);
  // Titles of columns are short; a first row that is cut off here is no row of titles.
  const read = firstOnly ? text.slice(0, 100_000) : text;
  checkTable(firstOnly ? text.slice(0, 4_000) : text, delimiter, name);
  const rows: string[][] = [];
  Papa.parse<string[]>(read, {
    delimiter,
    newline: '\n',
    skipEmptyLines: 'greedy',
    preview: firstOnly ? 1 : most.things + 2,
    step: ({ data }) => void rows.push(data),
  });
  if (rows.some((row) => row.length > most.csvColumns)) throw tooWide(name);
  if (rows.length > most.things + 1) throw tooLong(name);
  return rows;
}

const tooWide = (name: string): FileRefused => new FileRefused(`“${shortName(name)}” has more than ${most.csvColumns} columns, which no list of templates has.`);
const tooLong = (name: string): FileRefused => new FileRefused(`“${shortName(name)}” has more than ${most.things} rows. Bring them in parts.`);

/** What stands most often between the titles of the columns. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 4_000).split('\n')[0] ?? '';
  const count = (sign: string): number => first.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** Counts rows and columns without keeping any, and stops at the first too many. A quote counts at the beginning of a cell only, as in any table. */
function checkTable(text: string, delimiter: string, name: string): void {
  const between = delimiter.charCodeAt(0);
  let columns = 1;
  let rows = 1;
  let isQuoted = false;
  let isStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isQuoted) {
      if (code !== 34) continue;
      if (text.charCodeAt(at + 1) === 34) at += 1;
      else isQuoted = false;
    } else if (code === 34 && isStart) {
      isQuoted = true;
      isStart = false;
    } else if (code === between) {
      columns += 1;
      isStart = true;
      if (columns > most.csvColumns) throw tooWide(name);
    } else if (code === 10) {
      rows += 1;
      columns = 1;
      isStart = true;
      // Empty lines are no rows, and some editors leave one after each.
      if (rows > most.things * 2 + 2) throw tooLong(name);
    } else isStart = false;
  }
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
