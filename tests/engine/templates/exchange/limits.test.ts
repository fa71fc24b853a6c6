import { describe, expect, it } from 'vitest';
import { readFiles } from '#electron/engine/templates/exchange/read.ts';
import { checkPath, FileRefused, most, shortName } from '#electron/engine/templates/exchange/limits/limits.ts';
import { unpackZip } from '#electron/engine/templates/exchange/limits/zip.ts';
import { readYaml } from '#electron/engine/templates/exchange/limits/yaml.ts';
import { aText, sample } from '#tests/makers/an-exchange.ts';
import { aZip } from './a-zip.ts';
import { bombs } from './bombs.ts';

/** The refusal, whether of the whole or of the one thing in it. */
function refusalOf(read: () => ReturnType<typeof readFiles>): string {
  try {
    const { foreign, own } = read();
    return [...foreign.map(({ refused }) => refused), ...(own?.refused ?? []).map(({ say }) => say)].join(' ');
  } catch (error) {
    expect(error).toBeInstanceOf(FileRefused);
    return (error as Error).message;
  }
}

describe('what is refused', () => {
  it.each(bombs)('%s', (_, files, why) => {
    const say = refusalOf(() => readFiles(files()));
    expect(say).toContain(why);
    expect(say).toMatch(/[.…]$/);
    expect(say.length).toBeLessThan(400);
  });

  it('is told in words that do not turn or break the line', () => {
    expect(refusalOf(() => readFiles([aText('../\u{202E}gpj.exe', 'x')]))).not.toContain('\u{202E}');
    expect(shortName('a\nb\u{202E}c'.repeat(40))).toMatch(/^[^\n\u{202E}]{80}$/u);
  });
});

describe('what is not refused', () => {
  it.each(['a.md', 'templates/a.md', 'my library/templates/Ä b.md', 'a..b.md', 'C/x.md', '..a/b.md', 'a/b/c/d/e/f/g/h.md'])('a path such as %s', (name) => expect(() => checkPath(name)).not.toThrow());

  it('a zip as people make them: a folder with everything in it, and what the Finder adds', () => {
    const zip = aZip({ 'library/pack.json': '{"format":1}', 'library/templates/a.md': '---\nid: a\ntitle: A\n---\nHi\n', '__MACOSX/library/._pack.json': 'x', 'library/.DS_Store': 'x' });
    expect(readFiles([{ name: 'library.zip', bytes: zip }])).toMatchObject({ format: 'rounds', own: { templates: [{ id: 'a' }], refused: [] } });
  });

  it('text that shrinks well', () => {
    const prose = Array.from({ length: 4_000 }, (_, n) => `Use plain cream twice a day, said volunteer ${n}.`).join('\n');
    expect(unpackZip(aZip({ 'a.md': prose }), 'a.zip')[0]?.bytes.length).toBe(prose.length);
  });

  it('a zip in a zip, which stays closed and is named', () => {
    const reading = readFiles([{ name: 'a.zip', bytes: aZip({ 'a.md': '# A\n\nHi', 'b.zip': aZip({ 'x.md': 'x' }) }) }]);
    expect(reading.foreign).toHaveLength(1);
    expect(reading.losses).toEqual(['“b.zip” is a zip inside a zip and was not opened.']);
  });

  it('YAML with a few references, as people write them', () => {
    expect(readYaml('a: &x [one, two]\nb: *x\nc: {<<: 1}\n', 'a.yml')).toEqual({ a: ['one', 'two'], b: ['one', 'two'], c: { '<<': '1' } });
    expect(() => readYaml('a: &x 1\nb: *x\n', 'a.yml', { aliases: false })).toThrow('uses references');
  });

  it.each(['a: "x" # c\nb: \'y\'\n', 'a:\n  - {b: c, d: [e, f]}\n  - |\n    g: h: i, , [[[\n  - "j\n    k"\n', '- a: b\n  c: "d\\n\\"e\\""\n-\n  f: >-\n    g "h" i\n', 'k:\n  l: m n "o" p\n', '%YAML 1.2\n---\na: b\n...\n', '"quoted key": [a,\n  b,\n  c]\n'])('YAML such as %j', (text) => {
    expect(() => readYaml(text, 'a.yml')).not.toThrow();
  });

  it('every sample, well below the limits', () => {
    for (const name of ['espanso.yml', 'quicktext.xml', 'mailspring']) expect(readFiles(sample(name)).foreign.length).toBeGreaterThan(0);
    expect(most.things).toBeGreaterThanOrEqual(2_000);
  });
});
