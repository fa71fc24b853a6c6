/** Addresses under which a forum may live, most likely first; or why there is none. Pure. */
export type Read = { bases: URL[] } | { why: 'none' | 'not-a-page' | 'with-password' };

/** Where the pages of a forum begin; what stands before them is the forum's own place. */
const pages = new Set([
  ...['t', 'c', 'u', 'g', 'p', 'n', 'tag', 'tags', 'latest', 'new', 'unread', 'top', 'hot', 'unseen', 'posted', 'categories', 'search', 'login', 'signup', 'session', 'about', 'faq', 'guidelines', 'tos', 'privacy', 'badges', 'my', 'users', 'groups', 'user-api-key', 'filter', 'admin', 'review', 'solutions'],
  ...['topic', 'category', 'user', 'post', 'recent', 'popular', 'unread', 'register', 'api', 'world', 'flags', 'notifications', 'leaderboard'],
]);
const mostBases = 3;
const mostTyped = 2_000;

/** Without a slash at the end, without query and fragment: how a forum's address is kept everywhere. */
export function plainAddress(url: URL): string {
  return url.origin + stripped(url.pathname, '', '/');
}

/** Without the signs of `before` at its beginning and of `after` at its end. */
function stripped(text: string, before: string, after: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && before.includes(text.charAt(from))) from += 1;
  while (to > from && after.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** This computer. Everything else is asked over https only. */
export const isThisComputer = (url: URL): boolean => url.hostname === '127.0.0.1';

/** An address as people type it: with or without scheme, of any page of the forum, with a port or a folder. Plain http is for this computer only. */
export function readAddress(typed: string): Read {
  if (typed.length > mostTyped) return { why: 'none' };
  const text = stripped(typed.trim(), `<("' `, `>)"' `);
  if (text === '') return { why: 'none' };
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!schemed && /^(?:mailto|javascript|data|file|about|blob):/i.test(text)) return { why: 'not-a-page' };
  const url = URL.parse(schemed ? text : `https://${text}`);
  if (!url) return { why: 'none' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { why: 'not-a-page' };
  if (url.username !== '' || url.password !== '') return { why: 'with-password' };
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  if (isThisComputer(url)) {
    if (!schemed) url.protocol = 'http:';
  } else {
    // A word is no name on the Internet; what is typed by mistake should not be looked up.
    if (!url.hostname.includes('.') && !url.hostname.startsWith('[')) return { why: 'none' };
    if (url.protocol === 'http:') url.protocol = 'https:';
  }
  return { bases: basesOf(url) };
}

/** Where the forum of a page may live: the folders before the page's own, then the root. */
export function basesOf(page: URL): URL[] {
  const folders = page.pathname.split('/').filter((part) => part !== '');
  const first = folders.findIndex((part) => pages.has(part.toLowerCase()));
  const own = first < 0 ? folders : folders.slice(0, first);
  const paths = [own, own.slice(0, 1), []].map((parts) => `/${parts.join('/')}`);
  return [...new Set(paths)].slice(0, mostBases).map((path) => new URL(path, page.origin));
}

/** An address below a forum's own. `path` begins without a slash. */
export const under = (base: URL, path: string): URL => new URL(path, `${plainAddress(base)}/`);
