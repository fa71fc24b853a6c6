import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Protocol } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPageFiles } from '#electron/page-files.ts';
import { schemes, serveScheme } from '#electron/rim/scheme.ts';
import { Readiness } from '../fake/readiness.ts';
import { FakeProtocol } from '../fake/session.ts';

let folder = '';
let protocol: FakeProtocol;
const get = (address: string, method = 'GET'): Promise<Response> => protocol.answer(new Request(address, { method }));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-scheme-'));
  const root = path.join(folder, 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.json'), 'SECRET');
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><meta name="style-nonce" content="__STYLE_NONCE__">');
  writeFileSync(path.join(root, 'assets', 'index-abcdefgh.js'), 'export {};');
  writeFileSync(path.join(root, 'assets', 'notes.exe'), 'MZ');
  if (process.platform !== 'win32') symlinkSync(path.join(folder, 'secret.json'), path.join(root, 'assets', 'link.json'));
  const readiness = new Readiness();
  protocol = new FakeProtocol(readiness);
  protocol.registerSchemesAsPrivileged(schemes as never);
  readiness.isReady = true;
  serveScheme(protocol as unknown as Protocol, readPageFiles(root));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ways out of a folder. Most are folded by the URL parser already; each must end in 404 or on a file of the page. */
const escapes = [
  '/../secret.json', '/../../secret.json', '/assets/../../secret.json', '/./../secret.json', '/%2e%2e/secret.json', '/%2E%2E/secret.json', '/.%2e/secret.json', '/%2e./secret.json',
  '/..%2fsecret.json', '/..%2Fsecret.json', '/assets/..%2f..%2fsecret.json', '/%2e%2e%2fsecret.json', '/%252e%252e/secret.json', '/%252e%252e%252fsecret.json', '/..%252fsecret.json',
  '/..%5csecret.json', '/..%5Csecret.json', '/..\\secret.json', '/assets\\..\\..\\secret.json', '/%5c..%5csecret.json', '//secret.json', '///secret.json', '/assets//../../secret.json',
  '/secret.json%00.html', '/%00/../secret.json', '/index.html%00/../../secret.json', '/..;/secret.json', '/..%c0%afsecret.json', '/%c0%ae%c0%ae/secret.json', '/..%ef%bc%8fsecret.json',
  '/etc/passwd', '//etc/passwd', '/C:/Windows/win.ini', '/file:///etc/passwd', '/assets/link.json', '/assets/notes.exe', '/assets', '/assets/', '/%', '/%zz', '/constructor', '/__proto__',
];

describe('the page’s own scheme', () => {
  it('is an origin of its own, with nothing that weakens it', () => {
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });

  it('serves the page with a fresh nonce in it and in its policy', async () => {
    const nonces = await Promise.all(
      ['app://rounds/', 'app://rounds/index.html'].map(async (address) => {
        const response = await get(address);
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
        const nonce = /content="([^"]+)"/.exec(await response.text())?.[1] ?? '';
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('serves its files as what they are and nothing else', async () => {
    const response = await get('app://rounds/assets/index-abcdefgh.js');
    expect(await response.text()).toBe('export {};');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
    });
  });

  it('answers to GET only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) expect((await get('app://rounds/index.html', method)).status).toBe(405);
  });

  it('is not served to other hosts of the same scheme', async () => {
    for (const host of ['app://other', 'app://rounds.evil', 'app://ROUNDS', 'app://']) expect((await get(`${host}/index.html`)).status).toBe(404);
  });

  it.each(escapes)('leads nowhere else: %s', async (way) => {
    const response = await get(`app://rounds${way}`);
    expect(await response.text()).not.toContain('SECRET');
    expect(response.status).toBe(404);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('would leak through a door that only joins paths, so the ways out are real', () => {
    const naive = (way: string): string => {
      try {
        return readFileSync(path.join(folder, 'renderer', decodeURIComponent(decodeURIComponent(new URL(`app://rounds${way}`).pathname)).replaceAll('\\', '/').split('\0')[0] ?? ''), 'utf8');
      } catch {
        return '';
      }
    };
    expect(escapes.filter((way) => naive(way).includes('SECRET')).length).toBeGreaterThan(8);
  });
});
