import type { PackFormat } from '#shared/words/exchange.ts';
import type { GivenFile, OwnLibrary, Reading } from '../arriving.ts';
import { FileRefused } from '../limits/limits.ts';
import { readFiles } from '../read.ts';
import type { Exported } from '../words/say-in.ts';
import { writeAs } from '../write.ts';

export type Job = { kind: 'read'; files: GivenFile[]; format: PackFormat | undefined } | { kind: 'write'; format: PackFormat; library: OwnLibrary };
/** `refused`: the file is at fault, and `say` says how. `failed`: we are. */
export type Outcome = { kind: 'read'; reading: Reading } | { kind: 'written'; exported: Exported } | { kind: 'refused'; say: string } | { kind: 'failed'; say: string };

/** Does one job, on whatever thread it is asked on. Never throws. */
export function work(job: Job): Outcome {
  try {
    if (job.kind === 'read') return { kind: 'read', reading: readFiles(job.files, job.format) };
    return { kind: 'written', exported: writeAs(job.format, job.library) };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', say: error.message };
    if (error instanceof RangeError) return { kind: 'refused', say: 'This file is nested or repeated far beyond what a library is, so it was not read.' };
    return { kind: 'failed', say: error instanceof Error ? error.message : String(error) };
  }
}
