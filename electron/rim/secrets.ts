import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { Log, Secrets } from '../engine/ports.ts';

/** Ciphertexts by name, each with the key store that made it. One is never overwritten by a key store that cannot read it. */
const secretsFile = z.object({ v: z.literal(1), kept: z.array(z.object({ name: z.string(), backend: z.string(), cipher: z.base64() })) });
type Kept = z.infer<typeof secretsFile>['kept'];

/** Why a key is not kept, or cannot be read; `say` is for the person. */
export interface SecretsTrouble {
  kind: 'weak' | 'unavailable' | 'moved' | 'unreadable';
  say: string;
}

const says: Record<SecretsTrouble['kind'], string> = {
  weak: 'This computer has no safe place for keys, so Rounds keeps your key only until it closes. Set up a keyring (GNOME Keyring or KWallet) to be asked just once.',
  unavailable: 'The system’s key store does not answer, so Rounds keeps your key only until it closes.',
  moved: 'Your key was saved with another key store and cannot be read with this one. It is still there; please enter it once more.',
  unreadable: 'Your saved key cannot be read. It is still there; please enter it once more. Your drafts are not affected.',
};

/**
 * Keys under the platform's key store, in `file`, as ciphertext only. Where the key store is missing or only pretends
 * (Linux' `basic_text` encrypts with a password everyone knows), nothing is written and keys live in memory.
 * The key store is first touched when a key is: it may ask the person to unlock it, and a start is no moment for that.
 */
export function createSecrets({ safeStorage, platform, file, log, explain }: Lent): Secrets {
  const told = new Set<SecretsTrouble['kind']>();
  const tell = (kind: SecretsTrouble['kind']): void => {
    if (told.has(kind)) return;
    told.add(kind);
    log.warn('secrets.trouble', { kind });
    explain({ kind, say: says[kind] });
  };
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform;
  if (backend === 'basic_text') return memoryOnly(file, () => tell('weak'));
  if (backend === 'unknown') return memoryOnly(file, () => tell('unavailable'));

  let opening: Promise<Secrets> | null = null;
  const opened = (): Promise<Secrets> =>
    (opening ??= vaultOf(safeStorage).then((vault) => (vault ? inKeychain(file, backend, vault, tell) : memoryOnly(file, () => tell('unavailable')))));
  return {
    kind: 'keychain',
    read: async (name) => (await opened()).read(name),
    write: async (name, value) => (await opened()).write(name, value),
    forget: async (name) => (await opened()).forget(name),
  };
}

interface Lent {
  safeStorage: SafeStorage;
  platform: NodeJS.Platform;
  file: string;
  log: Log;
  /** Told once per kind of trouble, when it first matters. */
  explain: (trouble: SecretsTrouble) => void;
}

interface Vault {
  encrypt: (text: string) => Promise<Buffer>;
  /** `isStale`: the key store has a newer key now, and what it kept should be kept with that. */
  decrypt: (cipher: Buffer) => Promise<{ text: string; isStale: boolean }>;
}

/** The asynchronous interface where this Electron has it; the older one otherwise. They read each other's ciphertext. Null: no key store. */
async function vaultOf(safeStorage: SafeStorage): Promise<Vault | null> {
  if (typeof safeStorage.isAsyncEncryptionAvailable === 'function') {
    if (!(await safeStorage.isAsyncEncryptionAvailable().catch(() => false))) return null;
    return {
      encrypt: (text) => safeStorage.encryptStringAsync(text),
      decrypt: async (cipher) => {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(cipher);
        return { text: result, isStale: shouldReEncrypt };
      },
    };
  }
  if (!safeStorage.isEncryptionAvailable()) return null;
  return { encrypt: async (text) => safeStorage.encryptString(text), decrypt: async (cipher) => ({ text: safeStorage.decryptString(cipher), isStale: false }) };
}

function inKeychain(file: string, backend: string, { encrypt, decrypt }: Vault, tell: (kind: SecretsTrouble['kind']) => void): Secrets {
  const write = async (name: string, value: string): Promise<void> => {
    const cipher = (await encrypt(sealed(name, value))).toString('base64');
    keep(file, [...keptIn(file).filter((each) => each.name !== name || each.backend !== backend), { name, backend, cipher }]);
  };
  return {
    kind: 'keychain',
    async read(name) {
      const all = keptIn(file).filter((each) => each.name === name);
      const mine = all.find((each) => each.backend === backend);
      if (!mine) {
        if (all.length > 0) tell('moved');
        return null;
      }
      const found = await decrypt(Buffer.from(mine.cipher, 'base64')).catch(() => null);
      const value = found && unsealed(name, found.text);
      if (value === null) tell('unreadable');
      else if (found?.isStale) await write(name, value).catch(() => {});
      return value;
    },
    write,
    forget: (name) => Promise.resolve(drop(file, name)),
  };
}

/** A key store that lost its key may hand back noise instead of an error, so what goes in carries its own proof. */
const proofOf = (name: string, value: string): string => createHash('sha256').update(`${name}\n${value}`).digest('hex');
const sealed = (name: string, value: string): string => JSON.stringify({ proof: proofOf(name, value), value });
const seal = z.object({ proof: z.string(), value: z.string() });

function unsealed(name: string, text: string): string | null {
  try {
    const { proof, value } = seal.parse(JSON.parse(text));
    return proof === proofOf(name, value) ? value : null;
  } catch {
    return null;
  }
}

function keptIn(file: string): Kept {
  if (!existsSync(file)) return [];
  const read = secretsFile.safeParse(parsed(readFileSync(file, 'utf8')));
  if (read.success) return read.data.kept;
  // Set aside, not thrown away: someone may still mend it.
  renameSync(file, `${file}.damaged`);
  return [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keep(file: string, kept: Kept): void {
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  writeFileSync(beside, JSON.stringify({ v: 1, kept }), { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
}

function drop(file: string, name: string): void {
  const kept = keptIn(file);
  if (kept.some((each) => each.name === name)) keep(file, kept.filter((each) => each.name !== name));
}

/** Writes nothing. What an earlier key store kept stays where it is, unless the person wants it gone. */
function memoryOnly(file: string, explain: () => void): Secrets {
  const held = new Map<string, string>();
  return {
    kind: 'memory',
    read(name) {
      const value = held.get(name) ?? null;
      if (value === null && keptIn(file).some((each) => each.name === name)) explain();
      return Promise.resolve(value);
    },
    write(name, value) {
      explain();
      held.set(name, value);
      return Promise.resolve();
    },
    forget(name) {
      held.delete(name);
      return Promise.resolve(drop(file, name));
    },
  };
}
