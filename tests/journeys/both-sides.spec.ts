import { choose, choosePetechiae, expect, publicPage, test, theAnswer, waitingQuestions } from './rounds.ts';

test('a question asked on the forum appears in the queue by itself', async ({ desk, rounds }) => {
  const forum = await desk.context().newPage();
  await forum.goto(rounds.practiceUrl);
  await forum.getByRole('link', { name: 'Dermatology' }).first().click();
  await forum.getByRole('link', { name: /Ask a question/ }).first().click();
  await forum.getByLabel(/title/i).fill('Is a blue fingernail after a door slam <b>bad</b> $& {{ asker.name }}?');
  await forum.getByLabel(/question|details|body/i).last().fill('I slammed my finger in the car door an hour ago and the nail is blue. It throbs. What can I do at home?');
  await forum.getByRole('button', { name: /ask|post/i }).click();
  await expect(forum.getByRole('heading', { level: 1 })).toContainText('<b>bad</b>');

  await desk.bringToFront();
  await desk.keyboard.press('/');
  await desk.keyboard.type('fingernail');
  await choose(desk, /Is a blue fingernail after a door slam <b>bad<\/b> \$& \{\{ asker\.name \}\}\?/);
});

test('when someone else answers first, sending stops and shows their answer beside the text', async ({ desk, rounds }) => {
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await desk.keyboard.insertText('My careful answer, which took me ten minutes to write down.');
  await expect(desk.getByText(/^Saved/)).toBeVisible();

  const forum = await publicPage(desk, rounds, title);
  await forum.getByLabel(/answer/i).last().fill('I was quicker: please press a glass on the spots and see a doctor.');
  await forum.getByRole('button', { name: /post|answer/i }).last().click();
  await expect(forum.getByText('I was quicker')).toHaveCount(1);

  await desk.bringToFront();
  await theAnswer(desk).focus();
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByText('I was quicker', { exact: false }).first()).toBeVisible();
  await expect(theAnswer(desk)).toContainText('My careful answer');
  await forum.reload();
  await expect(forum.getByText('My careful answer')).toHaveCount(0);
});

test('undo gives the words back and nothing is posted', async ({ desk, rounds }) => {
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await desk.keyboard.insertText('Sent a little too early, as one does on a Monday.');
  await desk.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(desk.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await desk.getByRole('button', { name: 'Undo send' }).first().click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(theAnswer(desk)).toContainText('Sent a little too early');
  const forum = await publicPage(desk, rounds, title);
  await expect(forum.getByText('Sent a little too early')).toHaveCount(0);
  expect(await waitingQuestions(desk).count()).toBeGreaterThan(0);
});
