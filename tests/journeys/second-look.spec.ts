import type { Page } from '@playwright/test';
import { choosePetechiae, expect, expectNothingSerious, publicPage, test, theAnswer } from './rounds.ts';

const words = 'Small red spots after running are often harmless, and a doctor should still look at them this week.';

/** From Settings: Ilse administers this desk from now on, and the person at it is in training. */
async function becomeTrainee(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'People and roles' }).click();
  await page.getByRole('checkbox', { name: 'Administrator: Ilse' }).click();
  await expect(page.getByText('Saved: nurse_ilse')).toBeVisible();
  const mine = (role: string) => page.getByRole('checkbox', { name: `${role}: Practice volunteer` });
  await mine('Trainee').click();
  await expect(page.getByText('Saved: volunteer')).toBeVisible();
  // Whoever is in training changes no roles, their own least of all.
  await expect(mine('Trainee')).toBeDisabled();
}

test('a trainee writes, has no way to send, and asks for a second look', async ({ desk, rounds }) => {
  test.setTimeout(120_000);
  await becomeTrainee(desk);
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Unanswered' }).click();
  const title = await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.type(words);
  await expect(desk.getByRole('button', { name: 'Ask for a second look' })).toBeEnabled();
  await expect(desk.getByRole('button', { name: /^Send/ })).toHaveCount(0);
  await desk.keyboard.press('ControlOrMeta+Enter');
  await desk.keyboard.press('ControlOrMeta+Shift+Enter');
  await desk.keyboard.press('ControlOrMeta+k');
  await desk.getByRole('combobox', { name: 'Search questions, templates, commands' }).fill('send');
  await expect(desk.getByRole('option', { name: /^Send/ })).toHaveCount(0);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Ask for a second look' }).click();
  await desk.getByLabel('Note to the reader').fill('Is “this week” soon enough?');
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.getByText(/^Waits for a second reader/)).toBeVisible();
  await expect(theAnswer(desk)).toContainText(words);
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Awaiting review' }).click();
  const sheet = desk.getByRole('article', { name: title });
  await expect(sheet.getByText('Is “this week” soon enough?')).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Agree/ })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Go on writing' }).click();
  await expect(theAnswer(desk)).toContainText(words);
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Outbox' }).click();
  await expect(desk.getByRole('heading', { name: 'Nothing is waiting to be sent' })).toBeVisible();
  const forum = await publicPage(desk, rounds, title);
  await expect(forum.getByText('Small red spots after running')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`people, rules and second looks are accessible in the ${colorScheme} theme`, async ({ desk }, info) => {
    test.setTimeout(120_000);
    await desk.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const shoot = (name: string): Promise<Buffer> => desk.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
    await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Awaiting review' }).click();
    await desk.getByRole('heading', { name: 'Nothing waits for a second look' }).waitFor();
    await expectNothingSerious(desk, 'nothing to review');
    await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
    await desk.getByRole('link', { name: 'People and roles' }).click();
    await desk.getByRole('checkbox', { name: 'Second reader: Ilse' }).click();
    await desk.getByRole('button', { name: 'New rule' }).click();
    await desk.getByLabel(/^Name of the rule/).fill('Children');
    await shoot('people');
    await expectNothingSerious(desk, 'people');
    await desk.getByLabel(/^Tags of the question/).fill('child, rash');
    await desk.getByRole('button', { name: 'Save rule' }).click();
    await desk.getByText(/Questions tagged child or rash/).waitFor();
    await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Unanswered' }).click();
    await choosePetechiae(desk);
    await desk.keyboard.press('r');
    await desk.keyboard.type(words);
    await desk.getByRole('button', { name: 'Ask for a second look' }).click();
    await shoot('ask');
    await expectNothingSerious(desk, 'asking');
    await desk.keyboard.press('ControlOrMeta+Enter');
    await desk.getByText(/^Waits for a second reader/).waitFor();
    await shoot('waits');
    await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Awaiting review' }).click();
    await desk.getByRole('region', { name: 'The answer' }).getByText('Small red spots').waitFor();
    await shoot('review');
    await expectNothingSerious(desk, 'review');
  });
}
