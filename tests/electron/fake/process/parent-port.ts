import { EventEmitter } from 'node:events';
import { cloned } from '../cloning.ts';
import { aPipe, FakeMessagePortMain, type End } from './ports.ts';
import type { Crossing } from './utility-process.ts';

/** `process.parentPort` of a utility process. Messages wait until somebody listens; when the main process is gone, it closes. */
export class FakeParentPort extends EventEmitter {
  private kept: { data: unknown; ports: FakeMessagePortMain[] }[] = [];
  private readonly ends = new Map<number, End>();

  constructor() {
    super();
    process.on('message', (crossing: Crossing) => this.hear(crossing));
    process.once('disconnect', () => this.emit('close'));
    this.on('newListener', (name: string) => {
      if (name !== 'message') return;
      const kept = this.kept;
      this.kept = [];
      queueMicrotask(() => kept.forEach((event) => this.emit('message', event)));
    });
  }

  postMessage(message: unknown, transfer?: unknown): void {
    if (transfer !== undefined) throw new TypeError('a utility process cannot transfer anything to its parent');
    this.send({ op: 'message', data: cloned(message), ports: [] });
  }

  private send(crossing: Crossing): void {
    if (process.connected) process.send?.(crossing, undefined, undefined, () => {});
  }

  private hear(crossing: Crossing): void {
    if (crossing.op === 'port') return this.ends.get(crossing.id)?.send(crossing.data);
    if (crossing.op === 'close') return this.ends.get(crossing.id)?.close();
    const ports = crossing.ports.map((id) => {
      const [mine, theirs] = aPipe();
      this.ends.set(id, mine);
      mine.attach(
        (data) => this.send({ op: 'port', id, data }),
        () => this.send({ op: 'close', id }),
      );
      return new FakeMessagePortMain(theirs);
    });
    const event = { data: crossing.data, ports };
    if (this.listenerCount('message') > 0) this.emit('message', event);
    else this.kept.push(event);
  }
}
