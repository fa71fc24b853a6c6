import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled, isSame } from '#electron/start/ready/install.mjs';
import { oneAtATime } from '#electron/start/ready/one-at-a-time.mjs';
import { nodeMistake } from '#electron/start/ready/prepare.mjs';
import { beginBuild, isBuilt } from '#electron/start/ready/stale.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-ready-'));
  for (const name of ['electron/engine', 'renderer', 'shared', 'dist/renderer', 'node_modules/.cache']) mkdirSync(path.join(folder, name), { recursive: true });
  write('electron/engine/a.ts', 'export const a = 1;');
  write('package-lock.json', lock({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } }));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const lock = (packages: object): string => JSON.stringify({ packages: { '': {}, ...packages } });

describe('a build', () => {
  const build = (): void => {
    const finish = beginBuild(folder);
    write('dist/serve.js', '');
    write('dist/render-worker.js', '');
    write('dist/renderer/index.html', '');
    finish();
  };

  it('is good until a source changes', () => {
    expect(isBuilt(folder)).toBe(false);
    build();
    expect(isBuilt(folder)).toBe(true);
    write('electron/engine/a.ts', 'export const a = 2;');
    expect(isBuilt(folder)).toBe(false);
  });

  it.each([
    ['a file is added', () => write('shared/b.ts', '')],
    ['a file is gone', () => rmSync(path.join(folder, 'electron/engine/a.ts'))],
    ['the lockfile changes', () => write('package-lock.json', lock({}))],
    ['the built page is gone', () => rmSync(path.join(folder, 'dist/renderer/index.html'))],
    ['the built program is gone', () => rmSync(path.join(folder, 'dist/serve.js'))],
    ['the program that renders is gone', () => rmSync(path.join(folder, 'dist/render-worker.js'))],
    ['its stamp is damaged', () => write('dist/built.json', '{')],
  ])('is stale when %s', (_, change) => {
    build();
    change();
    expect(isBuilt(folder)).toBe(false);
  });

  it('is not stale because a file was touched', () => {
    build();
    utimesSync(path.join(folder, 'electron/engine/a.ts'), 1, 1);
    expect(isBuilt(folder)).toBe(true);
    expect(isBuilt(folder)).toBe(true);
  });

  it('that broke leaves the next start to build again', () => {
    build();
    beginBuild(folder);
    expect(isBuilt(folder)).toBe(false);
  });

  it('is stale when a source changed while it was made', () => {
    const finish = beginBuild(folder);
    write('electron/engine/a.ts', 'export const a = 3;');
    write('dist/serve.js', '');
    write('dist/render-worker.js', '');
    write('dist/renderer/index.html', '');
    finish();
    expect(isBuilt(folder)).toBe(false);
  });
});

describe('an installation', () => {
  const a = { version: '1.0.0', integrity: 'x' };
  it.each<[string, object, object, boolean]>([
    ['is whole when each package is there', { a }, { a }, true],
    ['may lack what other machines need', { a, b: { ...a, optional: true } }, { a }, true],
    ['is not whole when a package is missing', { a, b: a }, { a }, false],
    ['is not the right one when a version differs', { a }, { a: { ...a, version: '1.0.1' } }, false],
    ['is not the right one when the content differs', { a }, { a: { ...a, integrity: 'y' } }, false],
    ['is not the right one when something else is there too', { a }, { a, b: a }, false],
  ])('%s', (_, wanted, have, outcome) => {
    expect(isSame({ packages: { '': {}, ...wanted } }, { packages: have })).toBe(outcome);
  });

  it('made by npm itself is recognised, and missed when the lockfile moves on', () => {
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': a } }));
    expect(isInstalled(folder)).toBe(true);
    expect(isInstalled(folder)).toBe(true);
    write('package-lock.json', lock({ 'node_modules/a': { ...a, version: '2.0.0' } }));
    expect(isInstalled(folder)).toBe(false);
  });

  it('with a stamp but without its packages is none', () => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': a } }));
    expect(isInstalled(folder)).toBe(true);
    rmSync(path.join(folder, 'node_modules/.package-lock.json'));
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('preparing', () => {
  it('is done by one at a time', async () => {
    const file = path.join(folder, 'preparing.lock');
    let inside = 0;
    let most = 0;
    const turns = Array.from({ length: 5 }, () =>
      oneAtATime(
        file,
        async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 5));
          inside -= 1;
        },
        { pollMs: 2 },
      ),
    );
    await Promise.all(turns);
    expect(most).toBe(1);
  });

  it.each([
    ['by a process that is gone', '999999999 abandoned', Date.now()],
    ['by nobody', '', Date.now()],
    ['long ago', `${process.pid} forgotten`, Date.now() - 120_000],
  ])('does not wait for a lock left behind %s', async (_, held, at) => {
    const file = path.join(folder, 'preparing.lock');
    writeFileSync(file, held);
    utimesSync(file, at / 1000, at / 1000);
    expect(await oneAtATime(file, () => Promise.resolve('done'), { pollMs: 2 })).toBe('done');
  });

  it('gives its turn back when it fails', async () => {
    const file = path.join(folder, 'preparing.lock');
    await expect(oneAtATime(file, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(await oneAtATime(file, () => Promise.resolve('done'))).toBe('done');
  });
});

describe('the Node of a machine', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '30.1.0'])('%s is enough to start', (version) => {
    expect(nodeMistake(version)).toBeNull();
  });
  it.each(['20.18.9', '18.20.0', '4.0.0'])('%s is too old, and the person is told so', (version) => {
    expect(nodeMistake(version)).toContain(`this is Node ${version}`);
  });
});
