import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosAdapter, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import axiosRetry from 'axios-retry';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import { ForumTrouble, type How } from './forum.ts';
import { createForumClock, type ForumTime } from './forum-clock.ts';
import { createPace, practiceForum, realForum, type Budget, type Pace, type Turn } from './pace.ts';
import { createHops, followToPicture, mostBytes, type Picture } from './picture.ts';
import type { Judge, Resolve } from './public-address.ts';
import { retryAfter } from './retry-after.ts';
import { createWitness, isBeforeAByte, isReset } from './witness.ts';

const readMs = 20_000;
const writeMs = 60_000;
const pictureMs = 10_000;
const mostReadBytes = 5 * 1024 * 1024;
const mostWriteBytes = 2 * 1024 * 1024;

/** A forum's answer. `json` is undefined unless the body says it is JSON and is. */
export interface Heard {
  status: number;
  json: unknown;
}

/** What became of a write. */
export type Sent =
  | ({ kind: 'heard' } & Heard)
  | { kind: 'slow-down'; waitMs: number; isWholeForum: boolean }
  | { kind: 'unreachable'; detail: string }
  | { kind: 'lost'; detail: string };

/** Requests to one forum as one account. The key goes to the forum's own origin and nowhere else; no redirect is followed; no cookie is kept. */
export interface ForumHttp {
  base: URL;
  /** An address of this forum. `path` begins without a slash. */
  url(path: string, query?: readonly (readonly [string, string])[]): URL;
  /** JSON of a 200. Throws ForumTrouble, or the signal's reason. */
  get(url: URL, how?: How): Promise<unknown>;
  /** The same for a question that needs a body; changes nothing on the forum. */
  inquire(url: URL, body: object, how?: How): Promise<unknown>;
  /** Sends JSON once; never again by itself. Never throws. */
  post(url: URL, body: object): Promise<Sent>;
  /** The same with another method, and behind everybody who waits for an answer when nobody does. */
  write(method: 'POST' | 'PUT' | 'DELETE', url: URL, body: object, how?: Pick<How, 'isForPerson'>): Promise<Sent>;
  picture(src: string, signal?: AbortSignal): Promise<Picture>;
  /** As its answers tell it. */
  time: ForumTime;
}

interface Options {
  access: AccountAccess;
  clock: Clock;
  log: Log;
  version: string;
  /** For tests that cannot wait a minute. */
  limits?: { readMs?: number; writeMs?: number; pictureMs?: number; budget?: Budget; judge?: Judge; resolve?: Resolve };
}

