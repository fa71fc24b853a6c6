import type { Locator, Page } from '@playwright/test';
import { expect, expectNothingSerious, publicPage, test } from './rounds.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Triage' });
const cursor = (page: Page) => grid(page).locator('[data-cursor=true] bdi').first();
const dialog = (page: Page) => page.getByRole('dialog');

/** By Tab alone, as a person without a mouse. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came there');
}

/** Once the whole practice forum has been read, so that counts stand still. */
async function openTriage(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Synced', { timeout: 60_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(grid(page)).toBeVisible();
  await expect(cursor(page)).toBeVisible();
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(42);
}

/** Down to a question by the words of its title, through the search of the view. */
async function find(page: Page, words: string, title: RegExp): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(cursor(page)).toHaveText(title);
  await expect(page.getByRole('complementary', { name: 'About this question' })).toContainText(title);
}

async function leaveSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
}

test('sixty questions are decided without the mouse', async ({ desk: page, rounds }) => {
  test.setTimeout(240_000);
  await page.evaluate(() => {
    const state = window as unknown as { pressed: number };
    state.pressed = 0;
    for (const name of ['pointerdown', 'mousedown', 'wheel']) window.addEventListener(name, () => (state.pressed += 1), { capture: true });
  });
  await openTriage(page);
  let decisions = 0;

  // How soon: with a reason, upwards where it can go up, else down.
  for (let i = 0; i < 10; i += 1) {
    const before = (await cursor(page).textContent()) ?? '';
    await page.keyboard.press((await page.getByRole('button', { name: 'Raise level' }).isEnabled()) ? '0' : '-');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Why this level' })).toContainText(/Set by hand/);
    decisions += 1;
    await expect(cursor(page)).toHaveText(before);
    await page.keyboard.press('j');
    await expect(cursor(page)).not.toHaveText(before);
  }

  // Tags, each on one question.
  for (let i = 0; i < 8; i += 1) {
    await page.keyboard.press('l');
    await expect(dialog(page).getByRole('textbox', { name: /Tags/ })).toBeFocused();
    await page.keyboard.type('checked');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    decisions += 1;
  }

  // One of each of the others, where it fits.
  await find(page, 'phone', /Which phone has the best camera/);
  await page.keyboard.press('5');
  await expect(dialog(page)).toContainText('Off topic');
  await tabTo(page, dialog(page).getByRole('combobox', { name: 'Message to the asker' }));
  await page.keyboard.press('Home');
  await expect(dialog(page).getByRole('combobox', { name: 'Message to the asker' })).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
  decisions += 1;

  await leaveSearch(page);
  await find(page, 'thickened', /yellow thickened toe nail/);
  await page.keyboard.press('2');
  const original = dialog(page).getByRole('radio', { name: /Thick yellow big toenails/ });
  await expect(original).toBeVisible();
  await tabTo(page, original);
  await page.keyboard.press('Space');
  const why = dialog(page).getByRole('textbox').last();
  await tabTo(page, why);
  await page.keyboard.type('Both are about thick yellow nails and tablets.');
  await expect(dialog(page).getByRole('group', { name: 'How it will read' })).toContainText('Both are about thick yellow nails');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
  decisions += 1;

  await leaveSearch(page);
  await find(page, 'rash help', /rash help pls/);
  await page.keyboard.press('4');
  await expect(dialog(page).getByRole('combobox', { name: 'Message to the asker' })).toHaveValue(/m-needs/);
  await tabTo(page, dialog(page).getByRole('textbox').last());
  await page.keyboard.type('your age, where the rash is, and since when');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
  decisions += 1;

  await leaveSearch(page);
  await find(page, 'psoriasis', /Cleared my psoriasis/);
  await page.keyboard.press('!');
  await page.keyboard.type('Sells something.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
  decisions += 1;
  await leaveSearch(page);

  // The rest is accepted, one key each.
  while (decisions < 60 && (await grid(page).isVisible()) && Number(await grid(page).getAttribute('aria-rowcount')) > 1) {
    const before = await grid(page).getAttribute('aria-rowcount');
    await page.keyboard.press('1');
    await expect.poll(async () => ((await grid(page).isVisible()) ? await grid(page).getAttribute('aria-rowcount') : '1')).not.toBe(before);
    decisions += 1;
  }
  expect(decisions).toBeGreaterThanOrEqual(60);
  await page.keyboard.press('z');
  await expect(page.getByText(/1 undone/).first()).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const history = page.getByRole('list', { name: 'History, newest first' });
  await expect(history.getByRole('listitem').first()).toBeVisible();
  await expect.poll(() => history.getByRole('listitem').count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(decisions);
  expect(await page.evaluate(() => (window as unknown as { pressed: number }).pressed)).toBe(0);

  // And the forum has heard of it.
  const forum = await publicPage(page, rounds, 'yellow thickened toe nail - tablet or paint?');
  await expect
    .poll(
      async () => {
        await forum.reload();
        return forum.locator('body').innerText();
      },
      { timeout: 60_000 },
    )
    .toMatch(/Both are about thick yellow nails/);
});

test('many are closed with one reason, and it is undone as one', async ({ desk: page }) => {
  await openTriage(page);
  const rows = await grid(page).getAttribute('aria-rowcount');
  await page.keyboard.press('x');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Shift+J');
  await expect(page.getByRole('toolbar', { name: 'Selected questions' })).toContainText('6 selected');
  await page.keyboard.press('3');
  await expect(dialog(page)).toContainText('6 questions.');
  await page.keyboard.press('ControlOrMeta+Enter');
  const strip = page.getByRole('region', { name: 'The last action' });
  await expect(strip).toContainText(/6 questions closed: 6 on the way/);
  // They are out of the list while they are on their way.
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(Number(rows) - 6));
  await page.keyboard.press('z');
  await expect(strip).toContainText('6 undone');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(rows));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`triage is accessible in the ${colorScheme} theme, and usable 1024 pixels wide`, async ({ desk: page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openTriage(page);
    // Where it was let in may be a routine question by now, which has no lower level.
    await expect(grid(page).getByRole('row').nth(1)).toContainText('Emergency');
    await grid(page).focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('region', { name: 'Why this level' })).toContainText('Emergency');
    await page.keyboard.press('x');
    await expect(page.getByRole('complementary', { name: 'About this question' })).toContainText('From the question');
    await expectNothingSerious(page, 'triage');
    await page.keyboard.press('4');
    await expect(dialog(page).getByRole('group', { name: 'How it will read' })).toBeVisible();
    await expectNothingSerious(page, 'sheet');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('-');
    await expect(dialog(page)).toBeVisible();
    await expectNothingSerious(page, 'level');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.setViewportSize({ width: 1024, height: 768 });
    for (const name of [/^Accept/, /^Close with reason/, /^Claim/]) await expect(page.getByRole('toolbar', { name: 'Selected questions' }).getByRole('button', { name })).toBeInViewport();
    await expect(cursor(page)).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole('button', { name: 'Held by the forum' }).click();
    await expect(page.getByText(/The forum holds nothing|Held by the forum/).first()).toBeVisible();
    await expectNothingSerious(page, 'held');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await expectNothingSerious(page, 'activity');
  });
}
