import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#electron/engine/ports.ts';
import { createLimits, type Limits } from './limits.ts';
import { manyTopics, type ManyTopics } from './many.ts';
import * as wire from './wire.ts';

/** What comes in the place of a page now and then: nothing, half of it, items nobody can read, or a page of something between. */
export type Mishap = 'empty' | 'half' | 'bad items' | 'no forum';

export interface DiscourseStart {
  topics: number;
  clock: Clock;
  /** Strangers are shown nothing. */
  needsSignIn?: boolean;
  /** For the so-many-th page of a list or of the feed. */
  mishap?: (page: number) => Mishap | null;
  port?: number;
}

export interface Discourse {
  baseUrl: string;
  key: string;
  many: ManyTopics;
  counted: Limits['counted'];
  /** How often each kind of page was asked for. */
  asked: ReadonlyMap<string, number>;
  /** Pages of lists and of the feed, by their address, and how often each was asked for. */
  pages: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const perFeedPage = 50;

/** Starts a Discourse-shaped forum of any size that is only read, with Discourse's own limits, on this computer. */
export async function startDiscourse({ topics, clock, needsSignIn = false, mishap = () => null, port = 0 }: DiscourseStart): Promise<Discourse> {
  const many = manyTopics(topics, clock.now());
  const limits = createLimits(clock);
  const key = 'a-key-of-a-volunteer';
  const asked = new Map<string, number>();
  const pages = new Map<string, number>();
  let page = 0;

  const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', Date: new Date(clock.now()).toUTCString(), ...headers });
    response.end(JSON.stringify(body));
  };
  const no = (response: ServerResponse, status: number, type: string): void => send(response, status, { errors: ['no'], error_type: type });

  const latest = (query: URLSearchParams, isMember: boolean): Record<string, unknown> => {
    const byId = query.get('topic_ids');
    if (byId !== null) {
      const ids = byId.split(',').map(Number).filter((id) => id >= 1 && id <= topics && many.sortOf(id) !== 'unlisted' && (isMember || many.sortOf(id) !== 'private'));
      return wire.topicList(many, ids, null);
    }
    const perPage = Number(query.get('per_page') ?? 30);
    const number = Number(query.get('page') ?? 0);
    const isPrivate = Number(query.get('category') ?? 0) === wire.privateCategory;
    const all = many.listed(Number(query.get('max_posts') ?? 1_000), isMember ? (isPrivate ? 'private' : 'both') : 'open');
    const ids = [...all.subarray(number * perPage, (number + 1) * perPage)];
    return wire.topicList(many, ids, ids.length === perPage ? `/latest?page=${number + 1}` : null);
  };

  const feed = (before: number, isMember: boolean): unknown[] => {
    const posts: unknown[] = [];
    for (let topicId = Math.min(topics, many.topicOfPost(before - 1)); topicId >= 1 && posts.length < perFeedPage; topicId -= 1) {
      const sort = many.sortOf(topicId);
      if (sort === 'unlisted' || (sort === 'private' && !isMember)) continue;
      for (const post of many.postsOf(topicId).toReversed()) if (post.id < before && posts.length < perFeedPage) posts.push(wire.postShape(many, topicId, post));
    }
    return posts;
  };

  /** As a list or a feed that went wrong on its way. */
  const spoilt = (response: ServerResponse, items: unknown[], whole: (items: unknown[]) => unknown): void => {
    page += 1;
    switch (mishap(page)) {
      case 'empty':
        return send(response, 200, whole([]));
      case 'half':
        return send(response, 200, whole(items.slice(0, Math.ceil(items.length / 2))));
      case 'bad items':
        return send(response, 200, whole(items.map((item, index) => (index % 10 === 3 ? { ...(item as object), id: 'x', created_at: null } : item))));
      case 'no forum':
        return void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>bad gateway</html>');
      case null:
        return send(response, 200, whole(items));
    }
  };

  const answer = (method: string, url: URL, isMember: boolean, response: ServerResponse): void => {
    const at = url.pathname;
    if (at === '/site/basic-info.json') return send(response, 200, { title: 'A large forum', login_required: needsSignIn });
    if (needsSignIn && !isMember) return no(response, 403, 'not_logged_in');
    if (at === '/session/current.json') return isMember ? send(response, 200, { current_user: wire.me }) : no(response, 404, 'not_found');
    if (at === '/site/settings.json') return send(response, 200, { min_post_length: 20, max_post_length: 32_000, assign_enabled: true, assigns_public: true, tagging_enabled: true, solved_enabled: true });
    if (at === '/about.json') return send(response, 200, { about: { title: 'A large forum', stats: { topics_count: topics, users_count: 5_200 } } });
    if (at === '/site.json') return send(response, 200, { categories: wire.categories(isMember), topic_flag_types: [], can_tag_topics: false });
    if (at === '/categories.json') return send(response, 200, { category_list: { categories: Number(url.searchParams.get('page') ?? 1) > 1 ? [] : wire.categories(isMember) } });
    if (method === 'POST' && at.startsWith('/message-bus/')) return send(response, 200, []);
    if (at === '/latest.json') {
      const whole = latest(url.searchParams, isMember) as { topic_list: { topics: unknown[]; more_topics_url?: string } };
      const { topics: rows, more_topics_url: more } = whole.topic_list;
      // A page that was cut short no longer says that there is more.
      return spoilt(response, rows, (items) => ({ ...whole, topic_list: { topics: items, ...(items.length === rows.length && more ? { more_topics_url: more } : {}) } }));
    }
    if (at === '/posts.json') return spoilt(response, feed(Number(url.searchParams.get('before') ?? topics * 8 + 1), isMember), (latest_posts) => ({ latest_posts }));
    const topicId = Number(/^\/t\/(?:[^/]+\/)?(\d+)\.json$/.exec(at)?.[1] ?? 0);
    const sort = topicId >= 1 && topicId <= topics ? many.sortOf(topicId) : null;
    if (sort !== null && (isMember || sort !== 'private')) return send(response, 200, wire.topicView(many, topicId));
    return no(response, 404, 'not_found');
  };

  const server = http.createServer((request, response) => {
    request.resume();
    const url = new URL(request.url ?? '/', 'http://forum');
    const given = request.headers['user-api-key'] ?? null;
    const name = `${request.method ?? ''} ${url.pathname.replace(/\d+|[0-9a-f]{32}/g, 'N')}${given === null ? ' as a stranger' : ''}`;
    asked.set(name, (asked.get(name) ?? 0) + 1);
    if (url.pathname === '/latest.json' || url.pathname === '/posts.json') pages.set(`${given === null ? 'stranger' : 'member'} ${url.pathname}${url.search}`, (pages.get(`${given === null ? 'stranger' : 'member'} ${url.pathname}${url.search}`) ?? 0) + 1);
    if (given !== null && given !== key) return no(response, 403, 'invalid_access');
    const tooMany = limits.ask(given === null ? null : key);
    if (tooMany?.isText) return void response.writeHead(429, { 'Content-Type': 'text/plain', 'Retry-After': String(tooMany.seconds), 'Discourse-Rate-Limit-Error-Code': tooMany.code }).end('Slow down');
    if (tooMany) return send(response, 429, { errors: ['slow'], error_type: 'rate_limit', extras: { wait_seconds: tooMany.seconds } }, { 'Retry-After': String(tooMany.seconds), 'Discourse-Rate-Limit-Error-Code': tooMany.code });
    answer(request.method ?? '', url, given !== null, response);
  });
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(port, '127.0.0.1', resolve));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    many,
    counted: limits.counted,
    asked,
    pages,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
