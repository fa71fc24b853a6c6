import { most } from '#electron/engine/templates/exchange/limits/limits.ts';
import { aText } from '#tests/makers/an-exchange.ts';
import type { GivenFile } from '#electron/engine/templates/exchange/arriving.ts';
import { aCrookedZip, aLinkedZip, aLyingZip, anOverlappingZip, aZip } from './a-zip.ts';

const inZip = (name: string, bytes: Uint8Array): GivenFile[] => [{ name, bytes }];
const yaml = (text: string): GivenFile[] => [aText('base.yml', `matches:\n${text}`)];
const json = (text: string): GivenFile[] => [aText('a.json', text)];
const quick = (body: string, before = ''): GivenFile[] => [aText('q.xml', `<?xml version="1.0"?>${before}<quicktext version="2"><menu>${body}</menu></quicktext>`)];
const html = (text: string): GivenFile[] => [aText('a.html', text)];
const doubling = (levels: number): string => Array.from({ length: levels }, (_, n) => `  - &l${n + 1} [${Array.from({ length: 9 }, () => (n === 0 ? 'x' : `*l${n}`)).join(', ')}]\n`).join('');
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** Files nobody should have to bear: what each is, the files, and a few words of the refusal. */
export const bombs: readonly (readonly [string, () => GivenFile[], string])[] = [
  ['a path that climbs out', () => [aText('../../.bashrc', 'x')], 'leads out of its folder'],
  ['a path that climbs out in the middle', () => [aText('templates/../../x.md', 'x')], 'leads out of its folder'],
  ['a path that climbs out in the way of Windows', () => [aText('..\\..\\x.md', 'x')], 'leads out of its folder'],
  ['a path from the root', () => [aText('/etc/passwd', 'x')], 'points to a fixed place'],
  ['a drive letter', () => [aText('C:\\x.md', 'x')], 'points to a fixed place'],
  ['a share on the network', () => [aText('\\\\server\\x.md', 'x')], 'points to a fixed place'],
  ['a name with a NUL', () => [aText('a.md\0.exe', 'x')], 'signs that no file name has'],
  ['a name with a line end', () => [aText('a\n.md', 'x')], 'signs that no file name has'],
  ['a name that does not end', () => [aText(`${'x'.repeat(300)}.md`, 'x')], 'longer than'],
  ['folders in folders in folders', () => [aText(`${'a/'.repeat(20)}x.md`, 'x')], 'deeper than'],
  ['a file that is too large', () => [{ name: 'a.md', bytes: new Uint8Array(most.file + 1) }], 'larger than 8 MB'],
  ['files that are too large together', () => Array.from({ length: 3 }, (_, n) => ({ name: `${n}.md`, bytes: new Uint8Array(6_000_000) })), 'larger than 16 MB'],
  ['files beyond counting', () => Array.from({ length: most.files + 1 }, (_, n) => aText(`${n}.md`, 'x')), 'These are 5001 files'],
  ['the same file twice', () => [aText('a.md', 'x'), aText('a.md', 'y')], 'have the same name'],
  ['a zip of nothing but zeros', () => inZip('a.zip', aZip({ 'a.md': new Uint8Array(7_000_000) })), 'far larger than it looks'],
  ['a zip that lies about its size', () => inZip('a.zip', aLyingZip()), 'far larger than it looks'],
  ['a zip whose entries all lead to one place', () => inZip('a.zip', anOverlappingZip(200)), 'far larger than it looks'],
  ['a zip that climbs out', () => inZip('a.zip', aCrookedZip('../../evil.md')), 'leads out of its folder'],
  ['a zip that climbs out in the way of Windows', () => inZip('a.zip', aCrookedZip('..\\..\\evil.md')), 'leads out of its folder'],
  ['a zip from the root', () => inZip('a.zip', aCrookedZip('/etc/cron.d/x')), 'points to a fixed place'],
  ['a zip with a NUL in a name', () => inZip('a.zip', aCrookedZip('a.md\0x')), 'signs that no file name has'],
  ['a zip with a link in it', () => inZip('a.zip', aLinkedZip()), 'is a link to another place'],
  ['a zip with more files than a library', () => inZip('a.zip', aZip(Object.fromEntries(Array.from({ length: most.files + 1 }, (_, n) => [`${n}.md`, 'x'])))), 'holds 5001 files'],
  ['a zip that is cut off', () => inZip('a.zip', aZip({ 'a.md': 'words '.repeat(500) }).slice(0, -30)), 'cannot be read as one'],
  ['a zip of noise', () => inZip('a.zip', Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 251)])), 'cannot be read as one'],
  ['YAML that laughs a billion times', () => yaml(doubling(12)), 'repeats itself by references'],
  ['YAML that repeats itself a little, and a million times in the end', () => yaml(doubling(5)), 'repeats itself by references'],
  ['YAML in brackets in brackets', () => yaml(`  - ${'['.repeat(100_000)}`), 'nested deeper'],
  ['YAML in lists in lists', () => yaml(`  ${'- '.repeat(100_000)}x`), 'nested deeper'],
  ['YAML in maps in maps', () => yaml(Array.from({ length: 1_300 }, (_, n) => `${' '.repeat(n + 1)}a:\n`).join('')), 'nested deeper'],
  ['YAML with keys of keys, which take for ever to write', () => yaml(`  ${'? '.repeat(600)}`), 'complex keys'],
  ['YAML of nothing but anchors', () => yaml(`  - ${'&a '.repeat(300_000)}`), 'repeats itself by references'],
  ['YAML of nothing but types', () => yaml(`  - ${'!a '.repeat(300_000)}`), 'names more types'],
  ['YAML of nothing but quotes', () => yaml(`  - ${'"'.repeat(500_000)}`), 'two values side by side'],
  ['YAML of nothing but commas', () => yaml(`  - [${','.repeat(500_000)}]`), 'two commas side by side'],
  ['YAML of nothing but closing brackets', () => yaml('}\n'.repeat(200_000)), 'never opened'],
  ['YAML of nothing but documents', () => yaml('---\n'.repeat(200_000)), 'several documents'],
  ['YAML of wrong escapes', () => yaml('  - "\\q"\n'.repeat(50_000)), 'an escape'],
  ['YAML that is too long', () => yaml('  - x\n'.repeat(200_000)), 'longer than 1 MB'],
  ['facts of ours with references', () => [aText('pack.json', '{"format":1}'), aText('policies.yml', '- &a [*a]\n')], 'uses references'],
  ['JSON in brackets in brackets', () => json('['.repeat(1_000_000)), 'nested deeper'],
  ['JSON in objects in objects', () => json('{"a":'.repeat(500_000)), 'nested deeper'],
  ['XML that laughs a billion times', () => quick('&l9;', `<!DOCTYPE q [<!ENTITY l0 "ha">${laughs}]>`), 'declares XML entities'],
  ['XML that reads another file', () => quick('&x;', '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'declares XML entities'],
  ['XML in elements in elements', () => quick('<texts>'.repeat(40_000)), 'not XML that can be read'],
  ['XML of more elements than a library', () => quick('<texts/>'.repeat(60_000)), 'more than 50000 marks'],
  ['XML that is too long', () => quick('x'.repeat(most.xml)), 'too much for XML'],
  ['a table without end to the right', () => [aText('a.csv', `title,body${',x'.repeat(500_000)}\n`)], 'more than 100 columns'],
  ['a table without end to the right, further down', () => [aText('a.csv', `title,body\na,b\n${'x,'.repeat(900_000)}\n`)], 'more than 100 columns'],
  ['a table without end downwards', () => [aText('a.csv', `title,body\n${'a,b\n'.repeat(200_000)}`)], 'more than 5000 rows'],
  ['a list without end', () => json(JSON.stringify(Array.from({ length: 6_000 }, (_, n) => ({ short_code: `${n}`, content: 'x' })))), 'more than 5000 templates'],
  ['pages whose HTML is nested without end', () => html('<div>'.repeat(30_000)), 'nested deeper'],
  ['pages whose bold letters multiply with every paragraph', () => html(`${Array.from({ length: 50 }, (_, n) => `<b id="${n}">`).join('')}${'<p>x'.repeat(9_000)}`), 'nested deeper'],
  ['pages with more marks than words', () => html('<br>'.repeat(40_000)), 'more than 10000 marks'],
  ['pages that are too long', () => html('word '.repeat(100_000)), 'longer than 200000 characters'],
];
