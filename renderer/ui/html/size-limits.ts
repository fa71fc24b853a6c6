/** What a page can show without freezing. Measured: deeper or more crowded markup takes seconds to lay out. */
export const most = { chars: 1_000_000, tags: 20_000, depth: 256, attributes: 200 } as const;

const childless = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const nameStart = /[a-z]/i;
const space = /\s/;

/** Whether HTML is small enough for a parser. One pass over the text, no look-back, so that no input makes the answer slow. */
export function isWithinLimits(html: string): boolean {
  if (html.length > most.chars) return false;
  let tags = 0;
  let depth = 0;
  let at = html.indexOf('<');
  while (at !== -1) {
    const isEnd = html[at + 1] === '/';
    const start = at + (isEnd ? 2 : 1);
    if (!nameStart.test(html[start] ?? '')) {
      at = html.indexOf('<', start);
      continue;
    }
    let end = start;
    while (end < html.length && !space.test(html[end] ?? '') && html[end] !== '>' && html[end] !== '/') end += 1;
    const tag = readAttributes(html, end);
    if ((tags += 1) > most.tags || tag.attributes > most.attributes) return false;
    if (isEnd) depth = Math.max(0, depth - 1);
    else if (!childless.has(html.slice(start, Math.min(end, start + 12)).toLowerCase())) depth += 1;
    if (depth > most.depth) return false;
    at = html.indexOf('<', tag.end);
  }
  return true;
}

/** Counts the attributes of a tag by the states of the HTML standard's own reader: a quote quotes only after "=". */
function readAttributes(html: string, from: number): { end: number; attributes: number } {
  let attributes = 0;
  let place: 'between' | 'name' | 'after' | 'value' | 'bare' = 'between';
  let at = from;
  for (; at < html.length && html[at] !== '>'; at += 1) {
    const sign = html[at] ?? '';
    const isSpace = space.test(sign);
    if (place === 'value') {
      if (isSpace) continue;
      place = 'bare';
      if (sign !== '"' && sign !== "'") continue;
      const close = html.indexOf(sign, at + 1);
      if (close === -1) return { end: html.length, attributes };
      at = close;
      place = 'between';
    } else if (place === 'bare') {
      if (isSpace) place = 'between';
    } else if (isSpace) {
      if (place === 'name') place = 'after';
    } else if (sign === '/') {
      place = 'between';
    } else if (sign === '=' && place !== 'between') {
      place = 'value';
    } else if (place !== 'name') {
      attributes += 1;
      place = 'name';
    }
  }
  return { end: at, attributes };
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The words of HTML that is too much to show: tags dropped, the commonest signs decoded, at most 200,000 characters. Linear. */
export function plainWords(html: string): string {
  return html
    .slice(0, 400_000)
    .replace(/<\/?(?:p|div|br|li|h[1-6]|blockquote|tr)\b[^<>]{0,1000}>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => signs[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, 200_000);
}
