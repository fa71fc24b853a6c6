import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumHere } from '#tests/chromium.mjs';
import { standIn } from '../fake/page/chromium-page.ts';
import type { Done, Said, StageSet } from '../fake/stage.ts';

/** The built programs. */
export const dist = process.env['ROUNDS_DIST'] ?? fileURLToPath(new URL('../../../dist', import.meta.url));

/** A Chromium that plays the windows. */
export async function aChromium(): Promise<{ address: string; browser: Browser; close(): Promise<void> }> {
  const found = chromiumHere();
  const profile = mkdtempSync(path.join(tmpdir(), 'rounds-chromium-'));
  const program = found?.path ?? chromium.executablePath();
  const words = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium did not start:\n${text}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return {
    address,
    browser,
    async close() {
      await browser.close();
      const gone = new Promise<void>((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));
      child.kill('SIGKILL');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** The desktop app under the pretended Electron: its real main, preload and engine processes. */
export class DesktopApp {
  readonly said: Said[] = [];
  readonly child: ChildProcess;
  readonly gone: Promise<number | null>;
  private readonly ears = new Set<() => void>();
  errors = '';

  constructor(dataDir: string, stage: StageSet = {}, words: readonly string[] = [], main = path.join(dist, 'main.js')) {
    this.child = fork(main, ['--data-dir', dataDir, ...words], {
      serialization: 'advanced',
      execArgv: ['--import', new URL('../fake/register.ts', import.meta.url).href],
      env: { ...process.env, ROUNDS_STAGE: JSON.stringify(stage) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.child.on('message', (said: Said) => {
      this.said.push(said);
      for (const call of this.ears) call();
    });
    this.gone = new Promise((resolve) => this.child.once('exit', (code) => (resolve(code), this.ears.forEach((call) => call()))));
  }

  all<K extends Said['say']>(what: K): Extract<Said, { say: K }>[] {
    return this.said.filter((said): said is Extract<Said, { say: K }> => said.say === what);
  }

  /** Resolves with the first thing said of this kind that fits, past or to come. */
  async hear<K extends Said['say']>(what: K, fits: (said: Extract<Said, { say: K }>) => boolean = () => true, ms = 20_000): Promise<Extract<Said, { say: K }>> {
    const late = Date.now() + ms;
    for (;;) {
      const found = this.all(what).find(fits);
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`the app ended with ${this.child.exitCode} before it said "${what}"\n${this.errors}`);
      if (Date.now() > late) throw new Error(`the app never said "${what}"; it said ${JSON.stringify(this.said.map(({ say }) => say))}\n${this.errors}`);
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.ears.delete(done);
          resolve();
        };
        const timer = setTimeout(done, 500);
        this.ears.add(done);
      });
    }
  }

  do(done: Done): void {
    this.child.send(done);
  }

  /** The page of its window, seen with Playwright. */
  async page(browser: Browser): Promise<Page> {
    await this.hear('window');
    const [context] = browser.contexts();
    const find = (): Page | undefined => context?.pages().find((page) => page.url().startsWith(standIn));
    for (;;) {
      const page = find();
      if (page) return page;
      if (this.child.exitCode !== null) throw new Error(`the app ended before its page was there\n${this.errors}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async quit(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return await this.gone;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}
