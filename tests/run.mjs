// npm test: everything, on a machine with nothing but Node and npm. The last line is the sum over all runners.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, jsonOf, ownNode, root } from '../electron/start/places.mjs';
import { explain, nodeMistake, prepare } from '../electron/start/ready/prepare.mjs';
import { createProgress } from '../electron/start/progress.mjs';
import { runQuietly } from '../electron/start/run-quietly.mjs';
import { findChromium } from './chromium.mjs';
import { judge, readPlaywright, settle, sumUp, worthAgain } from './tally/tally.mjs';

/** @typedef {import('./tally/tally.mjs').Tally} Tally */

const results = inRoot('tests', 'results');
const inResults = (/** @type {string} */ name) => path.join(results, name);
const progress = createProgress(process.stdout);
const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const checks = [
  { name: 'types', words: [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b'] },
  { name: 'lint', words: [inRoot('node_modules', 'oxlint', 'bin', 'oxlint'), '-c', 'tests/house/oxlint.json', '--type-aware', 'electron', 'renderer', 'shared', 'tests'] },
  { name: 'unused', words: [inRoot('node_modules', 'knip', 'bin', 'knip.js'), '-c', 'tests/house/knip.json', '--no-progress'] },
];

const runners = [
  {
    name: 'vitest',
    what: 'Unit, contract, wall and component tests',
    words: [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=./tests/tally/vitest-reporter.mjs', '--silent=passed-only'],
    note: inResults('vitest.json'),
    read: jsonOf,
  },
  {
    name: 'playwright',
    what: 'Journeys',
    words: [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '-c', 'tests/playwright.config.ts'],
    note: inResults('journeys.json'),
    read: readPlaywright,
  },
];

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Tally[]>} */
async function runAll(env) {
  /** @type {Tally[]} */
  const tallies = [];
  for (const { name, words } of checks) {
    const begun = Date.now();
    const { code } = await progress.during(`Checking ${name}`, () => runQuietly(ownNode(), words, { cwd: root, log: inResults(`${name}.log`), env }));
    progress.say(`${name}: ${code === 0 ? 'clean' : 'FAILED'} (${seconds(begun)})`);
    if (code !== 0) process.stdout.write(`${fs.readFileSync(inResults(`${name}.log`), 'utf8').slice(0, 20_000)}\n`);
    tallies.push(code === 0 ? { passed: 1, failed: [], skipped: [] } : { passed: 0, failed: [`${name} (see tests/results/${name}.log)`], skipped: [] });
  }
  for (const { name, what, words, note, read } of runners) {
    const begun = Date.now();
    progress.say(`\n${what}:`);
    const code = await inForeground(words, { ...env, ROUNDS_TALLY: note });
    let tally = judge(name, read(note), code);
    const files = name === 'vitest' ? worthAgain(tally) : [];
    if (files.length > 0) {
      progress.say(`\nOnce more, alone: ${files.join(', ')}`);
      const second = await inForeground([...words, ...files], { ...env, ROUNDS_TALLY: inResults('vitest-again.json') });
      tally = settle(tally, judge(name, jsonOf(inResults('vitest-again.json')), second), files);
    }
    progress.say(`${name}: ${sumUp([tally]).line} (${seconds(begun)})`);
    tallies.push(tally);
  }
  return tallies;
}

/** @param {readonly string[]} words @param {NodeJS.ProcessEnv} env @returns {Promise<number | null>} */
function inForeground(words, env) {
  return new Promise((resolve) => {
    const child = spawn(ownNode(), words, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(null));
    child.on('exit', (code) => resolve(code));
  });
}

/** @param {readonly Tally[]} tallies */
function tell(tallies) {
  const skipped = tallies.flatMap((tally) => tally.skipped);
  if (skipped.length > 0) progress.say(`\nSKIPPED, so not proved here:\n${skipped.map(({ name, why }) => `  ${name}${why ? ` (${why})` : ''}`).join('\n')}`);
  const shaky = tallies.flatMap((tally) => tally.shaky ?? []);
  if (shaky.length > 0) progress.say(`\nSHAKY, passed only at a second try:\n${shaky.map((name) => `  ${name}`).join('\n')}`);
  const failed = tallies.flatMap((tally) => tally.failed);
  if (failed.length > 0) progress.say(`\nFAILED:\n${failed.map((name) => `  ${name}`).join('\n')}`);
}

const begun = Date.now();
/** @type {Tally[]} */
let tallies = [];
try {
  const mistake = nodeMistake();
  if (mistake) throw new Error(mistake);
  fs.rmSync(results, { recursive: true, force: true });
  fs.mkdirSync(results, { recursive: true });
  await prepare();
  progress.say(`Installed and built (${seconds(begun)}).`);
  const chromium = await findChromium();
  const { npm_lifecycle_event: _event, ...env } = process.env;
  tallies = await runAll({ ...env, NODE_ENV: 'test', ...(chromium.path ? { ROUNDS_CHROMIUM: chromium.path } : {}) });
} catch (error) {
  explain(error);
  tallies.push({ passed: 0, failed: ['preparing the tests'], skipped: [] });
}
tell(tallies);
const { line, code } = sumUp(tallies);
progress.say(`\nAll of it took ${seconds(begun)}.\n${line}`);
process.exitCode = code;
