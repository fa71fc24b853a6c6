import { partsOf } from './parts.ts';
import { spoken } from './variables.ts';
import type { Writing } from './writing.ts';

/**
 * A body in our words that comes from somebody else, in a table or a page: names we know and blanks are taken, for they can do no harm. Conditions,
 * inclusions and everything else of Liquid stay visible as they were written.
 */
export function writeOwnWords(writing: Writing, body: string): void {
  for (const part of partsOf(body)) {
    if (part.is === 'text') writing.text(part.text);
    else if (part.is === 'variable' && part.name in spoken) writing.variable(part.name, part.fallback);
    else if (part.is === 'fill') writing.blank({ label: part.key.replaceAll('_', ' '), ...(part.fallback === null ? {} : { preset: part.fallback, isRequired: false }) }, part.key);
    else if (part.is === 'disclaimers') writing.disclaimers();
    else if (part.is === 'code' && part.source === body) writing.text(body);
    else writing.unknown(sourceOf(part), 'is a command of a template language; it became a blank');
  }
}

const sourceOf = (part: ReturnType<typeof partsOf>[number]): string => {
  if (part.is === 'code') return part.source.replace(/\s+/g, ' ').slice(0, 180);
  if (part.is === 'include') return `{% include "${part.slug}" %}`;
  if (part.is === 'variable') return `{{ ${part.name} }}`;
  return '';
};
