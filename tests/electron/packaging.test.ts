import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { flipFuses, FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyFuse } from '#electron/flip-fuses.mjs';
import { aBuild } from './desktop/a-desktop.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const yml = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
const section = /^electronFuses:\n((?:[ #].*\n)+)/m.exec(yml)?.[1] ?? '';
const named = Object.fromEntries([...section.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']));

/** How each fuse shall stand. Keyed by Electron's own list, so that a new fuse is a type error here first. */
const wanted: Record<keyof typeof FuseV1Options, boolean> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};
const fuses = Object.keys(wanted) as (keyof typeof FuseV1Options)[];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-package-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with a fuse wire in it, as far as Electron's programs are that. All of it stands the wrong way. */
function aProgram(name: string, count = fuses.length): string {
  const wire = fuses.map((fuse) => (wanted[fuse] ? '0' : '1')).join('').padEnd(count, '1');
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat([Buffer.alloc(50_000, 7), Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, count]), Buffer.from(wire), Buffer.alloc(500, 7)]), { mode: 0o755 });
  return file;
}
async function standingOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(fuses.map((fuse) => [fuse, wire[FuseV1Options[fuse]] === FuseState.ENABLE]));
}

describe('the fuses of a packaged app', () => {
  it('are each decided, by name', () => {
    const config = everyFuse(named);
    for (const fuse of fuses) expect([fuse, config[FuseV1Options[fuse]]]).toEqual([fuse, wanted[fuse]]);
    expect(Object.values(FuseV1Options).filter((value) => typeof value === 'number')).toHaveLength(fuses.length);
    expect(config.strictlyRequireAllFuses).toBe(true);
  });

  it('stop the packaging when one is left out', () => {
    for (const name of Object.keys(named)) {
      const { [name]: _left, ...rest } = named;
      expect(() => everyFuse(rest)).toThrow(`does not decide the fuse ${name}`);
    }
  });

  it('stop the packaging when Electron has one more than we know', async () => {
    await expect(flipFuses(aProgram('newer', fuses.length + 1), everyFuse(named))).rejects.toThrow('strictlyRequireAllFuses');
    const { strictlyRequireAllFuses: _strict, ...lax } = everyFuse(named);
    await expect(flipFuses(aProgram('newer-lax', fuses.length + 1), lax)).resolves.toBeGreaterThan(0);
  });

  it('stand as decided afterwards, from a program where all stood otherwise', async () => {
    const program = aProgram('electron');
    expect(Object.values(await standingOf(program)).some((stands, at) => stands === wanted[fuses[at] ?? 'RunAsNode'])).toBe(false);
    await flipFuses(program, everyFuse(named));
    expect(await standingOf(program)).toEqual(wanted);
  });
});

describe('electron-builder.yml', () => {
  it('publishes nowhere and builds for three systems', () => {
    expect(yml).toMatch(/^publish: null$/m);
    for (const target of ['target: [AppImage, deb]', 'target: [dmg, zip]', 'target: [nsis]']) expect(yml).toContain(target);
  });

  it.skipIf(process.platform !== 'linux')('packs the built app, and nothing else, around a program with those fuses', { timeout: 180_000 }, async () => {
    await aBuild();
    const stand = path.join(folder, 'electron-dist');
    mkdirSync(path.join(stand, 'resources'), { recursive: true });
    aProgram('electron-dist/electron');
    for (const name of ['version', 'LICENSE', 'chrome_crashpad_handler']) writeFileSync(path.join(stand, name), 'x');
    const release = path.join(folder, 'release');
    const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
    await promisify(execFile)(process.execPath, [builder, '--config', 'electron-builder.yml', '--linux', 'dir', `-c.electronDist=${stand}`, `-c.directories.output=${release}`, '--publish', 'never'], { cwd: root });
    expect(await standingOf(path.join(release, 'linux-unpacked', 'rounds'))).toEqual(wanted);

    const { listPackage } = createRequire(path.join(root, 'node_modules', 'app-builder-lib', 'package.json'))('@electron/asar') as { listPackage: (archive: string, options: object) => string[] };
    const inside = listPackage(path.join(release, 'linux-unpacked', 'resources', 'app.asar'), {});
    for (const name of ['/package.json', '/dist/main.js', '/dist/engine-process.js', '/dist/preload.cjs', '/dist/renderer/index.html']) expect(inside).toContain(name);
    expect(inside.filter((name) => !/^\/(package\.json$|dist(\/|$))/.test(name) || /\.(map|log|lock|ts|tsx)$/.test(name))).toEqual([]);
  });
});

describe('the workflow', () => {
  const workflow = readFileSync(path.join(root, '.github', 'workflows', 'build.yml'), 'utf8');

  it('tests and packages on three systems, and needs to know no secret', () => {
    for (const word of ['ubuntu-latest', 'macos-latest', 'windows-latest', 'npm ci', 'xvfb-run --auto-servernum npm test', 'npm run package']) expect(workflow).toContain(word);
    expect(workflow).not.toMatch(/secrets\.|GITHUB_TOKEN|GH_TOKEN/);
    expect(workflow).toMatch(/permissions:\n {2}contents: read\n/);
  });
});
