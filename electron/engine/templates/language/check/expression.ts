import { TypeGuards, type Token, type Tokenizer } from 'liquidjs';
import { limits } from '../limits.ts';
import { suggest } from './suggest.ts';
import { filterNames, isFilterName } from './vocabulary.ts';

/** Something wrong at a place. `instead`: what could stand there. */
export interface Flaw {
  from: number;
  to: number;
  severity: 'error' | 'warning';
  say: string;
  instead: string | null;
}

/** A name a body speaks of. `decides`: it stands in a condition; `against`: the text it is compared with there. */
export interface NameUse {
  from: number;
  to: number;
  path: readonly string[];
  decides: boolean;
  against: { from: number; to: number; text: string } | null;
}

export interface ReadExpression {
  flaws: Flaw[];
  names: NameUse[];
}

export const error = (from: number, to: number, say: string, instead: string | null = null): Flaw => ({ from, to, severity: 'error', say, instead });
export const warning = (from: number, to: number, say: string, instead: string | null = null): Flaw => ({ from, to, severity: 'warning', say, instead });

type Filtered = ReturnType<Tokenizer['readFilteredValue']>;

/** Reads what stands at the tokenizer up to its end: values, operators, filters. Throws what LiquidJS throws where it cannot read on. */
export function readExpression(tokenizer: Tokenizer, decides: boolean): ReadExpression {
  const found = tokenizer.readFilteredValue();
  const out: ReadExpression = { flaws: [], names: [] };
  tokenizer.skipBlank();
  if (!tokenizer.end()) out.flaws.push(error(tokenizer.p, tokenizer.N, 'This is too much here.'));
  checkValues(found, decides, out);
  if (found.filters.length > limits.filters) out.flaws.push(error(found.begin, found.end, `More than ${limits.filters} filters after one another. Split it with assign.`));
  for (const filter of found.filters.slice(0, limits.filters)) {
    const to = filter.begin + filter.name.length;
    if (!isFilterName(filter.name)) {
      const instead = suggest(filter.name, filterNames);
      out.flaws.push(error(filter.begin, to, `There is no filter “${filter.name}”.${instead ? ` Did you mean ${instead}?` : ''}`, instead));
    }
    for (const arg of filter.args) {
      if (Array.isArray(arg)) out.flaws.push(error(filter.begin, filter.end, 'A filter takes values without names: truncate: 20.'));
      else readValue(arg, false, null, out);
    }
  }
  return out;
}

/** One value, as after `when`. */
export function readValue(token: Token, decides: boolean, against: NameUse['against'], out: ReadExpression): void {
  if (TypeGuards.isRangeToken(token)) return void out.flaws.push(error(token.begin, token.end, 'Ranges such as (1..5) are not part of templates.'));
  if (!TypeGuards.isPropertyAccessToken(token)) return;
  if (token.variable) return void out.flaws.push(error(token.begin, token.end, 'Only names have parts.'));
  const path: string[] = [];
  for (const prop of token.props) {
    if (TypeGuards.isWordToken(prop) || TypeGuards.isQuotedToken(prop) || TypeGuards.isNumberToken(prop)) path.push(String(prop.content));
    else return void out.flaws.push(error(token.begin, token.end, 'A name is written out, such as fill.how_long; it cannot be looked up by another value.'));
  }
  if (path.length > limits.nameParts) return void out.flaws.push(error(token.begin, token.end, 'A name does not have so many parts.'));
  // A name with a point and nothing behind it reads like the name alone.
  if (token.input[token.end - 1] === '.') return void out.flaws.push(error(token.begin, token.end, 'A name is missing after the point.'));
  out.names.push({ from: token.begin, to: token.end, path, decides, against });
}

/** The values stand in the order in which they are worked out: two, then what joins them. */
function checkValues(found: Filtered, decides: boolean, out: ReadExpression): void {
  const { postfix } = found.initial;
  if (postfix.length > limits.operands) return void out.flaws.push(error(found.begin, found.end, 'This condition is too long. Split it with assign.'));
  let open = 0;
  let isWhole = true;
  for (const [index, token] of postfix.entries()) {
    if (TypeGuards.isOperatorToken(token)) {
      const takes = token.getText() === 'not' ? 1 : 2;
      if (open < takes) isWhole = false;
      open += 1 - takes;
    } else {
      open += 1;
      readValue(token, decides, comparedWith(postfix, index), out);
    }
  }
  if (isWhole && open === 1) return;
  const first = postfix[0];
  const last = postfix.at(-1);
  out.flaws.push(error(Math.min(first?.begin ?? found.begin, found.begin), Math.max(last?.end ?? found.end, found.end), open > 1 ? 'Something that joins these values is missing, such as ==, and, or.' : 'A value is missing beside ==, and, or.'));
}

function comparedWith(postfix: readonly Token[], index: number): NameUse['against'] {
  const isCompare = (token: Token | undefined): boolean => token !== undefined && TypeGuards.isOperatorToken(token) && /^[!=]=$/.test(token.getText());
  const text = (token: Token | undefined): NameUse['against'] => (token && TypeGuards.isQuotedToken(token) ? { from: token.begin, to: token.end, text: token.content } : null);
  if (isCompare(postfix[index + 2])) return text(postfix[index + 1]);
  if (isCompare(postfix[index + 1])) return text(postfix[index - 1]);
  return null;
}
