import { EventEmitter } from 'node:events';
import { cloned } from '../cloning.ts';

/** One end of a pipe. What comes is kept until somebody receives; either side closing closes both. */
export class End {
  peer: End | null = null;
  isClosed = false;
  private kept: unknown[] = [];
  private receive: ((data: unknown) => void) | null = null;
  private onClose: (() => void) | null = null;

  attach(receive: (data: unknown) => void, onClose: () => void): void {
    this.receive = receive;
    this.onClose = onClose;
    const kept = this.kept;
    this.kept = [];
    for (const data of kept) receive(data);
    if (this.isClosed) queueMicrotask(onClose);
  }

  /** To whoever holds the other end. */
  send(data: unknown): void {
    const peer = this.peer;
    if (this.isClosed || !peer) return;
    if (peer.receive) queueMicrotask(() => peer.receive?.(data));
    else peer.kept.push(data);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const peer = this.peer;
    if (!peer || peer.isClosed) return;
    queueMicrotask(() => {
      if (peer.isClosed) return;
      peer.isClosed = true;
      peer.onClose?.();
    });
  }
}

export function aPipe(): [End, End] {
  const one = new End();
  const two = new End();
  one.peer = two;
  two.peer = one;
  return [one, two];
}

/** Electron's port of the main and utility processes: an event emitter, silent until started, useless once handed on. */
export class FakeMessagePortMain extends EventEmitter {
  private end: End | null;

  constructor(end: End) {
    super();
    this.end = end;
  }

  start(): void {
    this.own().attach(
      (data) => this.emit('message', { data, ports: [] }),
      () => this.emit('close'),
    );
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('the pretended Electron sends ports to processes and pages only, not through other ports');
    this.own().send(cloned(message));
  }

  close(): void {
    this.own().close();
    queueMicrotask(() => this.emit('close'));
  }

  /** Hands the end over to another process or page; this object is then neutered, as Electron's are. */
  take(): End {
    const end = this.own();
    this.end = null;
    return end;
  }

  private own(): End {
    if (!this.end) throw new TypeError('MessagePort is neutered: it was transferred and cannot be used here any more');
    return this.end;
  }
}

export class FakeMessageChannelMain {
  readonly port1: FakeMessagePortMain;
  readonly port2: FakeMessagePortMain;
  constructor() {
    const [one, two] = aPipe();
    this.port1 = new FakeMessagePortMain(one);
    this.port2 = new FakeMessagePortMain(two);
  }
}

/** The ends of a transfer list. Throws on anything that is no port, and on a port that is there twice or gone. */
export function taken(transfer: unknown): End[] {
  if (transfer === undefined) return [];
  if (!Array.isArray(transfer)) throw new TypeError('transferables must be an array of MessagePorts');
  if (new Set(transfer).size !== transfer.length) throw new TypeError('duplicate MessagePort in transferables');
  return transfer.map((each: unknown) => {
    if (!(each instanceof FakeMessagePortMain)) throw new TypeError('transferables must be an array of MessagePorts');
    return each.take();
  });
}
