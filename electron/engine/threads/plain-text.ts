const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'br', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tr', 'ul']);
const silent = new Set(['script', 'style', 'svg', 'template', 'iframe', 'noscript']);
/** Beyond this nobody reads on, and a hostile post must not hold the engine up. */
const mostHtml = 1_000_000;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', deg: '°', micro: 'µ', times: '×', bull: '•' };

/** A tag as it stands in the HTML: `from` at `<`, `to` after `>`. */
export interface Tag {
  name: string;
  isClosing: boolean;
  attributes: string;
  from: number;
  to: number;
}

/**
 * What a person would read in a forum's HTML: blocks on lines of their own, no markup. Not a sanitiser: the result is text, never HTML.
 * One pass over the input, however hostile; a tree builder takes seconds on a post of nested tags.
 */
export function plainText(whole: string): string {
  const html = whole.slice(0, mostHtml);
  const parts: string[] = [];
  let at = 0;
  for (const tag of tagsOf(html)) {
    if (tag.from < at) continue;
    parts.push(html.slice(at, tag.from));
    at = tag.to;
    if (!tag.isClosing && isUnspoken(tag)) at = endOf(html, tag.name, tag.to);
    else if (tag.name === 'li') parts.push(tag.isClosing ? '' : '\n- ');
    else if (tag.name === 'td' || tag.name === 'th') parts.push(' ');
    else if (blocks.has(tag.name)) parts.push(tag.name === 'p' ? '\n\n' : '\n');
  }
  if (at < html.length) parts.push(html.slice(at));
  return tidy(decode(parts.join('')));
}

/** The first words of `text` on one line, at most `most` characters, cut at a word where one is near. */
export function excerptOf(text: string, most = 200): string {
  const line = text.slice(0, most * 8).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A surrogate pair is one character; half of one is none.
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Addresses of the pictures of a post as they stand in its HTML, entities decoded; emoji and avatars left out. */
export function picturesOf(html: string): string[] {
  const found: string[] = [];
  for (const tag of tagsOf(html)) {
    if (tag.name !== 'img' || tag.isClosing) continue;
    const classes = ` ${attribute(tag, 'class') ?? ''} `;
    const src = attribute(tag, 'src');
    if (src !== null && src !== '' && !/ (?:emoji|avatar|site-icon) /.test(classes)) found.push(src);
  }
  return found;
}

/** Addresses a thread may ask a picture by: what its images show, and what their lightboxes open. */
export function pictureAddresses(html: string): Set<string> {
  const found = new Set(picturesOf(html));
  for (const tag of tagsOf(html)) {
    if (tag.name !== 'a' || tag.isClosing || !/ lightbox /.test(` ${attribute(tag, 'class') ?? ''} `)) continue;
    const href = attribute(tag, 'href');
    if (href) found.add(href);
  }
  return found;
}

export function* tagsOf(whole: string): Generator<Tag> {
  const html = whole.slice(0, mostHtml);
  let at = 0;
  for (;;) {
    const from = html.indexOf('<', at);
    if (from < 0) return;
    if (html.startsWith('<!--', from)) {
      const end = html.indexOf('-->', from + 4);
      const to = end < 0 ? html.length : end + 3;
      yield { name: '', isClosing: false, attributes: '', from, to };
      at = to;
      continue;
    }
    const isClosing = html[from + 1] === '/';
    const start = from + (isClosing ? 2 : 1);
    if (!/[a-z!?]/i.test(html[start] ?? '')) {
      at = from + 1;
      continue;
    }
    const to = endOfTag(html, start);
    const inner = html.slice(start, to - 1);
    const name = /^[a-z][a-z0-9-]{0,30}/i.exec(inner)?.[0].toLowerCase() ?? '';
    yield { name, isClosing, attributes: inner.slice(name.length), from, to };
    at = to;
  }
}

/** After the `>` that ends a tag; one inside quotes does not. */
function endOfTag(html: string, start: number): number {
  let at = start;
  while (at < html.length) {
    const c = html[at];
    if (c === '>') return at + 1;
    if (c === '"' || c === "'") {
      const close = html.indexOf(c, at + 1);
      if (close < 0) return html.length + 1;
      at = close;
    }
    at += 1;
  }
  return html.length + 1;
}

const isUnspoken = (tag: Tag): boolean =>
  silent.has(tag.name) || (tag.name === 'div' && attribute(tag, 'class') === 'meta');

function endOf(html: string, name: string, from: number): number {
  const closer = new RegExp(`</${name}[^>]{0,20}>`, 'gi');
  closer.lastIndex = from;
  const found = closer.exec(html);
  return found ? found.index + found[0].length : html.length;
}

export function attribute(tag: Tag, name: string): string | null {
  for (const found of tag.attributes.matchAll(/([^\s"'=<>/]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    if (found[1]?.toLowerCase() === name) return decode(found[2] ?? found[3] ?? found[4] ?? '');
  }
  return null;
}

export function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
