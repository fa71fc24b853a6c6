import { filters as stock } from 'liquidjs';
import { TemplateFault } from '../fault.ts';
import { limits } from '../limits.ts';
import type { FilterName } from '../check/vocabulary.ts';
import { pieceIn } from './pieces.ts';
import type { Run } from './run.ts';

type Work = (value: unknown, ...args: unknown[]) => unknown;

/** The filters of the language for one rendering. What is missing stays missing, whatever is done to it; what would grow too long is a fault before it is made. */
export function filtersFor(run: Run): Record<FilterName, Work> {
  let used = 0;
  const charge = (chars: number): void => {
    used += chars;
    if (used > limits.filteredChars || !Number.isFinite(chars)) throw new TemplateFault('The text becomes too long.', null);
  };
  const text = (value: unknown): string => (typeof value === 'string' ? value : run.print(value));
  /** LiquidJS's own, which counts its work in a context of its own kind. */
  const theirs = (name: 'append' | 'downcase' | 'prepend' | 'strip' | 'truncate' | 'truncatewords' | 'upcase'): Work => {
    const handler = stock[name] as unknown as (this: { context: { memoryLimit: { use: (chars: number) => void } } }, ...args: unknown[]) => unknown;
    return (value, ...args) => handler.call({ context: { memoryLimit: { use: charge } } }, text(value), ...args);
  };
  const number = (sum: (a: number, b: number) => number): Work => (value, by) => {
    const [a, b] = [numberOf(value), numberOf(by)];
    // What is not a number cannot be counted with; the person sees where one belongs.
    return a === null || b === null ? run.gap('a number') : Math.round(sum(a, b) * 1e9) / 1e9;
  };

  const works: Record<Exclude<FilterName, 'default'>, Work> = {
    append: theirs('append'),
    prepend: theirs('prepend'),
    downcase: theirs('downcase'),
    upcase: theirs('upcase'),
    strip: (value) => theirs('strip')(value),
    truncate: (value, most = 50, end = '…') => whole(String(theirs('truncate')(value, countOf(most), end)), end),
    truncatewords: (value, most = 15, end = '…') => whole(String(theirs('truncatewords')(value, countOf(most), end)), end),
    capitalize: (value) => {
      const words = text(value);
      const first = String.fromCodePoint(words.codePointAt(0) ?? 32);
      charge(words.length);
      return words === '' ? '' : first.toUpperCase() + words.slice(first.length);
    },
    replace: (value, search, by = '') => {
      const [words, wanted, instead] = [text(value), text(search), text(by)];
      if (wanted === '') throw new TemplateFault('replace needs something to look for.', null);
      if (wanted.includes('\\')) throw new TemplateFault('replace cannot look for \\: it keeps other people’s words from becoming links and marks.', null);
      charge(words.length);
      const parts = words.split(wanted);
      charge(words.length + (parts.length - 1) * instead.length);
      return parts.join(instead);
    },
    join: (value, between = ' ') => {
      if (!Array.isArray(value)) return value;
      const parts = value.slice(0, 100).map((part) => run.print(part));
      charge(parts.length * text(between).length);
      return parts.length === 0 ? run.gap('not known') : parts.join(text(between));
    },
    first: (value) => (Array.isArray(value) ? ((value as unknown[])[0] ?? run.gap('not known')) : value),
    last: (value) => (Array.isArray(value) ? ((value as unknown[]).at(-1) ?? run.gap('not known')) : value),
    size: (value) => (Array.isArray(value) ? value.length : text(value).length),
    plus: number((a, b) => a + b),
    minus: number((a, b) => a - b),
    date: (value, format = '%e %B %Y') => dateAs(text(value), text(format)) ?? run.gap('a date'),
  };

  const guarded = Object.fromEntries(
    Object.entries(works).map(([name, work]) => [
      name,
      (value: unknown, ...args: unknown[]) => {
        const piece = pieceIn(value);
        if (piece?.is === 'gap' || piece?.is === 'group') return value;
        if (piece?.is === 'said') {
          run.note(piece);
          if (piece.fillIn.kind !== 'tick' && piece.answer === null) return value;
        }
        const known = piece && !(piece.is === 'foreign' && (name === 'first' || name === 'last')) ? run.print(value) : value;
        const grows = name === 'append' || name === 'prepend';
        if (!grows && typeof known === 'string' && run.holdsMark(known)) return known;
        return work(known, ...args.map((arg) => (pieceIn(arg) ? run.print(arg) : arg)));
      },
    ]),
  ) as Record<Exclude<FilterName, 'default'>, Work>;

  return {
    ...guarded,
    default: (value, instead) => {
      const piece = pieceIn(value);
      if (piece?.is === 'gap' || piece?.is === 'group') return instead ?? value;
      if (piece?.is === 'said' && piece.fillIn.kind !== 'tick') {
        run.note(piece, piece.fillIn.preset || (typeof instead === 'string' ? instead.slice(0, 4_000) : ''));
        return piece.answer !== null || piece.fillIn.isRequired ? value : (instead ?? value);
      }
      const plain = piece?.is === 'verdict' ? piece.holds : value;
      return plain === undefined || plain === null || plain === false || plain === '' ? instead : value;
    },
  };
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = typeof value === 'string' ? value.trim().replace(',', '.') : '';
  return /^[+-]?\d{1,12}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

const countOf = (value: unknown): number => Math.max(1, Math.floor(numberOf(value) ?? 50));

/** A cut may fall behind the backslash of an escape, which would then work on what follows. */
function whole(cut: string, end: unknown): string {
  const ending = typeof end === 'string' ? end : '';
  const kept = ending !== '' && cut.endsWith(ending) ? cut.slice(0, -ending.length) : cut;
  const slashes = /\\*$/.exec(kept.slice(-50))?.[0].length ?? 0;
  return slashes % 2 === 1 ? kept.slice(0, -1) + cut.slice(kept.length) : cut;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A day (YYYY-MM-DD) by the signs of strftime; a day is the same day everywhere, so no clock and no time zone has a say. Null: not a day. */
function dateAs(text: string, format: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (year === '' || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day)) return null;
  const monthName = months[at.getUTCMonth()] ?? '';
  const dayName = days[at.getUTCDay()] ?? '';
  const signs: Readonly<Record<string, string>> = { Y: year, y: year.slice(2), m: month, d: day, e: String(Number(day)), B: monthName, b: monthName.slice(0, 3), A: dayName, a: dayName.slice(0, 3), '%': '%' };
  return format.slice(0, 60).replace(/%(.)/g, (whole, sign: string) => signs[sign] ?? whole);
}
