import type { IpcMain } from 'electron';
import Store from 'electron-store';
import type { SettingsFile } from '../engine/ports.ts';
import { settingsFileOver, settingsStoreOptions } from '../settings-file.ts';
import type { WindowPlace } from './window/place.ts';

export interface Remembered {
  settings: SettingsFile;
  /** Whatever the file held; to be read with suspicion. */
  windowPlace(): unknown;
  rememberWindow(place: WindowPlace): void;
}

/**
 * The settings file both front doors share, and the window's own small file beside it. electron-store also answers pages that ask
 * for its folder; ours have no business knowing, so that door is closed again.
 */
export function openSettings(dataDir: string, ipcMain: Pick<IpcMain, 'removeAllListeners'>): Remembered {
  const { cwd, name, configFileMode, clearInvalidConfig } = settingsStoreOptions(dataDir);
  const settings = settingsFileOver(new Store({ cwd, name, configFileMode, clearInvalidConfig }));
  const window = new Store<{ place?: WindowPlace }>({ cwd, name: 'window', configFileMode, clearInvalidConfig });
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    settings,
    windowPlace: () => window.get('place'),
    rememberWindow: (place) => window.set('place', place),
  };
}
