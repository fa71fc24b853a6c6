import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles, type SourceFile } from './imports.ts';

const mostLines = 400;
const mostFiles = 14;
/** Tests mirror the house, with their makers and doubles beside them. */
const mostTestFiles = 20;

/** Files that may be longer, and why. */
const longer: Readonly<Record<string, string>> = {};
/** Folders that may hold more, and why. */
const fuller: Readonly<Record<string, string>> = {
  'tests/makers': 'one maker per noun, found by its name',
  'shared/words': 'one noun per file, found by its name',
  'electron/engine/store': 'one file per table, the only SQL that writes',
};

/** Names that say nothing of what is inside. */
const emptyWords = /(^|[-/.])(utils?|helpers?|common|misc|services?|managers?|stuff|types)([-/.]|$)/;

const tooLong = (files: readonly SourceFile[]): string[] =>
  files.filter(({ name, text }) => text.split('\n').length > mostLines && !(name in longer)).map(({ name, text }) => `${name}: ${text.split('\n').length} lines`);

function tooFull(files: readonly SourceFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of files) counts.set(path.posix.dirname(name), (counts.get(path.posix.dirname(name)) ?? 0) + 1);
  return [...counts].filter(([folder, count]) => count > (folder.startsWith('tests/') ? mostTestFiles : mostFiles) && !(folder in fuller)).map(([folder, count]) => `${folder}: ${count} files`);
}

const badlyNamed = (files: readonly SourceFile[]): string[] => files.map(({ name }) => name).filter((name) => emptyWords.test(name) || /[^a-z0-9./-]/.test(name));

/** Said nowhere in the project: work is done or not there. */
const unsaid = [/\bTODO\b/, /\bFIXME\b/, /@ts-ignore/, /@ts-nocheck/];
const saysTooMuch = (files: readonly SourceFile[]): string[] => files.flatMap(({ name, text }) => unsaid.filter((word) => word.test(text)).map((word) => `${name}: ${word.source}`));

const files = sourceFiles(['electron', 'renderer', 'shared', 'tests']);
const pages = ['README.md', 'CONTRIBUTING.md']
  .filter((name) => existsSync(path.join(root, name)))
  .concat(readdirSync(path.join(root, 'tests', 'decisions')).map((name) => `tests/decisions/${name}`))
  .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
const aFile = (name: string, text = ''): SourceFile => ({ name, text });

describe('the house stays readable', () => {
  it('keeps every file short enough to read in one sitting', () => {
    expect(tooLong(files)).toEqual([]);
    expect(tooLong([aFile('a.ts', '\n'.repeat(mostLines + 1))])).toHaveLength(1);
  });

  it('keeps every folder small enough to see at a glance', () => {
    expect(tooFull(files)).toEqual([]);
    expect(tooFull(Array.from({ length: mostFiles + 1 }, (_, i) => aFile(`shared/x/${i}.ts`)))).toHaveLength(1);
  });

  it('names files for what they are', () => {
    expect(badlyNamed(files)).toEqual([]);
    expect(badlyNamed(['shared/utils.ts', 'shared/string-helpers.ts', 'shared/common/a.ts', 'shared/types.ts', 'shared/fooBar.ts', 'shared/outbox-service.ts'].map((name) => aFile(name)))).toHaveLength(6);
    expect(badlyNamed([aFile('shared/words/type-of-post.ts')])).toEqual([]);
  });

  it('leaves nothing for later', () => {
    const readers = new Set(['tests/house/sizes.test.ts']);
    expect(saysTooMuch([...files, ...pages].filter(({ name }) => !readers.has(name)))).toEqual([]);
    expect(saysTooMuch([aFile('a.ts', '// TODO: later')])).toHaveLength(1);
  });

  it('allows exceptions only for what is there', () => {
    expect(Object.keys(longer).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    expect(Object.keys(fuller).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});
