import type { IncomingMessage } from 'node:http';

/** Someone at the door, as far as the door needs to know. */
export interface Knock {
  method: string;
  target: string;
  /** Every Host header there was. */
  hosts: readonly string[];
  origins: readonly string[];
  isForwarded: boolean;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode`; older browsers and other programs send none. */
  fetchSite: string | undefined;
  fetchMode: string | undefined;
  isSocket: boolean;
}

export interface Refusal {
  status: 400 | 401 | 403 | 404 | 405 | 421 | 429 | 503;
  /** For the log; names no secret. */
  why: string;
}

export type Door = (knock: Knock) => Refusal | null;

/** Reads the raw headers: Node drops a second Host silently, and a second one is what an attacker sends. */
export function knockOf(request: IncomingMessage, isSocket: boolean): Knock {
  const all = (name: string): string[] => request.rawHeaders.filter((_, i, headers) => i % 2 === 1 && headers[i - 1]?.toLowerCase() === name);
  const forwarded = ['forwarded', 'x-forwarded-host', 'x-forwarded-for', 'x-forwarded-proto', 'x-original-url', 'x-rewrite-url'];
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    hosts: all('host'),
    origins: all('origin'),
    isForwarded: forwarded.some((name) => request.headers[name] !== undefined),
    fetchSite: all('sec-fetch-site')[0],
    fetchMode: all('sec-fetch-mode')[0],
    isSocket,
  };
}

/**
 * Who may come in at all. Other pages in the same browser can reach 127.0.0.1, and a name they own may point here,
 * so the address spelled in Host and the page named in Origin must both be exactly ours.
 */
export function doorOf(port: number): Door {
  const host = `127.0.0.1:${port}`;
  return (knock) => {
    if (!knock.target.startsWith('/') || knock.target.startsWith('//')) return { status: 400, why: 'target' };
    if (knock.hosts.length !== 1 || knock.hosts[0] !== host) return { status: 421, why: 'host' };
    if (knock.isForwarded) return { status: 421, why: 'forwarded' };
    const mustSayOrigin = knock.isSocket || (knock.method !== 'GET' && knock.method !== 'HEAD');
    if (knock.origins.length > 1 || (knock.origins.length === 0 && mustSayOrigin)) return { status: 403, why: 'origin' };
    if (knock.origins.some((origin) => origin !== `http://${host}`)) return { status: 403, why: 'origin' };
    // Another page may send a person here, by a link, but may not load our files into itself.
    const isForeign = knock.fetchSite === 'cross-site' || knock.fetchSite === 'same-site';
    if (isForeign && knock.fetchMode !== 'navigate') return { status: 403, why: 'embedding' };
    if (knock.isSocket ? knock.method !== 'GET' : knock.method !== 'GET' && knock.method !== 'HEAD') return { status: 405, why: 'method' };
    return null;
  };
}
