import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { jsonOf, root, writeJson } from '../places.mjs';

/** What a build is made from. */
const sources = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** What a build must have left behind to be of use. */
const results = ['serve.js', 'render-worker.js', path.join('renderer', 'index.html')];
const stampName = 'built.json';

/**
 * What the sources are now. `glance` sees names, sizes and times and is quick; `content` sees what is in them and decides.
 * @param {string} [folder]
 */
export function sourcesOf(folder = root) {
  /** @type {string[]} */
  const files = [];
  const walk = (/** @type {string} */ at) => {
    for (const entry of fs.readdirSync(path.join(folder, at), { withFileTypes: true })) {
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) files.push(name);
    }
  };
  for (const name of sources) {
    const stat = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stat?.isDirectory()) walk(name);
    else if (stat) files.push(name);
  }
  files.sort();
  return {
    glance() {
      const hash = createHash('sha256');
      for (const name of files) {
        const stat = fs.statSync(path.join(folder, name));
        hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\0`);
      }
      return hash.digest('hex');
    },
    content() {
      const hash = createHash('sha256');
      for (const name of files) hash.update(`${name}\0`).update(createHash('sha256').update(fs.readFileSync(path.join(folder, name))).digest());
      return hash.digest('hex');
    },
  };
}

/** Whether `dist` was built from the sources as they are. @param {string} [folder] */
export function isBuilt(folder = root) {
  const dist = path.join(folder, 'dist');
  const stamp = jsonOf(path.join(dist, stampName));
  if (!stamp || !results.every((name) => fs.existsSync(path.join(dist, name)))) return false;
  const now = sourcesOf(folder);
  const glance = now.glance();
  if (stamp.glance === glance) return true;
  const content = now.content();
  if (stamp.content !== content) return false;
  // Touched, or checked out again, but the same: remember the new times.
  writeJson(path.join(dist, stampName), { glance, content });
  return true;
}

/** Before a build: from here on there is no valid one. Returns what to stamp when it has worked. @param {string} [folder] */
export function beginBuild(folder = root) {
  fs.rmSync(path.join(folder, 'dist', stampName), { force: true });
  const now = sourcesOf(folder);
  // Taken before, so that a file changed during the build makes the build stale.
  const stamp = { glance: now.glance(), content: now.content() };
  return () => writeJson(path.join(folder, 'dist', stampName), stamp);
}
