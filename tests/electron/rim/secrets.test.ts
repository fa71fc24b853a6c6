import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SafeStorage } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets, type SecretsTrouble } from '#electron/rim/secrets.ts';
import { aLog } from '#tests/makers/a-desk.ts';
import { Readiness } from '../fake/readiness.ts';
import { FakeSafeStorage, type SafeStorageMood } from '../fake/safe-storage.ts';

const key = 'a-forum-key-nobody-else-may-see';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'secrets.json');
const onDisk = (): string => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');

function aKeyStore(mood: SafeStorageMood = 'ok'): FakeSafeStorage {
  const readiness = new Readiness();
  readiness.isReady = true;
  return new FakeSafeStorage(readiness, mood);
}
function opened(safeStorage: object, platform: NodeJS.Platform = 'linux') {
  const troubles: SecretsTrouble['kind'][] = [];
  const log = aLog();
  const secrets = createSecrets({ safeStorage: safeStorage as SafeStorage, platform, file: file(), log, explain: ({ kind }) => troubles.push(kind) });
  return { secrets, troubles, log };
}

describe('keys', () => {
  it('are kept by a working key store, as ciphertext only this person can read', async () => {
    const store = aKeyStore();
    const { secrets, troubles, log } = opened(store);
    expect(secrets.kind).toBe('keychain');
    await secrets.write('practice', key);
    expect(await opened(store).secrets.read('practice')).toBe(key);
    expect(await secrets.read('other')).toBeNull();
    expect(onDisk()).not.toContain(key);
    expect(log.lines.join()).not.toContain(key);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
    await secrets.forget('practice');
    expect(await secrets.read('practice')).toBeNull();
    expect(troubles).toEqual([]);
  });

  it('work with the older, synchronous key store too, and with what it has kept', async () => {
    const store = aKeyStore();
    const older = {
      isEncryptionAvailable: () => store.isEncryptionAvailable(),
      getSelectedStorageBackend: () => store.getSelectedStorageBackend(),
      encryptString: (text: string) => store.encryptString(text),
      decryptString: (bytes: Buffer) => store.decryptString(bytes),
    };
    await opened(older).secrets.write('practice', key);
    expect(await opened(older).secrets.read('practice')).toBe(key);
    expect(await opened(store).secrets.read('practice')).toBe(key);
    expect(onDisk()).not.toContain(key);
  });

  it.each([
    ['unavailable', 'unavailable'],
    ['basic_text', 'weak'],
  ] as const)('stay in memory, with a word to the person, when the key store is %s', async (mood, trouble) => {
    const { secrets, troubles } = opened(aKeyStore(mood));
    expect(secrets.kind).toBe(mood === 'basic_text' ? 'memory' : 'keychain');
    expect(troubles).toEqual([]);
    await secrets.write('practice', key);
    await secrets.write('practice', key);
    expect(troubles).toEqual([trouble]);
    expect(await secrets.read('practice')).toBe(key);
    expect(existsSync(file())).toBe(false);
    expect(await opened(aKeyStore(mood)).secrets.read('practice')).toBeNull();
  });

  it('do not open the key store before one is needed: it may ask its person to unlock it', async () => {
    const store = aKeyStore();
    let isTouched = false;
    store.isAsyncEncryptionAvailable = () => Promise.resolve((isTouched = true));
    const { secrets } = opened(store);
    expect(isTouched).toBe(false);
    await secrets.read('practice');
    expect(isTouched).toBe(true);
  });

  it('are kept anew when the key store has a newer key', async () => {
    const store = aKeyStore();
    await opened(store).secrets.write('practice', key);
    const before = readFileSync(file(), 'utf8');
    store.shouldReEncrypt = true;
    expect(await opened(store).secrets.read('practice')).toBe(key);
    expect(readFileSync(file(), 'utf8')).not.toBe(before);
    store.shouldReEncrypt = false;
    expect(await opened(store).secrets.read('practice')).toBe(key);
  });

  it('are asked for again after the key store changed, and what the old one kept stays', async () => {
    const store = aKeyStore();
    await opened(store).secrets.write('practice', key);
    const before = readFileSync(file(), 'utf8');
    const other = aKeyStore();
    other.backend = 'kwallet6';
    const { secrets, troubles } = opened(other);
    expect(await secrets.read('practice')).toBeNull();
    expect(troubles).toEqual(['moved']);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    await secrets.write('practice', 'a new key');
    expect(await secrets.read('practice')).toBe('a new key');
    expect(await opened(store).secrets.read('practice')).toBe(key);
  });

  it('are asked for again when the key store has become worthless, and what was kept stays', async () => {
    await opened(aKeyStore()).secrets.write('practice', key);
    const before = readFileSync(file(), 'utf8');
    const { secrets, troubles } = opened(aKeyStore('basic_text'));
    expect(await secrets.read('practice')).toBeNull();
    expect(troubles).toEqual(['weak']);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    await secrets.forget('practice');
    expect(readFileSync(file(), 'utf8')).not.toContain('practice');
  });

  it.each(['throws', 'noise'] as const)('are asked for again when decrypting %s, and the ciphertext stays', async (decrypting) => {
    const store = aKeyStore();
    await opened(store).secrets.write('practice', key);
    const before = readFileSync(file(), 'utf8');
    store.decrypting = decrypting;
    const { secrets, troubles } = opened(store);
    expect(await secrets.read('practice')).toBeNull();
    expect(troubles).toEqual(['unreadable']);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    store.decrypting = 'right';
    expect(await secrets.read('practice')).toBe(key);
  });

  it('of one account are not handed out for another', async () => {
    const store = aKeyStore();
    await opened(store).secrets.write('practice', key);
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"practice"', '"elsewhere"'));
    const { secrets, troubles } = opened(store);
    expect(await secrets.read('elsewhere')).toBeNull();
    expect(troubles).toEqual(['unreadable']);
  });

  it('survive a damaged file: it is set aside, and new keys are kept', async () => {
    writeFileSync(file(), '{"v":1,"kept":[{"na');
    const { secrets } = opened(aKeyStore());
    expect(await secrets.read('practice')).toBeNull();
    expect(readFileSync(`${file()}.damaged`, 'utf8')).toContain('"kept"');
    await secrets.write('practice', key);
    expect(await secrets.read('practice')).toBe(key);
  });

  it('would lie open if the fallback of Chromium were trusted', () => {
    expect(aKeyStore('basic_text').encryptString(key).toString()).toContain(key);
  });
});