export function createForumHttp({ access, clock, log, version, limits = {} }: Options): ForumHttp {
  const base = new URL(access.baseUrl);
  const isLoopback = base.hostname === '127.0.0.1';
  if (base.protocol !== 'https:' && !isLoopback) throw new ForumTrouble('forbidden', 'a forum is asked over https only');
  const pace = createPace({ clock, budget: limits.budget ?? (access.isPractice ? practiceForum : realForum) });
  const time = createForumClock(clock);
  const hops = createHops(base, { ...(limits.judge ? { judge: limits.judge } : {}), ...(limits.resolve ? { resolve: limits.resolve } : {}) });
  const direct = isLoopback ? { proxy: false as const } : {};
  const client = createClient(version, { httpAgent: new http.Agent({ keepAlive: true }), httpsAgent: new https.Agent({ keepAlive: true }), ...direct });
  const keyed: Record<string, string> = access.key === null ? {} : { 'User-Api-Key': access.key, 'User-Api-Client-Id': `rounds-${access.accountId}` };
  const headersFor = (url: URL): Record<string, string> => (url.origin === base.origin ? keyed : {});

  const noteLimit = (heard: Heard, headers: Record<string, unknown>): { waitMs: number; isWholeForum: boolean } => {
    const waitMs = retryAfter(headers['retry-after'], heard.json, clock.now());
    const isWholeForum = headers['discourse-rate-limit-error-code'] !== undefined || heard.json === undefined;
    if (isWholeForum) pace.pause(waitMs);
    log.warn('forum-slow-down', { account: access.accountId, waitMs, isWholeForum });
    return { waitMs, isWholeForum };
  };

  const write: ForumHttp['write'] = async (method, url, body, { isForPerson = true } = {}) => {
    const witness = createWitness();
    try {
      const { status, headers, data } = await client.request<Buffer>({
        method,
        url: url.href,
        data: JSON.stringify(body),
        headers: { ...headersFor(url), 'Content-Type': 'application/json' },
        maxContentLength: mostWriteBytes,
        httpAgent: witness.http,
        httpsAgent: witness.https,
        adapter: paced(pace, { isForPerson, isWrite: true }, clock, limits.writeMs ?? writeMs),
      });
      time.hear(headers['date']);
      const heard = { status, json: jsonOf(headers['content-type'], data) };
      if (status === 429) return { kind: 'slow-down', ...noteLimit(heard, headers) };
      return { kind: 'heard', ...heard };
    } catch (error) {
      if (error instanceof ForumTrouble && error.kind === 'slow-down') return { kind: 'slow-down', waitMs: error.waitMs, isWholeForum: true };
      const detail = detailOf(error);
      return isBeforeAByte(witness, error) ? { kind: 'unreachable', detail } : { kind: 'lost', detail };
    }
  };

  const read = async (url: URL, { signal, isForPerson = false }: How, body?: object): Promise<unknown> => {
    const turn: Turn = { isForPerson, isWrite: false, signal };
    try {
      const { status, headers, data } = await client.request<Buffer>({
        url: url.href,
        maxContentLength: mostReadBytes,
        adapter: paced(pace, turn, clock, limits.readMs ?? readMs),
        'axios-retry': { retries: 1 },
        ...(body ? { method: 'POST', data: JSON.stringify(body), headers: { ...headersFor(url), 'Content-Type': 'application/json' } } : { method: 'GET', headers: headersFor(url) }),
      });
      time.hear(headers['date']);
      const heard = { status, json: jsonOf(headers['content-type'], data) };
      if (status === 429) {
        const { waitMs } = noteLimit(heard, headers);
        throw new ForumTrouble('slow-down', 'the forum asks to slow down', { waitMs, status });
      }
      return readable(heard);
    } catch (error) {
      if (error instanceof ForumTrouble) throw error;
      if (signal?.aborted) throw signal.reason;
      throw troubleOfFailure(error);
    }
  };

  return {
    base,
    url(path, query = []) {
      const url = new URL(path, `${base.href.replace(/\/+$/, '')}/`);
      for (const [name, value] of query) url.searchParams.append(name, value);
      if (url.origin !== base.origin) throw new TypeError('an address outside the forum');
      return url;
    },
    time,
    get: (url, how = {}) => read(url, how),
    inquire: (url, body, how = {}) => read(url, how, body),
    post: (url, body) => write('POST', url, body),
    write,
    async picture(src, signal) {
      try {
        return await followToPicture(hops, src, async ({ url, isForum, agent }) => {
          const { status, headers, data } = await client.get<Buffer>(url.href, {
            headers: { ...headersFor(url), Accept: 'image/png,image/jpeg,image/gif,image/webp' },
            maxContentLength: mostBytes,
            adapter: paced(pace, { isForPerson: true, isWrite: false, signal }, clock, limits.pictureMs ?? pictureMs),
            // A proxy would look the name up itself, and nobody could judge where it goes.
            ...(isForum ? {} : { proxy: false as const, httpsAgent: agent }),
          });
          if (status === 429 && isForum) throw new ForumTrouble('slow-down', 'the forum asks to slow down', { status, ...noteLimit({ status, json: undefined }, headers) });
          const location: unknown = headers['location'];
          return { status, location: typeof location === 'string' ? location : null, bytes: new Uint8Array(data) };
        });
      } catch (error) {
        if (error instanceof ForumTrouble) throw error;
        if (signal?.aborted) throw signal.reason;
        throw (error as { code?: string } | null)?.code === 'EACCES' ? new ForumTrouble('forbidden', 'this address is not on the open Internet') : troubleOfFailure(error);
      }
    },
  };
}

function createClient(version: string, more: object): AxiosInstance {
  const client = axios.create({
    maxRedirects: 0,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    decompress: true,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    headers: { 'User-Agent': `Rounds/${version}`, Accept: 'application/json', 'Dont-Chunk': 'true' },
    ...more,
  });
  // Its own idea of what may be repeated includes what the person gave up and what was too large.
  axiosRetry(client, { retries: 0, retryCondition: (error) => error.config?.method === 'get' && !error.config.signal?.aborted && isReset(error) });
  return client;
}

/** Sends when the pace allows and gives up after `ms`, whatever trickles in meanwhile. Repeats go through here too, so they are counted. */
function paced(pace: Pace, turn: Turn, clock: Clock, ms: number): AxiosAdapter {
  const send = axios.getAdapter('http');
  return (config) =>
    pace.run(turn, async () => {
      const time = new AbortController();
      const stop = clock.after(ms, () => time.abort());
      const signals = turn.signal ? [turn.signal, time.signal] : [time.signal];
      try {
        return await send({ ...config, signal: AbortSignal.any(signals) } as InternalAxiosRequestConfig);
      } catch (error) {
        throw time.signal.aborted ? Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }) : error;
      } finally {
        stop();
      }
    });
}

function jsonOf(type: unknown, data: Uint8Array): unknown {
  if (typeof type !== 'string' || !/^application\/(?:[a-z.+-]+\+)?json\b/i.test(type)) return undefined;
  try {
    return JSON.parse(Buffer.from(data).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function readable({ status, json }: Heard): unknown {
  if (status === 200 && json !== undefined) return json;
  if (json !== undefined && (status === 401 || status === 403)) throw new ForumTrouble('forbidden', 'the forum does not let us', { status });
  if (json !== undefined && (status === 404 || status === 410)) throw new ForumTrouble('gone', 'the forum has no such thing', { status });
  throw new ForumTrouble('fault', json === undefined ? 'the answer was not the forum’s' : 'the forum failed', { status });
}

function troubleOfFailure(error: unknown): ForumTrouble {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'ERR_BAD_RESPONSE') return new ForumTrouble('fault', 'the answer was cut short or too large');
  return new ForumTrouble('unreachable', detailOf(error));
}

/** A code, never a message: messages carry addresses. */
const detailOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? (error instanceof Error ? error.name : typeof error);
