import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhatIsStale } from '../../electron/start/build.mjs';
import { installWhatIsMissing } from '../../electron/start/install.mjs';
import { findChromium } from '../chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
await installWhatIsMissing();
await buildWhatIsStale();
const chromium = await findChromium();
const node = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const done = spawnSync(node, ['tests/bench/bench.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { ROUNDS_CHROMIUM: chromium } : {}) },
});
process.exitCode = done.status ?? 1;
