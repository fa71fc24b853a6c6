import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen, WebPreferences } from 'electron';
import { appEntry } from '../address.ts';
import { least, placeFor, type WindowPlace } from './place.ts';

/** The one set of rights any window of ours has. The preload's path is added to it and nothing else. */
export const webPreferences: Readonly<WebPreferences> = Object.freeze({
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

/** The page's own background, so that a window opening at night is not a flash of white. The style sheet's `--bg`. */
export const backgroundOf = (isDark: boolean): string => (isDark ? '#141716' : '#f6f5f2');

interface Lent {
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  screen: Pick<Screen, 'getAllDisplays'>;
  nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  preload: string;
  remembered: unknown;
  remember: (place: WindowPlace) => void;
  log: (event: string) => void;
}

/** Opens the desk's window: every window of Rounds comes from here. */
export function openWindow({ create, screen, nativeTheme, preload, remembered, remember, log }: Lent): BrowserWindow {
  const { isMaximized, ...place } = placeFor(remembered, screen.getAllDisplays().map(({ workArea }) => workArea));
  const window = create({
    ...place,
    minWidth: least.width,
    minHeight: least.height,
    title: 'Rounds',
    show: false,
    backgroundColor: backgroundOf(nativeTheme.shouldUseDarkColors),
    webPreferences: { ...webPreferences, preload },
  });
  if (isMaximized) window.maximize();

  // A page that cannot be shown must not leave a program without a window.
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-fail-load', (_event, code, _text, _address, isMainFrame) => {
    if (!isMainFrame || code === aborted) return;
    log('page.failed');
    window.show();
  });
  let hasReloaded = false;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('page.gone');
    // A page that crashes as it opens would crash forever: one reload, and then it is the person's turn.
    if (reason !== 'clean-exit' && !hasReloaded) {
      hasReloaded = true;
      window.webContents.reload();
    }
  });
  window.webContents.on('did-finish-load', () => (hasReloaded = false));
  window.on('close', () => remember({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }));
  void window.loadURL(appEntry).catch(() => log('page.failed'));
  return window;
}

const aborted = -3;
