import { Hono } from 'hono';
import { bodyOf } from './body.ts';
import type { Forum } from './forum.ts';
import { languageOf, sentence } from './language.ts';
import { isBanned } from './may.ts';
import { hasSession, readerOf, type App, type Ask, type Asked } from './reader.ts';
import { readError, Refusal, Verbatim, writeError } from './refusal.ts';
import { categoryRoutes } from './routes/categories.ts';
import { listRoutes } from './routes/lists.ts';
import { memberRoutes } from './routes/members.ts';
import { postRoutes } from './routes/posts.ts';
import { queueRoutes } from './routes/queue.ts';
import { replyRoutes } from './routes/replying.ts';
import { searchRoutes } from './routes/search.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { siteRoutes } from './routes/site.ts';
import { topicToolRoutes } from './routes/topic-tools.ts';
import { topicRoutes } from './routes/topics.ts';
import type { Readers } from './server.ts';

const resources = [siteRoutes, signInRoutes, categoryRoutes, listRoutes, searchRoutes, queueRoutes, replyRoutes, topicRoutes, topicToolRoutes, postRoutes, memberRoutes];

/** Both of NodeBB's APIs: the pages' JSON under `/api`, REST under `/api/v3`. */
export function createApi(forum: Forum, readers: Readers): App {
  const api: App = new Hono<Asked>({ getPath: (request) => pathOf(request.url, forum.rules.subFolder) });
  api.use(async (c, next) => {
    const speaking = { defaultLang: forum.rules.defaultLang, autoDetectLang: forum.rules.autoDetectLang, hasSession: hasSession(forum, c.req.raw) };
    c.set('language', languageOf(c.req.raw, { ...speaking, own: null }));
    c.set('reader', { uid: 0, member: null, by: 'guest', session: null });
    c.set('body', {});
    const isUpload = (c.req.header('Content-Type') ?? '').startsWith('multipart/');
    if (!isUpload && !['GET', 'HEAD'].includes(c.req.method)) c.set('body', await bodyOf(c.req.raw, forum.rules));
    const { reader, setCookie } = readerOf(forum, c.req.raw, c.var.body);
    c.set('reader', reader);
    c.set('language', languageOf(c.req.raw, { ...speaking, own: reader.member?.userLang ?? null }));
    readers.set(c.req.raw, reader);
    if (forum.moods.maintenance && !staysOpen(c.req.path) && reader.member?.role !== 'admin') throw new Verbatim(closed(forum, c));
    if (isShutOut(forum, c)) throw new Refusal(403, 'user-banned');
    await next();
    if (setCookie !== null) c.header('Set-Cookie', setCookie, { append: true });
    if (reader.member) c.header('Cache-Control', 'private');
  });
  for (const routes of resources) routes(api, forum);
  api.notFound((c) => refuse(c, new Refusal(404, 'api.404')));
  api.onError((error, c) => {
    if (error instanceof Verbatim) return error.response;
    if (error instanceof Refusal) return refuse(c, error);
    throw error;
  });
  return api;
}

/** The write API says it in a sentence, the read API by a key or a title. */
function refuse(c: Ask, { status, key, args }: Refusal): Response {
  const isWrite = c.req.path.startsWith('/api/v3');
  const { member } = c.var.reader;
  if (isWrite) {
    const params = key === 'required-parameters-missing' ? { params: String(args[0]).split(' ') } : {};
    return writeError(status, sentence(key, args, c.var.language), params);
  }
  if (status === 401) return writeError(401, sentence('api.401', [], c.var.language));
  const says = key.startsWith('api.') && key !== 'api.master-token-no-uid' ? undefined : status === 403 && key === 'no-privileges' ? undefined : `[[error:${[key, ...args].join(', ')}]]`;
  return readError(status, { path: c.req.path.replace(/^\/api/, ''), loggedIn: member !== null, error: says });
}

/** What NodeBB answers to everybody even then. Seen in 4.15.1: who one is, what the forum is, the feed, and the door. */
const staysOpen = (path: string): boolean =>
  /^\/(api\/(config|self|unread\/total|recent\/posts(\/\w+)?|topic\/(teaser|pagination)\/\d+|user\/(uid|username|email)\/[^/]+|v3\/utilities\/login)|nodeinfo\/2\.0|assets\/.+)$/.test(path);

function closed(forum: Forum, c: Ask): Response {
  if (c.req.path.startsWith('/api/v3')) return writeError(503, sentence('api.503', [], c.var.language));
  return Response.json({ site_title: forum.rules.title }, { status: 503 });
}

/** Somebody banned can still ask who they are, and reads no page. */
function isShutOut(forum: Forum, c: Ask): boolean {
  const { path } = c.req;
  return isBanned(forum, c.var.reader.member) && path.startsWith('/api/') && !path.startsWith('/api/v3') && !['/api/self', '/api/config'].includes(path);
}

function pathOf(url: string, subFolder: string): string {
  const path = new URL(url).pathname.slice(subFolder.length);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path || '/';
}
