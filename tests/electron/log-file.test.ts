import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLogFile } from '#electron/log/log-file.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-log-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('writes one JSON line per event, for this person only', () => {
  const heard: string[] = [];
  const log = openLogFile({ dataDir, name: 'engine', alsoTo: (line) => heard.push(line) });
  log.info('sync.done', { pages: 2 });
  log.error('unexpected', { in: 'queue.page', error: 'first\nsecond' });
  const file = path.join(dataDir, 'logs', 'engine.log');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines).toEqual(heard);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'info', event: 'sync.done', pages: 2 },
    { level: 'error', event: 'unexpected', error: 'first\nsecond' },
  ]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('keeps text with format signs as it is', () => {
  const log = openLogFile({ dataDir, name: 'signs' });
  log.warn('odd', { text: '%s %c {text} %%' });
  const [line] = readFileSync(path.join(dataDir, 'logs', 'signs.log'), 'utf8').split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({ text: '%s %c {text} %%' });
});
