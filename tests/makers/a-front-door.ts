import type { WebSocket } from 'ws';
import type { Clock, Log } from '#electron/engine/ports.ts';
import type { Door } from '#electron/loopback/knock.ts';
import { startServer, type DeskServer } from '#electron/loopback/server.ts';
import type { PageFile } from '#electron/page-files.ts';
import { systemClock } from '#electron/system-clock.ts';

export const aPageFile = (over: Partial<PageFile> = {}): PageFile => ({ body: Buffer.from('<!doctype html><title>Rounds</title>'), type: 'text/html; charset=utf-8', isForGood: false, ...over });

export const somePages: ReadonlyMap<string, PageFile> = new Map([
  ['/', aPageFile()],
  ['/index.html', aPageFile()],
  ['/assets/index-abcdefgh.js', aPageFile({ body: Buffer.from('globalThis.isRounds = true;'), type: 'text/javascript; charset=utf-8', isForGood: true })],
]);

/** A log that keeps its lines, for what must and must not be in them. */
export function aLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (event: string, facts: object = {}): void => void lines.push(JSON.stringify({ event, ...facts }));
  return { lines, info: write, warn: write, error: write };
}

export interface FrontDoor extends DeskServer {
  token: string;
  log: Log & { lines: string[] };
  /** Windows that were let in. */
  opened: WebSocket[];
}

/** The real front door with an echo behind it. `door` takes the real one away. */
export async function aFrontDoor({ door, pages = somePages, clock = systemClock(), pingMs }: { door?: Door; pages?: ReadonlyMap<string, PageFile>; clock?: Clock; pingMs?: number } = {}): Promise<FrontDoor> {
  const log = aLog();
  const opened: WebSocket[] = [];
  const server = await startServer({
    port: 0,
    pages,
    clock,
    log,
    openSocket(socket) {
      opened.push(socket);
      socket.on('message', (words: Buffer) => socket.send(words.toString()));
    },
    ...(door ? { door: () => door } : {}),
    ...(pingMs === undefined ? {} : { pingMs }),
  });
  return { ...server, log, opened, token: new URL(server.url).hash.slice(1) };
}
