import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsFileOver, settingsStoreOptions } from '#electron/settings-file.ts';
import { settings, type Settings } from '#shared/words/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => settingsFileOver(new Conf<Record<string, unknown>>({ ...settingsStoreOptions(folder), projectName: 'rounds' }));
const file = (): string => path.join(folder, 'settings.json');
const defaults = settings.parse({});

describe('the settings file of the browser host', () => {
  it('begins with the defaults and keeps what is changed', async () => {
    expect(open().current()).toEqual(defaults);
    expect(await open().change({ theme: 'dark', holdSeconds: 20 })).toMatchObject({ theme: 'dark', holdSeconds: 20, sort: 'level' });
    expect(open().current()).toMatchObject({ theme: 'dark', holdSeconds: 20 });
  });

  it('can be read by this person only', async () => {
    await open().change({ theme: 'dark' });
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('tells who listens, until they stop', async () => {
    const store = open();
    const heard: Settings[] = [];
    const stop = store.onChange((now) => heard.push(now));
    await store.change({ singleKeys: false });
    stop();
    await store.change({ singleKeys: true });
    expect(heard.map(({ singleKeys }) => singleKeys)).toEqual([false]);
  });

  it.each([
    ['damaged', '{"theme": '],
    ['empty', ''],
    ['of another kind', '[]'],
  ])('opens with the defaults when the file is %s', (_, text) => {
    writeFileSync(file(), text);
    expect(open().current()).toEqual(defaults);
  });

  it('replaces one impossible value and keeps the rest, those of a newer Rounds too', async () => {
    writeFileSync(file(), JSON.stringify({ theme: 'mauve', holdSeconds: 7, sort: 'newest', fromTheFuture: { a: 1 } }));
    expect(open().current()).toEqual({ ...defaults, sort: 'newest' });
    await open().change({ theme: 'light' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ theme: 'light', sort: 'newest', fromTheFuture: { a: 1 } });
  });
});
