import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openerOf, openPage, redirectFolder, sweepRedirects, writeRedirect } from '#electron/start/open-page.mjs';
import { findElectron, noWindowHere } from '#electron/start/ready/electron-runtime.mjs';

const url = 'http://127.0.0.1:4321/#a-token-nobody-may-see';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-opening-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('opening the page', () => {
  it('leads there through a file only this person can read', () => {
    const file = writeRedirect(folder, url);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${url}"`);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('keeps the token out of the command line on %s', (platform) => {
    const words = openerOf(platform, writeRedirect(folder, url));
    expect(words.join(' ')).not.toContain('token');
    expect(words.at(-1)).toContain(folder);
  });

  it('replaces the file of an earlier start, and takes it away afterwards', () => {
    writeRedirect(folder, 'http://127.0.0.1:1/#old');
    const file = writeRedirect(folder, url);
    expect(readFileSync(file, 'utf8')).not.toContain('old');
    sweepRedirects(folder, folder);
    expect(existsSync(file)).toBe(false);
  });

  it('lets nothing in the address become markup', () => {
    expect(readFileSync(writeRedirect(folder, 'http://127.0.0.1:1/#"><script>alert(1)</script>&'), 'utf8')).not.toMatch(/<script|"">/);
  });

  it('puts the file where a browser from a snap can see it', () => {
    const snap = path.join(folder, 'snap', 'firefox', 'common');
    expect(redirectFolder('/data', 'firefox_firefox.desktop', folder)).toBe('/data');
    mkdirSync(snap, { recursive: true });
    expect(redirectFolder('/data', 'firefox_firefox.desktop', folder)).toBe(snap);
    expect(redirectFolder('/data', 'firefox.desktop', folder)).toBe('/data');
    expect(redirectFolder('/data', '../../etc_x.desktop', folder)).toBe('/data');
    expect(redirectFolder('/data', null, folder)).toBe('/data');
    writeRedirect(snap, url);
    sweepRedirects(folder, folder);
    expect(existsSync(path.join(snap, 'rounds-open.html'))).toBe(false);
  });

  it.skipIf(process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']))('opens nothing where there is no display', async () => {
    expect(await openPage(url, folder)).toBe(false);
    expect(existsSync(path.join(folder, 'rounds-open.html'))).toBe(false);
  });
});

describe('the desktop window', () => {
  it.each([
    ['no display', { platform: 'linux' as const, env: {}, uid: 1000 }, 'no display'],
    ['the root user', { platform: 'linux' as const, env: { DISPLAY: ':0' }, uid: 0 }, 'root'],
    ['X', { platform: 'linux' as const, env: { DISPLAY: ':0' }, uid: 1000 }, null],
    ['Wayland', { platform: 'linux' as const, env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 }, null],
    ['macOS', { platform: 'darwin' as const, env: {}, uid: 501 }, null],
  ])('with %s', (_, where, why) => {
    if (why === null) expect(noWindowHere(where)).toBeNull();
    else expect(noWindowHere(where)).toContain(why);
  });

  it('is looked for where the environment says', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull();
  });
});
