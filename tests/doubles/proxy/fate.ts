/** before: the forum never hears of it. after: the forum has done what was asked, and its answer is lost. */
export type When = 'before' | 'after';

/** What may happen to a request on its way to a forum and back. */
export type Fate =
  | { kind: 'ok' }
  /** The connection ends, by the book or by a reset. `isUnread`: not even the proxy has read it; chosen by method and path alone. */
  | { kind: 'drop' | 'reset'; when: When; isUnread?: boolean }
  /** Nothing comes back until the caller gives up. */
  | { kind: 'hang'; when: When }
  /** This answer in place of the forum's. */
  | { kind: 'answer'; when: When; status: number; type?: string; body?: string; headers?: Readonly<Record<string, string>> }
  /** The head and half of the true answer, then the end of the connection. */
  | { kind: 'cut-short' }
  /** The true answer, one byte at a time. */
  | { kind: 'trickle'; everyMs: number }
  /** So many bytes of white space in front of the true answer. */
  | { kind: 'flood'; bytes: number }
  /** Something on the way asks the forum twice, the second time after `gapMs`; the caller hears this one of the answers. */
  | { kind: 'twice'; gapMs: number; hears: 'first' | 'second' | 'neither' }
  /** The true answer under another date. */
  | { kind: 'date'; date: string }
  /** Something happens on the forum or to the proxy just before; then the request goes on to its other fate. */
  | { kind: 'first'; deed: () => void | Promise<void>; then?: Fate }
  /** The same just after the answer has left. */
  | { kind: 'then'; deed: () => void | Promise<void> };

/** What the makers of pages and of errors between us and a forum say. */
const htmlPage = (title: string): string => `<html>\n<head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center><hr><center>nginx</center></body>\n</html>\n`;

export const gateway = (status: 502 | 503 | 504, when: When): Fate => ({ kind: 'answer', when, status, type: 'text/html', body: htmlPage(String(status)) });
/** The forum's own failure, in its own words. */
export const fault500 = (when: When): Fate => ({ kind: 'answer', when, status: 500, body: '{"errors":["boom"],"status":{"code":"internal-server-error","message":"boom"}}' });
/** It says it is JSON. */
export const garbage = (when: When): Fate => ({ kind: 'answer', when, status: 200, body: '{"post":{"id":' });
export const page = (when: When): Fate => ({ kind: 'answer', when, status: 200, type: 'text/html', body: '<!doctype html><title>Welcome</title><h1>Please sign in to the network</h1>' });
export const portal: Fate = { kind: 'answer', when: 'before', status: 302, headers: { Location: 'http://login.network.test/?then=forum' }, type: 'text/html', body: '' };

/** "Slow down", of the whole account, or of posts alone. `retryAfter` null: it does not say how long. */
export function slowDown(retryAfter: string | null, of: 'account' | 'posts' | 'page'): Fate {
  const headers = { ...(retryAfter === null ? {} : { 'Retry-After': retryAfter }), ...(of === 'account' ? { 'Discourse-Rate-Limit-Error-Code': 'user_api_key_limiter_60_secs' } : {}) };
  const said = of === 'page' ? { type: 'text/plain', body: 'Slow down, too many requests from this address.' } : { body: '{"errors":["You’ve performed this action too many times."],"error_type":"rate_limit"}' };
  return { kind: 'answer', when: 'before', status: 429, headers, ...said };
}
