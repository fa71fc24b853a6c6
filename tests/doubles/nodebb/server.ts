import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { createApi } from './api.ts';
import type { Fate } from './backstage/moods.ts';
import type { Requests } from './backstage/requests.ts';
import type { Forum } from './forum.ts';
import type { Reader } from './reader.ts';

export type Pages = (request: Request) => Promise<Response | null>;

/** Who asked, told by the API to the visitor book. */
export type Readers = WeakMap<Request, Reader>;

/** The whole forum behind one HTTP server. Not listening yet. */
export function createForumServer(forum: Forum, requests: Requests, pages: Pages): Server {
  const readers: Readers = new WeakMap();
  const api = createApi(forum, readers);
  const { subFolder } = forum.rules;

  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (subFolder !== '' && pathname !== subFolder && !pathname.startsWith(`${subFolder}/`)) return new Response('Not Found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
    return (await pages(request)) ?? api.fetch(request, env);
  };

  const listener = getRequestListener(
    async (request, bindings) => {
      const env = bindings as HttpBindings;
      const { pathname, search } = new URL(request.url);
      const at = pathname.slice(subFolder.length) || '/';
      const response = await meet(forum.moods.take(request.method, at), () => answer(request, env));
      const finished = await sealed(forum, request, response);
      const reader = readers.get(request);
      requests.note({ at: forum.clock.now(), method: request.method, path: at, query: search, status: finished.status, uid: reader?.uid ?? 0, by: reader?.by ?? 'guest', acceptLanguage: request.headers.get('Accept-Language'), ifNoneMatch: request.headers.get('If-None-Match') });
      return finished;
    },
    { overrideGlobalObjects: false },
  );
  return createServer((incoming, outgoing) => void listener(incoming, outgoing));
}

async function meet(fate: Fate | null, answer: () => Promise<Response>): Promise<Response> {
  switch (fate?.kind) {
    case undefined:
      return answer();
    case 'answer':
      return new Response(fate.body, { status: fate.status, headers: { 'Content-Type': fate.type ?? 'application/json; charset=utf-8', ...fate.headers } });
    case 'strange':
      return rewritten(await answer(), (text) => JSON.stringify(fate.change(JSON.parse(text) as unknown)));
    case 'rewrite':
      return rewritten(await answer(), fate.rewrite);
    case 'wait':
      await fate.until;
      return answer();
    case 'first':
      fate.deed();
      return answer();
    case 'afterwards': {
      const response = await answer();
      fate.deed();
      return response;
    }
  }
}

async function rewritten(response: Response, rewrite: (text: string) => string): Promise<Response> {
  return new Response(rewrite(await response.text()), { status: response.status, headers: response.headers });
}

/** Headers of every answer, and 304 without a body for a reader who has this one already. The ETag is made of the body, after the work: it saves transfer and nothing else. */
async function sealed(forum: Forum, request: Request, response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set('Date', new Date(forum.clock.now()).toUTCString());
  if (headers.get('Content-Type') === 'application/json') headers.set('Content-Type', 'application/json; charset=utf-8');
  headers.set('X-Powered-By', 'NodeBB');
  headers.set('X-Frame-Options', 'SAMEORIGIN');
  if (request.method !== 'GET' || response.status !== 200) return new Response(response.body, { status: response.status, headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const tag = `W/"${bytes.byteLength.toString(16)}-${createHash('sha1').update(bytes).digest('base64').slice(0, 27)}"`;
  headers.set('ETag', tag);
  if ((request.headers.get('If-None-Match') ?? '').split(/\s*,\s*/).includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(bytes, { status: 200, headers });
}

