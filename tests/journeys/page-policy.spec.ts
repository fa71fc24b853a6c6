import { choosePetechiae, expect, test, theAnswer, waitingQuestions } from './rounds.ts';

declare global {
  interface Window {
    violations: string[];
  }
}

test('the whole desk lives within the policy of its page', async ({ desk, rounds }) => {
  const page = await desk.context().newPage();
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) => window.violations.push(`${violatedDirective} ${sourceFile}:${lineNumber}`));
  });
  await page.goto(rounds.url);
  await waitingQuestions(page).first().waitFor();
  await choosePetechiae(page);
  await page.keyboard.press('r');
  await expect(theAnswer(page)).toBeFocused();
  await page.keyboard.type('/');
  await page.getByRole('listbox', { name: 'Templates' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
  await page.getByRole('heading', { level: 1, name: 'Settings' }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  for (const name of ['Drafts', 'Outbox'] as const) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Disclaimers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Disclaimers' }).waitFor();
  await views.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('grid', { name: 'Template library' }).getByRole('row').nth(3).click();
  await page.getByRole('textbox', { name: 'Template body' }).click();
  await page.keyboard.type('{{ asker. | nothing }}');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the file' }).click()]);
  expect(await file.failure()).toBeNull();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => window.violations)).toEqual([]);

  // The same ear hears a style tag that nobody signed, and markup as text.
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.body.append(style);
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
    } catch {
      // That it throws is the point.
    }
  });
  await expect.poll(() => page.evaluate(() => window.violations.map((violation) => violation.split(' ')[0]))).toEqual(expect.arrayContaining([expect.stringMatching(/^style-src/), 'require-trusted-types-for']));
});
