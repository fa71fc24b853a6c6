import { onTestFinished } from 'vitest';
import { startNodebb, type Nodebb, type NodebbStart } from '#tests/doubles/nodebb/nodebb.ts';
import { aClock, type HandClock } from './a-clock.ts';
import type { Ending, Heard } from './a-practice-forum.ts';

/** `body`: whatever the JSON was; `response` and `says`: the envelope's content and sentence, empty without one. */
export interface HeardNodebb extends Heard {
  body: unknown;
  response: Record<string, unknown>;
  says: string;
}

/** One member's hand on the wire, or nobody's. English is asked for unless a header says otherwise. */
export interface NodebbVoice {
  get(path: string, headers?: Record<string, string>): Promise<HeardNodebb>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object, headers?: Record<string, string>): Promise<HeardNodebb>;
}

export interface NodebbOnTest extends Nodebb {
  clock: HandClock;
  as(username: string | null): NodebbVoice;
  /** With exactly these headers and no others of ours. */
  with(headers: Record<string, string>): NodebbVoice;
  /** A new question in Dermatology, asked just now; its topic's number. */
  ask(question?: { title?: string; content?: string; cid?: number; by?: string; tags?: readonly string[] }): number;
}

let asked = 0;

/** A NodeBB-shaped forum on a port of its own with a clock that stands still; without questions unless told otherwise. Ends with the test. */
export async function aNodebb({ clock = aClock(), questions = 0, ending = onTestFinished, ...start }: Omit<NodebbStart, 'clock'> & { clock?: HandClock; ending?: Ending } = {}): Promise<NodebbOnTest> {
  const forum = await startNodebb({ ...start, clock, questions });
  ending(() => forum.stop());
  const english = { Accept: 'application/json', 'Accept-Language': 'en-GB' };
  return {
    ...forum,
    clock,
    as: (username) => aVoice(forum.baseUrl, username === null ? english : { ...english, Authorization: `Bearer ${forum.tokenOf(username)}` }),
    with: (headers) => aVoice(forum.baseUrl, headers),
    ask: ({ title = `What could it be, question ${++asked}?`, content = 'It began a week ago and does not go away.', cid = 6, ...more } = {}) => forum.backstage.deeds.ask({ title, content, cid, ...more }),
  };
}

function aVoice(baseUrl: string, own: Record<string, string>): NodebbVoice {
  const hear = async (response: Response): Promise<HeardNodebb> => {
    const text = await response.text();
    let body: unknown = null;
    try {
      body = JSON.parse(text);
    } catch {
      // Not everything is JSON; the test looks at the text then.
    }
    const json = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const status = json['status'] as { message?: string } | undefined;
    return { status: response.status, headers: response.headers, text, body, json, response: (json['response'] ?? {}) as Record<string, unknown>, says: status?.message ?? '' };
  };
  return {
    get: async (at, headers = {}) => hear(await fetch(`${baseUrl}${at}`, { headers: { ...own, ...headers }, redirect: 'manual' })),
    send: async (method, at, body, headers = {}) => hear(await fetch(`${baseUrl}${at}`, { method, redirect: 'manual', headers: { ...own, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })),
  };
}
