import { expect, test, theAnswer, waitingQuestions } from './rounds.ts';

test('the desk is worked from the keyboard alone', async ({ desk }) => {
  const selected = () => desk.getByRole('listbox', { name: 'Unanswered questions' }).locator('[role=option][aria-selected=true]');
  const heading = desk.getByRole('heading', { level: 1 });
  // While it is read for the first time, questions are sorted in before those that stand there.
  await expect(desk.getByRole('status', { name: 'Sync' })).toContainText('Synced', { timeout: 60_000 });
  await desk.keyboard.press('j');
  const first = await selected().getAttribute('aria-posinset');
  await desk.keyboard.press('j');
  await expect(selected()).not.toHaveAttribute('aria-posinset', first ?? '');
  await desk.keyboard.press('k');
  await expect(selected()).toHaveAttribute('aria-posinset', first ?? '');
  await desk.keyboard.press('Enter');
  await expect(heading).toBeVisible();

  // One that is no emergency: under an emergency the way to help comes before an answer.
  await desk.keyboard.press('/');
  await desk.keyboard.type('pinprick');
  await expect(waitingQuestions(desk)).toHaveCount(1);
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Home');
  await expect(heading).toHaveText(/Pinprick red spots/);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  // Letters are letters in a text field.
  await desk.keyboard.type('jk');
  await expect(theAnswer(desk)).toContainText('jk');
  await desk.keyboard.press('Escape');

  await desk.keyboard.press('F6');
  await desk.keyboard.press('Shift+F6');
  await desk.keyboard.press('ControlOrMeta+k');
  await expect(desk.getByRole('dialog').or(desk.getByRole('searchbox')).first()).toBeVisible();
  await desk.keyboard.type('Outbox');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/outbox/);
  await desk.keyboard.press('g');
  await desk.keyboard.press('q');
  await expect(waitingQuestions(desk).first()).toBeVisible();
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog')).toContainText('Next question');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
});

test('single keys can be switched off', async ({ desk }) => {
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
  const single = desk.getByRole('switch', { name: /single/i });
  await expect(single).toBeChecked();
  await single.press('Space');
  await expect(single).not.toBeChecked();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Unanswered/ }).click();
  await waitingQuestions(desk).first().waitFor();
  const before = await desk.getByRole('heading', { level: 1 }).textContent().catch(() => null);
  await desk.locator('body').click({ position: { x: 5, y: 200 } });
  await desk.keyboard.press('g');
  await desk.keyboard.press('o');
  await expect(desk).not.toHaveURL(/outbox/);
  expect(await desk.getByRole('heading', { level: 1 }).textContent().catch(() => null)).toBe(before);
});
