// Runs one TypeScript program against a ready Rounds: installed, built, with a Chromium to look through.
import { spawnSync } from 'node:child_process';
import { ownNode, root } from '../electron/start/places.mjs';
import { explain, prepare } from '../electron/start/ready/prepare.mjs';
import { findChromium } from './chromium.mjs';

try {
  await prepare();
  const { path } = await findChromium();
  const done = spawnSync(ownNode(), process.argv.slice(2), { cwd: root, stdio: 'inherit', env: { ...process.env, ...(path ? { ROUNDS_CHROMIUM: path } : {}) } });
  process.exitCode = done.status ?? 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
