import { z } from 'zod';
import type { ForeignTemplate } from '../arriving.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import { partsOf } from '../words/parts.ts';
import { writeMarked } from '../words/segments.ts';
import { chatwoot } from '../words/variables.ts';
import type { Writing } from '../words/writing.ts';

const entry = z.object({ id: z.union([z.number(), z.string()]).exactOptional(), short_code: z.string(), content: z.string() });
export const isChatwoot = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null && 'short_code' in one);

/** Canned responses: Liquid, of which only names and their `default` are taken; the rest stays visible as it was written. */
export const readChatwoot = (list: readonly unknown[]): ForeignTemplate[] =>
  list.map((one, at) => {
    const read = entry.safeParse(one);
    if (!read.success) return refusedThing(`#${at}`, `Entry ${at + 1}`, 'It has no short code or no content.');
    const { short_code: code, content } = read.data;
    return foreign({ sourceId: code, title: code, aliases: [code] }, (writing) => writeLiquidOfOthers(writing, content));
  });

/** `{{ name | default: "…" }}` as far as it is known; nothing else of their Liquid becomes ours. */
export function writeLiquidOfOthers(writing: Writing, text: string): void {
  const parts = partsOf(text);
  const [first] = parts;
  // Not to be read as Liquid at all: then what looks like it is taken one by one.
  if (first?.is === 'code' && first.source === text) {
    writeMarked(writing, text, /\{\{[^{}]{0,400}\}\}|\{%[^{}%]{0,400}%\}/g, (found) => {
      writing.unknown(found[0]);
      return true;
    });
    return;
  }
  for (const part of parts) {
    if (part.is === 'text') writing.text(part.text);
    else if (part.is === 'variable') writing.named(chatwoot, part.name, `{{ ${part.name} }}`, part.fallback);
    else if (part.is === 'fill') writing.unknown(`{{ fill.${part.key} }}`);
    else if (part.is === 'include') writing.unknown(`{% include "${part.slug}" %}`);
    else if (part.is === 'disclaimers') writing.unknown('{{ disclaimers }}');
    else writing.unknown(part.source.replace(/\s+/g, ' '));
  }
}
