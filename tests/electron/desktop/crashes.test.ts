import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isThere } from '#electron/start/parent-watch.mjs';
import { aDataDir } from '#tests/makers/a-desk.ts';
import { aBuild, aDesktop, askOnForum, eventually, queueLength, waitingQuestions } from './a-desktop.ts';
import { DesktopApp } from './launch.ts';

describe('when the engine’s process is killed', { timeout: 120_000 }, () => {
  let desktop: Awaited<ReturnType<typeof aDesktop>>;
  beforeAll(async () => {
    desktop = await aDesktop();
    await waitingQuestions(desktop.page).first().waitFor();
  }, 120_000);
  afterAll(() => desktop?.close(), 60_000);

  const pids = (): number[] => desktop.app.all('engine').map(({ pid }) => pid);
  const killEngine = async (): Promise<void> => {
    const before = pids();
    process.kill(before.at(-1) ?? 0, 'SIGKILL');
    await eventually(pids, (now) => now.length > before.length || desktop.app.all('dialog').length > 0, 'a new engine or a question');
  };

  it('another one takes its place, what was typed is there, and the page goes on as before', async () => {
    const { page, app, dataDir } = desktop;
    // Under an emergency the way to help stands before the composer.
    await page.locator('[role=option]:not([data-level=emergency])').first().click();
    await page.keyboard.press('r');
    const text = page.getByRole('textbox', { name: 'Your answer' });
    await text.click();
    await page.keyboard.insertText('Before the crash.');
    await page.getByText(/^Saved/).first().waitFor();
    await killEngine();
    await page.keyboard.insertText(' After the crash.');
    await page.getByText(/^Saved/).first().waitFor();
    const before = await queueLength(page);
    await eventually(() => askOnForum(dataDir, 'Can a splinter stay in a heel for a week?').catch(() => ''), (title) => title !== '', 'the forum of the new engine');
    app.do({ do: 'menu', id: 'sync.now' });
    await eventually(() => queueLength(page), (length) => length === before + 1, 'the new question in the same page');
    await page.reload();
    await eventually(() => text.textContent(), (content) => content?.includes('Before the crash. After the crash.') ?? false, 'both sentences');
  });

  it('again and again, it is the person’s turn, and their “Try again” does', async () => {
    const { page, app } = desktop;
    while (app.all('dialog').length === 0) await killEngine();
    const { message, detail, buttons } = await app.hear('dialog');
    expect(message).toBe('Rounds stopped working several times in a row');
    expect(detail).toContain('Your drafts and answers are safe');
    const before = pids().length;
    app.do({ do: 'answer', button: buttons.indexOf('Try again') });
    await eventually(pids, (now) => now.length > before, 'another engine');
    app.do({ do: 'menu', id: 'go.unanswered' });
    await page.reload();
    await waitingQuestions(page).first().waitFor();
  });

  it('a page that crashed is loaded again with a port of its own', async () => {
    const { app, page, chromium } = desktop;
    const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
    app.do({ do: 'crash-page' });
    await crashed;
    // Playwright gives a crashed page up for good; whoever looks anew sees the one that was loaded in its stead.
    const eyes = await playwright.connectOverCDP(chromium.address);
    const anew = await app.page(eyes);
    await waitingQuestions(anew).first().waitFor();
    expect(await queueLength(anew)).toBeGreaterThanOrEqual(40);
    await eyes.close();
  });
});

describe('a desktop app', { timeout: 90_000 }, () => {
  const folders: { dataDir: string; remove(): void }[] = [];
  const apps: DesktopApp[] = [];
  const aFolder = (): string => {
    const folder = aDataDir();
    folders.push(folder);
    return folder.dataDir;
  };
  const start = (dataDir: string): DesktopApp => {
    const app = new DesktopApp(dataDir);
    apps.push(app);
    return app;
  };
  beforeAll(aBuild, 120_000);
  afterAll(async () => {
    for (const app of apps) await app.kill();
    for (const { remove } of folders) remove();
  });

  it('that is killed takes its engine along, and the folder is free', async () => {
    const dataDir = aFolder();
    const first = start(dataDir);
    await first.hear('badge');
    const { pid } = await first.hear('engine');
    await first.kill();
    await eventually(() => isThere(pid), (isAlive) => !isAlive, 'the end of the engine');
    const second = start(dataDir);
    await second.hear('badge');
  });

  it('that is asked to quit closes its store and leaves nothing running', async () => {
    const dataDir = aFolder();
    const app = start(dataDir);
    await app.hear('badge');
    const { pid } = await app.hear('engine');
    app.do({ do: 'quit' });
    expect(await app.gone).toBe(0);
    expect(isThere(pid)).toBe(false);
    const store = new DatabaseSync(path.join(dataDir, 'rounds.sqlite'), { readOnly: true });
    expect(store.prepare('select count(*) as count from questions').get()).toMatchObject({ count: expect.any(Number) });
    store.close();
    expect(app.errors).toBe('');
  });

  it('that finds a desk from a newer Rounds says so and touches nothing', async () => {
    const dataDir = aFolder();
    const first = start(dataDir);
    await first.hear('badge');
    await first.quit();
    const file = path.join(dataDir, 'rounds.sqlite');
    const store = new DatabaseSync(file);
    store.exec('pragma user_version = 999');
    store.close();
    const second = start(dataDir);
    const { message, detail, buttons } = await second.hear('dialog');
    expect(message).toBe('Rounds cannot open its desk');
    expect(detail).toMatch(/newer/i);
    expect(second.all('engine')).toHaveLength(1);
    second.do({ do: 'answer', button: buttons.indexOf('Close Rounds') });
    expect(await second.gone).toBe(0);
    const after = new DatabaseSync(file, { readOnly: true });
    expect(after.prepare('pragma user_version').get()).toMatchObject({ user_version: 999 });
    after.close();
  });

  it('that is started with a wrong word says what is wrong', async () => {
    const app = new DesktopApp(aFolder(), {}, ['--practice-port', 'nine']);
    apps.push(app);
    expect((await app.hear('dialog')).detail).toContain('--practice-port needs a number');
    expect(await app.gone).toBe(0);
  });
});
