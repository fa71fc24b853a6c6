import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { preventable, type Readiness } from './readiness.ts';
import { holdOnce } from './single-instance.ts';
import { hear, say, stageSet } from './stage.ts';

interface Shuttable {
  /** Resolves when the window has gone, or stays because its closing was prevented. */
  shut(): Promise<void>;
  isDestroyed(): boolean;
}

/** `app`, with the order of events that quitting has: before-quit, the windows, will-quit, quit. */
export class FakeApp extends EventEmitter {
  readonly isPackaged = stageSet().isPackaged ?? false;
  readonly name = 'Rounds';
  isSandboxed = false;
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string): void => void this.switches.push(name) };
  private readonly paths = new Map<string, string>([
    ['home', os.homedir()],
    ['temp', os.tmpdir()],
  ]);
  private readonly readiness: Readiness;
  private readonly windows: () => readonly Shuttable[];
  private release = (): void => {};

  constructor(readiness: Readiness, windows: () => readonly Shuttable[]) {
    super();
    this.readiness = readiness;
    this.windows = windows;
    hear('quit', () => this.quit());
    hear('activate', () => this.emit('activate', {}, false));
    hear('open-url', ({ url }) => this.emit('open-url', preventable({}), url));
  }

  /** As the real one becomes once the main file has been read. */
  becomeReady(): void {
    this.readiness.isReady = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.quit());
    this.emit('ready', {});
    say({ say: 'ready' });
  }

  enableSandbox(): void {
    this.readiness.before('app.enableSandbox()');
    this.isSandboxed = true;
  }

  whenReady(): Promise<void> {
    return this.readiness.isReady ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
  }

  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder) || !existsSync(folder)) throw new Error(`Failed to set path: ${folder} is no folder`);
    this.paths.set(name, folder);
  }

  getPath(name: string): string {
    const found = this.paths.get(name);
    if (found === undefined) throw new Error(`Failed to get '${name}' path`);
    return found;
  }

  requestSingleInstanceLock(): boolean {
    const release = holdOnce(this.getPath('userData'), (words) => this.emit('second-instance', {}, words, process.cwd()));
    if (release) this.release = release;
    return release !== null;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    say({ say: 'scheme', scheme, isHeld: true });
    return true;
  }

  removeAsDefaultProtocolClient(scheme: string): boolean {
    say({ say: 'scheme', scheme, isHeld: false });
    return true;
  }

  setBadgeCount(count: number): boolean {
    this.readiness.after('app.setBadgeCount()');
    say({ say: 'badge', count });
    return true;
  }

  quit(): void {
    const event = preventable({});
    this.emit('before-quit', event);
    if (!event.defaultPrevented) void this.leave();
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.release();
    process.exit(code);
  }

  /** The last window went by itself. Without anybody who decides otherwise, Electron quits. */
  loseLastWindow(): void {
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private async leave(): Promise<void> {
    await Promise.all(this.windows().map((window) => window.shut()));
    if (this.windows().some((window) => !window.isDestroyed())) return;
    const event = preventable({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
}
