import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Opens the desk in the person's browser. Everybody on a machine can read command lines, and the address holds the token, so the browser is
 * given a file that only this person can read, and the file leads on. False where there is nothing to open a browser with.
 * @param {string} url
 * @param {string} dataDir
 */
export async function openPage(url, dataDir) {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false;
  const folder = process.platform === 'linux' ? redirectFolder(dataDir, await defaultBrowser()) : dataDir;
  const file = writeRedirect(folder, url);
  const [program, ...words] = openerOf(process.platform, file);
  return await new Promise((/** @type {(isOpen: boolean) => void} */ resolve) => {
    const child = spawn(/** @type {string} */ (program), words, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => resolve(true));
    child.unref();
  });
}

/** @param {NodeJS.Platform} platform @param {string} file @returns {string[]} */
export function openerOf(platform, file) {
  if (platform === 'darwin') return ['open', file];
  // No shell in between, so nothing in a path can be taken for a command.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file];
  return ['xdg-open', file];
}

/**
 * A browser installed as a snap sees neither hidden folders nor /tmp, only a folder of its own.
 * @param {string} dataDir
 * @param {string | null} browser  the name of its desktop file
 * @param {string} [home]
 */
export function redirectFolder(dataDir, browser, home = os.homedir()) {
  const [, snap] = /^([a-z0-9][a-z0-9-]*)_[a-z0-9-]+\.desktop$/.exec(browser ?? '') ?? [];
  const folder = snap ? path.join(home, 'snap', snap, 'common') : null;
  return folder && fs.existsSync(folder) ? folder : dataDir;
}

const redirectName = 'rounds-open.html';

/** @param {string} folder @param {string} url @returns {string} the file, which only this person can read */
export function writeRedirect(folder, url) {
  const file = path.join(folder, redirectName);
  const beside = `${file}.${process.pid}`;
  const safe = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  fs.rmSync(beside, { force: true });
  fs.writeFileSync(
    beside,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${safe}"><title>Rounds</title><a href="${safe}">Open Rounds</a></html>\n`,
    { mode: 0o600, flag: 'wx' },
  );
  fs.renameSync(beside, file);
  return file;
}

/** Takes the redirect files away again. @param {string} dataDir @param {string} [home] */
export function sweepRedirects(dataDir, home = os.homedir()) {
  const folders = [dataDir];
  try {
    for (const snap of fs.readdirSync(path.join(home, 'snap'))) folders.push(path.join(home, 'snap', snap, 'common'));
  } catch {
    // No snaps here.
  }
  for (const folder of folders) fs.rmSync(path.join(folder, redirectName), { force: true });
}

/** @returns {Promise<string | null>} */
function defaultBrowser() {
  if (!fs.existsSync(path.join(os.homedir(), 'snap'))) return Promise.resolve(null);
  return new Promise((resolve) => {
    execFile('xdg-settings', ['get', 'default-web-browser'], { timeout: 2_000 }, (error, out) => resolve(error ? null : out.trim()));
  });
}
