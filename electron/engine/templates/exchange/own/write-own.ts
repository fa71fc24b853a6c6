import type { GivenFile, OwnLibrary } from '../arriving.ts';
import { packsFile, policiesFile, writePacks, writePolicies } from './rules-file.ts';
import { writeTemplate } from './template-file.ts';

export const packFile = 'pack.json';
export const packFormat = 1;

/** What no file of ours carries. */
export const leftBehind = ['Older versions, comments and how often each was used stay on this desk; so do pins and past imports.'];

/** A library as files, sorted by name: the same library is always the same files. */
export function writeOwn(library: OwnLibrary): GivenFile[] {
  const texts = [
    { name: packFile, text: `${JSON.stringify({ format: packFormat, name: 'Rounds library' }, null, 2)}\n` },
    ...library.templates.flatMap(writeTemplate),
    ...(library.policies.length > 0 ? [{ name: policiesFile, text: writePolicies(library.policies) }] : []),
    ...(library.packs.length > 0 ? [{ name: packsFile, text: writePacks(library.packs) }] : []),
  ];
  const encoder = new TextEncoder();
  return texts.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
