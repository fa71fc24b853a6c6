import { createHash } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#electron/engine/ports.ts';
import { aChance, type Chance } from './chance.ts';
import type { Fate } from './fate.ts';

export interface Asked {
  method: string;
  /** Without the query. */
  path: string;
  /** What came with it; empty for what ends before anybody reads it. */
  body: string;
}

export interface Seen extends Omit<Asked, 'body'> {
  /** On the clock that never jumps. */
  at: number;
  fate: Fate['kind'];
  /** How often the forum was asked. */
  forwarded: number;
  /** Of the answer that went back; null: none did. */
  status: number | null;
}

export type Match = (asked: Asked) => boolean;
export const anything: Match = () => true;

/** A proxy between an engine and a forum that does to requests what it is told to. Everything it sees is in `seen`, oldest first. */
export interface Proxy {
  url: string;
  seen: Seen[];
  /** The next `times` requests that match meet this fate. Earlier orders go first. */
  next(match: Match, fate: Fate, times?: number): void;
  /** Every request that matches and has no other order meets what this says; null: nothing. Until `clear`. */
  always(match: Match, fate: () => Fate | null): void;
  /** Every request that matches meets, with this chance, what the dice say. The same seed throws the same for the same request, whatever came between. */
  sometimes(match: Match, chance: { seed: number; share: number; fate: (chance: Chance, asked: Asked) => Fate }): void;
  clear(): void;
  /** Nobody listens any more; `alsoCut`: what is connected is cut off, too. */
  refuse(alsoCut?: boolean): Promise<void>;
  /** Listens again. */
  accept(): Promise<void>;
  /** Every connection ends at once, as when the process on the other side is gone. */
  cut(): void;
  /** The ports of callers that wait for something that will not come. */
  silent(): ReadonlySet<number>;
  /** The forum is being asked at this moment. */
  isAsking(): boolean;
  /** Bytes written of the largest flood. */
  flooded(): number;
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  headers: http.OutgoingHttpHeaders;
  body: Buffer;
}

const piece = Buffer.alloc(64 * 1024, ' ');

