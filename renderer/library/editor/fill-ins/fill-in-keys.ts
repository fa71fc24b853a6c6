import type { FillIn, FillInKind } from '#shared/words/fill-in.ts';

// Bounded as the marks of the editor are: linear however the text goes on.
const marks = /\{\{[^{}]{0,400}\}\}|\{%(?:[^%]|%(?!\})){0,400}%\}/g;
const names = /(?<![\w.])fill\.([a-z][a-z0-9_]{0,59})(?![\w])/g;

/** The fill-ins a body speaks of, each once, in reading order. Pure. */
export function keysIn(body: string): string[] {
  const found = new Set<string>();
  for (const mark of body.matchAll(marks)) for (const name of mark[0].matchAll(names)) found.add(name[1] ?? '');
  return [...found];
}

/** Described and not spoken of, and the other way round. */
export function compareKeys(body: string, fillIns: readonly FillIn[]): { unused: Set<string>; unknown: string[] } {
  const used = keysIn(body);
  const known = new Set(fillIns.map(({ key }) => key));
  return { unused: new Set([...known].filter((key) => !used.includes(key))), unknown: used.filter((key) => !known.has(key)) };
}

/** The fill-ins as a reader meets them; those the body does not speak of come last, in their own order. */
export function inReadingOrder(body: string, fillIns: readonly FillIn[]): FillIn[] {
  const order = keysIn(body);
  const placeOf = ({ key }: FillIn): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return fillIns.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** `body` with one fill-in called something else, wherever it is spoken of. */
export const renameKey = (body: string, from: string, to: string): string => body.replace(marks, (mark) => mark.replace(names, (whole, key: string) => (key === from ? `fill.${to}` : whole)));

/** A new fill-in among those that are known. `key` is made free by a number at its end. */
export function aFillIn(key: string, known: readonly FillIn[]): FillIn {
  let free = key;
  for (let n = 2; known.some((one) => one.key === free); n += 1) free = `${key.slice(0, 56)}_${n}`;
  return { key: free, kind: 'text', label: sayKey(free), hint: '', isRequired: true, maxChars: null, choices: [], preset: '' };
}

/** `short_answer` as a label: "Short answer". */
function sayKey(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Why `key` cannot be the name; empty where it can. */
export function keyTrouble(key: string, others: readonly FillIn[]): string {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(key)) return 'A name is small letters, digits and underscores, and begins with a letter.';
  return others.some((one) => one.key === key) ? `There is a fill-in called ${key} already.` : '';
}

/** What stands in the body for it: a tick decides about a paragraph, anything else is said where it stands. */
export const markFor = ({ key, kind }: Pick<FillIn, 'key' | 'kind'>): readonly [before: string, after: string] => (kind === 'tick' ? [`{% if fill.${key} %}`, '{% endif %}'] : [`{{ fill.${key} }}`, '']);

export const kindNames: Readonly<Record<FillInKind, string>> = { text: 'text', choice: 'choice', number: 'number', date: 'date', tick: 'tick' };

/** "text · required · 200". */
export const sayFillIn = ({ kind, isRequired, maxChars, choices }: FillIn): string =>
  [kindNames[kind], kind === 'tick' ? '' : isRequired ? 'required' : 'optional', kind === 'text' && maxChars !== null ? String(maxChars) : '', kind === 'choice' ? `${choices.length} choices` : ''].filter((part) => part !== '').join(' · ');
