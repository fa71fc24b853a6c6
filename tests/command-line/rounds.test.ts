import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { takeOver } from '#electron/loopback/handover.ts';
import { aFolder } from '#tests/makers/a-store.ts';
import { aLog, theClock } from '#tests/makers/a-desk.ts';

// Whole programs start here.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const samples = path.join(root, 'tests/engine/templates/exchange/files');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** As `npm run -s rounds -- …` does it, from `from`. */
function rounds(words: readonly string[], { from = root }: { from?: string } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(root, 'electron/start/rounds.mjs'), ...words], { cwd: root, env: { ...process.env, npm_lifecycle_event: 'rounds', INIT_CWD: from }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => (out += String(piece)));
  child.stderr.on('data', (piece) => (err += String(piece)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const page = (id: string, body: string, facts = ''): string => `---\nid: ${id}\ntitle: ${id}\nstatus: published\nversion: 1\n${facts}---\n${body}\n`;
function aLibrary(files: Record<string, string>): string {
  const folder = path.join(aFolder(), 'library');
  for (const [name, text] of Object.entries({ 'pack.json': '{"format":1}', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe('templates check', () => {
  it('finds nothing wrong with a right library, needs no desk, and writes nothing but JSON to standard output', async () => {
    const folder = aLibrary({ 'templates/a.md': page('a', 'Hello {{ asker.name }}. {% include "bye" %}'), 'snippets/bye.md': page('bye', 'Bye.') });
    const { code, out, err } = await rounds(['templates', 'check', 'library', '--json'], { from: path.dirname(folder) });
    expect([code, err]).toEqual([0, '2 templates and 0 policies: no mistakes, 0 warnings.\n']);
    expect(JSON.parse(out)).toEqual({ ok: true, folder, counts: { templates: 2, policies: 0, errors: 0, warnings: 0 }, problems: [] });
  });

  it('names the file and the line of every mistake, and ends with 1', async () => {
    const folder = aLibrary({
      'templates/open.md': page('open', 'One.\n\n{% if question.has_photo %}Two.'),
      'templates/lost.md': page('lost', '{% include "nowhere" %}', 'disclaimers:\n  - d-nowhere\n'),
      'snippets/a.md': page('loop-a', '{% include "b" %}'),
      'snippets/b.md': page('loop-b', '{% include "a" %}'),
      'templates/twin-1.md': page('twin', 'Hi.'),
      'templates/twin-2.md': page('twin', 'Hi.'),
      'templates/variant.md': page('variant', 'Hola.', 'variant_of: nobody\n'),
      'policies.yml': '- id: p\n  title: P\n  disclaimer: d-nobody\n  rule: must\n',
    });
    const { code, out, err } = await rounds(['templates', 'check', folder, '--json']);
    expect(code).toBe(1);
    const { problems } = JSON.parse(out) as { problems: { file: string; line: number | null; severity: string; say: string }[] };
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ file, line, say }) => `${file}:${line} ${say}`);
    // The body begins in line 7, and the tag stands in its third.
    expect(errors).toContain('templates/open.md:9 if is not closed: {% endif %} is missing.');
    for (const part of ['templates/lost.md:9 There is no snippet “nowhere”.', 'templates/lost.md:null There is no disclaimer “d-nowhere”.', 'goes round in a circle: a → b → a', 'Two things in this library have the id “twin”', 'a variant of “nobody”', 'asks for “d-nobody”']) expect(errors.join('\n')).toContain(part);
    expect(err).toContain('templates/open.md:9: error: if is not closed');
  });

  it('ends with 2 where there is no library, and is silent on standard output without --json', async () => {
    expect(await rounds(['templates', 'check', aFolder()])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('there is no pack.json') });
    expect(await rounds(['templates', 'check', path.join(aFolder(), 'nowhere')])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^There is no .*nowhere\.\n$/) });
    expect(await rounds(['templates', 'sing'])).toMatchObject({ code: 2, out: '', err: 'Rounds does not know templates "sing". Try --help.\n' });
  });
});

