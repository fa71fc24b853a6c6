import { setTimeout as sleep } from 'node:timers/promises';

export interface Said {
  status: number;
  json: Record<string, unknown>;
  text: string;
}

/** Asks a forum as somebody. Waits as often as it is asked to slow down, up to ten minutes in all; throws for everything but a yes unless `mayFail`. */
export type Ask = (method: string, path: string, body?: object, how?: { mayFail?: boolean }) => Promise<Said>;

const longestMs = 600_000;

/** `waitOf`: milliseconds an answer asks to wait, null: it does not. `hurry`: how much faster than ours the forum's clock goes. */
export function createAsk(baseUrl: string, headers: Record<string, string>, waitOf: (said: Said, headers: Headers) => number | null, hurry = 1): Ask {
  return async (method, path, body, { mayFail = false } = {}) => {
    for (let waited = 0; ; ) {
      const response = await fetch(`${baseUrl}/${path}`, {
        method,
        headers: { Accept: 'application/json', 'Accept-Language': 'en-GB', 'User-Agent': 'Rounds live tests', ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const said: Said = { status: response.status, json: jsonIn(text), text };
      const wait = response.ok ? null : waitOf(said, response.headers);
      if (wait !== null && waited + wait <= longestMs) {
        waited += wait;
        await sleep(wait / hurry);
        continue;
      }
      if (!response.ok && !mayFail) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
      return said;
    }
  };
}

function jsonIn(text: string): Record<string, unknown> {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
