import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock, Log } from '../engine/ports.ts';
import { knockOf, type Door, type Refusal } from './knock.ts';
import { createPatience } from './patience.ts';
import { chosenProtocol, isToken, offeredToken } from './token.ts';

export interface SocketRules {
  door: () => Door;
  token: string;
  clock: Clock;
  log: Log;
  /** Called once per window that was let in; throws or returns false when there is no desk yet. */
  openSocket: (socket: WebSocket) => void;
  pingMs?: number;
}

const mostSockets = 8;
/** A library to import, 16 MB as base64, is the largest thing a window sends. */
const mostBytes = 24 * 1_048_576;

const reasons: Record<Refusal['status'], string> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 421: 'Misdirected Request', 429: 'Too Many Requests', 503: 'Service Unavailable',
};

/** Lets windows in: exact address, exact page, the token, and no more than eight. Everything is checked before the socket is accepted. */
export function createSockets({ door, token, clock, log, openSocket, pingMs = 25_000 }: SocketRules) {
  const accept = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: mostBytes, perMessageDeflate: false, handleProtocols: () => chosenProtocol });
  const patience = createPatience(clock);
  const alive = new WeakSet<WebSocket>();
  let beat = (): void => {};

  const schedule = (): void => {
    beat = clock.after(pingMs, () => {
      for (const socket of accept.clients) {
        if (!alive.delete(socket)) socket.terminate();
        else socket.ping();
      }
      schedule();
    });
  };
  schedule();

  const refuse = (stream: Duplex, { status, why }: Refusal): void => {
    log.warn('socket refused', { status, why });
    stream.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };

  return {
    count: (): number => accept.clients.size,

    async upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
      stream.on('error', () => stream.destroy());
      const refusal = door()(knockOf(request, true));
      if (refusal) return refuse(stream, refusal);
      if (request.url !== '/desk') return refuse(stream, { status: 404, why: 'path' });
      const offered = offeredToken(request.headers['sec-websocket-protocol']);
      if (offered === null || !isToken(offered, token)) {
        const isHeard = await patience.refuse();
        return refuse(stream, isHeard ? { status: 401, why: 'token' } : { status: 429, why: 'guessing' });
      }
      if (accept.clients.size >= mostSockets) return refuse(stream, { status: 503, why: 'too many windows' });
      accept.handleUpgrade(request, stream, head, (socket) => {
        alive.add(socket);
        socket.on('pong', () => alive.add(socket));
        // A broken frame closes its own socket; ws would otherwise throw it at everybody.
        socket.on('error', (error) => log.warn('socket failed', { code: (error as NodeJS.ErrnoException).code ?? error.name }));
        socket.on('close', (code) => log.info('window left', { code }));
        log.info('window opened', { windows: accept.clients.size });
        openSocket(socket);
      });
    },

    close(): void {
      beat();
      for (const socket of accept.clients) socket.close(1001);
      const rest = [...accept.clients];
      clock.after(500, () => rest.forEach((socket) => socket.terminate()));
      accept.close();
    },
  };
}