describe('templates export and import', () => {
  it('take a library out into a folder, and bring it in as it was', async () => {
    const folder = aFolder();
    const library = path.join(folder, 'library');
    const desk = ['--data-dir', 'desk'];
    const first = await rounds(['templates', 'export', 'library', ...desk, '--json'], { from: folder });
    expect(first.code).toBe(0);
    const { written } = JSON.parse(first.out) as { written: string[] };
    expect(written).toEqual(expect.arrayContaining(['pack.json', 'policies.yml', 'templates/t-derm-acne.md']));
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'desk')).mode & 0o077).toBe(0);

    // What is not a library's own stays; what is no longer in the library goes; what did not change is not touched.
    writeFileSync(path.join(library, 'README.md'), 'Ours.');
    writeFileSync(path.join(library, 'templates', 'gone.md'), page('gone', 'Gone.'));
    expect(JSON.parse((await rounds(['templates', 'export', 'library', ...desk, '--json'], { from: folder })).out)).toMatchObject({ written: [], removed: ['templates/gone.md'] });
    expect(existsSync(path.join(library, 'README.md'))).toBe(true);

    const acne = path.join(library, 'templates', 't-derm-acne.md');
    const before = readFileSync(acne, 'utf8');
    writeFileSync(acne, before.replace('Acne: a plan in steps', 'Acne, step by step'));
    writeFileSync(path.join(library, 'templates', 'new.md'), page('new', 'New words.'));
    const dry = await rounds(['templates', 'import', 'library', '--dry-run', ...desk, '--json'], { from: folder });
    // One clash that nobody decided.
    expect(dry.code).toBe(1);
    expect(JSON.parse(dry.out)).toMatchObject({ ok: false, dryRun: true, counts: { new: 1, clash: 1, refused: 0 } });
    const done = await rounds(['templates', 'import', 'library', '--take-theirs', ...desk, '--json'], { from: folder });
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { ok: true, added: 1, replaced: 1 }]);
    const twice = await rounds(['templates', 'import', 'library', '--take-theirs', ...desk, '--json'], { from: folder });
    expect([twice.code, JSON.parse(twice.out)]).toMatchObject([0, { importId: null, added: 0, replaced: 0, counts: { new: 0, clash: 0 } }]);
    // What went out comes out again, but for the version that the import made.
    rmSync(acne);
    await rounds(['templates', 'export', 'library', ...desk], { from: folder });
    expect(readFileSync(acne, 'utf8')).toBe(before.replace('Acne: a plan in steps', 'Acne, step by step').replace('title: "Acne, step by step"', 'title: Acne, step by step').replace('version: 1', 'version: 2'));
  });

  it('bring files of other tools in as drafts, say what was lost, and end with 1 where something was refused', async () => {
    const desk = path.join(aFolder(), 'desk');
    const { code, out, err } = await rounds(['templates', 'import', path.join(samples, 'espanso.yml'), '--data-dir', desk, '--json']);
    expect([code, JSON.parse(out)]).toMatchObject([1, { format: 'espanso', added: 8, counts: { new: 8, refused: 3 } }]);
    expect(err).toContain('refused: Loop A. It includes itself: :loop-a → :loop-b → :loop-a.');
    expect(err).toContain('{{out}} is of the kind “shell”, which is never run here');
  });

  it('write into no folder that holds other things, and through no link', async () => {
    const folder = aFolder();
    writeFileSync(path.join(folder, 'thesis.tex'), 'x');
    expect(await rounds(['templates', 'export', folder, '--data-dir', path.join(aFolder(), 'desk')])).toMatchObject({ code: 2, err: expect.stringContaining('holds other things and no library') });
    if (process.platform === 'win32') return;
    const outside = path.join(aFolder(), 'outside.md');
    writeFileSync(outside, 'untouched');
    const library = aLibrary({});
    mkdirSync(path.join(library, 'templates'));
    symlinkSync(outside, path.join(library, 'templates', 't-derm-acne.md'));
    expect(await rounds(['templates', 'export', library, '--data-dir', path.join(aFolder(), 'desk')])).toMatchObject({ code: 2, err: expect.stringContaining('is a link to another place') });
    expect(readFileSync(outside, 'utf8')).toBe('untouched');
    const linked = aLibrary({});
    symlinkSync(path.dirname(outside), path.join(linked, 'disclaimers'));
    expect(await rounds(['templates', 'export', linked, '--data-dir', path.join(aFolder(), 'desk')])).toMatchObject({ code: 2, err: expect.stringContaining('is a link to another place') });
    expect(readdirSync(path.dirname(outside))).toEqual(['outside.md']);
  });

  it('say so and end with 3 where the desk is open elsewhere', async () => {
    const dataDir = aFolder();
    const owner = await takeOver({ dataDir, clock: theClock, log: aLog() });
    if (!owner || !('mine' in owner)) throw new Error('not ours');
    owner.mine.announce({ kind: 'window', practiceUrl: 'http://127.0.0.1:1/' });
    try {
      const { code, out, err } = await rounds(['templates', 'export', path.join(aFolder(), 'library'), '--data-dir', dataDir, '--json']);
      expect([code, JSON.parse(out)]).toMatchObject([3, { ok: false, say: expect.stringContaining('Rounds is open on') }]);
      expect(err).toContain('Close it first');
    } finally {
      owner.mine.release();
    }
    expect((await rounds(['templates', 'export', path.join(aFolder(), 'library'), '--data-dir', dataDir])).code).toBe(0);
  });
});
