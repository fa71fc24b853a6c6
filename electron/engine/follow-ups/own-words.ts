import { plainText } from '../threads/plain-text.ts';

/** What a post says itself, as plain text: without what it quotes. */
export const ownWords = (html: string): string => plainText(without(without(html, 'aside'), 'blockquote'));

/** The HTML without the elements of that name and all that is in them; one that is never closed goes on to the end. One pass. */
function without(html: string, name: string): string {
  const edge = new RegExp(`<(/?)${name}(?=[\\s>/])`, 'gi');
  let kept = '';
  let depth = 0;
  let from = 0;
  for (const found of html.matchAll(edge)) {
    // Inside a tag that has not ended yet.
    if (found.index < from) continue;
    const isOpening = found[1] === '';
    if (isOpening && depth === 0) kept += html.slice(from, found.index);
    if (!isOpening && depth === 1) from = html.indexOf('>', found.index) + 1 || html.length;
    depth = Math.max(0, depth + (isOpening ? 1 : -1));
  }
  return depth === 0 ? kept + html.slice(from) : kept;
}
