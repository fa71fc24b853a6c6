import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createRouterClient } from '@orpc/server';
import { WebSocketServer } from 'ws';
import type { Engine } from '#electron/engine/engine.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';

export interface OpenLink {
  client: DeskClient;
  close(): Promise<void>;
}

/** The ways a window can reach the engine. One book of promises is kept on each. */
export const links: readonly [string, (engine: Engine) => Promise<OpenLink>][] = [
  ['in one room', inOneRoom],
  ['through a MessagePort', overPort],
  ['through a WebSocket', overSocket],
];

function inOneRoom(engine: Engine): Promise<OpenLink> {
  return Promise.resolve({ client: createRouterClient(engine.router), close: () => Promise.resolve() });
}

function overPort(engine: Engine): Promise<OpenLink> {
  const { port1, port2 } = new MessageChannel();
  engine.openPort(port1 as unknown as MessagePort);
  const client: DeskClient = createORPCClient(new PortLink({ port: port2 as unknown as MessagePort }));
  port1.start();
  port2.start();
  return Promise.resolve({
    client,
    close: () => {
      port2.close();
      return Promise.resolve();
    },
  });
}

async function overSocket(engine: Engine): Promise<OpenLink> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => engine.openSocket(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const websocket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/desk`);
  const client: DeskClient = createORPCClient(new SocketLink({ websocket }));
  return {
    client,
    close: async () => {
      websocket.close();
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
