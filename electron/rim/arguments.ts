import path from 'node:path';
import { parseArgs } from 'node:util';

export interface Choices {
  /** Absolute, or null for the default folder. */
  dataDir: string | null;
  /** Port of the practice forum; 0 lets the system choose. */
  practicePort: number;
}

/** Reads `--data-dir DIR` and `--practice-port N`; Chromium's own switches are none of our business. Throws a sentence for the person. */
export function readArguments(argv: readonly string[]): Choices {
  const { values } = parseArgs({
    args: [...argv],
    options: { 'data-dir': { type: 'string' }, 'practice-port': { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const dataDir = values['data-dir'];
  if (dataDir === true || dataDir === '') throw new Error('--data-dir needs a folder.');
  const port = values['practice-port'] ?? '0';
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error('--practice-port needs a number from 0 to 65535.');
  return { dataDir: typeof dataDir === 'string' ? path.resolve(dataDir) : null, practicePort: Number(port) };
}
