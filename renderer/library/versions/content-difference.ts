import { wordDifference, type DifferencePart } from '#shared/answers/word-difference.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';

/** What became of one part of a template. */
export interface ChangedPart {
  name: string;
  parts: DifferencePart[];
}

const sayFillIn = ({ key, kind, label, hint, isRequired, maxChars, choices, preset }: FillIn): string =>
  [`${key}: ${label}`, kind, isRequired ? 'required' : 'optional', maxChars === null ? '' : `up to ${maxChars} characters`, hint, choices.length > 0 ? `choices: ${choices.join(', ')}` : '', preset === '' ? '' : `begins as: ${preset}`].filter((part) => part !== '').join(' · ');

/** Each part of a template as words a person reads, in the order they are read. */
const partsOf: readonly (readonly [name: string, say: (content: TemplateContent) => string])[] = [
  ['Title', ({ title }) => title],
  ['Body', ({ body }) => body],
  ['Fill-ins', ({ fillIns }) => fillIns.map(sayFillIn).join('\n')],
  ['When to use it', ({ whenToUse }) => whenToUse],
  ['Not for', ({ notFor }) => notFor],
  ['Where it stands', ({ placement }) => (placement === 'top' ? 'before the answer' : 'after the answer')],
  ['Communities', ({ communities }) => communities.map((name) => (name === '*' ? 'every community' : name)).join(', ')],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Other names', ({ aliases }) => aliases.join(', ')],
  ['Disclaimers it brings', ({ disclaimerIds }) => disclaimerIds.join(', ')],
  ['Level it is for', ({ suggestedLevel }) => suggestedLevel],
  ['Sources', ({ sources }) => sources.map(({ title, url, year }) => `${title} ${year ?? ''} ${url}`).join('\n')],
];

/** Word by word what became of `before`; null: there was nothing. Only what differs is in it. Pure. */
export function contentDifference(before: TemplateContent | null, now: TemplateContent): ChangedPart[] {
  return partsOf.flatMap(([name, say]) => {
    const [old, next] = [before === null ? '' : say(before), say(now)];
    return old === next || (before === null && name === 'Where it stands') ? [] : [{ name, parts: wordDifference(old, next) }];
  });
}
