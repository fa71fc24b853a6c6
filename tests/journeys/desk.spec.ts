import { choosePetechiae, expect, publicPage, startRounds, test, theAnswer, waitingQuestions } from './rounds.ts';

const fills: Record<string, string> = {
  acknowledge: 'You know him best, and it was wise to take photos while the spots are there.',
  short: 'This is worth a visit this week, and sooner if the spots stay when you press them.',
  causes: '- Flushing from running about, which fades with rest\n- Straining, which can make tiny bleeds that last for days',
};

test('a volunteer answers the petechiae question and the public reads it, disclaimer included', async ({ desk, rounds }) => {
  expect(await desk.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option').first().getAttribute('aria-setsize').then(Number)).toBeGreaterThanOrEqual(40);
  const title = await choosePetechiae(desk);

  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.type('/');
  await desk.getByRole('searchbox', { name: 'Search templates' }).fill('petichiae');
  await expect(desk.getByRole('heading', { level: 1, name: title })).toBeInViewport();
  await expect(desk.getByRole('listbox', { name: 'Templates' }).getByRole('option').first()).toHaveAccessibleName(/Pinpoint red spots in a child/);
  await desk.keyboard.press('Enter');

  await expect(theAnswer(desk)).toContainText('thank you for writing this down so clearly');
  await expect(theAnswer(desk)).toContainText('marble_leg_mama');

  // Sending with blanks is refused, and says which.
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await expect(desk.getByText(/blank/i).first()).toBeVisible();
  await expect(theAnswer(desk)).toContainText('[[');

  await theAnswer(desk).focus();
  await desk.keyboard.press('ControlOrMeta+Home');
  for (const fill of [fills['acknowledge'], fills['short'], fills['causes']]) {
    await desk.keyboard.press('Tab');
    await desk.keyboard.insertText(fill ?? '');
  }
  // The two optional ones are left out.
  for (let i = 0; i < 2; i += 1) {
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Delete');
  }
  await expect(theAnswer(desk)).not.toContainText('[[');

  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
  await expect(waitingQuestions(desk).filter({ hasText: title })).toHaveCount(0);

  const forum = await publicPage(desk, rounds, title);
  await expect
    .poll(async () => {
      await forum.reload();
      return forum.getByText('You know him best').count();
    }, { timeout: 25_000 })
    .toBe(1);
  await expect(forum.getByText('I have not seen your child in person')).toHaveCount(1);
  await expect(forum.getByText('Children can change fast')).toHaveCount(1);
  await expect(forum.getByText('1 response', { exact: false })).toBeVisible();
  await expect(forum.locator('body')).not.toContainText('rounds:');
  await expect(forum.locator('body')).not.toContainText('[[');

  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Outbox/ }).click();
  const sent = desk.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title });
  await expect(sent).toHaveCount(1);
  await expect(sent).toContainText(/sent/i);
});

test('an answer in the outbox survives a kill and stands on the forum exactly once', async ({ dataDir, page }) => {
  test.setTimeout(90_000);
  const first = await startRounds(dataDir);
  await page.goto(first.url);
  await waitingQuestions(page).first().waitFor();
  const title = await choosePetechiae(page);
  await page.keyboard.press('r');
  await page.keyboard.insertText('Please let a doctor look at these spots this week, and today if they stay when you press a clear glass on them.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
  await first.kill();

  const second = await startRounds(dataDir);
  await page.goto(second.url);
  await waitingQuestions(page).first().waitFor();
  const forum = await publicPage(page, second, title);
  await expect
    .poll(async () => {
      await forum.reload();
      return forum.getByText('Please let a doctor look at these spots this week').count();
    }, { timeout: 30_000 })
    .toBe(1);
  // Once more, after the reconcile had its chance to be wrong.
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Outbox/ }).click();
  await expect(page.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title })).toContainText(/sent/i);
  await forum.reload();
  await expect(forum.getByText('Please let a doctor look at these spots this week')).toHaveCount(1);
  await second.stop();
});

test('what was typed is there again after a kill', async ({ dataDir, page }) => {
  const first = await startRounds(dataDir);
  await page.goto(first.url);
  await waitingQuestions(page).first().waitFor();
  await choosePetechiae(page);
  await page.keyboard.press('r');
  await page.keyboard.insertText('A sentence that took a while to find.');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await first.kill();

  const second = await startRounds(dataDir);
  await page.goto(second.url);
  await waitingQuestions(page).first().waitFor();
  await choosePetechiae(page);
  await expect(theAnswer(page)).toContainText('A sentence that took a while to find.');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Drafts/ }).click();
  await expect(page.getByRole('main')).toContainText('A sentence that took a while to find.');
  await second.stop();
});
