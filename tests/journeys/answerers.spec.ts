import type { Page } from '@playwright/test';
import { expect, expectNothingSerious, test, waitingQuestions, type Rounds } from './rounds.ts';

declare global {
  interface Window {
    broken: string[];
  }
}

/** The screen in a window of its own that notes what its policy refused. */
async function theScreen(desk: Page, rounds: Rounds): Promise<Page> {
  const page = await desk.context().newPage();
  await page.addInitScript(() => {
    window.broken = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => window.broken.push(`${violatedDirective} ${sourceFile}`));
  });
  await page.goto(rounds.url);
  await waitingQuestions(page).first().waitFor();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Top answerers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Top answerers' }).waitFor();
  await page.getByRole('figure', { name: 'Load by hour' }).locator('.recharts-bar-rectangle path').first().waitFor();
  return page;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`top answerers and their charts keep within the policy of the page and can be read by everybody, ${colorScheme}`, async ({ desk, rounds }) => {
    const page = await theScreen(desk, rounds);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'A year' }).click();
    await page.getByText('Learn about top answerers').click();
    for (const title of ['Waiting time by day', 'Answered by community', 'Load by hour']) {
      const figure = page.getByRole('figure', { name: title });
      await figure.locator('svg').first().hover();
      await figure.getByLabel(`${title} as a table`).click();
      await expect(figure.getByRole('table')).toBeVisible();
    }
    await expectNothingSerious(page, `top answerers, ${colorScheme}`);
    expect(await page.evaluate(() => window.broken)).toEqual([]);
    // The same ear hears a style tag that nobody signed.
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(style);
    });
    await expect.poll(() => page.evaluate(() => window.broken.length)).toBeGreaterThan(0);
  });
}

test('the seed forum’s answers are counted, and one leaves the list by a button', async ({ desk, rounds }) => {
  const page = await theScreen(desk, rounds);
  await page.getByRole('button', { name: 'A year' }).click();
  await expect(page.getByText(/as read on/)).toBeVisible();
  const impact = page.getByRole('region', { name: 'My impact' });
  await expect(impact.getByText('Questions answered')).toBeVisible();
  await page.getByRole('button', { name: 'Take me off the list' }).click();
  await expect(page.getByText('You took yourself off the list. Only you see your numbers.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Put me back on the list' })).toBeVisible();
});
