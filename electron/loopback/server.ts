import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket } from 'ws';
import type { Clock, Log } from '../engine/ports.ts';
import type { PageFile } from '../page-files.ts';
import { pageHeaders, withStyleNonce } from '../page-headers.ts';
import { doorOf, knockOf, type Door } from './knock.ts';
import { createSockets } from './sockets.ts';
import { createToken } from './token.ts';

export interface ServerRules {
  /** 0: any. */
  port: number;
  pages: ReadonlyMap<string, PageFile>;
  clock: Clock;
  log: Log;
  /** Serves a window that was let in. */
  openSocket: (socket: WebSocket) => void;
  /** For development and tests; otherwise new at every start. */
  token?: string;
  /** Tests take the door away to see that it was the door. */
  door?: (port: number) => Door;
  pingMs?: number;
}

export interface DeskServer {
  port: number;
  /** What a person opens: the token is in the fragment, which no browser sends anywhere. */
  url: string;
  close(): Promise<void>;
}

/** The local front door: files of the page and one socket, on 127.0.0.1 only. Throws the error of `listen` when the port cannot be had. */
export async function startServer({ port, pages, clock, log, openSocket, token = createToken(), door = doorOf, pingMs }: ServerRules): Promise<DeskServer> {
  let isOpen: Door = () => ({ status: 503, why: 'starting' });
  const sockets = createSockets({ door: () => isOpen, token, clock, log, openSocket, ...(pingMs === undefined ? {} : { pingMs }) });

  const refuse = (response: ServerResponse, status: number): void => {
    response.writeHead(status, { ...pageHeaders(null), 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end(http.STATUS_CODES[status]);
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const refusal = isOpen(knockOf(request, false));
    if (refusal) {
      log.warn('request refused', { status: refusal.status, why: refusal.why });
      return refuse(response, refusal.status);
    }
    const file = pages.get(addressOf(request.url ?? ''));
    if (!file) return refuse(response, 404);
    const styleNonce = file.type.startsWith('text/html') ? randomBytes(16).toString('base64') : null;
    const body = styleNonce === null ? file.body : Buffer.from(withStyleNonce(file.body.toString('utf8'), styleNonce));
    response.writeHead(200, {
      ...pageHeaders(styleNonce, [`ws://127.0.0.1:${bound}`]),
      ...(file.isForGood ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
      'content-type': file.type,
      'content-length': body.byteLength,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = http.createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 }, answer);
  server.maxConnections = 256;
  server.on('upgrade', (request, stream, head) => void sockets.upgrade(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve());
  });
  const bound = (server.address() as AddressInfo).port;
  isOpen = door(bound);

  return {
    port: bound,
    url: `http://127.0.0.1:${bound}/#${token}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        sockets.close();
        server.closeIdleConnections();
        clock.after(600, () => server.closeAllConnections());
      }),
  };
}

/** The path of a request, once decoded; addresses are looked up among the files there are, so nothing needs to be made safe. */
function addressOf(target: string): string {
  try {
    return decodeURIComponent(target.split('?', 1)[0] ?? '');
  } catch {
    return '';
  }
}
