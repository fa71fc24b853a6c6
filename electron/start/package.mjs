// npm run package: installers for this machine's system, into release/. Words after -- go to electron-builder.
import path from 'node:path';
import { runChild } from './launch.mjs';
import { inRoot, ownNode } from './places.mjs';
import { createProgress } from './progress.mjs';
import { fetchElectron, findElectron } from './ready/electron-runtime.mjs';
import { explain, nodeMistake, prepare } from './ready/prepare.mjs';
import { StartTrouble } from './run-quietly.mjs';

try {
  const mistake = nodeMistake();
  if (mistake) throw new Error(mistake);
  await prepare();
  if (!findElectron()) await createProgress().during("Fetching Electron's program (once)", fetchElectron);
  const program = findElectron();
  if (!program) throw new StartTrouble("Electron's program could not be fetched from github.com, and an installer cannot be made without it. Try again where that address can be reached, or name a mirror in ELECTRON_MIRROR, or an unpacked copy in ELECTRON_OVERRIDE_DIST_PATH.");
  // On macOS the program lies deep inside its own folder.
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(inRoot('node_modules', 'electron'), 'dist');
  const words = [inRoot('node_modules', 'electron-builder', 'cli.js'), '--config', 'electron-builder.yml', `-c.electronDist=${dist}`, '--publish', 'never', ...process.argv.slice(2)];
  process.exitCode = await runChild(ownNode(), words, { ipc: false });
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
