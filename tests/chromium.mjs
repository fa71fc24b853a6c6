import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createProgress } from '../electron/start/progress.mjs';
import { inRoot, inDist, ownNode, root } from '../electron/start/places.mjs';
import { runQuietly } from '../electron/start/run-quietly.mjs';

/**
 * A Chromium to look through: `path` is null where Playwright's own serves, which Playwright finds by itself.
 * @typedef {{ path: string | null, from: string }} Chromium
 */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge'];

/** Places outside the path where browsers are usually put. @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  if (process.platform === 'darwin') return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'];
  if (process.platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'), path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')]);
  }
  return ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

/**
 * The Chromium there is, or null: one named in the environment, one of the system, Playwright's own.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(file: string) => boolean} [works]
 * @returns {Chromium | null}
 */
export function chromiumHere(env = process.env, works = starts) {
  for (const name of ['ROUNDS_CHROMIUM', 'CHROME_PATH']) {
    const file = env[name];
    if (!file) continue;
    if (works(file)) return { path: file, from: name };
    process.stderr.write(`${name} names ${file}, which does not start; looking elsewhere.\n`);
  }
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const ending = process.platform === 'win32' ? '.exe' : '';
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name + ending))), ...usualPlaces(env)];
  const file = candidates.find((candidate) => fs.existsSync(candidate) && works(candidate));
  if (file) return { path: file, from: 'the system' };
  return hasOwn() ? { path: null, from: 'Playwright' } : null;
}

/** Some systems put a file there that only says where the browser could be had. @param {string} file */
function starts(file) {
  if (process.platform === 'win32') return fs.existsSync(file);
  try {
    return /\d+\.\d+/.test(execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
}

/** Whether Playwright has both shapes it may want, the whole browser and the one without a window, and finished fetching them. */
function hasOwn() {
  try {
    /** @type {string} */
    const file = createRequire(inRoot('package.json'))('playwright-core').chromium.executablePath();
    const [, folders, number] = /^(.*)chromium-(\d+)[\\/]/.exec(file) ?? [];
    return ['chromium', 'chromium_headless_shell'].every((name) => fs.existsSync(path.join(`${folders}${name}-${number}`, 'INSTALLATION_COMPLETE')));
  } catch {
    return false;
  }
}

/** A Chromium, found or installed; says which. Throws a sentence where there is none to be had. @returns {Promise<Chromium>} */
export async function findChromium() {
  const progress = createProgress();
  const here = chromiumHere();
  if (here) {
    progress.say(`Chromium: ${here.path ?? 'the one Playwright installed'} (from ${here.from}).`);
    return here;
  }
  const log = inDist('chromium.log');
  const ways = [
    { what: "Installing Playwright's Chromium", program: ownNode(), words: [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], mostMs: 300_000 },
    ...(process.platform === 'linux' && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')
      ? [
          { what: "Refreshing Debian's package list", program: 'apt-get', words: ['update'], mostMs: 120_000 },
          { what: "Installing Debian's Chromium", program: 'apt-get', words: ['install', '-y', '--no-install-recommends', 'chromium'], mostMs: 400_000 },
        ]
      : []),
  ];
  for (const { what, program, words, mostMs } of ways) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), mostMs);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await progress.during(what, () => runQuietly(program, words, { cwd: root, log, env, stop: stop.signal }).catch(() => null));
    clearTimeout(timer);
    const found = chromiumHere();
    if (!found) continue;
    progress.say(`Chromium: ${found.path ?? 'the one Playwright just installed'} (${what}).`);
    return found;
  }
  throw new Error(`There is no Chromium here and none could be installed (see ${log}). Name one in ROUNDS_CHROMIUM.`);
}
