import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { askOwner } from '#electron/start/owner/ask-owner.mjs';
import { root } from '#electron/start/places.mjs';
import { findElectron, noWindowHere } from '#electron/start/ready/electron-runtime.mjs';
import { choosePetechiae, expect, theAnswer, waitingQuestions } from './rounds.ts';

// The same app in the Electron it was made for. Where that cannot be had, tests/electron runs it under a pretended one.
const program = findElectron();
const why = program ? noWindowHere() : 'Electron’s program is not here';

const test = base.extend<{ dataDir: string; start: () => Promise<{ app: ElectronApplication; desk: Page }> }>({
  // eslint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-electron-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  start: async ({ dataDir }, use) => {
    const apps: ElectronApplication[] = [];
    await use(async () => {
      const app = await _electron.launch({ ...(program ? { executablePath: program } : {}), args: [root, '--data-dir', dataDir, '--practice-port', '0'] });
      apps.push(app);
      const desk = await app.firstWindow();
      await waitingQuestions(desk).first().waitFor();
      return { app, desk };
    });
    for (const app of apps) await app.close().catch(() => {});
  },
});

test.skip(why !== null, `THE REAL ELECTRON WAS NOT TRIED: ${why}`);

async function practiceUrl(dataDir: string): Promise<string> {
  const owner = await askOwner(dataDir, { patienceMs: 10_000 });
  if (!owner) throw new Error('nobody owns the data folder');
  return owner.practiceUrl;
}

test('a volunteer answers in the desktop window and the public reads it', async ({ start, dataDir }) => {
  const { desk } = await start();
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await theAnswer(desk).click();
  await desk.keyboard.insertText('Please have a doctor look at the spots this week, and sooner if they do not fade when pressed.');
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
  const forum = await practiceUrl(dataDir);
  const found = (await (await fetch(`${forum}search.json?q=${encodeURIComponent(title)}`)).json()) as { topics: { id: number; slug: string; title: string }[] };
  const topic = found.topics.find((candidate) => candidate.title === title);
  await expect.poll(async () => (await fetch(`${forum}t/${topic?.slug}/${topic?.id}`)).text(), { timeout: 30_000 }).toContain('sooner if they do not fade when pressed');
});

test('a draft is there again after the app was killed', async ({ start }) => {
  const first = await start();
  await waitingQuestions(first.desk).first().click();
  await first.desk.keyboard.press('r');
  await theAnswer(first.desk).click();
  await first.desk.keyboard.insertText('Half a thought');
  await expect(first.desk.getByText(/^Saved/).first()).toBeVisible();
  first.app.process().kill('SIGKILL');
  const { desk } = await start();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Drafts/ }).click();
  await expect(desk.getByText('Half a thought').first()).toBeVisible();
});

test('the window is as guarded in the real Electron as under the pretended one', async ({ start }) => {
  const { app, desk } = await start();
  const rights = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration: nodeIntegration ?? false, webSecurity, webviewTag: webviewTag ?? false };
  });
  expect(rights).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  expect(await desk.evaluate(() => [location.origin, typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process'), isSecureContext])).toEqual(['app://rounds', 'undefined', 'undefined', true]);
  await desk.evaluate(() => (location.href = 'https://evil.test/'));
  await desk.evaluate(() => void window.open('http://evil.test/'));
  expect(await desk.evaluate(() => fetch('https://evil.test/').then(() => 'left', () => 'stayed'))).toBe('stayed');
  expect(await desk.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
  expect(desk.url()).toMatch(/^app:\/\/rounds\//);
  expect(app.windows()).toHaveLength(1);
  await expect(waitingQuestions(desk).first()).toBeVisible();
});
