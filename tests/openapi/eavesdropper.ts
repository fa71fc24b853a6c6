import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of ours and what came back, both as they went over the wire. `body` and `answer` undefined: there was none, or neither JSON nor a form. */
export interface Overheard {
  method: string;
  /** Without the query. */
  path: string;
  query: readonly (readonly [string, string])[];
  body: unknown;
  status: number;
  answer: unknown;
  /** Which of the two answered. */
  by: 'first' | 'second';
}

/** Stands between an adapter and a forum and writes everything down. What the first does not know (404) the second is asked, where there is one. */
export async function anEavesdropper({ first, second }: { first: string; second?: string }): Promise<{ url: string; heard: Overheard[]; stop(): Promise<void> }> {
  const heard: Overheard[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const { method = 'GET', url = '/' } = request;
      const { 'content-length': _, connection: __, host: ___, 'transfer-encoding': ____, 'accept-encoding': _____, ...kept } = request.headers;
      const ask = (base: string): Promise<Response> => fetch(`${base}${url}`, { method, redirect: 'manual', headers: kept as Record<string, string>, ...(body.length > 0 && method !== 'GET' ? { body: new Uint8Array(body) } : {}) });
      const answer = async (): Promise<void> => {
        let by: Overheard['by'] = 'first';
        let said = await ask(first);
        if (said.status === 404 && second !== undefined) {
          by = 'second';
          said = await ask(second);
        }
        const bytes = Buffer.from(await said.arrayBuffer());
        const { pathname, searchParams } = new URL(url, first);
        heard.push({ method, path: pathname, query: [...searchParams], body: (await formIn(body, request.headers['content-type'])) ?? jsonIn(body), status: said.status, answer: jsonIn(bytes), by });
        const names = ['content-type', 'retry-after', 'location', 'etag'];
        response.writeHead(said.status, Object.fromEntries(names.flatMap((name) => (said.headers.has(name) ? [[name, said.headers.get(name) ?? '']] : []))));
        response.end(bytes);
      };
      void answer().catch(() => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The words of a form, with a word in place of each file; undefined: it is none. */
async function formIn(bytes: Buffer, type = ''): Promise<Record<string, string> | undefined> {
  if (!type.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
