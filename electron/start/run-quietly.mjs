import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A failure that was already put into words for the person.
 * `log` names where the whole noise is, `tail` is the end of it.
 */
export class StartTrouble extends Error {
  /** @param {string} message @param {{ log?: string, tail?: string }} [more] */
  constructor(message, { log, tail } = {}) {
    super(message);
    this.name = 'StartTrouble';
    this.log = log;
    this.tail = tail;
  }
}

/**
 * Runs a program with its noise in a log file. Resolves with its exit code (null: ended by a signal or by `stop`) and the end of the noise.
 * Throws only where the program cannot be started.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd: string, log: string, env?: NodeJS.ProcessEnv, shell?: boolean, stop?: AbortSignal }} how
 * @returns {Promise<{ code: number | null, tail: string }>}
 */
export function runQuietly(program, words, { cwd, log, env = process.env, shell = false, stop }) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const noise = fs.openSync(log, 'w', 0o600);
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, shell, stdio: ['ignore', noise, noise] });
    const end = () => child.kill('SIGKILL');
    stop?.addEventListener('abort', end);
    if (stop?.aborted) end();
    child.on('error', (error) => {
      fs.closeSync(noise);
      reject(error);
    });
    child.on('exit', (code) => {
      stop?.removeEventListener('abort', end);
      fs.closeSync(noise);
      resolve({ code, tail: tailOf(log) });
    });
  });
}

/** The last lines of a log, without colours and without the stack, which says where and not what. @param {string} log */
export function tailOf(log, lines = 12) {
  try {
    // eslint-disable-next-line no-control-regex
    const text = fs.readFileSync(log, 'utf8').replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
    return text.trimEnd().split('\n').filter((line) => !/^\s+at /.test(line)).slice(-lines).join('\n');
  } catch {
    return '';
  }
}
