// Runs one TypeScript program against a ready Rounds: installed, built, with a Chromium to look through.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhatIsStale } from '../electron/start/build.mjs';
import { installWhatIsMissing } from '../electron/start/install.mjs';
import { findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [program, ...rest] = process.argv.slice(2);
await installWhatIsMissing();
await buildWhatIsStale();
const chromium = await findChromium();
const node = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const done = spawnSync(node, [program ?? '', ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { ROUNDS_CHROMIUM: chromium } : {}) },
});
process.exitCode = done.status ?? 1;
