import { holdPlace, splitPlaces, withoutPlaces, type Cleaner } from './html.ts';
import type { Writing } from './writing.ts';

/** Writes HTML in which some signs mean something. They are held while the HTML becomes Markdown, which would escape them. Throws FileRefused. */
export function writeMarkedHtml(writing: Writing, cleaner: Cleaner, { html, name, pattern, mean }: { html: string; name: string; pattern: RegExp; mean: (found: RegExpExecArray) => boolean }): void {
  const found: RegExpExecArray[] = [];
  const held = withoutPlaces(html).replace(pattern, (...parts: unknown[]) => {
    // Named groups, where there are any, come last and are no text.
    const texts = parts.slice(0, parts.findIndex((part) => typeof part === 'number')) as string[];
    found.push(texts as unknown as RegExpExecArray);
    return holdPlace(found.length - 1);
  });
  const { text, losses } = cleaner.clean(held, name);
  for (const loss of losses) writing.loss(loss);
  for (const piece of splitPlaces(text)) {
    if (typeof piece === 'string') writing.text(piece.replace(/\\\[\\\[([^[\]\n]{1,200})\\\]\\\]/g, '[[$1]]'));
    else {
      const one = found[piece];
      if (one && !mean(one)) writing.words(one[0]);
    }
  }
}
