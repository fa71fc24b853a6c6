import { choosePetechiae, expect, publicPage, test, theAnswer } from './rounds.ts';

test('nothing private leaves, what looks left over is asked once, and the answer goes as it was meant', async ({ desk, rounds }) => {
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.insertText('Thank you for the photos. Spots that fade when he rests are definitely flushing [name], so ask ann.keller@posteo.example about it.');

  const must = desk.getByRole('region', { name: 'Must be mended' });
  await expect(must.getByText(/“ann\.keller@posteo\.example” looks like an e-mail address/)).toBeVisible();
  await desk.screenshot({ path: process.env['ROUNDS_SHOT'] ?? test.info().outputPath('checks.png') });
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByRole('region', { name: 'Answer', exact: true }).getByRole('alert')).toContainText('looks like an e-mail address');

  await must.getByRole('button', { name: 'Go to it: Personal data' }).click();
  await desk.keyboard.insertText('the forum');
  await expect(must).toHaveCount(0);

  await desk.getByRole('button', { name: 'Use “very likely”' }).click();
  await expect(theAnswer(desk)).toContainText('are very likely flushing');

  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByText('Left over? [name]')).toBeVisible();
  await desk.getByRole('button', { name: 'Send as it is' }).click();
  await expect(desk.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();

  // Taken back, the draft remembers what was allowed, and does not ask again.
  await desk.getByRole('button', { name: 'Undo send' }).first().click();
  await expect(theAnswer(desk)).toContainText('[name]');
  await expect(desk.getByRole('region', { name: 'Ignored' }).getByText(/\[name\]/)).toBeVisible();
  await desk.keyboard.press('ControlOrMeta+Enter');
  await desk.getByRole('button', { name: 'Send now' }).first().click();

  const forum = await publicPage(desk, rounds, title);
  await expect
    .poll(async () => {
      await forum.reload();
      return forum.getByText('are very likely flushing [name]').count();
    }, { timeout: 25_000 })
    .toBe(1);
  await expect(forum.locator('body')).not.toContainText('posteo');
});
