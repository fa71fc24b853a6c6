import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

// A window as it would be without any of the guards: the control for the attempts in page-guards.test.ts.
const folder = process.argv[process.argv.indexOf('--data-dir') + 1] ?? '';
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
const preload = path.join(folder, 'preload.cjs');
writeFileSync(preload, "require('electron').contextBridge.exposeInMainWorld('everything', {});");
void app.whenReady().then(() => {
  protocol.handle('app', () => new Response('<!doctype html><title>Open</title><body>open</body>', { headers: { 'content-type': 'text/html' } }));
  return new BrowserWindow({ show: true, webPreferences: { preload } }).loadURL('app://rounds/index.html');
});
