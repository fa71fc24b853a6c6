// npm start: the one command. Runs on the Node a machine has, with nothing installed, and ends up as Rounds.
import os from 'node:os';
import path from 'node:path';
import { askOwner } from './owner/ask-owner.mjs';
import { defaultDataFolder } from './data-folder.mjs';
import { fetchElectron, findElectron, hasFailedLately, noWindowHere } from './ready/electron-runtime.mjs';
import { readFlags, usage } from './flags.mjs';
import { runChild, runServe } from './launch.mjs';
import { openPage } from './open-page.mjs';
import { root } from './places.mjs';
import { explain, nodeMistake, prepare } from './ready/prepare.mjs';
import { createProgress } from './progress.mjs';

/** @returns {Promise<number | null>} */
async function start() {
  const mistake = nodeMistake();
  if (mistake) return refuse(mistake, 1);
  const read = readFlags(process.argv.slice(2));
  if ('mistake' in read) return refuse(`${read.mistake} Try: npm start -- --help`, 2);
  const { flags } = read;
  if (flags.help) {
    process.stdout.write(usage);
    return 0;
  }
  const dataDir = flags.dataDir === null ? defaultDataFolder({ platform: process.platform, env: process.env, home: os.homedir() }) : path.resolve(whereFrom(), flags.dataDir);
  const words = ['--data-dir', dataDir, '--practice-port', String(flags.practicePort)];

  // Asked first: a rebuild must not pull the floor from under a Rounds that runs.
  const owner = await askOwner(dataDir, { patienceMs: 1_200 });
  if (owner) {
    if (owner.kind === 'window') process.stderr.write('Rounds is already open in its own window.\n');
    else {
      process.stdout.write(`Rounds is ready: ${owner.url}\n`);
      if (flags.open) await openPage(owner.url, dataDir);
    }
    process.stdout.write(`Practice forum: ${owner.practiceUrl}\n`);
    return 0;
  }

  await prepare();
  if (!flags.browser) {
    const { program, why } = await electron();
    if (program) {
      const begun = Date.now();
      const code = await runChild(program, [root, ...words], { ipc: false });
      if (code === 0 || Date.now() - begun > 10_000) return code;
    }
    process.stderr.write(`The desktop window is not available here (${why ?? 'Electron could not start'}), so Rounds opens in your browser instead.\n`);
  }
  return await runServe([...words, ...(flags.port === null ? [] : ['--port', String(flags.port)]), ...(flags.open ? [] : ['--no-open'])]);
}

/** npm starts us in the project's folder; a folder is meant from where the person stands. */
function whereFrom() {
  return (process.env['npm_lifecycle_event'] === 'start' && process.env['INIT_CWD']) || '';
}

/** @returns {Promise<{ program: string | null, why: string | null }>} */
async function electron() {
  const why = noWindowHere();
  if (why) return { program: null, why };
  const failed = "Electron's program could not be fetched";
  if (!findElectron()) {
    if (hasFailedLately()) return { program: null, why: failed };
    if (!(await createProgress().during('Fetching the desktop window (once)', fetchElectron))) return { program: null, why: failed };
  }
  return { program: findElectron(), why: null };
}

/** @param {string} sentence @param {number} code */
function refuse(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  return code;
}

try {
  const code = await start();
  if (code !== null) process.exit(code);
} catch (error) {
  explain(error);
  process.exit(1);
}
