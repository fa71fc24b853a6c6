import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startRounds } from '#tests/makers/a-rounds.ts';

/**
 * Pictures of every screen in both themes, made from the running app.
 * `npm run screens` refreshes the two in the README; `npm run screens -- DIR` puts all of them in DIR.
 */
const out = process.argv[2] ?? '.github/screens';
const isEverything = process.argv[2] !== undefined;
mkdirSync(out, { recursive: true });
const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-screens-'));
const rounds = await startRounds(dataDir);
const browser = await chromium.launch({ ...(process.env['ROUNDS_CHROMIUM'] ? { executablePath: process.env['ROUNDS_CHROMIUM'] } : {}), args: ['--no-sandbox', '--disable-gpu'] });

/** The library, an open template, what needs a look, an import, and the policies. */
async function takeStudio(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Templates' }).click();
  const library = page.getByRole('grid', { name: 'Template library' });
  await library.getByRole('row').nth(3).waitFor();
  await take('library');
  await page.keyboard.press('n');
  await take('new-template');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await take('export');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('pinpoint');
  await library.getByRole('row', { name: /Pinpoint/ }).first().click();
  await page.getByRole('textbox', { name: 'Template body' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('');
  await take('template');
  await page.setViewportSize({ width: 1024, height: 768 });
  await take('template-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Needs a look' }).click();
  await page.getByRole('button', { name: 'Check links now' }).waitFor();
  await take('health');
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await take('import-choose');
  const table = 'title,body,tags\n"Eczema, first advice","Hello {{ asker.name }}, moisturise twice a day.",eczema\nNails,Keep them short and dry.,nails\n';
  await page.getByLabel('Files to import').setInputFiles({ name: 'team-templates.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('button', { name: /^Import \d/ }).waitFor();
  await take('import');
  await views.getByRole('link', { name: 'Disclaimers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Disclaimers' }).waitFor();
  await take('policies');
}

/** The forums of the desk, and adding one: the practice forum stands in for somebody else's. */
async function takeForums(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: /^Forums: / }).click();
  await take('forum-menu');
  await page.getByRole('menuitem', { name: 'All forums' }).click();
  await page.getByText(/can be done here|cannot be done here/).first().click();
  await take('forums');
  await page.getByRole('button', { name: 'Add a forum' }).click();
  await take('forum-address');
  await page.getByLabel('Address of the forum').fill(rounds.practiceUrl);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Get a code' }).click();
  await page.getByRole('group', { name: 'Your code' }).waitFor();
  await take('forum-code');
  await page.getByText('For experts').click();
  await page.getByRole('radio', { name: /^With an administrator/ }).check();
  await take('forum-expert');
}

/** The list moderators sort, and the rooms of a team. */
async function takeTeam(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Triage' }).click();
  const grid = page.getByRole('grid', { name: 'Triage' });
  await grid.getByRole('row').nth(3).waitFor();
  await page.getByRole('region', { name: 'Why this level' }).waitFor();
  await take('triage');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await take('triage-chosen');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1024, height: 768 });
  await take('triage-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const name of ['Mine', 'Follow-ups', 'Resources', 'Top answerers', 'Activity', 'Awaiting review']) {
    await views.getByRole('link', { name }).click();
    if (name === 'Top answerers') await page.getByRole('figure', { name: 'Load by hour' }).locator('.recharts-bar-rectangle path').first().waitFor();
    await take(name.toLowerCase().replace(' ', '-'));
  }
  await views.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'People and roles' }).click();
  await take('people');
}

const settled = (page: Page): Promise<unknown> => page.waitForTimeout(400);

try {
  for (const theme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const take = async (name: string, isForReadme = false): Promise<void> => {
      if (!isEverything && !isForReadme) return;
      await settled(page);
      await page.screenshot({ path: path.join(out, `${name}-${theme}.png`) });
    };
    await page.goto(rounds.url);
    await page.locator('[role=option]').first().waitFor();
    await take('queue');
    await page.keyboard.press('/');
    await page.keyboard.type('pinprick');
    await page.getByRole('option', { name: /Pinprick red spots/ }).click();
    await page.getByRole('heading', { level: 1, name: /Pinprick/ }).waitFor();
    await page.getByRole('searchbox').first().fill('');
    await page.keyboard.press('Escape');
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.focus();
    if ((await answer.innerText()).trim().length < 60) {
      await page.getByRole('button', { name: 'Template' }).first().click();
      await page.getByRole('searchbox', { name: 'Search templates' }).fill('pinpoint');
      await page.getByRole('listbox', { name: 'Templates' }).getByRole('option').first().waitFor();
      await take('picker');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Fill in/ }).waitFor();
    }
    await take('desk', true);
    if (isEverything) {
      await page.getByRole('button', { name: /Fill in/ }).click();
      await take('fill-in');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Disclaimer' }).first().click();
      await take('disclaimers');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Preview' }).first().click();
      await take('preview');
      await page.getByRole('button', { name: 'Preview' }).first().click();
      for (const name of ['Drafts', 'Outbox', 'Settings']) {
        await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: new RegExp(name) }).click();
        await take(name.toLowerCase());
      }
      await takeForums(page, take);
      await takeStudio(page, take);
      await takeTeam(page, take);
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Unanswered/ }).click();
      await page.keyboard.press('ControlOrMeta+k');
      await take('palette');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await take('keys');
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1024, height: 768 });
      await page.locator('[role=option]').first().click();
      await take('narrow');
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(rounds.practiceUrl);
      await take('forum-home');
      await page.getByRole('link', { name: 'Dermatology' }).first().click();
      await take('forum-community');
      await page.locator('main a[href*="/t/"]').first().click();
      await take('forum-question');
    }
    await context.close();
  }
} finally {
  await browser.close();
  await rounds.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
