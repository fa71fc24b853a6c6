// npm run rounds: the command line. Nothing but its answer goes to standard output.
import process from 'node:process';
import { runChild } from './launch.mjs';
import { inRoot, ownNode } from './places.mjs';
import { explain, nodeMistake, prepare } from './ready/prepare.mjs';

try {
  const mistake = nodeMistake();
  if (mistake) throw new Error(mistake);
  // Run from its sources: a Rounds that is open stands on what was built, and must not be rebuilt under it.
  await prepare({ build: false });
  // npm starts us in the project's folder; files are meant from where the person stands.
  const from = (process.env['npm_lifecycle_event'] === 'rounds' && process.env['INIT_CWD']) || process.cwd();
  process.exitCode = await runChild(ownNode(), ['--disable-warning=ExperimentalWarning', inRoot('electron', 'rounds.ts'), ...process.argv.slice(2)], { ipc: false, env: { ...process.env, ROUNDS_FROM: from } });
} catch (error) {
  explain(error);
  process.exitCode = 2;
}
