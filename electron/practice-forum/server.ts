import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createApi } from './api.ts';
import { createDeviceLogins } from './keys/device-login.ts';
import { meet } from './backstage/fate.ts';
import { createFiles } from './files/files.ts';
import type { Forum } from './forum.ts';
import { moveInto, pathInside } from './folder.ts';
import { isOurHost } from './guard.ts';
import { createPages } from './pages/pages.ts';
import type { Requests } from './backstage/requests.ts';

/** No scripts anywhere, nothing from elsewhere, not inside anybody's frame. */
const headers = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' discourse:; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with that a browser would not say either where a form comes from.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The whole forum behind one HTTP server: files, then JSON for whoever asks for it, then pages for people. Not listening yet. */
export function createForumServer(forum: Forum, requests: Requests, { port, folder }: { port: () => number; folder: string }): Server {
  const logins = createDeviceLogins(forum.keys, forum.clock);
  const files = createFiles(forum);
  const api = createApi(forum, logins);
  const pages = createPages(forum, logins);

  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    try {
      const found = await moveInto(folder, (await files(request)) ?? (wantsJson(request) ? null : await pages(request, env)) ?? (await api.fetch(request, env)));
      // Everything this forum says is on its own clock, which in a test is not the machine's.
      found.headers.set('Date', new Date(forum.clock.now()).toUTCString());
      for (const [name, value] of Object.entries(headers)) if (!found.headers.has(name)) found.headers.set(name, value);
      return found;
    } catch (error) {
      forum.log.error('practice-forum-fault', { error: error instanceof Error ? (error.stack ?? error.message) : typeof error });
      return new Response('<!doctype html><title>Oops</title><h1>Oops</h1>', { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    }
  };

  const listener = getRequestListener(
    async (request, bindings) => {
      const env = bindings as HttpBindings;
      const { pathname, search } = new URL(request.url);
      const fate = forum.moods.take(request.method, pathname);
      const response = await (fate ? meet(fate, env, () => answer(request, env)) : answer(request, env));
      requests.note({ method: request.method, path: pathname, query: search, status: response?.status ?? 0, username: response?.headers.get('X-Discourse-Username') ?? null });
      return response ?? RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  // Asked before anything else is read: a stranger's name gets nothing, not even an opinion on the address.
  return createServer((incoming, outgoing) => {
    const isOurs = isOurHost(incoming.headers.host, port());
    const inside = isOurs ? pathInside(folder, incoming.url ?? '') : null;
    if (inside !== null) {
      incoming.url = inside;
      void listener(incoming, outgoing);
    } else if (isOurs) outgoing.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end('<!doctype html><title>Not found</title><h1>Not found</h1>');
    else outgoing.writeHead(421, { 'Content-Type': 'text/plain', Connection: 'close', ...headers }).end('This forum does not answer to that name.\n');
  });
}

/** By the address or by the Accept header, as Discourse decides it. */
function wantsJson(request: Request): boolean {
  return new URL(request.url).pathname.endsWith('.json') || (request.headers.get('Accept') ?? '').includes('application/json');
}
