import type { TemplateContent } from '#shared/words/library.ts';

const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^]{1,2000}/giu;

/** Addresses of a template, in its sources and in its words. */
export function linksIn({ sources, body }: Pick<TemplateContent, 'sources' | 'body'>): string[] {
  const found = new Set<string>();
  const add = (text: string): void => {
    if (!URL.canParse(text)) return;
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') found.add(url.href);
  };
  for (const { url } of sources) add(url.trim());
  for (const [text] of body.matchAll(address)) add(withoutTail(text));
  return [...found];
}

/** A full stop, or the bracket of a Markdown link, is not part of the address. */
function withoutTail(text: string): string {
  let end = text.length;
  for (;;) {
    const last = text[end - 1] ?? '';
    const isOpened = last === ')' && count(text, '(', end) >= count(text, ')', end);
    if (!/[.,;:!?)\]*_]/.test(last) || isOpened) return text.slice(0, end);
    end -= 1;
  }
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0 && at < end; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
