import { Hono } from 'hono';
import { bodyOf } from './body.ts';
import type { DeviceLogins } from './keys/device-login.ts';
import type { Forum } from './forum.ts';
import { paramsFrom } from './params.ts';
import { readerOf, type App, type Asked } from './reader.ts';
import { notFound, notLoggedIn, readOnly, Refusal } from './refusal.ts';
import { assignRoutes } from './routes/threads/assign.ts';
import { draftRoutes } from './routes/drafts.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { keyLoginRoutes } from './routes/key-login.ts';
import { memberRoutes } from './routes/members.ts';
import { messageBusRoutes } from './routes/message-bus.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { postActionRoutes } from './routes/threads/post-actions.ts';
import { postWritingRoutes } from './routes/threads/post-writing.ts';
import { postRoutes } from './routes/threads/posts.ts';
import { reviewRoutes } from './routes/threads/review.ts';
import { searchRoutes } from './routes/search.ts';
import { siteRoutes } from './routes/site.ts';
import { solutionRoutes } from './routes/threads/solution.ts';
import { templateRoutes } from './routes/templates.ts';
import { topicChangeRoutes } from './routes/threads/topic-changes.ts';
import { topicListRoutes } from './routes/threads/topic-lists.ts';
import { topicRoutes } from './routes/threads/topics.ts';
import { uploadRoutes } from './routes/uploads.ts';

const resources = [
  siteRoutes, messageRoutes, topicListRoutes, topicChangeRoutes, topicRoutes, reviewRoutes, postRoutes, postWritingRoutes, postActionRoutes, assignRoutes, solutionRoutes,
  searchRoutes, memberRoutes, templateRoutes, uploadRoutes, draftRoutes, notificationRoutes, messageBusRoutes,
];

/** Discourse's JSON. Paths are the same with and without `.json`. */
export function createApi(forum: Forum, logins: DeviceLogins): App {
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
  for (const routes of resources) routes(api, forum);
  keyLoginRoutes(api, forum, logins);
  api.notFound((c) => refuse(c.req.method === 'GET' || c.var.reader ? notFound() : notLoggedIn()));
  api.onError((error) => {
    if (error instanceof Refusal) return refuse(error);
    throw error;
  });
  return api;
}

const refuse = ({ body, status, headers }: Refusal): Response => Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  const path = pathname.endsWith('.json') ? pathname.slice(0, -5) : pathname;
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
