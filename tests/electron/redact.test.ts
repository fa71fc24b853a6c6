import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '#electron/log/log-file.ts';
import { createToken } from '#electron/loopback/token.ts';
import { redact } from '#electron/log/redact.ts';

const canaries = [
  createToken(),
  '3f7c0d9e8b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1f0e',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'marble.mum+forum@mail.example.org',
];

describe('a log line', () => {
  it.each([
    (secret: string) => `GET http://127.0.0.1:4000/#${secret}`,
    (secret: string) => `Error: bad key ${secret}\n    at send (file.js:1:2)`,
    (secret: string) => JSON.stringify({ 'Api-Key': secret }),
    (secret: string) => `Authorization: Bearer ${secret}`,
  ])('loses every secret that slipped into it: %#', (sentence) => {
    for (const secret of canaries) expect(redact(sentence(secret))).not.toContain(secret);
  });

  it('loses short secrets that say what they are', () => {
    for (const line of ['api_key=abcd1234', '"Api-Key":"abcd1234"', 'password: abcd1234', 'Cookie: abcd1234', '{"token":"abcd1234"}']) expect(redact(line)).not.toContain('abcd1234');
  });

  it('keeps what it is for: ids, states, places in the code', () => {
    for (const line of [
      '{"at":"2026-11-22T09:44:03.000Z","level":"info","event":"closing","why":"SIGTERM"}',
      '{"outbox":"0b6f2f3a-9c1d-4c57-8a1e-3d1f0c5b2a99","state":"sending"}',
      '{"question":"practice:12","status":429}',
      'at Object.open (electron/engine/store/open.ts:12:5)',
    ]) expect(redact(line)).toBe(line);
  });

  it('stays a line of JSON', () => {
    for (const secret of canaries) expect(() => JSON.parse(redact(JSON.stringify({ 'Api-Key': secret, a: [`x ${secret}"`] }))) as unknown).not.toThrow();
  });

  it('is written that way', () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-redact-'));
    const heard: string[] = [];
    const log = openLogFile({ dataDir, name: 'canary', alsoTo: (line) => heard.push(line) });
    for (const secret of canaries) {
      log.error('unexpected', { error: `Error: ${secret}` });
      log.info(secret, { key: secret });
    }
    const file = readFileSync(path.join(dataDir, 'logs', 'canary.log'), 'utf8');
    for (const secret of canaries) expect(`${file}${heard.join('')}`).not.toContain(secret);
    rmSync(dataDir, { recursive: true });
  });
});
