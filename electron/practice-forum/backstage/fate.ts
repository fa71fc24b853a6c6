import type { HttpBindings } from '@hono/node-server';
import type { Fate } from './moods.ts';
import { slowDown } from '../refusal.ts';

/** Lets a request meet its fate. Null when nothing may be answered any more. */
export async function meet(fate: Fate, { outgoing, incoming }: HttpBindings, answer: () => Promise<Response>): Promise<Response | null> {
  const drop = (): null => {
    incoming.socket.destroy();
    return null;
  };
  switch (fate.kind) {
    case 'drop-before':
      return drop();
    case 'drop-after-commit':
      await answer();
      return drop();
    case 'hang':
      if (fate.after === 'commit') await answer();
      await new Promise<void>((resolve) => outgoing.once('close', () => resolve()));
      return null;
    case 'cut-short': {
      const response = await answer();
      const bytes = new Uint8Array(await response.arrayBuffer());
      outgoing.writeHead(response.status, { 'Content-Type': response.headers.get('Content-Type') ?? 'application/json', 'Content-Length': String(bytes.byteLength) });
      await new Promise<void>((resolve) => outgoing.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)), () => resolve()));
      return drop();
    }
    case 'answer':
      return new Response(fate.body ?? null, { status: fate.status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...fate.headers } });
    case 'gateway':
      if (fate.after === 'commit') await answer();
      return new Response(`<html>\n<head><title>${fate.status}</title></head>\n<body><center><h1>${fate.status}</h1></center><hr><center>nginx</center></body>\n</html>\n`, { status: fate.status, headers: { 'Content-Type': 'text/html' } });
    case 'slow-down': {
      const { body, headers, status } = slowDown(fate.seconds, fate.wholeForum === false ? undefined : 'user_api_key_limiter_60_secs');
      return Response.json(body, { status, headers });
    }
    case 'rewrite': {
      const response = await answer();
      const headers = new Headers(response.headers);
      headers.delete('Content-Length');
      return new Response(fate.rewrite(await response.text()), { status: response.status, headers });
    }
    case 'wait':
      await fate.until;
      return answer();
  }
}
