import type { ForeignTemplate, GivenFile } from '../arriving.ts';
import { decodeText } from '../limits/decode.ts';
import { decodeEntities, type Cleaner } from '../words/html.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import { writeMarkedHtml } from '../words/marked-html.ts';
import { FileRefused } from '../limits/limits.ts';

// A place to fill is a span with a name, or a piece of code with the class of a variable in older files.
const place = /<span\b[^<>]{0,400}\bdata-tvar\s*=\s*"([^"<>]{0,200})"[^<>]{0,400}>([^<]{0,400})<\/span>|<code\b[^<>]{0,400}\bclass\s*=\s*"[^"<>]{0,200}\bvar\b[^"<>]{0,200}"[^<>]{0,400}>([^<]{0,400})<\/code>/gi;

/** A folder of HTML files; the name of a file is the title. */
export const readMailspring = (files: readonly GivenFile[], cleaner: Cleaner): ForeignTemplate[] =>
  files.map((file) => {
    const title = (file.name.split('/').at(-1) ?? file.name).replace(/\.html?$/i, '');
    try {
      return foreign({ sourceId: title, title }, (writing) =>
        writeMarkedHtml(writing, cleaner, {
          html: decodeText(file.bytes),
          name: file.name,
          pattern: place,
          mean: (found) => {
            const name = (found[1] ?? '').trim();
            const label = decodeEntities(found[2] ?? found[3] ?? '').trim() || name || 'blank';
            writing.blank({ label }, name || label);
            return true;
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return refusedThing(title, title, error.message);
    }
  });
