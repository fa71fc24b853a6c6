import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosAdapter, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import axiosRetry from 'axios-retry';
import type { ForumKind } from '#shared/words/account.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import { isNetworkLogin, isNotSafe, type Between } from './between.ts';
import { headersOf } from './credential.ts';
import { ForumTrouble, type How } from './forum.ts';
import { createForumClock, type ForumTime } from './forum-clock.ts';
import { createKeptAnswers } from './asking/kept-answers.ts';
import { createPace, practiceForum, realForum, realNodebb, realStranger, type Book, type Budget, type Pace, type Turn } from './pace.ts';
import { createHops, followToPicture, mostBytes, type Picture } from './picture.ts';
import type { Judge, Resolve } from './public-address.ts';
import { retryAfter } from './asking/retry-after.ts';
import { createWitness, isBeforeAByte, isReset } from './asking/witness.ts';

const readMs = 20_000;
const writeMs = 60_000;
/** A picture of 10 MB over half a megabit a second. */
const uploadMs = 180_000;
const pictureMs = 10_000;
const mostReadBytes = 5 * 1024 * 1024;
const mostWriteBytes = 2 * 1024 * 1024;
const mostTextBytes = 300;
const mostRedirects = 3;

/** What each kind of forum wants to hear with every request. NodeBB says no in sentences only, in the language that was asked for. */
const spoken: Readonly<Record<ForumKind, Readonly<Record<string, string>>>> = { discourse: { 'Dont-Chunk': 'true' }, nodebb: { 'Accept-Language': 'en-GB' } };

const budgetOf = ({ isPractice, kind }: AccountAccess): Budget => {
  if (isPractice) return practiceForum;
  return kind === 'nodebb' ? realNodebb : realForum;
};

/** A forum's answer. `json` is undefined unless the body says it is JSON and is; `text` then is how the body begins. */
export interface Heard {
  status: number;
  json: unknown;
  text?: string;
}

/** What became of a write. */
export type Sent =
  | ({ kind: 'heard' } & Heard)
  | { kind: 'slow-down'; waitMs: number; isWholeForum: boolean }
  | { kind: 'unreachable'; detail: string; between?: Between }
  | { kind: 'lost'; detail: string; between?: Between };

/** Requests to one forum as one account. The key goes to the forum's own origin and nowhere else; a redirect is followed only by a GET and only within that origin; no cookie is kept. */
export interface ForumHttp {
  base: URL;
  /** An address of this forum. `path` begins without a slash. */
  url(path: string, query?: readonly (readonly [string, string])[]): URL;
  /** JSON of a 200. Throws ForumTrouble, or the signal's reason. */
  get(url: URL, how?: How): Promise<unknown>;
  /** The answer, whatever it says, but for "slow down". `isKept`: asked for again, it comes only when it changed. Throws ForumTrouble when there is none, or the signal's reason. */
  ask(url: URL, how?: How & { isKept?: boolean }): Promise<Heard>;
  /** The same for a question that needs a body; changes nothing on the forum. */
  inquire(url: URL, body: object, how?: How): Promise<unknown>;
  /** Sends JSON once; never again by itself. Never throws. */
  post(url: URL, body: object): Promise<Sent>;
  /** The same with another method, and behind everybody who waits for an answer when nobody does. A form goes as one, with its files. */
  write(method: 'POST' | 'PUT' | 'DELETE', url: URL, body: object, how?: Pick<How, 'isForPerson'> & { headers?: Readonly<Record<string, string>> }): Promise<Sent>;
  picture(src: string, signal?: AbortSignal): Promise<Picture>;
  /** As its answers tell it. */
  time: ForumTime;
  /** The forum does not know us any more: nothing leaves again. A read then throws `signed-out`, a write is `unreachable`, as not a byte of it left. */
  shut(): void;
  isShut(): boolean;
  spent: Pace['spent'];
  /** The same forum as anybody sees it: without the key, and at a pace that does not count towards it. */
  asStranger(): ForumHttp;
}

