import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { startPracticeForum, type PracticeForum, type PracticeForumStart } from '#electron/practice-forum/practice-forum.ts';
import { aClock, type HandClock } from './a-clock.ts';

export interface Heard {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; an empty object when it is none. */
  json: Record<string, unknown>;
}

/** One member's hand on the wire, or nobody's. */
export interface Voice {
  get(path: string): Promise<Heard>;
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object | FormData | URLSearchParams): Promise<Heard>;
}

export interface ForumOnTest extends PracticeForum {
  clock: HandClock;
  dataDir: string;
  errors: string[];
  as(username: string | null): Voice;
  withKey(key: string | null): Voice;
  /** Asks as a member and returns the topic's number. */
  ask(question?: { by?: string; title?: string; raw?: string; category?: number; tags?: readonly string[] }): Promise<number>;
  /** Answers as a member and returns the bare post. */
  answer(topicId: number, raw?: string, by?: string): Promise<Record<string, unknown> & { id: number; post_number: number }>;
}

/** `onTestFinished`, or `afterAll` for a forum that several tests only read. */
export type Ending = (end: () => void | Promise<void>) => void;

let asked = 0;

/** A real forum on a port of its own with a clock that stands still; without questions unless `seed` says `demo`. Ends with the test. */
export async function aPracticeForum({ seed = 'bare', rules = {}, clock = aClock(), ending = onTestFinished, dataDir = aPlace(ending), folder = '' }: Partial<Omit<PracticeForumStart, 'clock'>> & { clock?: HandClock; ending?: Ending } = {}): Promise<ForumOnTest> {
  const errors: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (event: string, facts?: object) => void errors.push(`${event} ${JSON.stringify(facts ?? {})}`) };
  const forum = await startPracticeForum({ dataDir, port: 0, clock, log, seed, rules, folder });
  ending(() => forum.stop());
  const withKey = (key: string | null): Voice => aVoice(forum.baseUrl, key);
  const as = (username: string | null): Voice => withKey(username === null ? null : forum.signIn(username));
  return {
    ...forum,
    clock,
    dataDir,
    errors,
    as,
    withKey,
    async ask({ by = 'paper_lantern', title = `What could it be, question ${++asked}?`, raw = `It began a week ago and does not go away, number ${asked}.`, category = 4, tags = [] } = {}) {
      const heard = await as(by).send('POST', '/posts.json', { title, raw, category, tags });
      if (heard.status !== 200) throw new Error(`nobody could ask: ${heard.status} ${heard.text}`);
      return Number(heard.json['topic_id']);
    },
    async answer(topicId, raw = `Thank you for asking, here is my answer number ${++asked}.`, by = 'volunteer') {
      const heard = await as(by).send('POST', '/posts.json', { topic_id: topicId, raw });
      if (heard.status !== 200) throw new Error(`nobody could answer: ${heard.status} ${heard.text}`);
      return heard.json as Record<string, unknown> & { id: number; post_number: number };
    },
  };
}

/** A folder that ends with the test. */
export function aPlace(ending: Ending = onTestFinished): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'practice-forum-'));
  ending(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  return dataDir;
}

function aVoice(baseUrl: string, key: string | null): Voice {
  const headers: Record<string, string> = { Accept: 'application/json', ...(key === null ? {} : { 'User-Api-Key': key }) };
  const hear = async (response: Response): Promise<Heard> => {
    const text = await response.text();
    let json: Record<string, unknown> = {};
    try {
      json = JSON.parse(text) as Record<string, unknown>;
    } catch {
      // Not everything is JSON; the test looks at the text then.
    }
    return { status: response.status, headers: response.headers, text, json };
  };
  return {
    get: async (at) => hear(await fetch(`${baseUrl}${at}`, { headers, redirect: 'manual' })),
    async send(method, at, body) {
      const isPlain = body !== undefined && !(body instanceof FormData) && !(body instanceof URLSearchParams);
      return hear(await fetch(`${baseUrl}${at}`, { method, redirect: 'manual', headers: { ...headers, ...(isPlain ? { 'Content-Type': 'application/json' } : {}) }, ...(body === undefined ? {} : { body: isPlain ? JSON.stringify(body) : body }) }));
    },
  };
}

/** Asks with exactly these headers, which a well-behaved client would not let one choose. */
export function knock(baseUrl: string, { method = 'GET', at = '/', headers = {}, body }: { method?: string; at?: string; headers?: Record<string, string>; body?: string }): Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path: at, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Fills in a form of a page as a browser would. */
export const sendForm = (baseUrl: string, at: string, fields: Record<string, string>, headers: Record<string, string> = {}): ReturnType<typeof knock> =>
  knock(baseUrl, { method: 'POST', at, headers: { Accept: 'text/html', Origin: baseUrl, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() });
