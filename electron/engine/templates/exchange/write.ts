import { createHash } from 'node:crypto';
import type { PackFormat } from '#shared/words/exchange.ts';
import type { OwnLibrary } from './arriving.ts';
import { writeEspanso } from './formats/espanso/write-espanso.ts';
import { formatNames } from './guess.ts';
import { FileRefused } from './limits/limits.ts';
import { leftBehind, writeOwn } from './own/write-own.ts';
import type { Exported } from './words/say-in.ts';
import { writeAutoReviewComments, writeBeeftext, writeChatwoot } from './write/lists.ts';
import { writeMarkdown, writeTopics, zipOf } from './write/pages.ts';
import { writeCsv, writeZammad } from './write/tables.ts';

/** A library as one file of a format, and everything it could not carry. Throws FileRefused for formats that are read and not written. */
export function writeAs(format: PackFormat, library: OwnLibrary): Exported {
  const { templates } = library;
  if (format === 'rounds') return { name: 'rounds-library.zip', mime: 'application/zip', bytes: zipOf(writeOwn(library)), losses: [...leftBehind] };
  const exported = foreignFile(format, templates);
  const rules = library.policies.length + library.packs.length;
  return { ...exported, losses: [...exported.losses, ...(rules > 0 ? ['Policies and changed emergency numbers are not in it; the own format carries them.'] : [])] };
}

function foreignFile(format: Exclude<PackFormat, 'rounds'>, templates: OwnLibrary['templates']): Exported {
  switch (format) {
    case 'espanso':
      return writeEspanso(templates);
    case 'zammad':
      return writeZammad(templates);
    case 'chatwoot':
      return writeChatwoot(templates);
    case 'discourse-templates':
      return writeTopics(templates);
    case 'auto-review-comments':
      return writeAutoReviewComments(templates);
    case 'beeftext':
      return writeBeeftext(templates, (text) => createHash('sha256').update(text).digest('hex'));
    case 'csv':
      return writeCsv(templates);
    case 'markdown':
      return writeMarkdown(templates);
    case 'reddit-toolbox':
    case 'quicktext':
    case 'mailspring':
      throw new FileRefused(`Rounds reads ${formatNames[format]} and does not write them. Choose another format.`);
  }
}
