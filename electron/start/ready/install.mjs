import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { jsonOf, ownNode, root, textOf, writeJson } from '../places.mjs';
import { runQuietly, StartTrouble } from '../run-quietly.mjs';

const stampOf = (/** @type {string} */ folder) => path.join(folder, 'node_modules', '.cache', 'rounds', 'installed.json');
const lockOf = (/** @type {string} */ folder) => textOf(path.join(folder, 'package-lock.json')) ?? '';
const hashOf = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
const platform = `${process.platform}-${process.arch}`;

/** Whether what the lockfile names is installed, for this kind of machine. @param {string} [folder] */
export function isInstalled(folder = root) {
  const lock = lockOf(folder);
  const stamp = jsonOf(stampOf(folder));
  if (stamp?.lock === hashOf(lock) && stamp.platform === platform) return fs.existsSync(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!isSame(jsonText(lock), jsonOf(path.join(folder, 'node_modules', '.package-lock.json')))) return false;
  // Somebody ran npm themselves. What npm says it installed is what the lockfile asks for, so there is nothing to do twice.
  writeStamp(folder);
  return true;
}

/**
 * Whether npm's own note of what it installed agrees with a lockfile: each package there in that version, and none besides.
 * Packages for other kinds of machines may be missing.
 * @param {any} lock @param {any} installed
 */
export function isSame(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  for (const [name, wanted] of Object.entries(lock.packages)) {
    if (name === '') continue;
    const have = installed.packages[name];
    if (!have ? !wanted.optional : have.version !== wanted.version || have.integrity !== wanted.integrity) return false;
  }
  return Object.keys(installed.packages).every((name) => name in lock.packages);
}

/** Installs exactly what the lockfile names. Throws StartTrouble with the end of npm's noise. @param {string} log */
export async function install(log) {
  const isFromInside = path.resolve(process.execPath).startsWith(path.join(root, 'node_modules') + path.sep);
  // Windows does not let a running program be deleted, and npm ci begins with deleting; npm install keeps what fits the lockfile.
  const deed = process.platform === 'win32' && isFromInside ? 'install' : 'ci';
  const words = [deed, '--no-audit', '--no-fund', '--loglevel=warn'];
  const { program, before, shell } = npm();
  // Electron's own program is fetched later, where a failure is not the end.
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  let ended;
  try {
    ended = await runQuietly(program, [...before, ...words], { cwd: root, log, env, shell });
  } catch (cause) {
    throw new StartTrouble('Rounds needs npm to install its parts, and npm was not found. It comes with Node: https://nodejs.org', { tail: String(cause) });
  }
  if (ended.code !== 0) throw new StartTrouble('npm could not install what Rounds needs. Is the network there? Run the same command again to try once more.', { log, tail: ended.tail });
  if (!fs.existsSync(ownNode())) throw new StartTrouble('npm installed the packages but not the Node that Rounds runs on. Its install scripts may be switched off (ignore-scripts); switch them on for this folder.', { log, tail: ended.tail });
  writeStamp(root);
}

/** @param {string} folder */
function writeStamp(folder) {
  writeJson(stampOf(folder), { lock: hashOf(lockOf(folder)), platform });
}

/** The npm that started us, or the one on the path. */
function npm() {
  const script = process.env['npm_execpath'];
  if (script && /\.c?js$/.test(script) && fs.existsSync(script)) return { program: process.execPath, before: [script], shell: false };
  return process.platform === 'win32' ? { program: 'npm.cmd', before: [], shell: true } : { program: 'npm', before: [], shell: false };
}

/** @param {string} text */
function jsonText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
