import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock, Log } from '../engine/ports.ts';
import { askOwner, type OwnerAnswer } from '../start/owner/ask-owner.mjs';
import { isOursAlone, ownerAddress } from '../start/owner/owner-address.mjs';

export type { OwnerAnswer };

export interface Ownership {
  /** From now on a second start is told this. Those who already asked were waiting for it. */
  announce(answer: OwnerAnswer): void;
  /** Stops answering at once and lets the next Rounds in. Twice is once. */
  release(): void;
}

export interface HandoverRules {
  /** Absolute; exists and is closed to others. */
  dataDir: string;
  clock: Clock;
  log: Log;
  /** Called when a second start has handed over; a window comes to the front here. */
  onAsked?: () => void;
  /** True when this Rounds is about to go: then nobody is sent to it. */
  isLeaving?: () => boolean;
  /** How long a folder may be held by a Rounds that does not answer: one that starts, or one that closes. */
  patienceMs?: number;
}

/**
 * Makes this process the owner of a data folder, or hears from the one that is. Null: somebody owns it and does not answer.
 * The lock is the system's own and ends with its process, however that ends; the socket is only how the owner is reached.
 */
export async function takeOver({ dataDir, clock, log, onAsked = () => {}, isLeaving = () => false, patienceMs = 12_000 }: HandoverRules): Promise<{ mine: Ownership } | { theirs: OwnerAnswer } | null> {
  const until = clock.elapsed() + patienceMs;
  for (;;) {
    const lock = tryLock(path.join(dataDir, 'owner.lock'));
    if (lock) return { mine: await listen({ dataDir, log, onAsked, isLeaving, lock }) };
    const left = until - clock.elapsed();
    const theirs = left > 0 ? await askOwner(dataDir, { patienceMs: left }) : null;
    if (theirs) return { theirs };
    if (left <= 0) return null;
    await new Promise<void>((resolve) => void clock.after(50, resolve));
  }
}

/** SQLite's lock is one that works the same on every system and is gone when its process is. */
function tryLock(file: string): DatabaseSync | null {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (((error as { errcode?: number }).errcode ?? 0) === 5) return null;
    throw error;
  }
}

async function listen({ dataDir, log, onAsked, isLeaving, lock }: Required<Pick<HandoverRules, 'dataDir' | 'log' | 'onAsked' | 'isLeaving'>> & { lock: DatabaseSync }): Promise<Ownership> {
  let answer: OwnerAnswer | null = null;
  const waiting = new Set<net.Socket>();

  const reply = (socket: net.Socket): void => {
    waiting.delete(socket);
    if (!answer || isLeaving()) return void socket.destroy();
    socket.end(`${JSON.stringify(answer)}\n`);
    onAsked();
  };

  const server = net.createServer((socket) => {
    let heard = '';
    socket.setEncoding('utf8');
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => waiting.delete(socket));
    // The request comes first: on Windows anybody may open a pipe to read, and must hear nothing.
    socket.on('data', (piece: string) => {
      heard += piece;
      if (heard.length > 64) socket.destroy();
      else if (heard === 'take over\n' && answer) reply(socket);
      else if (heard === 'take over\n') waiting.add(socket);
    });
  });
  server.maxConnections = 64;

  const { address, beside } = ownerAddress(dataDir);
  if (beside) fs.mkdirSync(beside, { recursive: true, mode: 0o700 });
  const isReachable = !beside || isOursAlone(beside);
  if (isReachable) {
    // We hold the lock, so whatever lies there is what a killed owner left behind.
    if (process.platform !== 'win32') fs.rmSync(address, { force: true });
    await new Promise<void>((resolve) => {
      server.once('error', (error) => {
        log.warn('handover unavailable', { code: (error as NodeJS.ErrnoException).code ?? error.name });
        resolve();
      });
      server.listen(address, () => {
        if (process.platform !== 'win32') fs.chmodSync(address, 0o600);
        resolve();
      });
    });
  } else log.warn('handover unavailable', { code: 'folder not ours' });

  return {
    announce(said) {
      answer = said;
      for (const socket of waiting) reply(socket);
    },
    release() {
      server.close();
      for (const socket of waiting) socket.destroy();
      if (lock.isOpen) lock.close();
    },
  };
}
