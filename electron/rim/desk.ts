import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, nativeImage, nativeTheme, Notification, protocol, safeStorage, screen, session, shell, utilityProcess, type WebContents } from 'electron';
import type { CommandId } from '#shared/commands/catalog.ts';
import type { Clock, Log } from '../engine/ports.ts';
import type { PageFile } from '../page-files.ts';
import { isOurs } from './address.ts';
import { lendToEngine } from './engine/lend-to-engine.ts';
import { channels } from './channels.ts';
import { createEngineHost } from './engine/host.ts';
import { listenToPages } from './guards/ipc.ts';
import { menuTemplate } from './window/menu.ts';
import { guardNavigation } from './guards/navigation.ts';
import { createNotices } from './window/notices.ts';
import { guardPermissions } from './guards/permissions.ts';
import { askAfterLoss, explainSecrets } from './window/questions.ts';
import { guardRequests } from './guards/requests.ts';
import { serveScheme } from './scheme.ts';
import { holdScheme } from './way-back.ts';
import { createSecrets } from './secrets.ts';
import { openSettings } from './settings.ts';
import { openWindow } from './window/window.ts';

interface Lent {
  dataDir: string;
  practicePort: number;
  clock: Clock;
  log: Log;
  pages: ReadonlyMap<string, PageFile>;
  /** Absolute paths of the built programs. */
  programs: { engine: string; preload: string };
  /** The desk is open; called again when the engine had to be started anew. */
  onReady: (practiceForumUrl: string) => void;
  /** The engine has gone and the data folder is free. */
  onClosed: () => void;
}

/** The desktop app from ready to quit: one engine process, one window, and the guards around them. */
export function runDesk({ dataDir, practicePort, clock, log, pages, programs, onReady, onClosed }: Lent): { show(): void } {
  const { platform } = process;
  const warn = (event: string): void => log.warn(event);
  let window: BrowserWindow | null = null;

  const { settings, windowPlace, rememberWindow } = openSettings(dataDir, ipcMain);
  const secrets = createSecrets({ safeStorage, platform, file: path.join(dataDir, 'secrets.json'), log, explain: ({ say }) => explainSecrets({ dialog }, say) });
  const scheme = holdScheme({ app, platform, program: { path: process.execPath, words: process.argv }, dataDir, onAddress: (address) => host.tellAddress(address) });
  const go = (id: CommandId): void => {
    show();
    window?.webContents.send(channels.command, id);
  };
  let maySend = true;
  const showMenu = (next: boolean): void => {
    maySend = next;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform, isPackaged: app.isPackaged, maySend, send: go })));
  };
  const notices = createNotices({
    app,
    platform,
    window: () => window,
    isAllowed: () => settings.current().notifications,
    notification: Notification.isSupported() ? (options) => new Notification(options) : null,
    image: (pixels, size) => nativeImage.createFromBitmap(pixels, size),
    go,
  });
  const host = createEngineHost({
    fork: () => utilityProcess.fork(programs.engine, [], { serviceName: 'Rounds engine' }),
    channel: () => new MessageChannelMain(),
    start: () => ({ dataDir, version: app.getVersion(), practicePort, settings: settings.current(), secrets: secrets.kind }),
    answer: lendToEngine({ secrets, settings, scheme }),
    onReady,
    onStatus(status) {
      notices(status);
      if (status.maySend !== maySend) showMenu(status.maySend);
    },
    onAnew() {
      // Sign-ins that waited went with the engine before.
      scheme.releaseAll();
      BrowserWindow.getAllWindows().forEach(({ webContents }) => givePort(webContents));
    },
    onGone: (say) => void askAfterLoss({ dialog, app }, say, () => host.again()),
    clock,
    log,
  });
  const givePort = (page: WebContents): void => {
    const port = host.openPort();
    if (port) page.postMessage(channels.port, null, [port]);
  };
  host.begin();

  guardPermissions(session.defaultSession, isOurs);
  guardRequests(session.defaultSession, warn);
  serveScheme(protocol, pages);
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, { shell, practiceForumUrl: host.practiceForumUrl, log: warn }));
  listenToPages(ipcMain, { hello: givePort, log: warn });
  showMenu(true);

  const follow = (): void => void (nativeTheme.themeSource = settings.current().theme);
  follow();
  settings.onChange((now) => {
    follow();
    host.changeSettings(now);
  });

  function show(): void {
    window ??= open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
  function open(): BrowserWindow {
    const opened = openWindow({
      create: (options) => new BrowserWindow(options),
      screen,
      nativeTheme,
      preload: programs.preload,
      remembered: windowPlace(),
      remember: rememberWindow,
      log: warn,
    });
    opened.once('closed', () => (window = null));
    return opened;
  }
  window = open();
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });

  let hasClosed = false;
  app.on('will-quit', (event) => {
    if (hasClosed) return;
    // The answer that is on its way may arrive, and the store closes, before the program is gone.
    event.preventDefault();
    scheme.releaseAll();
    void host.stop().finally(() => {
      hasClosed = true;
      onClosed();
      app.quit();
    });
  });
  return { show };
}
