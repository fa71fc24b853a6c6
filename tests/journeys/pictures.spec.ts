import { cameraWords, fromACamera, holds } from '../makers/a-picture.ts';
import { choosePetechiae, expect, publicPage, test, theAnswer } from './rounds.ts';

test('a picture is chosen, described, and stands in the answer as the public sees it, without what the camera said', async ({ desk, rounds }) => {
  test.setTimeout(120_000);
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.insertText('Please let a doctor look at these spots today if they stay when you press a clear glass on them, like this.');
  await desk.getByRole('button', { name: 'Picture', exact: true }).click();
  const panel = desk.getByRole('region', { name: 'Add a picture' });
  await panel.getByLabel('Picture, or paste or drop one into the text').setInputFiles({ name: 'Jane, Harbour Street.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(fromACamera()) });
  await expect(panel.getByRole('img', { name: 'What you chose' })).toHaveJSProperty('naturalWidth', 4);
  await panel.getByRole('textbox', { name: /What it shows/ }).fill('A glass pressed on the skin');
  await desk.keyboard.press('Enter');
  await expect(theAnswer(desk)).toContainText('![A glass pressed on the skin|');
  await desk.getByRole('button', { name: 'Preview' }).click();
  await expect(desk.getByRole('region', { name: 'Preview' })).toContainText('[picture: A glass pressed on the skin]');
  await desk.getByRole('button', { name: 'Preview' }).click();
  await expect(theAnswer(desk)).toBeVisible();
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Outbox/ }).click();
  const entry = desk.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title });
  await entry.getByRole('button', { name: 'Send now' }).click();

  const forum = await publicPage(desk, rounds, title);
  const picture = forum.getByRole('img', { name: 'A glass pressed on the skin' });
  await expect.poll(async () => (await forum.reload(), picture.count()), { timeout: 25_000 }).toBe(1);
  const src = new URL((await picture.getAttribute('src')) ?? '', forum.url());
  const lying = new Uint8Array(await (await fetch(src)).arrayBuffer());
  expect(holds(lying, cameraWords)).toBe(false);
  expect(holds(fromACamera(), cameraWords)).toBe(true);
  await expect(picture).toHaveJSProperty('naturalWidth', 4);
});
