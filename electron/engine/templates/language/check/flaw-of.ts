import { LiquidError, type Token } from 'liquidjs';
import { error, type Flaw } from './expression.ts';

/** What LiquidJS says, and what a person can do about it. */
const said: readonly (readonly [RegExp, string])[] = [
  [/^tag .* not closed/s, 'This tag is not closed: %} is missing.'],
  [/^output .* not closed/s, 'This is not closed: }} is missing.'],
  [/^raw .* not closed/s, 'raw is not closed: {% endraw %} is missing.'],
  [/^illegal tag syntax/, 'A tag needs a name: {% if … %}.'],
  [/^expected "\|" before filter/, 'This cannot follow here. Compare with ==, join with and or or, and put | before a filter.'],
  [/^expected filter name/, 'The name of a filter is missing after |.'],
  [/^expected ":" after filter name/, 'A filter takes its values after a colon: truncate: 20.'],
  [/^invalid value expression/, 'A name or a text in quotes is missing here.'],
  [/^unexpected token .* value expected/s, 'A name or a text in quotes is missing here.'],
  [/^unexpected character/, 'This cannot follow here. Separate the values of a filter with commas.'],
  [/^invalid range syntax/, 'Brackets and ranges such as (1..5) are not part of templates.'],
  [/^\[ not closed/, 'A closing ] is missing.'],
];

/** A throw of LiquidJS as a flaw at its place; within `inside` where that is known. */
export function flawOf(thrown: unknown, inside: Token | null): Flaw {
  if (!LiquidError.is(thrown)) return error(inside?.begin ?? 0, inside?.end ?? 0, 'This is too deep to be read.');
  const { token } = thrown as unknown as { token: Token };
  const sentence = said.find(([pattern]) => pattern.test(thrown.message))?.[1] ?? 'This cannot be read.';
  // It has read one on when it finds that this is no filter.
  const begin = thrown.message.startsWith('expected "|"') ? token.begin - 1 : token.begin;
  const from = Math.min(begin, inside ? Math.max(inside.begin, inside.end - 2) : begin);
  const lineEnd = token.input.indexOf('\n', from);
  const to = Math.min(inside ? Math.max(from, inside.end - 2) : token.input.length, lineEnd === -1 ? token.input.length : lineEnd);
  return error(from, Math.max(to, from), sentence);
}
