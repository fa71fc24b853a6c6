import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chromiumHere } from '#tests/chromium.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string): string => {
  const file = path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
  writeFileSync(file, '');
  return file;
};
/** Only what lies in our folder starts. */
const ours = (file: string): boolean => file.startsWith(folder);

describe('the Chromium that tests look through', () => {
  it('is the one the environment names, before any other', () => {
    const named = put('mine');
    put('chromium');
    expect(chromiumHere({ ROUNDS_CHROMIUM: named, PATH: folder }, ours)).toEqual({ path: named, from: 'ROUNDS_CHROMIUM' });
    expect(chromiumHere({ CHROME_PATH: named, PATH: folder }, ours)).toEqual({ path: named, from: 'CHROME_PATH' });
  });

  it('is one of the system where none is named, or the named one does not start', () => {
    const file = put('google-chrome');
    expect(chromiumHere({ PATH: `relative${path.delimiter}${folder}` }, ours)).toEqual({ path: file, from: 'the system' });
    expect(chromiumHere({ PATH: folder, ROUNDS_CHROMIUM: '/nowhere/chromium' }, ours)).toEqual({ path: file, from: 'the system' });
  });

  it('is not a file of that name that does not start', () => {
    put('chromium');
    expect(chromiumHere({ PATH: folder }, () => false)?.from).not.toBe('the system');
  });
});
