import type { TemplateContent } from '#shared/words/library.ts';

/** Whether two contents say the same, field by field; the order of their fields says nothing. */
export const sameContent = (a: TemplateContent, b: TemplateContent): boolean => plain(a) === plain(b);

const plain = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
