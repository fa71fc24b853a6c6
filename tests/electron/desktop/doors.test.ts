import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askOwner } from '#electron/start/owner/ask-owner.mjs';
import { aDataDir } from '#tests/makers/a-desk.ts';
import { aBuild, eventually } from './a-desktop.ts';
import { DesktopApp, dist } from './launch.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
beforeAll(aBuild, 120_000);

function aFolder(): string {
  const { dataDir, remove } = aDataDir();
  ends.push(remove);
  return dataDir;
}
function aWindow(dataDir: string): DesktopApp {
  const app = new DesktopApp(dataDir);
  ends.push(() => app.kill());
  return app;
}
/** The browser's front door, as `npm start -- --browser` runs it. */
function aHost(dataDir: string) {
  const child = spawn(process.execPath, [path.join(dist, 'serve.js'), '--browser', '--no-open', '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  ends.push(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  return { said: () => said, gone };
}

describe('one data folder has one desk', { timeout: 90_000 }, () => {
  it('so a second start shows the first one’s window and ends', async () => {
    const dataDir = aFolder();
    const first = aWindow(dataDir);
    await first.hear('badge');
    const second = aWindow(dataDir);
    expect(await second.gone).toBe(0);
    expect(second.all('engine')).toEqual([]);
    await first.hear('front');
    if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('so the browser’s front door shows the window instead', async () => {
    const dataDir = aFolder();
    const first = aWindow(dataDir);
    await first.hear('badge');
    const host = aHost(dataDir);
    expect(await host.gone).toBe(0);
    expect(host.said()).toContain('already open in its own window');
    expect(host.said()).toMatch(/Practice forum: http:\/\/127\.0\.0\.1:\d+\//);
    await first.hear('front');
  });

  it('so a window is not opened beside the browser’s front door', async () => {
    const dataDir = aFolder();
    const host = aHost(dataDir);
    await eventually(host.said, (text) => text.includes('Practice forum:'), 'the browser’s front door');
    const second = aWindow(dataDir);
    expect(await second.gone).toBe(0);
    expect(second.all('engine')).toEqual([]);
    expect((await askOwner(dataDir, { patienceMs: 5_000 }))?.kind).toBe('browser');
  });

  it('and two folders have two', async () => {
    const [one, two] = [aWindow(aFolder()), aWindow(aFolder())];
    await one.hear('badge', ({ count }) => count >= 40);
    await two.hear('badge', ({ count }) => count >= 40);
  });
});
