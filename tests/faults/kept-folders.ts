import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** In memory where the machine offers that: a thousand forums and desks come and go, and the disk is not what is looked at here. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const newFolder = (): string => mkdtempSync(path.join(place, 'rounds-faults-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** Folders that look like one that was made once: making a database takes longer than copying it. */
export function copiesOf(make: (folder: string) => Promise<void> | void): () => Promise<string> {
  let made: Promise<string> | null = null;
  return async () => {
    made ??= (async () => {
      const folder = newFolder();
      process.once('exit', () => removeFolder(folder));
      await make(folder);
      return folder;
    })();
    const folder = newFolder();
    cpSync(await made, folder, { recursive: true });
    return folder;
  };
}
