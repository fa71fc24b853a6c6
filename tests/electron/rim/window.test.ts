import { readFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { backgroundOf, openWindow, webPreferences } from '#electron/rim/window/window.ts';
import { importsOf, sourceFiles } from '#tests/house/imports.ts';
import { FakeWebContents } from '../fake/web-contents.ts';

function aWindow(remembered?: unknown) {
  const made: BrowserWindowConstructorOptions[] = [];
  const kept: unknown[] = [];
  const did: string[] = [];
  const contents = new FakeWebContents();
  contents.onReload(() => did.push('reload'));
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    show: () => did.push('show'),
    maximize: () => did.push('maximize'),
    isMaximized: () => true,
    getNormalBounds: () => ({ x: 1, y: 2, width: 1200, height: 800 }),
    loadURL: (url: string) => Promise.resolve(void did.push(url)),
  });
  openWindow({
    create: (options) => (made.push(options), window as unknown as BrowserWindow),
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] as never },
    nativeTheme: { shouldUseDarkColors: true },
    preload: '/there/preload.cjs',
    remembered,
    remember: (place) => kept.push(place),
    log: (event) => did.push(event),
  });
  return { window, contents, options: made[0], did, kept };
}

describe('a window', () => {
  it('has exactly these rights', () => {
    expect(aWindow().options?.webPreferences).toEqual({
      preload: '/there/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      enableWebSQL: false,
      spellcheck: true,
    });
    expect(Object.isFrozen(webPreferences)).toBe(true);
  });

  it('is made in one place only', () => {
    const makers = sourceFiles(['electron']).filter(({ name, text }) => importsOf({ name, text }).some(({ to }) => to === 'electron') && /new BrowserWindow\b/.test(text));
    expect(makers.map(({ name }) => name)).toEqual(['electron/rim/desk.ts']);
    expect(makers[0]?.text.match(/new BrowserWindow\b/g)).toHaveLength(1);
    expect(makers[0]?.text).toContain('create: (options) => new BrowserWindow(options)');
  });

  it('is wide enough for the desk and shows itself when there is something to see, on its own background', () => {
    const { options, window, did } = aWindow();
    expect(options).toMatchObject({ show: false, minWidth: 1024, minHeight: 640, width: 1440, height: 900, backgroundColor: '#141716' });
    expect(did).toEqual(['app://rounds/index.html']);
    window.emit('ready-to-show');
    expect(did).toContain('show');
  });

  it('opens with the background its page has, in either theme', () => {
    const style = readFileSync(new URL('../../../renderer/style/tokens.css', import.meta.url), 'utf8');
    expect(style).toContain(`--bg: light-dark(${backgroundOf(false)}, ${backgroundOf(true)});`);
  });

  it('remembers where it was when it closes, and is there again', () => {
    const { window, kept } = aWindow();
    window.emit('close');
    expect(kept).toEqual([{ x: 1, y: 2, width: 1200, height: 800, isMaximized: true }]);
    const again = aWindow(kept[0]);
    expect(again.options).toMatchObject({ x: 1, y: 2, width: 1200, height: 800 });
    expect(again.did).toContain('maximize');
  });

  it('shows itself even when its page cannot be loaded', () => {
    const { contents, did } = aWindow();
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://rounds/index.html', true);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://rounds/x.png', false);
    expect(did).not.toContain('show');
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://rounds/index.html', true);
    expect(did).toContain('show');
  });

  it('loads a page that crashed once more, and not again and again', () => {
    const { contents, did } = aWindow();
    const crash = (): void => void contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    const reloads = (): number => did.filter((each) => each === 'reload').length;
    crash();
    crash();
    expect(reloads()).toBe(1);
    contents.emit('did-finish-load');
    crash();
    expect(reloads()).toBe(2);
  });
});
