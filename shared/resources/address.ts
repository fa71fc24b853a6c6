/** Browsers and Node both have it; the language itself does not. */
declare const URL: { parse(text: string): { href: string; protocol: string; username: string; password: string; host: string; hostname: string; port: string; pathname: string; search: string } | null };

/** Characters; longer ones are made to hide something. */
const longest = 2_000;

/**
 * The address of a public page as it is written out whole, or null: only https, a host with a name that others can reach, and nobody's
 * name or password before it. Whether the page is there and says what is claimed, nobody but a person can tell.
 */
export function publicPage(text: string): string | null {
  const typed = text.trim();
  if (typed.length > longest || /\s/.test(typed)) return null;
  const url = URL.parse(typed);
  if (!url || url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  if (!/^(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(url.hostname) || /\.(?:local|localhost|internal|invalid|test|example|onion)$/.test(url.hostname)) return null;
  return url.href.length > longest ? null : url.href;
}

/** Who stands behind an address: its host, without the "www." that says nothing. */
export const hostOf = (address: string): string => URL.parse(address)?.host.replace(/^www\./, '') ?? address;

/** The same for two addresses of one page: what follows the # sign and a slash at the end make no other page. */
export function samePage(address: string): string {
  const url = URL.parse(address);
  return url ? written(`${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`) : address;
}

/** Signs that may stand in an address as they are or by their number, always in one way. */
function written(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