/** `target`: the forum's address. */
export async function startProxy({ target, clock }: { target: string; clock: Pick<Clock, 'elapsed' | 'after'> }): Promise<Proxy> {
  const forum = new URL(target);
  const { Agent, request: askForum } = forum.protocol === 'https:' ? https : http;
  const toForum = new Agent({ keepAlive: true });
  let orders: { match: Match; fixed: Fate | null; fate: (asked: Asked) => Fate | null; left: number }[] = [];
  const seen: Seen[] = [];
  const silent = new Set<number>();
  let asking = 0;
  let flooded = 0;

  const isUnread = (fate: Fate | null): boolean => fate !== null && 'isUnread' in fate && fate.isUnread === true;
  const take = (asked: Asked, isEarly: boolean): Fate | null => {
    for (const order of orders.toSorted((a, b) => Number(a.left === Number.POSITIVE_INFINITY) - Number(b.left === Number.POSITIVE_INFINITY))) {
      if (!order.match(asked)) continue;
      if (isEarly && !isUnread(order.fixed)) continue;
      const fate = order.fixed ?? order.fate(asked);
      if (!fate) continue;
      order.left -= 1;
      if (order.left <= 0) orders = orders.filter((other) => other !== order);
      return fate;
    }
    return isEarly ? null : { kind: 'ok' };
  };

  function ask(request: IncomingMessage, body: Buffer, entry: Seen): Promise<Answer> {
    entry.forwarded += 1;
    asking += 1;
    const headers = { ...request.headers, host: forum.host };
    delete headers.connection;
    return new Promise<Answer>((resolve, reject) => {
      const asked = askForum({ hostname: forum.hostname, port: forum.port, method: request.method, path: request.url, headers, agent: toForum }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
        response.on('end', () => {
          const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, 'content-length': ____, ...kept } = response.headers;
          resolve({ status: response.statusCode ?? 0, headers: kept, body: Buffer.concat(parts) });
        });
      });
      asked.on('error', reject).end(body);
    }).finally(() => {
      asking -= 1;
    });
  }

  /** The caller hears nothing more and waits; known, so that time may go on meanwhile. */
  function silence(request: IncomingMessage, response: ServerResponse): void {
    const port = request.socket.remotePort ?? 0;
    silent.add(port);
    response.once('close', () => silent.delete(port));
  }

  async function meet(fate: Fate, request: IncomingMessage, response: ServerResponse, body: Buffer, entry: Seen): Promise<void> {
    const send = ({ status, headers, body: said }: Answer): void => {
      entry.status = status;
      response.sendDate = false;
      response.writeHead(status, { ...headers, ...(status === 304 ? {} : { 'Content-Length': said.length }) });
      response.end(said);
    };
    const isAfter = 'when' in fate && fate.when === 'after';
    switch (fate.kind) {
      case 'ok':
        return send(await ask(request, body, entry));
      case 'drop':
      case 'reset':
        if (isAfter) await ask(request, body, entry);
        return void (fate.kind === 'drop' ? request.socket.destroy() : request.socket.resetAndDestroy());
      case 'hang':
        if (isAfter) await ask(request, body, entry);
        return silence(request, response);
      case 'answer':
        if (isAfter) await ask(request, body, entry);
        return send({ status: fate.status, headers: { 'Content-Type': fate.type ?? 'application/json; charset=utf-8', ...fate.headers }, body: Buffer.from(fate.body ?? '') });
      case 'cut-short': {
        const answer = await ask(request, body, entry);
        response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.length });
        response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => request.socket.destroy());
        return;
      }
      case 'trickle': {
        const answer = await ask(request, body, entry);
        response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.length });
        silence(request, response);
        const drip = (at: number): void => {
          if (response.destroyed) return;
          response.write(answer.body.subarray(at, at + 1));
          clock.after(fate.everyMs, () => drip(at + 1));
        };
        return drip(0);
      }
      case 'flood': {
        const answer = await ask(request, body, entry);
        response.writeHead(answer.status, answer.headers);
        let written = 0;
        const pour = (): void => {
          while (!response.destroyed && written < fate.bytes) {
            written += piece.length;
            flooded = Math.max(flooded, written);
            if (!response.write(piece)) return void response.once('drain', pour);
          }
          response.end(answer.body);
        };
        return pour();
      }
      case 'twice': {
        const first = await ask(request, body, entry);
        if (fate.gapMs > 0 && fate.hears === 'first') {
          clock.after(fate.gapMs, () => void ask(request, body, entry).catch(() => {}));
          return send(first);
        }
        const second = await ask(request, body, entry);
        if (fate.hears === 'neither') return void request.socket.destroy();
        return send(fate.hears === 'first' ? first : second);
      }
      case 'date': {
        const answer = await ask(request, body, entry);
        return send({ ...answer, headers: { ...answer.headers, date: fate.date } });
      }
      case 'first':
        await fate.deed();
        return meet(fate.then ?? { kind: 'ok' }, request, response, body, entry);
      case 'then':
        response.once('finish', () => void fate.deed());
        return meet({ kind: 'ok' }, request, response, body, entry);
    }
  }

  const server = http.createServer((request, response) => {
    const { method = '', url = '' } = request;
    const path = url.split('?')[0] ?? '';
    const begin = (fate: Fate): Seen => {
      const entry: Seen = { method, path, at: clock.elapsed(), fate: fate.kind, forwarded: 0, status: null };
      seen.push(entry);
      return entry;
    };
    response.on('error', () => {});
    const go = (fate: Fate, body: Buffer): void => void meet(fate, request, response, body, begin(fate)).catch(() => request.socket.destroy());
    const early = take({ method, path, body: '' }, true);
    if (early) return go(early, Buffer.alloc(0));
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      go(take({ method, path, body: body.toString('utf8') }, false) ?? { kind: 'ok' }, body);
    });
  });
  server.keepAliveTimeout = 0;
  let port = await listen(server, 0);
  let isListening = true;

  const refuse = async (alsoCut = true): Promise<void> => {
    if (!isListening) return;
    isListening = false;
    // Who is connected stays so until it is cut off, and closing waits for that.
    server.close();
    if (alsoCut) server.closeAllConnections();
    await Promise.resolve();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    next: (match, fate, times = 1) => void orders.push({ match, fixed: fate, fate: () => fate, left: times }),
    always: (match, fate) => void orders.push({ match, fixed: null, fate, left: Number.POSITIVE_INFINITY }),
    sometimes(match, { seed, share, fate }) {
      const counts = new Map<string, number>();
      const roll = (asked: Asked): Fate | null => {
        const name = `${asked.method} ${asked.path}`;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        const chance = aChance(createHash('sha256').update(`${seed} ${name} ${count}`).digest().readUInt32LE());
        return chance.isSo(share) ? fate(chance, asked) : null;
      };
      orders.push({ match, fixed: null, fate: roll, left: Number.POSITIVE_INFINITY });
    },
    clear() {
      orders = [];
    },
    refuse,
    async accept() {
      if (isListening) return;
      port = await listen(server, port);
      isListening = true;
    },
    cut: () => server.closeAllConnections(),
    silent: () => silent,
    isAsking: () => asking > 0,
    flooded: () => flooded,
    async stop() {
      await new Promise<void>((resolve) => {
        if (isListening) server.close(() => resolve());
        else resolve();
        server.closeAllConnections();
      });
      toForum.destroy();
    },
  };
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
