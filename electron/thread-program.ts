import fs from 'node:fs';

/**
 * The program of a thread, read where it lies and carried in its address: a thread cannot be trusted to read out of a packed app, and what is unpacked beside it could be changed.
 * A program that is not there keeps its own address, so that whoever starts it hears of it.
 */
export function threadProgram(bundle: URL): URL {
  try {
    return new URL(`data:text/javascript;base64,${fs.readFileSync(bundle).toString('base64')}`);
  } catch {
    return bundle;
  }
}
