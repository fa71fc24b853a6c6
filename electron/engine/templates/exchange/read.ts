import type { PackFormat } from '#shared/words/exchange.ts';
import type { GivenFile, Reading } from './arriving.ts';
import { guess } from './guess.ts';
import { checkCount } from './limits/limits.ts';
import { unpack } from './limits/unpack.ts';

/** What files of any known format hold. Nothing in them is run. Throws FileRefused with a sentence for the person. */
export function readFiles(given: readonly GivenFile[], format?: PackFormat): Reading {
  const { files, losses } = unpack(given);
  const { reading, say, format: found } = guess(files, format);
  const { own, foreign, losses: more } = reading();
  checkCount(own ? own.templates.length + own.policies.length + own.packs.length + own.refused.length : foreign.length);
  return { format: found, say, losses: [...losses, ...more], own, foreign };
}
