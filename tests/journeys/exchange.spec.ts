import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './rounds.ts';

const library = (page: Page) => page.getByRole('grid', { name: 'Template library' });

async function goToTemplates(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Templates' }).click();
  await library(page).getByRole('row').nth(1).waitFor();
}

test('a library taken out in our own format is known word for word when it comes back', async ({ desk }) => {
  await goToTemplates(desk);
  await desk.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: 'Save the file' }).click()]);
  await expect(desk.getByText(/Older versions, comments .* stay on this desk/)).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  await desk.getByLabel('Files to import').setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/zip', buffer: readFileSync(await file.path()) });
  await expect(desk.getByRole('button', { name: 'Nothing to import' })).toBeVisible();
  await expect(desk.getByRole('button', { name: /^New \d/ })).toHaveCount(0);
});

test('templates of another tool come in as drafts, can be found, and go again with one press', async ({ desk }) => {
  await goToTemplates(desk);
  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  const yaml = 'matches:\n  - trigger: ":chilb"\n    label: "Chilblains, first advice"\n    replace: "Hello {{name}}, warm your hands slowly. $|$"\n    vars:\n      - {name: name, type: echo, params: {echo: there}}\n';
  await desk.getByLabel('Files to import').setInputFiles({ name: 'base.yml', mimeType: 'text/yaml', buffer: Buffer.from(yaml) });
  await expect(desk.getByRole('combobox', { name: 'Read it as' })).toHaveValue('espanso');
  await desk.getByRole('button', { name: 'Import 1', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Imported: 1 added.' })).toBeVisible();

  await desk.getByRole('button', { name: 'To the templates' }).click();
  await desk.getByRole('searchbox', { name: 'Search the library' }).fill('chilblians');
  const found = library(desk).getByRole('row', { name: /Chilblains, first advice/ });
  await expect(found).toContainText('draft');
  await found.click();
  await expect(desk.getByRole('textbox', { name: 'Template body' })).toContainText('warm your hands slowly');

  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  await desk.getByRole('button', { name: 'Undo the import of base.yml' }).click();
  await expect(desk.getByText('The import was undone')).toBeVisible();
  await desk.getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(desk.getByText(/No template fits/)).toBeVisible();
});
