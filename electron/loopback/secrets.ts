import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Secrets } from '../engine/ports.ts';

/** The browser host's keys. Nothing reaches the disk before the person has agreed to a file. */
export interface HostSecrets extends Secrets {
  /** The person agreed: keys go to `keys.json`, which only they can read, and are there again at the next start. */
  allowFile(): Promise<void>;
  /** The person changed their mind: the file goes, keys stay until Rounds closes. */
  forbidFile(): Promise<void>;
}

const held = z.record(z.string(), z.string());

/** Keys of the browser host, in memory unless a file was agreed to, now or before. */
export function createSecrets(dataDir: string): HostSecrets {
  const file = path.join(dataDir, 'keys.json');
  let isInFile = fs.existsSync(file);
  let keys: Record<string, string> = isInFile ? readKeys(file) : {};

  const save = (): void => {
    if (!isInFile) return;
    const beside = `${file}.new`;
    fs.rmSync(beside, { force: true });
    fs.writeFileSync(beside, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
    fs.renameSync(beside, file);
  };

  return {
    get kind() {
      return isInFile ? 'file' : 'memory';
    },
    read: async (name) => (Object.hasOwn(keys, name) ? (keys[name] ?? null) : null),
    async write(name, value) {
      keys = { ...keys, [name]: value };
      save();
    },
    async forget(name) {
      keys = Object.fromEntries(Object.entries(keys).filter(([key]) => key !== name));
      save();
    },
    async allowFile() {
      isInFile = true;
      save();
    },
    async forbidFile() {
      isInFile = false;
      fs.rmSync(file, { force: true });
    },
  };
}

/** A damaged file means the keys are asked for again; it never keeps Rounds from starting. */
function readKeys(file: string): Record<string, string> {
  try {
    if (process.platform !== 'win32') fs.chmodSync(file, 0o600);
    return held.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
