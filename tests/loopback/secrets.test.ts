import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets } from '#electron/loopback/secrets.ts';

const canary = 'canary-7f3a-not-on-disk';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const onDisk = (): boolean => readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name)).includes(canary));
const modeOf = (name: string): number => statSync(path.join(folder, name)).mode & 0o777;

describe('keys in the browser host', () => {
  it('stay in memory and are gone with it', async () => {
    const secrets = createSecrets(folder);
    await secrets.write('forum', canary);
    expect(secrets.kind).toBe('memory');
    expect(await secrets.read('forum')).toBe(canary);
    expect(onDisk()).toBe(false);
    expect(await createSecrets(folder).read('forum')).toBeNull();
  });

  it('go to a file only this person can read, once the person has agreed', async () => {
    const secrets = createSecrets(folder);
    await secrets.write('forum', canary);
    await secrets.allowFile();
    expect(secrets.kind).toBe('file');
    expect(onDisk()).toBe(true);
    expect(readdirSync(folder)).toEqual(['keys.json']);
    if (process.platform !== 'win32') expect(modeOf('keys.json')).toBe(0o600);
    const later = createSecrets(folder);
    expect(later.kind).toBe('file');
    expect(await later.read('forum')).toBe(canary);
  });

  it('leave the disk when the person changes their mind, and when they are forgotten', async () => {
    const secrets = createSecrets(folder);
    await secrets.allowFile();
    await secrets.write('forum', canary);
    await secrets.write('other', 'x');
    await secrets.forget('forum');
    expect(onDisk()).toBe(false);
    expect(await createSecrets(folder).read('other')).toBe('x');
    await secrets.write('forum', canary);
    await secrets.forbidFile();
    expect(onDisk()).toBe(false);
    expect(await secrets.read('forum')).toBe(canary);
  });

  it.skipIf(process.platform === 'win32')('close a file that others could read', () => {
    writeFileSync(path.join(folder, 'keys.json'), '{}');
    chmodSync(path.join(folder, 'keys.json'), 0o644);
    createSecrets(folder);
    expect(modeOf('keys.json')).toBe(0o600);
  });

  it.each(['', 'not json', '[1]', '{"forum":5}', 'null'])('are asked for again when the file holds %j', async (text) => {
    writeFileSync(path.join(folder, 'keys.json'), text);
    expect(await createSecrets(folder).read('forum')).toBeNull();
  });

  it('are never taken for what every object has', async () => {
    expect(await createSecrets(folder).read('constructor')).toBeNull();
    expect(await createSecrets(folder).read('__proto__')).toBeNull();
  });
});
