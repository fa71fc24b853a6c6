/** Where the caret stands inside a mark of the language. `from`: where what was typed of the word begins. */
export interface LiquidPlace {
  kind: 'name' | 'filter' | 'tag' | 'snippet';
  from: number;
  typed: string;
  sign: '{{' | '{%';
}

/** As much text before the caret as a mark can be long. */
const farthest = 500;

/** What could be completed at the end of `before`; null outside of marks and inside of other quoted words. Pure. */
export function liquidPlace(before: string): LiquidPlace | null {
  const start = Math.max(0, before.length - farthest);
  const near = before.slice(start);
  const open = Math.max(near.lastIndexOf('{{'), near.lastIndexOf('{%'));
  if (open === -1) return null;
  const sign = near.startsWith('{{', open) ? '{{' : '{%';
  const inside = near.slice(open + 2);
  if (inside.includes(sign === '{{' ? '}}' : '%}')) return null;
  const at = (kind: LiquidPlace['kind'], typed: string): LiquidPlace => ({ kind, typed, from: before.length - typed.length, sign });
  const snippet = sign === '{%' ? /^-?\s*(?:render|include)\s+["']([\w-]*)$/.exec(inside) : null;
  if (snippet) return at('snippet', snippet[1] ?? '');
  if (isQuoted(inside)) return null;
  const filter = /\|\s*(\w*)$/.exec(inside);
  if (filter) return at('filter', filter[1] ?? '');
  const tag = sign === '{%' ? /^-?\s*(\w*)$/.exec(inside) : null;
  if (tag) return at('tag', tag[1] ?? '');
  return at('name', /[\w.]*$/.exec(inside)?.[0] ?? '');
}

function isQuoted(text: string): boolean {
  let quote = '';
  for (const sign of text) {
    if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === quote) quote = '';
  }
  return quote !== '';
}

/** What must be added behind a completed word so that its mark ends; empty where it does. */
export function closing(after: string, sign: '{{' | '{%'): string {
  const closer = sign === '{{' ? '}}' : '%}';
  const rest = after.slice(0, farthest);
  const next = rest.search(/\{\{|\{%|\n/);
  return (next === -1 ? rest : rest.slice(0, next)).includes(closer) ? '' : ` ${closer}`;
}
