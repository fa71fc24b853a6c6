import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { cloned } from '../cloning.ts';
import { taken, type End } from './ports.ts';
import { say } from '../stage.ts';

/** What crosses the process channel between the two halves. */
export type Crossing = { op: 'message'; data: unknown; ports: number[] } | { op: 'port'; id: number; data: unknown } | { op: 'close'; id: number };

/** Electron's child of the main process, played by a Node process of its own: it can crash, and nobody else with it. */
export class FakeUtilityProcess extends EventEmitter {
  pid: number | undefined;
  private readonly child: ChildProcess;
  private readonly ends = new Map<number, End>();
  private lastPort = 0;

  constructor(modulePath: string, args: readonly string[]) {
    super();
    const { ROUNDS_STAGE: stage, ...env } = process.env;
    this.child = fork(modulePath, [...args], {
      serialization: 'advanced',
      execArgv: ['--import', new URL('../register.ts', import.meta.url).href],
      env: { ...env, ROUNDS_STAGE: stage ?? '{}', ROUNDS_FAKE_PROCESS: 'utility' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      if (this.pid !== undefined) say({ say: 'engine', pid: this.pid });
      this.emit('spawn');
    });
    this.child.on('message', (crossing: Crossing) => this.hear(crossing));
    this.child.on('error', () => {});
    this.child.once('exit', (code) => {
      this.pid = undefined;
      for (const end of this.ends.values()) end.close();
      this.ends.clear();
      this.emit('exit', code ?? 1);
    });
  }

  postMessage(message: unknown, transfer?: unknown[]): void {
    const ports = taken(transfer).map((end) => {
      const id = ++this.lastPort;
      this.ends.set(id, end);
      return { id, end };
    });
    this.send({ op: 'message', data: cloned(message), ports: ports.map(({ id }) => id) });
    for (const { id, end } of ports) {
      end.attach(
        (data) => this.send({ op: 'port', id, data }),
        () => this.send({ op: 'close', id }),
      );
    }
  }

  kill(): boolean {
    return this.child.kill();
  }

  private send(crossing: Crossing): void {
    if (this.child.connected) this.child.send(crossing, () => {});
  }

  private hear(crossing: Crossing): void {
    if (crossing.op === 'message') this.emit('message', crossing.data);
    if (crossing.op === 'port') this.ends.get(crossing.id)?.send(crossing.data);
    if (crossing.op === 'close') {
      this.ends.get(crossing.id)?.close();
      this.ends.delete(crossing.id);
    }
  }
}
