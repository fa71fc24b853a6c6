import { describe, expect, it } from 'vitest';
import { readWords } from '#electron/command-line/words.ts';

const plain = { dataDir: null, json: false };

describe('the words of a command', () => {
  it.each([
    ['templates export lib', { deed: 'export', folder: 'lib', ...plain }],
    ['templates check lib --json', { deed: 'check', folder: 'lib', ...plain, json: true }],
    ['--data-dir=d templates import a.zip --dry-run', { deed: 'import', file: 'a.zip', isDry: true, format: null, clashes: null, ...plain, dataDir: 'd' }],
    ['templates import a --format csv --take-theirs --data-dir d', { deed: 'import', file: 'a', isDry: false, format: 'csv', clashes: 'take-theirs', ...plain, dataDir: 'd' }],
    ['triage a.json --json', { deed: 'triage', file: 'a.json', ...plain, json: true }],
    ['', { deed: 'help' }],
    ['templates export --help', { deed: 'help' }],
  ])('%s', (words, asked) => expect(readWords(words.split(' ').filter((word) => word !== ''))).toEqual(asked));

  it.each([
    ['triages a.json', 'Rounds does not know "triages".'],
    ['triage', 'triage needs a file with questions.'],
    ['triage a.json b.json', 'triage takes one file at a time.'],
    ['triage a.json --dry-run', 'triage takes none of --dry-run'],
    ['templates', 'templates needs a word more: export, import or check.'],
    ['templates mend x', 'Rounds does not know templates "mend".'],
    ['templates export', 'templates export needs a folder.'],
    ['templates import', 'templates import needs a file or a folder.'],
    ['templates export a b', 'templates export takes one folder at a time.'],
    ['templates check a --dry-run', 'templates check takes none of --dry-run, --format and choices about clashes.'],
    ['templates import a --keep-mine --keep-both', '--keep-mine and --keep-both cannot be both.'],
    ['templates import a --format word', 'Rounds does not know the format "word".'],
    ['templates import a --data-dir --json', '--data-dir needs a folder.'],
    ['templates import a --json=yes', '--json takes no value.'],
    ['templates import a --force', 'Rounds does not know "--force".'],
    ['templates import -f', 'Rounds does not know "-f".'],
  ])('%s is answered with a sentence', (words, sentence) => {
    const read = readWords(words.split(' '));
    expect('mistake' in read ? read.mistake : read).toContain(sentence);
  });
});
