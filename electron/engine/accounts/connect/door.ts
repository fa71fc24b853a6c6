import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import axios, { type AxiosResponse } from 'axios';
import type { Clock } from '../../ports.ts';
import { guardedLookup, isPublicAddress, resolveByDns, type Judge, type Resolve } from '../../forums/public-address.ts';
import { retryAfter } from '../../forums/asking/retry-after.ts';
import { isThisComputer } from './find/address.ts';

const answerMs = 15_000;
const mostRedirects = 5;
const usualBytes = 2 * 1024 * 1024;

/** Why a stranger gave no answer. */
export type Fault =
  | 'no-such-name'
  | 'offline'
  | 'no-answer'
  | 'closed'
  | 'no-safe-line'
  | 'not-public'
  | 'sent-to-unsafe'
  | 'sent-around'
  | 'too-large'
  | 'slow-down';

/** `host`: who failed, which after a redirect is not who was asked. */
export class DoorFault extends Error {
  readonly fault: Fault;
  readonly host: string;
  readonly waitMs: number;
  constructor(fault: Fault, host: string, waitMs = 0) {
    super(fault);
    this.name = 'DoorFault';
    this.fault = fault;
    this.host = host;
    this.waitMs = waitMs;
  }
}

export interface Reply {
  /** Who answered, after redirects. */
  url: URL;
  status: number;
  header(name: string): string | null;
  /** `name=value` of each cookie that was given. */
  cookies: string[];
  bytes: Uint8Array;
  /** Undefined unless the body says it is JSON and is. */
  json: unknown;
}

export interface Asking {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: object;
  mostBytes?: number;
  /** Follows redirects. Never for requests that carry a key. */
  follows?: boolean;
  /** Who named this address; null: the person did. This computer is reached only from itself, and pictures of a forum here only from there. */
  namedBy?: URL | null;
  signal?: AbortSignal | undefined;
}

/** The door to addresses that nobody knows yet. Bounded in size and time; https only, but for this computer; never into the network this computer stands in; no cookie is kept. */
export interface Door {
  /** Throws DoorFault, or the signal's reason. */
  ask(url: URL, asking?: Asking): Promise<Reply>;
}

interface Options {
  clock: Clock;
  version: string;
  /** For tests: which addresses are public, what names mean, and who vouches for certificates. */
  limits?: DoorLimits;
}

export interface DoorLimits {
  judge?: Judge;
  resolve?: Resolve;
  ca?: string;
  answerMs?: number;
}

export function createDoor({ clock, version, limits = {} }: Options): Door {
  const { judge = isPublicAddress, resolve = resolveByDns, ca, answerMs: patience = answerMs } = limits;
  const outside = new https.Agent({ keepAlive: false, lookup: guardedLookup(judge, resolve), ...(ca === undefined ? {} : { ca }) });
  const inside = { httpAgent: new http.Agent({ keepAlive: false }), httpsAgent: new https.Agent({ keepAlive: false }), proxy: false as const };
  const client = axios.create({
    maxRedirects: 0,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    // One forum words its refusals in the reader's language, and those of this one are known.
    headers: { 'User-Agent': `Rounds/${version}`, Accept: 'application/json', 'Accept-Language': 'en-GB' },
  });

  const judgeHop = (url: URL, from: URL | null): void => {
    if (isThisComputer(url)) {
      if (from !== null && !isThisComputer(from)) throw new DoorFault('not-public', url.hostname);
      return;
    }
    if (url.protocol !== 'https:') throw new DoorFault('sent-to-unsafe', url.hostname);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so it is judged here.
    if (net.isIP(host) !== 0 && !judge(host)) throw new DoorFault('not-public', url.hostname);
  };

  const once = async (url: URL, isNamedByPerson: boolean, { method = 'GET', headers = {}, body, mostBytes = usualBytes, signal }: Asking): Promise<AxiosResponse<Buffer>> => {
    const time = new AbortController();
    const stop = clock.after(patience, () => time.abort());
    try {
      return await client.request<Buffer>({
        method,
        url: url.href,
        headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
        ...(body ? { data: JSON.stringify(body) } : {}),
        maxContentLength: mostBytes,
        signal: AbortSignal.any(signal ? [signal, time.signal] : [time.signal]),
        // A proxy looks names up itself, where nobody here can judge them; so only what the person named may go through one.
        ...(isThisComputer(url) ? inside : { httpsAgent: outside, ...(isNamedByPerson ? {} : { proxy: false as const }) }),
      });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw new DoorFault(time.signal.aborted ? 'no-answer' : faultOf(error), url.hostname);
    } finally {
      stop();
    }
  };

  return {
    async ask(asked, asking = {}) {
      let url = asked;
      let from = asking.namedBy ?? null;
      const named = (from ?? asked).hostname;
      for (let redirects = 0; ; redirects += 1) {
        judgeHop(url, from);
        const response = await once(url, url.hostname === named, asking);
        const { status } = response;
        const location = asking.follows === true && status >= 300 && status < 400 ? headerOf(response, 'location') : null;
        if (location === null) {
          if (status === 429) throw new DoorFault('slow-down', url.hostname, retryAfter(response.headers['retry-after'], jsonOf(response), clock.now()));
          return replyOf(url, response);
        }
        if (redirects === mostRedirects) throw new DoorFault('sent-around', asked.hostname);
        const next = URL.parse(location, url.href);
        if (!next || next.username !== '' || next.password !== '') throw new DoorFault('sent-to-unsafe', url.hostname);
        if (next.hostname === 'localhost') next.hostname = '127.0.0.1';
        from = url;
        url = next;
      }
    },
  };
}

const headerOf = ({ headers }: AxiosResponse, name: string): string | null => {
  const value: unknown = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : null;
};

function replyOf(url: URL, response: AxiosResponse<Buffer>): Reply {
  const given: unknown = response.headers['set-cookie'];
  return {
    url,
    status: response.status,
    header: (name) => headerOf(response, name),
    cookies: (Array.isArray(given) ? given : []).flatMap((cookie: unknown) => (typeof cookie === 'string' ? [cookie.split(';', 1)[0]?.trim() ?? ''] : [])),
    bytes: new Uint8Array(response.data),
    json: jsonOf(response),
  };
}

function jsonOf(response: AxiosResponse<Buffer>): unknown {
  if (!/^application\/(?:[a-z.+-]+\+)?json\b/i.test(headerOf(response, 'content-type') ?? '')) return undefined;
  try {
    return JSON.parse(Buffer.from(response.data).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function faultOf(error: unknown): Fault {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === 'ENOTFOUND') return 'no-such-name';
  if (['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL'].includes(code)) return 'offline';
  if (code === 'EACCES') return 'not-public';
  if (code === 'ERR_BAD_RESPONSE') return 'too-large';
  if (code === 'ETIMEDOUT' || code === 'ECONNABORTED') return 'no-answer';
  if (code === 'EPROTO' || /^(?:ERR_(?:TLS|SSL)_|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO_|HOSTNAME_MISMATCH)/.test(code)) return 'no-safe-line';
  return 'closed';
}
