import { Tokenizer, TypeGuards, defaultOptions, type TopLevelToken } from 'liquidjs';
import { silentTags } from './vocabulary.ts';

type HtmlToken = TopLevelToken & { trimLeft: number; trimRight: number };

/** How many tags and values a body has, at a glance. */
export const countTags = (body: string): number => body.match(/\{[{%]/g)?.length ?? 0;

/** Cuts a body into text, `{{ … }}` and `{% … %}`. Throws what LiquidJS throws. */
export const readTokens = (body: string): TopLevelToken[] => new Tokenizer(body).readTopLevelTokens(defaultOptions);

const asText = (token: TopLevelToken | undefined): HtmlToken | null => (token && TypeGuards.isHTMLToken(token) ? (token as HtmlToken) : null);

/** The same for rendering: a line with silent tags and nothing else leaves no empty line behind, as its author sees none. */
export function readTokensTrimmed(body: string): TopLevelToken[] {
  const tokens = readTokens(body);
  for (let first = 0; first < tokens.length; first += 1) {
    if (!isSilent(tokens[first])) continue;
    let last = first;
    while (isSilent(tokens[last + 1])) last += 1;
    const begin = tokens[first]?.begin ?? 0;
    const end = tokens[last]?.end ?? 0;
    let from = begin;
    while (isSpace(body[from - 1])) from -= 1;
    let to = end;
    while (isSpace(body[to])) to += 1;
    if ((from === 0 || body[from - 1] === '\n') && (to === body.length || body[to] === '\n')) {
      const before = asText(tokens[first - 1]);
      const after = asText(tokens[last + 1]);
      if (before) before.trimRight = Math.max(before.trimRight, begin - from);
      if (after) after.trimLeft = Math.max(after.trimLeft, Math.min(to + 1, after.end) - end);
    }
    first = last;
  }
  return tokens;
}

const isSilent = (token: TopLevelToken | undefined): boolean => token !== undefined && TypeGuards.isTagToken(token) && silentTags.has(token.name);
const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
