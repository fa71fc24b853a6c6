import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsFileOver, settingsStoreOptions } from '#electron/settings-file.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-settings-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
function inElectron(change: object): { settings: object; before: object | null; channels: string[] } {
  const out = execFileSync(process.execPath, ['--import', new URL('../fake/register.ts', import.meta.url).href, here('settings-program.ts'), dataDir, JSON.stringify(change)], { encoding: 'utf8' });
  return JSON.parse(out) as ReturnType<typeof inElectron>;
}
const inBrowserHost = () => settingsFileOver(new Conf<Record<string, unknown>>({ ...settingsStoreOptions(dataDir), projectName: 'rounds' }));

describe('settings', () => {
  it('are the same file for the desktop app and the browser host', async () => {
    expect(inElectron({ theme: 'dark' }).settings).toMatchObject({ theme: 'dark', holdSeconds: 10 });
    const host = inBrowserHost();
    expect(host.current()).toMatchObject({ theme: 'dark', holdSeconds: 10 });
    await host.change({ holdSeconds: 30 });
    expect(inElectron({}).settings).toMatchObject({ theme: 'dark', holdSeconds: 30 });
    if (process.platform !== 'win32') expect(statSync(path.join(dataDir, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it('open from a damaged file, and keep what a newer Rounds wrote', () => {
    const file = path.join(dataDir, 'settings.json');
    writeFileSync(file, '{"theme":"dark","holdSe');
    expect(inElectron({}).settings).toMatchObject({ theme: 'system' });
    writeFileSync(file, JSON.stringify({ theme: 'sepia', holdSeconds: 20, fromTheFuture: [1] }));
    expect(inElectron({ sort: 'newest' }).settings).toMatchObject({ theme: 'system', holdSeconds: 20, sort: 'newest' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ fromTheFuture: [1], sort: 'newest' });
  });

  it('remember the window beside them, and answer no page', () => {
    const first = inElectron({});
    expect(first.before).toBeNull();
    expect(inElectron({}).before).toEqual({ x: 1, y: 2, width: 1200, height: 800, isMaximized: false });
    // electron-store opens a channel of its own that tells any page where the folder is.
    expect(first.channels).toEqual([]);
  });
});
