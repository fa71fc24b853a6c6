import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import log from 'electron-log/node';
import type { Log } from '../engine/ports.ts';
import { redact } from './redact.ts';

const most = 10 * 1024 * 1024;
const older = 3;

/**
 * `logs/<name>.log` in the data folder: one JSON line per event, ids and states only, read by this person only,
 * 10 MB and three older files at most. Nothing goes to the console; `alsoTo` hears each line too.
 */
export function openLogFile({ dataDir, name, alsoTo }: { dataDir: string; name: string; alsoTo?: (line: string) => void }): Log {
  const file = path.join(dataDir, 'logs', `${name}.log`);
  const logger = log.create({ logId: file });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.format = '{text}';
  logger.transports.file.maxSize = most;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.archiveLogFn = () => {
    rmSync(`${file}.${older}`, { force: true });
    for (let age = older - 1; age >= 1; age -= 1) tryRename(`${file}.${age}`, `${file}.${age + 1}`);
    tryRename(file, `${file}.1`);
  };
  const write = (level: 'info' | 'warn' | 'error') => (event: string, facts: Record<string, string | number | boolean | null> = {}) => {
    const line = redact(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
    logger[level](line);
    alsoTo?.(line);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // There is no older file yet, or Windows holds it open: the next rotation takes it along.
  }
}
