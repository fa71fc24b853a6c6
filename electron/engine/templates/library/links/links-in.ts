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
  const count = (sign: string): number => text.split(sign).length - 1;
  let end = text.length;
  let unopened = count(')') - count('(');
  for (;;) {
    const last = text[end - 1] ?? '';
    if (!/[.,;:!?)\]*_]/.test(last) || (last === ')' && unopened <= 0)) return text.slice(0, end);
    if (last === ')') unopened -= 1;
    end -= 1;
  }
}
