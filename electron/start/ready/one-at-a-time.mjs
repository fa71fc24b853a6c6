import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isThere } from '../parent-watch.mjs';
import { textOf } from '../places.mjs';

const staleMs = 60_000;

/**
 * Installing and building are done by one at a time: two starts at once would tear at the same files. Others wait until it is their turn.
 * @template T
 * @param {string} file  the lock
 * @param {() => Promise<T>} work
 * @param {{ onWaiting?: () => void, pollMs?: number }} [how]
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work, { onWaiting = () => {}, pollMs = 200 } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const name = `${process.pid} ${randomUUID()}`;
  for (let isFirst = true; !tryTake(file, name); isFirst = false) {
    if (isFirst) onWaiting();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const beat = setInterval(() => touch(file), 5_000);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (textOf(file) === name) fs.rmSync(file, { force: true });
  }
}

/** @param {string} file @param {string} name */
function tryTake(file, name) {
  try {
    fs.writeFileSync(file, name, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const held = textOf(file);
  if (held !== null && isAbandoned(file, held)) {
    // Renaming has one winner; whoever caught somebody's fresh lock by mistake puts it back.
    const aside = `${file}.${randomUUID()}`;
    try {
      fs.renameSync(file, aside);
      if (textOf(aside) === held) fs.rmSync(aside, { force: true });
      else fs.renameSync(aside, file);
    } catch {
      // Somebody else was quicker.
    }
  }
  return false;
}

/** @param {string} file @param {string} held */
function isAbandoned(file, held) {
  const pid = Number(held.split(' ')[0]);
  try {
    return !(pid > 0 && isThere(pid)) || Date.now() - fs.statSync(file).mtimeMs > staleMs;
  } catch {
    return false;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // Gone: then it is gone.
  }
}
