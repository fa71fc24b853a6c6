import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesktop, askOnForum, eventually, forumOf, queueLength, waitingQuestions } from './a-desktop.ts';

let desktop: Awaited<ReturnType<typeof aDesktop>>;
beforeAll(async () => {
  desktop = await aDesktop({}, { holdSeconds: 0 });
}, 120_000);
afterAll(() => desktop?.close(), 60_000);

const settingsFile = (): { theme?: string } => {
  const file = path.join(desktop.dataDir, 'settings.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { theme?: string }) : {};
};

describe('the desktop app', { timeout: 90_000 }, () => {
  it('shows the queue, over a port from the engine’s own process', async () => {
    const { page, app } = desktop;
    await waitingQuestions(page).first().waitFor();
    expect(await queueLength(page)).toBeGreaterThanOrEqual(40);
    expect((await app.hear('engine')).pid).not.toBe(app.child.pid);
    await app.hear('badge', ({ count }) => count >= 40);
  });

  it('takes a command from the page through the engine to what only the main process has', async () => {
    const { page, app } = desktop;
    app.do({ do: 'menu', id: 'go.settings' });
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
    await eventually(settingsFile, ({ theme }) => theme === 'dark', 'the dark theme in the settings file');
  });

  it('keeps what is typed, and shows it again in another window’s stead', async () => {
    const { page, app } = desktop;
    app.do({ do: 'menu', id: 'go.unanswered' });
    // Under an emergency the way to help stands before the composer.
    await page.locator('[role=option]:not([data-level=emergency])').first().click();
    await page.keyboard.press('r');
    const text = page.getByRole('textbox', { name: 'Your answer' });
    await text.click();
    await page.keyboard.insertText('Written in the desktop window.');
    await page.getByText(/^Saved/).first().waitFor();
    await page.reload();
    await eventually(() => text.textContent(), (content) => content?.includes('Written in the desktop window.') ?? false, 'the draft after a reload');
  });

  it('posts an answer, and the public reads it', async () => {
    const { page, dataDir } = desktop;
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const before = await queueLength(page);
    await page.getByRole('textbox', { name: 'Your answer' }).click();
    await page.keyboard.press('ControlOrMeta+Enter');
    const origin = await forumOf(dataDir);
    const { topics } = (await (await fetch(`${origin}/search.json?q=${encodeURIComponent(title)}`)).json()) as { topics: { id: number; title: string }[] };
    const topic = topics.find((candidate) => candidate.title === title);
    await eventually(async () => (await fetch(`${origin}/t/${topic?.id}`)).text(), (text) => text.includes('Written in the desktop window.'), 'the answer on the forum');
    await eventually(() => queueLength(page), (length) => length === before - 1, 'the queue without the question');
  });

  it('pushes what happens on the forum into the page, and tells a person who looks elsewhere', async () => {
    const { page, app, dataDir } = desktop;
    const before = await queueLength(page);
    app.do({ do: 'focus', on: false });
    await askOnForum(dataDir, 'Is a burn from an oven rack bad when it does not hurt?');
    app.do({ do: 'focus', on: false });
    app.do({ do: 'menu', id: 'sync.now' });
    app.do({ do: 'focus', on: false });
    await eventually(() => queueLength(page), (length) => length === before + 1, 'the new question in the queue');
    const notice = await app.hear('notice');
    expect(notice.title).toBe('A new question is waiting');
    expect(`${notice.title} ${notice.body}`).not.toContain('burn');
    await app.hear('badge', ({ count }) => count === before + 1);
    app.do({ do: 'click-notice' });
    await app.hear('front');
  });
});
