import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageFile } from '#electron/page-files.ts';
import { writeRedirect } from '#electron/start/open-page.mjs';
import { aFrontDoor, aPageFile, type FrontDoor } from '#tests/makers/a-front-door.ts';

const pages: ReadonlyMap<string, PageFile> = new Map([
  ['/', aPageFile({ body: Buffer.from('<!doctype html><title>Rounds</title><body>SECRET<script src="/assets/own-abcdefgh.js"></script><script>globalThis.inline = true</script><style>body{color:red}</style><style nonce="__STYLE_NONCE__">body{margin:7px}</style>') })],
  ['/assets/own-abcdefgh.js', aPageFile({ body: Buffer.from("globalThis.isRounds = true; try { globalThis.evaluated = new Function('return 1')(); } catch { globalThis.evaluated = 'blocked'; }"), type: 'text/javascript; charset=utf-8' })],
]);

let browser: Browser;
let rounds: FrontDoor;
let doorless: FrontDoor;
let evil: Server;
let evilPort: number;
beforeAll(async () => {
  const executablePath = process.env['ROUNDS_CHROMIUM'];
  [browser, rounds, doorless] = await Promise.all([
    chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP evil.test 127.0.0.1'] }),
    aFrontDoor({ pages }),
    aFrontDoor({ pages, door: () => null }),
  ]);
  evil = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'planted=1; Path=/; HttpOnly; SameSite=Strict' }).end('<!doctype html><title>evil</title><body>'));
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  evilPort = (evil.address() as AddressInfo).port;
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([rounds.close(), doorless.close(), new Promise((resolve) => evil.close(resolve))]);
});

async function at<T>(address: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await work(page);
  } finally {
    await context.close();
  }
}
const onEvilPage = <T>(work: (page: Page) => Promise<T>): Promise<T> => at(`http://127.0.0.1:${evilPort}/`, work);

describe('in a real browser', () => {
  it('a name that was bent to point here reads nothing', async () => {
    const read = (door: FrontDoor) => at(`http://evil.test:${door.port}/`, (page) => page.evaluate(() => document.body.innerText));
    expect(await read(rounds)).not.toContain('SECRET');
    expect(await read(doorless)).toContain('SECRET');
  });

  it('a page on another port cannot open a socket, not even with the token', async () => {
    const open = (door: FrontDoor) =>
      onEvilPage((page) =>
        page.evaluate(
          ({ port, token }) =>
            new Promise<string>((resolve) => {
              const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, ['rounds', `token.${token}`]);
              socket.onopen = () => resolve('open');
              socket.onerror = () => resolve('refused');
            }),
          { port: door.port, token: door.token },
        ),
      );
    expect(await open(rounds)).toBe('refused');
    expect(rounds.opened).toHaveLength(0);
    expect(await open(doorless)).toBe('open');
  });

  it('a page on another port can neither read, nor run, nor frame, nor post', async () => {
    const outcome = await onEvilPage((page) =>
      page.evaluate(async (port) => {
        const ours = `http://127.0.0.1:${port}`;
        const read = await fetch(`${ours}/`).then((answer) => answer.text(), () => 'blocked');
        const opaque = await fetch(`${ours}/`, { mode: 'no-cors' }).then((answer) => answer.type, () => 'blocked');
        const posted = await fetch(`${ours}/`, { method: 'POST', body: 'x' }).then((answer) => answer.status, () => 'blocked');
        const script = await new Promise((resolve) => {
          const element = document.createElement('script');
          element.src = `${ours}/assets/own-abcdefgh.js`;
          element.onload = () => resolve('ran');
          element.onerror = () => resolve('blocked');
          document.body.append(element);
        });
        const framed = await new Promise((resolve) => {
          const element = document.createElement('iframe');
          element.src = `${ours}/`;
          element.onload = () => {
            try {
              resolve(element.contentDocument?.body.innerText ?? 'blocked');
            } catch {
              resolve('blocked');
            }
          };
          document.body.append(element);
        });
        return { read, opaque, posted, script, framed };
      }, rounds.port),
    );
    expect(outcome).toEqual({ read: 'blocked', opaque: 'blocked', posted: 'blocked', script: 'blocked', framed: 'blocked' });
  });

  it('cookies of another port reach us, which is why none are asked for', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${evilPort}/`);
    const answer = await page.goto(`http://127.0.0.1:${rounds.port}/`);
    expect((await answer?.request().allHeaders())?.['cookie']).toContain('planted');
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['planted']);
    await context.close();
  });

  it('our own page runs its files, and no script or style that was slipped into it', async () => {
    const seen = await at(rounds.url, (page) =>
      page.evaluate(async () => {
        const inside = globalThis as { isRounds?: boolean; inline?: boolean; evaluated?: unknown };
        const elsewhere = await fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).then(() => 'sent', () => 'blocked');
        const style = getComputedStyle(document.body);
        return { own: inside.isRounds, inline: inside.inline, evaluated: inside.evaluated, elsewhere, color: style.color, margin: style.marginTop };
      }),
    );
    expect(seen).toEqual({ own: true, inline: undefined, evaluated: 'blocked', elsewhere: 'blocked', color: 'rgb(0, 0, 0)', margin: '7px' });
  });

  it('our own page opens its socket', async () => {
    const said = await at(rounds.url, (page) =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket(`ws://${location.host}/desk`, ['rounds', `token.${location.hash.slice(1)}`]);
            socket.onopen = () => resolve(socket.protocol);
            socket.onerror = () => resolve('refused');
          }),
      ),
    );
    expect(said).toBe('rounds');
  });

  it('the private file leads a person to the page, token and all', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rounds-redirect-'));
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(writeRedirect(folder, rounds.url)).href);
    await page.waitForURL(rounds.url);
    expect(await page.evaluate(() => document.referrer)).toBe('');
    await context.close();
    rmSync(folder, { recursive: true });
  });
});
