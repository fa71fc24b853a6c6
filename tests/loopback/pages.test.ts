import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPageFiles } from '#electron/page-files.ts';
import { aFrontDoor, type FrontDoor } from '#tests/makers/a-front-door.ts';
import { request, say } from './raw.ts';

let folder: string;
let rounds: FrontDoor;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-pages-'));
  const pages = path.join(folder, 'renderer');
  mkdirSync(path.join(pages, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.html'), 'SECRET');
  writeFileSync(path.join(folder, 'secret'), 'SECRET');
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><meta name="style-nonce" content="__STYLE_NONCE__"><style nonce="__STYLE_NONCE__"></style>');
  writeFileSync(path.join(pages, 'assets', 'index-Ab_-9xYz.js'), 'export {};');
  writeFileSync(path.join(pages, 'assets', 'index-Ab_-9xYz.js.map'), 'SECRET');
  writeFileSync(path.join(pages, 'assets', 'plain.css'), 'a{}');
  writeFileSync(path.join(pages, 'assets', 'run.sh'), 'SECRET');
  symlinkSync(path.join(folder, 'secret.html'), path.join(pages, 'link.html'));
  symlinkSync(folder, path.join(pages, 'up'));
  rounds = await aFrontDoor({ pages: readPageFiles(pages) });
});
afterAll(async () => {
  await rounds.close();
  rmSync(folder, { recursive: true });
});
const at = (target: string) => fetch(`http://127.0.0.1:${rounds.port}${target}`);
const raw = (target: string) => say(rounds.port, request([`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${rounds.port}`]));

describe('the page', () => {
  it('comes with a nonce of its own each time, the same in its text and in its rules', async () => {
    const nonces = new Set<string>();
    for (const _ of [1, 2]) {
      const answer = await at('/');
      const [, nonce = ''] = /content="([^"]+)"/.exec(await answer.text()) ?? [];
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('may run its own files and nothing else', async () => {
    const headers = (await at('/')).headers;
    const rules = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'", `connect-src 'self' ws://127.0.0.1:${rounds.port}`]) expect(rules.split('; ')).toContain(rule);
    expect(rules).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('and everything else carry the same guards, refusals included', async () => {
    for (const target of ['/', '/assets/plain.css', '/nowhere']) {
      const { headers } = await at(target);
      expect(Object.fromEntries(['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'x-frame-options', 'access-control-allow-origin', 'set-cookie'].map((name) => [name, headers.get(name)]))).toEqual({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'access-control-allow-origin': null,
        'set-cookie': null,
      });
      expect(headers.get('permissions-policy')).toContain('camera=()');
    }
  });

  it('keeps for good only what carries its hash in its name', async () => {
    expect((await at('/assets/index-Ab_-9xYz.js')).headers.get('cache-control')).toContain('immutable');
    expect((await at('/assets/plain.css')).headers.get('cache-control')).toBe('no-store');
  });

  it('is told apart by its kind, by a fixed list', async () => {
    expect((await at('/assets/index-Ab_-9xYz.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await at('/assets/run.sh')).status).toBe(404);
    expect((await at('/assets/index-Ab_-9xYz.js.map')).status).toBe(404);
  });

  it('answers HEAD without a body', async () => {
    const { status, body, head } = await say(rounds.port, request(['HEAD / HTTP/1.1', `Host: 127.0.0.1:${rounds.port}`, 'Connection: close']));
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(head).toMatch(/content-length: [1-9]/);
  });
});

const ups = ['../', '..%2f', '..%2F', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '..\\', '..%5c', '%2e%2e%5c', '..;/', '....//', '%c0%ae%c0%ae/', '%uff0e%uff0e/', './../', '//../'];
const ways = [
  ...ups.flatMap((up) => [`/${up}secret.html`, `/assets/${up}${up}secret.html`]),
  `/${'../'.repeat(12)}etc/passwd`, '/..', '/.', '/link.html', '/up/secret.html', '/secret.html%00.js', '/index.html%00', '/%00', '/%', '/%zz', '/index.html/..', '/assets', '/assets/', '/.git/config', '/C:/secret.html', '/file:///etc/passwd', '/INDEX.HTML', '/index.html/', '/__proto__', '/constructor',
];

describe('no address', () => {
  it.each(ways)('leads outside: %s', async (target) => {
    const { status, body } = await raw(target);
    expect(body).not.toContain('SECRET');
    expect([400, 404]).toContain(status);
  });

  it('of these is harmless: joined to a folder, as many servers do, they tell the secret', () => {
    const told = ways.filter((target) => {
      try {
        return readFileSync(path.join(folder, 'renderer', decodeURIComponent(target).replace(/\0.*/, '')), 'utf8').includes('SECRET');
      } catch {
        return false;
      }
    });
    expect(told.length).toBeGreaterThan(8);
  });

  it('is beside a real one that is there', async () => {
    expect((await raw('/index.html')).status).toBe(200);
    expect((await raw('/?a=b')).status).toBe(200);
    expect((await raw('/%69ndex.html')).status).toBe(200);
  });
});

describe('a crowd of half-open connections', () => {
  it('does not keep the person waiting', async () => {
    const crowd: Socket[] = Array.from({ length: 100 }, () => connect(rounds.port, '127.0.0.1', function (this: Socket) { this.write('GET / HTTP/1.1\r\nHost: 127'); }));
    for (const socket of crowd) socket.on('error', () => {});
    await Promise.all(crowd.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await at('/')).status).toBe(200);
    for (const socket of crowd) socket.destroy();
  });

  it('a person may have no page built yet, and is not shown a folder', () => {
    expect(readPageFiles(path.join(folder, 'nowhere')).size).toBe(0);
  });
});
