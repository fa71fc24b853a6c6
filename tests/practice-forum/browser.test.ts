import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumHere } from '#tests/chromium.mjs';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const found = chromiumHere();
if (!found) console.warn('SKIPPED: the practice forum’s pages are not looked at in a browser, as there is no Chromium here');
const looking = found ? describe : describe.skip;
const where = found ? '' : ' (SKIPPED: there is no Chromium here)';

looking(`the pages in a browser${where}`, () => {
  let browser: Browser;
  let forum: ForumOnTest;
  const ends: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ ...(found?.path ? { executablePath: found.path } : {}), args: ['--no-sandbox', '--disable-gpu'] });
    forum = await aPracticeForum({ seed: 'demo', ending: (end) => void ends.push(end) });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    for (const end of ends.toReversed()) await end();
  });

  const aPage = async (colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; complaints: string[] }> => {
    const context = await browser.newContext({ colorScheme, baseURL: forum.baseUrl, viewport: { width: 1024, height: 800 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void complaints.push(message.text()));
    page.on('pageerror', (error) => void complaints.push(error.message));
    return { page, complaints };
  };
  // In the dark only the colours are others.
  const wrongOn = async (page: Page, scheme = 'light'): Promise<string[]> => (await (scheme === 'dark' ? new AxeBuilder({ page }).withRules(['color-contrast']) : new AxeBuilder({ page })).analyze()).violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);

  it.each(['light', 'dark'] as const)('leave nothing for axe to find, %s', { timeout: 60_000 }, async (scheme) => {
    const { page, complaints } = await aPage(scheme);
    const pages = ['/', '/c/dermatology/4', '/ask', '/top-answerers', '/user-api-key/activate', '/u/dr_r_osei', '/nowhere'];
    for (const at of scheme === 'light' ? pages : pages.slice(0, 3)) {
      await page.goto(at);
      expect(await wrongOn(page, scheme), `${at} ${scheme}`).toEqual([]);
    }
    for (const title of ['Tiny red dots on her eyelids after a long cry, 3 years old', 'Mole on my back has changed - photo attached']) {
      await page.goto('/c/dermatology/4');
      while ((await page.getByRole('link', { name: title }).count()) === 0) await page.getByRole('link', { name: 'Older questions' }).click();
      await page.getByRole('link', { name: title }).click();
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
      expect(await wrongOn(page, scheme), `${title} ${scheme}`).toEqual([]);
    }
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it('and axe would find something, were it there', { timeout: 60_000 }, async () => {
    const { page } = await aPage();
    await page.goto('/ask');
    await page.evaluate(() => document.querySelectorAll('label').forEach((label) => label.remove()));
    expect(await wrongOn(page)).not.toEqual([]);
  });

  it('take a question and an answer, and keep what was typed when something is wrong', { timeout: 60_000 }, async () => {
    const { page } = await aPage();
    await page.goto('/c/eye-care/10');
    await page.getByRole('link', { name: 'Ask a question' }).click();
    expect(await page.getByLabel('Community').inputValue()).toBe('10');
    await page.getByLabel('Post as').selectOption('rainy_window');
    await page.getByLabel('Title').fill('Why do my eyes water in the wind?');
    await page.getByLabel('Your question').fill('short\n<b>text</b>');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Body is too short');
    expect(await page.getByLabel('Title').inputValue()).toBe('Why do my eyes water in the wind?');
    expect(await page.getByLabel('Your question').inputValue()).toBe('short\n<b>text</b>');
    expect(await wrongOn(page)).toEqual([]);
    await page.getByLabel('Your question').fill('As soon as I ride my bike, tears run down. Is that normal?');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Why do my eyes water in the wind?');
    await page.getByLabel('Post as').selectOption('optician_odd');
    await page.getByLabel('Your answer').fill('Wind dries the eye, and the eye answers with tears. Glasses help.');
    await page.getByRole('button', { name: 'Post' }).click();
    await expect.poll(() => page.getByRole('heading', { name: '1 response' }).count()).toBe(1);
    expect(await page.getByRole('article', { name: 'Answer by Odd' }).textContent()).toContain('Wind dries the eye');
  });

  it('take nothing that a page elsewhere sends with a browser’s help', { timeout: 60_000 }, async () => {
    const topicId = await forum.ask({ title: 'A question that others would like to answer' });
    const form = `<form method="post" action="${forum.baseUrl}/t/a-question-that-others-would-like-to-answer/${topicId}"><input name="as" value="rainy_window"><input name="raw" value="Words that somebody else put here."><button>Win a prize</button></form>`;
    const elsewhere = createServer((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(form));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const { page } = await aPage();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    await page.getByRole('button').click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Not accepted');
    expect((await forum.as(null).get(`/t/${topicId}.json`)).json['posts_count']).toBe(1);
  });
});
