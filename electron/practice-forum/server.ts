import { createServer, type Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { bodyOf } from './body.ts';
import { meet } from './fate.ts';
import type { Forum } from './forum.ts';
import { isOurHost } from './guard.ts';
import { paramsFrom } from './params.ts';
import { readerOf, type App, type Asked } from './reader.ts';
import { invalidAccess, notFound, readOnly, Refusal } from './refusal.ts';
import type { Requests } from './requests.ts';
import { postRoutes } from './routes/posts.ts';
import { postWritingRoutes } from './routes/post-writing.ts';
import { siteRoutes } from './routes/site.ts';
import { topicChangeRoutes } from './routes/topic-changes.ts';
import { topicListRoutes } from './routes/topic-lists.ts';
import { topicRoutes } from './routes/topics.ts';

/** The whole forum behind one HTTP server. Not listening yet. */
export function createForumServer(forum: Forum, requests: Requests, port: () => number): Server {
  const api = createApi(forum);
  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    if (!isOurHost(env.incoming.headers.host, port())) return new Response('This forum does not answer to that name.\n', { status: 421 });
    return api.fetch(request, env);
  };
  return createAdaptorServer({
    createServer,
    overrideGlobalObjects: false,
    fetch: async (request, bindings) => {
      const env = bindings as HttpBindings;
      const { pathname, search } = new URL(request.url);
      const fate = forum.moods.take(request.method, pathname);
      const response = await (fate ? meet(fate, env, () => answer(request, env)) : answer(request, env));
      requests.note({ method: request.method, path: pathname, query: search, status: response?.status ?? 0, username: response?.headers.get('X-Discourse-Username') ?? null });
      return response ?? RESPONSE_ALREADY_SENT;
    },
  }) as Server;
}

/** Discourse's JSON, asked for by `.json` or by the Accept header. */
function createApi(forum: Forum): App {
  const api: App = new Hono<Asked>({ getPath: (request) => pathOf(request.url) });
  api.use(async (c, next) => {
    c.set('reader', null);
    const reader = readerOf(forum, c.req.raw, c.req.path);
    c.set('reader', reader);
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (changes && forum.moods.readOnly && !c.req.path.startsWith('/message-bus/')) throw readOnly();
    c.set('params', paramsFrom(new URL(c.req.url).searchParams, changes ? await bodyOf(c.req.raw) : null));
    await next();
    c.header('Cache-Control', reader ? 'no-store' : 'no-cache');
    c.header('X-Discourse-Route', c.req.path.split('/').slice(1, 3).join('/'));
    if (reader) c.header('X-Discourse-Username', reader.member.username);
    if (forum.moods.readOnly) c.header('Discourse-Readonly', 'true');
  });
  for (const routes of [siteRoutes, topicListRoutes, topicChangeRoutes, topicRoutes, postRoutes, postWritingRoutes]) routes(api, forum);
  api.notFound((c) => refuse(c.req.method === 'GET' || c.var.reader ? notFound() : invalidAccess()));
  api.onError((error) => {
    if (error instanceof Refusal) return refuse(error);
    forum.log.error('practice-forum-fault', { error: error instanceof Error ? (error.stack ?? error.message) : typeof error });
    return new Response('<!DOCTYPE html><title>Oops</title><h1>Oops</h1>', { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
  return api;
}

const refuse = ({ body, status, headers }: Refusal): Response => Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  const path = pathname.endsWith('.json') ? pathname.slice(0, -5) : pathname;
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
