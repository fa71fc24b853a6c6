// Where things lie. Plain JavaScript: everything in this folder runs on the Node a machine happens to have, before anything is installed.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The Node 24 that the project brings along. */
export const ownNode = () => inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Notes that may be thrown away: stamps, failed tries, compiled code. Goes with node_modules. @param {string[]} parts */
export const inCache = (...parts) => inRoot('node_modules', '.cache', 'rounds', ...parts);

/** Notes that outlive node_modules: the lock of a running preparation and the logs of installing and building. @param {string[]} parts */
export const inDist = (...parts) => inRoot('dist', ...parts);

/** The text of a file, or null where there is none. @param {string} file */
export function textOf(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The JSON of a file, or null where it is missing or damaged. @param {string} file @returns {any} */
export function jsonOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes beside and renames, so that a reader sees the old file or the new one. @param {string} file @param {unknown} value */
export function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  fs.writeFileSync(beside, JSON.stringify(value));
  fs.renameSync(beside, file);
}