interface Options {
  access: AccountAccess;
  clock: Clock;
  log: Log;
  version: string;
  /** There is nothing to let us in with: the door stays shut from the beginning. */
  isShut?: boolean;
  /** Absent: what was asked before this run is not remembered. */
  book?: Book | undefined;
  /** For tests that cannot wait a minute. */
  limits?: { readMs?: number; writeMs?: number; pictureMs?: number; budget?: Budget; stranger?: Budget; judge?: Judge; resolve?: Resolve };
}

export function createForumHttp({ access, clock, log, version, isShut = false, book, limits = {} }: Options): ForumHttp {
  const base = new URL(access.baseUrl);
  const isLoopback = base.hostname === '127.0.0.1';
  if (base.protocol !== 'https:' && !isLoopback) throw new ForumTrouble('forbidden', 'a forum is asked over https only');
  const pace = createPace({ clock, budget: limits.budget ?? budgetOf(access), isShut, book });
  let stranger: ForumHttp | null = null;
  const time = createForumClock(clock);
  const hops = createHops(base, { ...(limits.judge ? { judge: limits.judge } : {}), ...(limits.resolve ? { resolve: limits.resolve } : {}) });
  const direct = isLoopback ? { proxy: false as const } : {};
  const client = createClient(version, { httpAgent: new http.Agent({ keepAlive: true }), httpsAgent: new https.Agent({ keepAlive: true }), ...direct });
  const kept = createKeptAnswers();
  const keyed = { ...spoken[access.kind], ...headersOf(access.credential) };
  const headersFor = (url: URL): Record<string, string> => (url.origin === base.origin ? keyed : {});

  const noteLimit = (heard: Heard, headers: Record<string, unknown>): { waitMs: number; isWholeForum: boolean } => {
    const waitMs = retryAfter(headers['retry-after'], heard.json, time.earliest());
    const isWholeForum = headers['discourse-rate-limit-error-code'] !== undefined || heard.json === undefined;
    if (isWholeForum) pace.pause(waitMs);
    log.warn('forum-slow-down', { account: access.accountId, waitMs, isWholeForum });
    return { waitMs, isWholeForum };
  };

  const isStranger = (status: number, headers: Record<string, unknown>, data: Uint8Array): boolean => isNetworkLogin({ status, type: headers['content-type'], location: headers['location'], hasBody: data.length > 0 }, base);

  const write: ForumHttp['write'] = async (method, url, body, { isForPerson = true, headers: more = {} } = {}) => {
    const witness = createWitness();
    const ms = body instanceof FormData ? uploadMs : writeMs;
    try {
      const packed = await packedOf(body);
      const { status, headers, data } = await client.request<Buffer>({
        method,
        url: url.href,
        data: packed.data,
        headers: { ...headersFor(url), ...more, 'Content-Type': packed.type },
        maxContentLength: mostWriteBytes,
        httpAgent: witness.http,
        httpsAgent: witness.https,
        adapter: paced(pace, { isForPerson, isWrite: true }, clock, limits.writeMs ?? ms),
      });
      if (isStranger(status, headers, data)) return { kind: 'lost', detail: `a page of the network, ${status}`, between: 'network-login' };
      time.hear(headers['date']);
      const heard = heardOf(status, headers['content-type'], data);
      if (status === 429) return { kind: 'slow-down', ...noteLimit(heard, headers) };
      return { kind: 'heard', ...heard };
    } catch (error) {
      if (error instanceof ForumTrouble && error.kind === 'slow-down') return { kind: 'slow-down', waitMs: error.waitMs, isWholeForum: true };
      if (error instanceof ForumTrouble && error.kind === 'signed-out') return { kind: 'unreachable', detail: 'signed-out' };
      const detail = detailOf(error);
      if (!isBeforeAByte(witness, error)) return { kind: 'lost', detail };
      return isNotSafe(detail) ? { kind: 'unreachable', detail, between: 'not-safe' } : { kind: 'unreachable', detail };
    }
  };

  const ask = async (url: URL, how: How & { isKept?: boolean }, body?: object, redirects = 0): Promise<Heard> => {
    const { signal, isForPerson = false, isBulk = false, isKept = false } = how;
    const turn: Turn = { isForPerson, isBulk, isWrite: false, signal };
    const tag = isKept ? kept.tagOf(url.href) : null;
    try {
      const { status, headers, data } = await client.request<Buffer>({
        url: url.href,
        maxContentLength: mostReadBytes,
        adapter: paced(pace, turn, clock, limits.readMs ?? readMs),
        'axios-retry': { retries: 1 },
        ...(body ? { method: 'POST', data: JSON.stringify(body), headers: { ...headersFor(url), 'Content-Type': 'application/json' } } : { method: 'GET', headers: { ...headersFor(url), ...(tag === null ? {} : { 'If-None-Match': tag }) } }),
      });
      if (isStranger(status, headers, data)) throw new ForumTrouble('fault', 'a page of the network answered in the forum’s place', { status, between: 'network-login' });
      time.hear(headers['date']);
      const heard = heardOf(status, headers['content-type'], data);
      if (status === 429) {
        const { waitMs } = noteLimit(heard, headers);
        throw new ForumTrouble('slow-down', 'the forum asks to slow down', { waitMs, status });
      }
      const next = body ? null : hopOf(status, headers['location'], url);
      if (next && redirects === mostRedirects) throw new ForumTrouble('fault', 'too many redirects', { status });
      if (next) return await ask(next, how, undefined, redirects + 1);
      if (status === 304 && isKept) return { status: 200, json: kept.again(url.href, tag) };
      if (status === 200 && isKept && heard.json !== undefined) kept.keep(url.href, headers['etag'], heard.json, data.length);
      return heard;
    } catch (error) {
      if (error instanceof ForumTrouble) throw error;
      if (signal?.aborted) throw signal.reason;
      throw troubleOfFailure(error);
    }
  };
  const read = async (url: URL, how: How, body?: object): Promise<unknown> => readable(await ask(url, how, body));

  return {
    base,
    url(path, query = []) {
      const url = new URL(path, `${base.href.replace(/\/+$/, '')}/`);
      for (const [name, value] of query) url.searchParams.append(name, value);
      if (url.origin !== base.origin) throw new TypeError('an address outside the forum');
      return url;
    },
    time,
    shut() {
      pace.shut();
      stranger?.shut();
    },
    isShut: () => pace.isShut(),
    spent: () => pace.spent(),
    asStranger() {
      stranger ??= createForumHttp({ access: { ...access, credential: null }, clock, log, version, isShut: pace.isShut(), limits: { ...limits, budget: limits.stranger ?? (access.isPractice ? practiceForum : realStranger) } });
      return stranger;
    },
    get: (url, how = {}) => read(url, how),
    ask: (url, how = {}) => ask(url, how),
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

/** Where a redirect leads, when that is the forum itself. */
function hopOf(status: number, location: unknown, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string' || !URL.canParse(location, from.href)) return null;
  const next = new URL(location, from);
  return next.origin === from.origin && !next.username && !next.password ? next : null;
}

function createClient(version: string, more: object): AxiosInstance {
  const client = axios.create({
    maxRedirects: 0,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    decompress: true,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    headers: { 'User-Agent': `Rounds/${version}`, Accept: 'application/json' },
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

/** What is sent, and as what. */
async function packedOf(body: object): Promise<{ data: string | Buffer; type: string }> {
  if (!(body instanceof FormData)) return { data: JSON.stringify(body), type: 'application/json' };
  const form = new Response(body);
  return { data: Buffer.from(await form.arrayBuffer()), type: form.headers.get('Content-Type') ?? 'multipart/form-data' };
}

const heardOf = (status: number, type: unknown, data: Uint8Array): Heard => {
  const json = jsonOf(type, data);
  return json === undefined ? { status, json, text: Buffer.from(data.subarray(0, mostTextBytes)).toString('utf8') } : { status, json };
};

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
  const detail = detailOf(error);
  return new ForumTrouble('unreachable', detail, { between: isNotSafe(detail) ? 'not-safe' : null });
}

/** A code, never a message: messages carry addresses. */
const detailOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? (error instanceof Error ? error.name : typeof error);
