import { choosePetechiae, expect, publicPage, test, theAnswer, waitingQuestions } from './rounds.ts';

const first = 'Please let a doctor look at these spots this week, and today if they stay when you press a clear glass on them.';
const second = 'Please let a doctor look at these spots tomorrow, and today if they stay when you press a clear glass on them.';

test('an answer is sent, changed, read by the public in its new words, deleted, and is a draft again', async ({ desk, rounds }) => {
  test.setTimeout(120_000);
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.insertText(first);
  await expect(theAnswer(desk)).toContainText(first);
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Outbox/ }).click();
  const entry = desk.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title });
  await entry.getByRole('button', { name: 'Send now' }).click();
  // Before it stands, Edit means to take it back.
  await expect(entry.getByRole('button', { name: 'Delete from the forum' })).toBeVisible({ timeout: 25_000 });
  const edit = entry.getByRole('button', { name: 'Edit' });

  // Changed from the outbox, with the keyboard.
  await edit.focus();
  await desk.keyboard.press('Enter');
  const words = desk.getByRole('textbox', { name: 'The words of your answer' });
  await expect(words).toBeFocused();
  await expect(words).toHaveValue(first);
  await words.fill(second);
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  const forum = await publicPage(desk, rounds, title);
  const read = async (text: string): Promise<number> => {
    await forum.reload();
    return forum.getByText(text).count();
  };
  await expect.poll(() => read('these spots tomorrow'), { timeout: 25_000 }).toBe(1);
  expect(await forum.getByText('these spots this week').count()).toBe(0);
  await expect(forum.getByText('have not seen', { exact: false }).first(), 'the disclaimer stays').toBeVisible();
  await expect(forum.locator('body')).not.toContainText('rounds:');
  await expect(entry).toContainText('these spots tomorrow');

  // Deleted from the thread, where it stands as one's own.
  await entry.getByRole('button', { name: title }).click();
  const mine = desk.getByRole('article', { name: /^Your answer/ });
  await expect(mine).toContainText('these spots tomorrow');
  await mine.getByRole('button', { name: 'Delete from the forum' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(mine).toHaveCount(0, { timeout: 25_000 });
  await expect.poll(() => read('these spots tomorrow'), { timeout: 25_000 }).toBe(0);

  await expect(theAnswer(desk)).toContainText(second);
  await expect(waitingQuestions(desk).filter({ hasText: title })).toHaveCount(1, { timeout: 25_000 });
});
