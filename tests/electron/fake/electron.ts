import { EventEmitter } from 'node:events';
import { FakeApp } from './app.ts';
import { FakeBrowserWindow, type WindowOptions, type WindowWorld } from './browser-window.ts';
import { FakeMenu } from './menu.ts';
import { FakeMessageChannelMain } from './process/ports.ts';
import { Readiness } from './readiness.ts';
import { FakeSafeStorage } from './safe-storage.ts';
import { FakeProtocol, FakeSession } from './session.ts';
import { hear, say, stageSet } from './stage.ts';
import { FakeUtilityProcess } from './process/utility-process.ts';

// The pretended Electron, as a module. Like the real one it begins to exist when it is first imported.
const readiness = new Readiness();
const windows: FakeBrowserWindow[] = [];
const theSession = new FakeSession();
const stage = stageSet();

export const app = new FakeApp(readiness, () => windows);
export const protocol = new FakeProtocol(readiness);
export const ipcMain = new EventEmitter();
export const Menu = FakeMenu;
export const MessageChannelMain = FakeMessageChannelMain;
export const safeStorage = new FakeSafeStorage(readiness, stage.safeStorage);

export const session = {
  get defaultSession(): FakeSession {
    readiness.after('session');
    return theSession;
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system' as 'system' | 'light' | 'dark',
  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  },
});

const world: WindowWorld = {
  mustBeReady: (what) => readiness.after(what),
  protocol,
  session: theSession,
  ipcMain,
  isSandboxed: () => app.isSandboxed,
  isDark: () => nativeTheme.shouldUseDarkColors,
  windows,
  created: (contents) => void app.emit('web-contents-created', {}, contents),
  lastGone: () => app.loseLastWindow(),
};

export class BrowserWindow extends FakeBrowserWindow {
  constructor(options: WindowOptions) {
    super(world, options);
  }
  static getAllWindows(): FakeBrowserWindow[] {
    return [...windows];
  }
}

export const screen = {
  getAllDisplays: (): object[] => {
    readiness.after('screen');
    return [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  },
};

export const shell = {
  openExternal: (url: string): Promise<void> => {
    say({ say: 'outside', url });
    return Promise.resolve();
  },
};

export const nativeImage = { createFromBitmap: (pixels: Buffer, size: { width: number; height: number }): object => ({ pixels, size }) };

const answers: ((button: number) => void)[] = [];
hear('answer', ({ button }) => answers.shift()?.(button));

export const dialog = {
  showErrorBox: (message: string, detail: string): void => say({ say: 'dialog', message, detail, buttons: [] }),
  showMessageBox: (options: { message: string; detail?: string; buttons?: string[] }): Promise<{ response: number }> => {
    readiness.after('dialog.showMessageBox');
    say({ say: 'dialog', message: options.message, detail: options.detail ?? '', buttons: options.buttons ?? [] });
    return new Promise((resolve) => answers.push((response) => resolve({ response })));
  },
};

const notices: EventEmitter[] = [];
hear('click-notice', () => notices.at(-1)?.emit('click', {}));

export class Notification extends EventEmitter {
  private readonly words: { title: string; body: string };
  constructor({ title = '', body = '' }: { title?: string; body?: string }) {
    super();
    readiness.after('Notification');
    this.words = { title, body };
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    notices.push(this);
    say({ say: 'notice', ...this.words });
  }
  close(): void {
    this.emit('close', {});
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = []): FakeUtilityProcess => {
    readiness.after('utilityProcess');
    return new FakeUtilityProcess(modulePath, args);
  },
};

hear('channels', () => say({ say: 'channels', names: ipcMain.eventNames().map(String) }));
hear('focus', ({ on }) => windows.forEach((window) => (on ? window.focus() : window.blur())));
hear('close-window', () => windows.forEach((window) => window.close()));
hear('crash-page', () => windows.forEach((window) => window.webContents.page?.crash()));

// Ready comes when the main file has been read to its end, and never before.
if (process.type === 'browser') {
  setImmediate(() => app.becomeReady());
}

// electron-store asks for the default.
// oxlint-disable-next-line import/no-default-export
export default { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, nativeImage, nativeTheme, Notification, protocol, safeStorage, screen, session, shell, utilityProcess };
