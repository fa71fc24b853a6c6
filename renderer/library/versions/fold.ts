import type { DifferencePart } from '#shared/answers/word-difference.ts';

/** Characters of unchanged words that stay beside a change, so that it is understood. */
const beside = 140;

/** A stretch of a difference as it is shown; `folded`: unchanged words that are not. */
export type ShownPart = DifferencePart | { kind: 'folded'; text: string };

/** The parts with long unchanged stretches folded between the changes. Pure; `text` of all parts together stays the same. */
export function fold(parts: readonly DifferencePart[]): ShownPart[] {
  return parts.flatMap((part, index): ShownPart[] => {
    const head = index === 0 ? 0 : beside;
    const tail = index === parts.length - 1 ? 0 : beside;
    if (part.kind !== 'same' || part.text.length <= head + tail + beside) return [part];
    const from = head === 0 ? 0 : wordEnd(part.text, head);
    const to = tail === 0 ? part.text.length : wordStart(part.text, part.text.length - tail);
    if (to <= from) return [part];
    return [same(part.text.slice(0, from)), { kind: 'folded' as const, text: part.text.slice(from, to) }, same(part.text.slice(to))].filter(({ text }) => text !== '');
  });
}

const same = (text: string): ShownPart => ({ kind: 'same', text });

function wordEnd(text: string, at: number): number {
  const end = text.slice(at).search(/\s/);
  return end === -1 ? text.length : at + end;
}

const wordStart = (text: string, at: number): number => Math.max(text.lastIndexOf(' ', at), text.lastIndexOf('\n', at)) + 1;
