import { bundle } from './bundle.mjs';
import { install, isInstalled } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { inDist } from '../places.mjs';
import { createProgress } from '../progress.mjs';
import { StartTrouble } from '../run-quietly.mjs';
import { isBuilt } from './stale.mjs';

const lock = () => inDist('preparing.lock');

/** A sentence for whoever runs a Node that is too old, or null. The npm package `node` brings the Node that Rounds itself runs on. */
export function nodeMistake(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return isEnough ? null : `Rounds needs Node 20.19 or newer to start, and this is Node ${version}. Get a newer one at https://nodejs.org`;
}

/**
 * Installs what is missing and builds what is stale; says so only when there is something to do. Throws StartTrouble.
 * @param {{ build?: boolean }} [what]
 */
export async function prepare({ build = true } = {}) {
  if (isInstalled() && (!build || isBuilt())) return;
  const progress = createProgress();
  await oneAtATime(
    lock(),
    async () => {
      if (!isInstalled()) await progress.during('Installing what Rounds needs (once, a minute or two)', () => install(inDist('install.log')));
      if (build && !isBuilt()) await progress.during('Building Rounds', () => bundle());
    },
    { onWaiting: () => progress.say('Another start is preparing Rounds; waiting for it.') },
  );
}

/** Puts a failure into words on standard error: what, the end of the noise, and where the rest is. @param {unknown} error */
export function explain(error) {
  const lines = [error instanceof StartTrouble ? error.message : `Rounds could not start: ${error instanceof Error ? error.message : String(error)}`];
  if (error instanceof StartTrouble && error.tail) lines.push('', error.tail, '');
  if (error instanceof StartTrouble && error.log) lines.push(`The whole log: ${error.log}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}
