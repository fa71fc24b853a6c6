import fs from 'node:fs';
import path from 'node:path';
import { inDist, inRoot, ownNode, root } from '../places.mjs';
import { runQuietly, StartTrouble } from '../run-quietly.mjs';
import { beginBuild } from './stale.mjs';

const halves = [
  { name: 'page', words: ['build', '-c', 'renderer/vite.config.ts', 'renderer'] },
  { name: 'programs', words: ['build', '-c', 'electron/vite.config.ts'] },
];

/** Builds the page and the programs into dist. A build that fails leaves no stamp, so the next start tries again. Throws StartTrouble. */
export async function bundle() {
  const finish = beginBuild();
  for (const name of fs.existsSync(inDist()) ? fs.readdirSync(inDist()) : []) {
    if (!/\.(log|lock)$/.test(name)) fs.rmSync(inDist(name), { recursive: true, force: true });
  }
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const ended = await Promise.all(
    halves.map(async ({ name, words }) => {
      const log = path.join(inDist(), `build-${name}.log`);
      return { log, ...(await runQuietly(ownNode(), [vite, ...words], { cwd: root, log, env })) };
    }),
  );
  for (const { code, log, tail } of ended) {
    if (code !== 0) throw new StartTrouble('Rounds could not be built.', { log, tail });
  }
  finish();
}
