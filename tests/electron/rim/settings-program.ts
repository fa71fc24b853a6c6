import type { EventEmitter } from 'node:events';
import { app, ipcMain } from 'electron';
import { openSettings } from '#electron/rim/settings.ts';

// Run under the pretended Electron by settings.test.ts: changes what it is told to and prints what there is then.
const [dataDir = '', change = '{}'] = process.argv.slice(2);
app.setPath('userData', dataDir);
const { settings, windowPlace, rememberWindow } = openSettings(dataDir, ipcMain);
await settings.change(JSON.parse(change));
const before = windowPlace() ?? null;
rememberWindow({ x: 1, y: 2, width: 1200, height: 800, isMaximized: false });
process.stdout.write(JSON.stringify({ settings: settings.current(), before, channels: (ipcMain as unknown as EventEmitter).eventNames() }));
process.exit();
