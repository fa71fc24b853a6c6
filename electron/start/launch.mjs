import { spawn } from 'node:child_process';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { inCache, inDist, ownNode } from './places.mjs';
import { watchParents } from './parent-watch.mjs';

/**
 * Runs the browser host. In this very process where this is the Node it needs: then there is nobody in between to lose a signal.
 * Resolves with its exit code, or null where the host runs on in this process and sets the code itself.
 * @param {readonly string[]} words
 * @returns {Promise<number | null>}
 */
export async function runServe(words) {
  const file = inDist('serve.js');
  if (isOwnNode()) {
    process.argv = [process.execPath, file, ...words];
    // Young enough to be missing from the Node this file may be read by.
    module.enableCompileCache?.(inCache('compiled'));
    await import(pathToFileURL(file).href);
    return null;
  }
  return await runChild(ownNode(), [file, ...words], { ipc: true });
}

function isOwnNode() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major === 24 && process.execPath === ownNode();
}

/**
 * Runs a program in the foreground: it has our standard streams, hears our signals, and closes when we are gone.
 * Resolves with its exit code; 1 where it could not be started or was ended by force.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ ipc: boolean, env?: NodeJS.ProcessEnv }} how
 * @returns {Promise<number>}
 */
export function runChild(program, words, { ipc, env = process.env }) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { env, stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? /** @type {const} */ (['ipc']) : [])] });
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, pass);
    const parents = watchParents(() => child.kill('SIGTERM'));
    const end = (/** @type {number} */ code) => {
      parents.stop();
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', () => end(1));
    child.on('exit', (code) => end(code ?? 1));
  });
}
