import { EventEmitter } from 'node:events';
import { ChromiumPage } from './page/chromium-page.ts';
import { preventable } from './readiness.ts';
import { say, stageSet } from './stage.ts';
import { FakeWebContents } from './web-contents.ts';
import type { FakeSession, FakeProtocol } from './session.ts';

export interface WindowOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  minWidth?: number;
  minHeight?: number;
  title?: string;
  show?: boolean;
  backgroundColor?: string;
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean };
}

/** What a window needs of the rest of the pretended Electron. */
export interface WindowWorld {
  mustBeReady(what: string): void;
  protocol: FakeProtocol;
  session: FakeSession;
  ipcMain: EventEmitter;
  isSandboxed: () => boolean;
  isDark: () => boolean;
  windows: FakeBrowserWindow[];
  created(contents: FakeWebContents): void;
  lastGone(): void;
}

let lastId = 0;

export class FakeBrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly options: WindowOptions;
  readonly webContents = new FakeWebContents();
  isShown: boolean;
  private readonly world: WindowWorld;
  private hasFocus = false;
  private isLarge = false;
  private isGone = false;
  private opening: Promise<ChromiumPage> | null = null;

  constructor(world: WindowWorld, options: WindowOptions) {
    super();
    world.mustBeReady('BrowserWindow');
    this.world = world;
    this.options = options;
    this.isShown = options.show ?? true;
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    if (!(sandbox || world.isSandboxed()) || contextIsolation === false || nodeIntegration) throw new Error('the pretended Electron has only sandboxed, isolated windows');
    world.windows.push(this);
    world.created(this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    const { chromium } = stageSet();
    if (!chromium) return;
    this.opening ??= this.openPage(chromium);
    this.opening.catch((error: unknown) => process.stderr.write(`the pretended window has no page: ${String(error)}\n`));
    await (await this.opening).load(url);
  }

  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.hasFocus = true;
    say({ say: 'front' });
    this.emit('focus');
  }
  blur(): void {
    this.hasFocus = false;
    this.emit('blur');
  }
  isFocused = (): boolean => this.hasFocus;
  isMinimized = (): boolean => false;
  restore(): void {}
  maximize(): void {
    this.isLarge = true;
  }
  isMaximized = (): boolean => this.isLarge;
  isDestroyed = (): boolean => this.isGone;
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  setOverlayIcon(image: object | null, words: string): void {
    say({ say: 'badge', count: image ? Number.parseInt(words, 10) : 0 });
  }

  close(): void {
    void this.shut().then(() => {
      if (this.isGone && this.world.windows.length === 0) this.world.lastGone();
    });
  }

  async shut(): Promise<void> {
    if (this.isGone) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    await this.webContents.page?.close();
    this.isGone = true;
    this.world.windows.splice(this.world.windows.indexOf(this), 1);
    this.emit('closed');
    say({ say: 'window-closed', id: this.id });
  }

  private async openPage(chromium: string): Promise<ChromiumPage> {
    const { webContents: contents, world } = this;
    const page = await ChromiumPage.open(chromium, {
      preload: this.options.webPreferences?.preload ?? null,
      width: this.options.width ?? 800,
      height: this.options.height ?? 600,
      rules: {
        answer: (request) => world.protocol.answer(request),
        lets: (url, type) => world.session.lets(url, type),
        navigates: (url, isMainFrame) => contents.navigates(url, isMainFrame),
        opensWindow: (url) => {
          if (contents.opens(url)) say({ say: 'escaped', url });
        },
        heard: (channel, args, frame) => void world.ipcMain.emit(channel, { sender: contents, senderFrame: { url: frame.url, parent: null }, ports: [] }, ...args),
        escaped: (url) => say({ say: 'escaped', url }),
        exposed: (key) => say({ say: 'exposed', key }),
        happens: (what) => {
          if (what === 'render-process-gone') return void contents.emit(what, {}, { reason: 'crashed', exitCode: 5 });
          contents.emit(what);
          if (what === 'did-finish-load') this.emit('ready-to-show');
        },
      },
    });
    contents.page = page;
    await page.dress(world.isDark() ? 'dark' : 'light');
    say({ say: 'window', id: this.id, targetId: page.targetId, title: this.options.title ?? '' });
    return page;
  }
}
