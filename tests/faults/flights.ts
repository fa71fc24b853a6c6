import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Every HTTP request of this process that has begun and not ended, but for those to `except` (a host with its port). */
export interface Flights {
  /** The port each one leaves from; null: not connected yet. */
  ports(): (number | null)[];
  stop(): void;
}

export function watchFlights(except: string): Flights {
  const open = new Set<ClientRequest>();
  const begin = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    if (request.getHeader('host') === except) return;
    open.add(request);
    request.once('close', () => open.delete(request));
  };
  subscribe('http.client.request.created', begin);
  return {
    ports: () => [...open].map((request) => request.socket?.localPort ?? null),
    stop: () => void unsubscribe('http.client.request.created', begin),
  };
}
