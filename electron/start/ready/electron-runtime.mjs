import fs from 'node:fs';
import path from 'node:path';
import { inCache, inRoot, jsonOf, ownNode, root, textOf, writeJson } from '../places.mjs';
import { runQuietly } from '../run-quietly.mjs';

const dayMs = 86_400_000;
/** No byte for this long: nobody is coming. A slow line is given its time. */
const quietMs = 20_000;
const mostMs = 10 * 60_000;

const folder = () => inRoot('node_modules', 'electron');
const triedNote = () => inCache('electron-tried.json');

/** The Electron program, or null where it is not there. @param {NodeJS.ProcessEnv} [env] */
export function findElectron(env = process.env) {
  const name = textOf(path.join(folder(), 'path.txt')) ?? (process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron');
  const file = path.join(env['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(folder(), 'dist'), name);
  return fs.existsSync(file) ? file : null;
}

/**
 * Why a window cannot be shown on this machine whatever is fetched, or null.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, uid?: number }} [where]
 */
export function noWindowHere({ platform = process.platform, env = process.env, uid = process.getuid?.() } = {}) {
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this session has no display';
  if (uid === 0) return 'its sandbox does not work for the root user';
  return null;
}

/** Whether fetching this version of Electron failed less than a day ago. */
export function hasFailedLately(now = Date.now()) {
  const note = jsonOf(triedNote());
  return note?.version === electronVersion() && typeof note.at === 'number' && now - note.at < dayMs && now >= note.at;
}

/**
 * Tries once to fetch Electron's program. False when it did not come; that is remembered for a day, so that the next starts are quick.
 * @param {(more: string) => void} say  hears how much has come
 */
export async function fetchElectron(say) {
  const temp = inCache('electron-download');
  fs.rmSync(temp, { recursive: true, force: true });
  fs.mkdirSync(temp, { recursive: true });
  const stop = new AbortController();
  const begun = Date.now();
  let lastGrown = begun;
  let size = 0;
  const watch = setInterval(() => {
    const now = sizeOf(temp);
    if (now > size) {
      size = now;
      lastGrown = Date.now();
      say(`${Math.round(size / 1e6)} MB`);
    }
    // Once all has come it is unpacked, elsewhere and in silence.
    const patience = size > 50e6 ? quietMs * 6 : quietMs;
    if (Date.now() - lastGrown > patience || Date.now() - begun > mostMs) stop.abort();
  }, 500);
  try {
    await runQuietly(ownNode(), [path.join(folder(), 'install.js')], {
      cwd: root,
      log: inCache('electron-download.log'),
      env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
      stop: stop.signal,
    });
  } catch {
    // Told by what is there afterwards.
  } finally {
    clearInterval(watch);
    fs.rmSync(temp, { recursive: true, force: true });
  }
  if (findElectron()) return true;
  writeJson(triedNote(), { version: electronVersion(), at: Date.now() });
  return false;
}

const electronVersion = () => jsonOf(path.join(folder(), 'package.json'))?.version ?? null;

/** @param {string} at @returns {number} bytes in a folder */
function sizeOf(at) {
  let sum = 0;
  try {
    for (const entry of fs.readdirSync(at, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) sum += fs.statSync(path.join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // A file that went away while we counted counts next time.
  }
  return sum;
}
