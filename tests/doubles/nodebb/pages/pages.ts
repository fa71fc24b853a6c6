import { html, raw } from 'hono/html';
import type { Deeds } from '../backstage/deeds.ts';
import type { Requests } from '../backstage/requests.ts';
import type { Forum } from '../forum.ts';
import type { Pages } from '../server.ts';
import type { Topic } from '../world/rows.ts';
import { html as cooked } from '../wire/post.ts';
import { backstagePage } from './backstage-page.ts';
import { layout, pageOf, type Html } from './layout.ts';

/** What anybody sees in a browser: the newest questions, one question with its answers. With `backstage`, also the pages an administrator of a forum of its own would have. */
export function createPages(forum: Forum, backstage: { deeds: Deeds; requests: Requests } | null): Pages {
  const { world } = forum;
  const base = forum.rules.subFolder;
  const backstageOf = backstage && backstagePage(forum, backstage.deeds, backstage.requests);

  return async (request) => {
    const { pathname } = new URL(request.url);
    const at = pathname.slice(base.length) || '/';
    if (at.startsWith('/backstage')) return backstageOf === null ? new Response('Not Found', { status: 404, headers: { 'Content-Type': 'text/plain' } }) : backstageOf(request, at);
    if (request.method !== 'GET') return null;
    if (at === '/' || at === '/recent') return pageOf(front());
    if (at === '/assets/logo.png' || at === '/favicon.ico') return new Response(logo, { headers: { 'Content-Type': 'image/png' } });
    const post = /^\/post\/(\d+)$/.exec(at);
    if (post) {
      const found = world.posts.get(Number(post[1]));
      const topic = found && world.topics.get(found.tid);
      return topic ? new Response(null, { status: 307, headers: { Location: `${base}/topic/${world.slugOf(topic)}#pid${found.pid}` } }) : missing();
    }
    const place = /^\/topic\/(\d+)(?:\/|$)/.exec(at);
    if (place) {
      const topic = world.topics.get(Number(place[1]));
      const isThere = topic !== undefined && !topic.deleted && world.categories.get(topic.cid)?.isPrivate === false;
      if (!isThere) return missing();
      // Whoever says they are another server gets what servers say to each other.
      if (forum.rules.activityPub && (request.headers.get('Accept') ?? '').includes('application/activity+json')) return Response.json({ '@context': 'https://www.w3.org/ns/activitystreams', type: 'OrderedCollection', id: `${forum.baseUrl()}/topic/${topic.tid}`, totalItems: topic.pids.length }, { headers: { 'Content-Type': 'application/activity+json; charset=utf-8' } });
      return pageOf(question(topic));
    }
    return at.startsWith('/api') || at.startsWith('/nodeinfo') || at.startsWith('/.well-known') || at.startsWith('/assets') ? null : missing();
  };

  function front(): Html {
    const topics = world.recent.newest(0, 50).map((tid) => world.topics.get(tid)).filter((topic): topic is Topic => topic !== undefined && world.categories.get(topic.cid)?.isPrivate === false);
    return layout(forum, 'Recent topics', html`<h1>Recent topics</h1><ul class="plain">${topics.map((topic) => html`<li><a href="${base}/topic/${world.slugOf(topic)}"><bdi>${world.titleOf(topic)}</bdi></a> <small>${world.categories.get(topic.cid)?.name ?? ''}, ${replies(topic)}</small></li>`)}</ul>`);
  }

  function question(topic: Topic): Html {
    const posts = topic.pids.map((pid) => world.posts.get(pid)).filter((post) => post !== undefined);
    return layout(
      forum,
      world.titleOf(topic),
      html`<h1><bdi>${world.titleOf(topic)}</bdi></h1><p><small>${world.categories.get(topic.cid)?.name ?? ''}${topic.locked ? ', locked' : ''}, ${replies(topic)}</small></p>
${posts.map((post) => html`<article id="pid${post.pid}" aria-label="Post by ${world.members.get(post.uid)?.username ?? 'a guest'}"><header><bdi>${world.members.get(post.uid)?.username ?? 'a guest'}</bdi></header><div>${post.deleted ? 'This post is deleted!' : raw(cooked(forum, post))}</div></article>`)}`,
    );
  }

  function missing(): Promise<Response> {
    return pageOf(layout(forum, 'Not Found', html`<h1>Not Found</h1>`), 404);
  }
}

const replies = (topic: Topic): string => (topic.pids.length === 2 ? '1 reply' : `${topic.pids.length - 1} replies`);

/** One grey dot. */
const logo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOorq7+DwAFhAJ9cYrRPgAAAABJRU5ErkJggg==', 'base64');
