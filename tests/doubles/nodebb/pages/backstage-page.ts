import { html } from 'hono/html';
import { isRecord } from '../body.ts';
import type { Deeds } from '../backstage/deeds.ts';
import type { Requests } from '../backstage/requests.ts';
import type { Forum } from '../forum.ts';
import { layout, pageOf } from './layout.ts';

/**
 * For a forum that runs as a program of its own. `/backstage/queue` is a page where a person lets posts out;
 * `POST /backstage/deeds/<name>` with a JSON list of arguments does what `Deeds` can; `GET /backstage/requests` counts who came.
 */
export function backstagePage(forum: Forum, deeds: Deeds, requests: Requests): (request: Request, at: string) => Promise<Response> {
  const { world } = forum;
  const base = forum.rules.subFolder;
  return async (request, at) => {
    if (at === '/backstage/queue' && request.method === 'GET') return queue();
    const verdict = /^\/backstage\/queue\/([\w-]+)\/(approve|reject)$/.exec(at);
    if (verdict?.[1] !== undefined && request.method === 'POST') {
      if (world.queue.has(verdict[1])) deeds[verdict[2] === 'approve' ? 'approve' : 'reject'](verdict[1]);
      return new Response(null, { status: 303, headers: { Location: `${base}/backstage/queue` } });
    }
    if (at === '/backstage/requests' && request.method === 'GET') return Response.json({ count: requests.count(), perMinute: requests.most(60_000), perDay: requests.most(86_400_000), list: requests.list().slice(-200) });
    const deed = /^\/backstage\/deeds\/(\w+)$/.exec(at)?.[1];
    if (deed !== undefined && request.method === 'POST') return act(deed, await request.json());
    return new Response('Not Found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  };

  function queue(): Promise<Response> {
    const waiting = [...world.queue.values()];
    return pageOf(
      layout(
        forum,
        'Post queue',
        html`<h1>Post queue</h1>${waiting.length === 0 ? html`<p>Nothing waits.</p>` : ''}
${waiting.map(({ id, uid, content, tid }) => html`<article aria-label="Waiting post of ${world.members.get(uid)?.username ?? ''}"><header><bdi>${world.members.get(uid)?.username ?? ''}</bdi> in topic ${tid}</header><pre>${content}</pre>
<form method="post" action="${base}/backstage/queue/${id}/approve"><button>Approve</button></form> <form method="post" action="${base}/backstage/queue/${id}/reject"><button>Reject</button></form></article>`)}`,
      ),
    );
  }

  function act(name: string, given: unknown): Response {
    const known: unknown = Object.hasOwn(deeds, name) ? deeds[name as keyof Deeds] : undefined;
    if (typeof known !== 'function') return Response.json({ error: `no deed is called ${name}` }, { status: 404 });
    const args: unknown[] = Array.isArray(given) ? given : isRecord(given) ? [given] : [];
    try {
      const result: unknown = (known as (...all: unknown[]) => unknown)(...args);
      return Response.json({ result: result ?? null });
    } catch (error) {
      return Response.json({ error: error instanceof Error ? error.message : 'it did not work' }, { status: 400 });
    }
  }
}
