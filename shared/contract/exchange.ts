import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { clashChoice, dryRun, importRecord, packFormat } from '#shared/words/exchange.ts';
import { templateId } from '#shared/words/library.ts';
import { ask, nothing } from './base.ts';

/** A file as the person chose it; a folder comes as several, with their paths in `name`. At most 16 MB together. */
const files = z.array(z.object({ name: z.string().max(400), base64: z.string().max(24_000_000) })).min(1).max(5_000);

/** Taking a library out and bringing one in. Nothing that stands in a file is ever run. */
export const exchange = {
  /** What these files would bring. Absent `format`: guessed. Trouble: bad-file. */
  look: ask.input(z.object({ files, format: packFormat.exactOptional() })).output(dryRun),
  /** Does it, in one transaction. Absent keys of `choices` keep mine. The same file twice changes nothing. */
  run: ask.input(z.object({ files, format: packFormat.exactOptional(), choices: z.record(z.string(), clashChoice) })).output(z.object({ importId: z.string().nullable(), added: z.number().int(), replaced: z.number().int() })),
  /** Live. Newest first. */
  imports: ask.output(eventIterator(z.array(importRecord))),
  /** Puts everything back that was changed or added and not touched since. Trouble: not-allowed. */
  undo: ask.input(z.object({ importId: z.string() })).output(nothing),
  /** One file to save, and what the format could not carry. Empty `ids`: everything this person may see. */
  export: ask.input(z.object({ format: packFormat, ids: z.array(templateId) })).output(z.object({ name: z.string(), mime: z.string(), base64: z.string(), losses: z.array(z.string()) })),
};
