import type { Page } from '@playwright/test';
import { choose, expect, publicPage, test, theAnswer, type Rounds } from './rounds.ts';

const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const newWords = 'Children can change within an hour, so please look in on your child again tonight.';
const oldWords = 'Children can change fast';

/** Sends a plain answer to a question about a child, found by searching, and waits until the public can read it. */
async function answer(desk: Page, rounds: Rounds, search: string, title: RegExp, words: string): Promise<Page> {
  await views(desk).getByRole('link', { name: /Unanswered/ }).click();
  await desk.getByRole('searchbox', { name: /queue/i }).fill(search);
  await choose(desk, title);
  const whole = (await desk.getByRole('heading', { level: 1 }).innerText()).trim();
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.insertText(words);
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
  const forum = await publicPage(desk, rounds, whole);
  await expect
    .poll(async () => {
      await forum.reload();
      return forum.getByText(words.slice(0, 60)).count();
    }, { timeout: 30_000 })
    .toBe(1);
  return forum;
}

test('an author changes the paediatric disclaimer, sees what it touches and publishes; the next answer carries the new words, the sent one keeps the old', async ({ desk, rounds }) => {
  test.setTimeout(120_000);
  const first = await answer(desk, rounds, 'pinprick', /Pinprick red spots/, 'Please let a doctor look at these spots this week, and today if they stay when you press a clear glass on them.');
  await expect(first.getByText(oldWords)).toHaveCount(1);

  await views(desk).getByRole('link', { name: 'Disclaimers' }).click();
  await desk.getByRole('row', { name: /About a child/ }).or(desk.getByRole('listitem').filter({ hasText: 'About a child' })).first().getByRole('button', { name: /Edit/ }).click();
  const body = desk.getByRole('textbox', { name: 'Template body' });
  await expect(body).toContainText(oldWords);
  await body.click();
  await desk.keyboard.press('ControlOrMeta+A');
  await desk.keyboard.insertText(newWords);
  await expect(desk.getByRole('region', { name: 'Preview' })).toContainText('look in on your child again tonight');

  // A draft changes nothing for anybody.
  await desk.getByRole('button', { name: 'Publish' }).click();
  const dialog = desk.getByRole('dialog', { name: /Publish .About a child. as v2/ });
  await expect(dialog).toContainText('Answers about a child');
  await expect(dialog).toContainText(/1 sent answer|sent/);
  await dialog.getByRole('textbox', { name: /Note/ }).fill('Say what to do tonight');
  await dialog.getByRole('button', { name: 'Publish v2' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.getByText('published v2', { exact: true })).toBeVisible();

  const second = await answer(desk, rounds, 'verruca', /9 year old/, 'Thank you for writing. Please let your doctor look at this within the next days, and sooner if it gets worse.');
  await expect(second.getByText('look in on your child again tonight')).toHaveCount(1);
  await expect(second.getByText(oldWords)).toHaveCount(0);
  await first.reload();
  await expect(first.getByText(oldWords)).toHaveCount(1);
  await expect(first.getByText('look in on your child again tonight')).toHaveCount(0);
});
