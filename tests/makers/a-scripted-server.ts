import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ScriptedServer {
  url: string;
  port: number;
  /** Every request that came, with its headers. */
  seen: { method: string; path: string; headers: http.IncomingHttpHeaders; body: string }[];
}

/** An HTTP server on 127.0.0.1 that answers as told. */
export async function aScriptedServer(answer: (request: { method: string; path: string; body: string }, response: ServerResponse, raw: IncomingMessage) => void): Promise<ScriptedServer> {
  const seen: ScriptedServer['seen'] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      seen.push({ method, path, headers, body });
      answer({ method, path, body }, response, request);
    });
  });
  const port = await listening(server);
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${port}`, port, seen };
}

/** Counts who connects, and lets `talk` do what it likes with each connection. */
export async function aRawServer(talk: (socket: net.Socket, count: number) => void = () => {}): Promise<{ port: number; connections(): number }> {
  let connections = 0;
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    talk(socket, connections);
  });
  const port = await listening(server);
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  );
  return { port, connections: () => connections };
}

/** A port nobody listens on. */
export async function aDeadPort(): Promise<number> {
  const server = net.createServer();
  const port = await listening(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

const listening = (server: net.Server): Promise<number> => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

export const json = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};
