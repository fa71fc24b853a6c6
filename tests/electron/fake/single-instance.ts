import { mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One process per folder. Null for the second, whose words reach the first; otherwise what lets the folder go. */
export function holdOnce(folder: string, onSecond: (words: string[]) => void): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'SingletonLock');
  const knock = path.join(folder, 'SingletonKnock');
  const holder = pidIn(lock);
  if (holder !== null && isAlive(holder)) {
    writeFileSync(knock, JSON.stringify(process.argv));
    return null;
  }
  writeFileSync(lock, String(process.pid));
  rmSync(knock, { force: true });
  watchFile(knock, { interval: 50, persistent: false }, ({ size }) => {
    if (size > 0) onSecond(JSON.parse(readFileSync(knock, 'utf8')) as string[]);
  });
  return () => {
    unwatchFile(knock);
    rmSync(lock, { force: true });
  };
}

function pidIn(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
