import { choosePetechiae, expect, expectNothingSerious, test, waitingQuestions } from './rounds.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible in the ${colorScheme} theme`, async ({ desk, rounds }) => {
    test.setTimeout(120_000);
    await desk.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const views = desk.getByRole('navigation', { name: 'Views' });
    await choosePetechiae(desk);
    await expectNothingSerious(desk, 'question');
    await desk.keyboard.press('r');
    await desk.getByRole('button', { name: 'Template', exact: true }).click();
    await desk.getByRole('listbox', { name: 'Templates' }).getByRole('option').first().waitFor();
    await expectNothingSerious(desk, 'picker');
    await desk.keyboard.press('Enter');
    await desk.getByText('[[').or(desk.getByRole('button', { name: /Fill in/ })).first().waitFor();
    await expectNothingSerious(desk, 'composer');
    await desk.getByRole('button', { name: /^Fill in/ }).click();
    await desk.getByRole('textbox', { name: /^One line in your own words/ }).last().focus();
    // Panes scroll; the desk around them does not.
    expect(await desk.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop, document.documentElement.scrollHeight - innerHeight])).toEqual([0, 0, 0]);
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Preview', exact: true }).click();
    await expectNothingSerious(desk, 'preview');
    for (const name of [/Drafts/, /Outbox/, 'Settings'] as const) {
      await views.getByRole('link', { name }).click();
      await desk.getByRole('main').waitFor();
      await expectNothingSerious(desk, String(name));
    }
    await desk.getByRole('main').getByRole('link', { name: 'Forums' }).click();
    await desk.getByRole('list', { name: 'Forums' }).getByRole('listitem').first().waitFor();
    await desk.getByRole('button', { name: /^Forums: / }).click();
    await expectNothingSerious(desk, 'forums');
    await desk.getByRole('menuitem', { name: 'Add a forum' }).click();
    await desk.getByLabel('Address of the forum').fill('127.0.0.1:1');
    await desk.keyboard.press('Enter');
    await desk.getByRole('alert').waitFor();
    await expectNothingSerious(desk, 'no forum there');
    await desk.getByLabel('Address of the forum').fill(rounds.practiceUrl);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Get a code' }).click();
    await desk.getByRole('group', { name: 'Your code' }).waitFor();
    await expectNothingSerious(desk, 'add a forum');
    await desk.getByText('For experts').click();
    await desk.getByRole('radio', { name: /^With an administrator’s key/ }).check();
    await expectNothingSerious(desk, 'a key for experts');
    for (const name of ['Mine', 'Triage', 'Follow-ups', 'Resources', 'Activity', 'Awaiting review']) {
      await views.getByRole('link', { name }).click();
      if (name === 'Triage') await desk.getByRole('grid', { name }).getByRole('row').nth(3).waitFor();
      await expectNothingSerious(desk, name);
    }
    await views.getByRole('link', { name: 'Disclaimers' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Disclaimers' }).waitFor();
    await expectNothingSerious(desk, 'disclaimers');
    await views.getByRole('link', { name: 'Templates' }).click();
    const library = desk.getByRole('grid', { name: 'Template library' });
    await library.getByRole('row').nth(3).waitFor();
    await expectNothingSerious(desk, 'library');
    await desk.keyboard.press('n');
    await desk.getByRole('dialog', { name: 'New template' }).waitFor();
    await expectNothingSerious(desk, 'new template');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Export', exact: true }).click();
    await expectNothingSerious(desk, 'export');
    await desk.keyboard.press('Escape');
    await library.getByRole('row').nth(3).click();
    await desk.getByRole('textbox', { name: 'Template body' }).waitFor();
    await desk.getByRole('region', { name: 'Preview', exact: true }).waitFor();
    await expectNothingSerious(desk, 'template editor');
    await desk.getByRole('button', { name: 'Needs a look' }).click();
    await desk.getByRole('button', { name: 'Check links now' }).waitFor();
    await expectNothingSerious(desk, 'needs a look');
    await desk.getByRole('button', { name: 'Templates', exact: true }).click();
    await desk.getByRole('button', { name: 'Import', exact: true }).click();
    await desk.getByLabel('Files to import').setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from('title,body\nOne,First words.\nTwo,Other words.\n') });
    await desk.getByRole('button', { name: 'Import 2' }).waitFor();
    await expectNothingSerious(desk, 'import');
    await desk.keyboard.press('ControlOrMeta+k');
    await expectNothingSerious(desk, 'palette');
    await desk.keyboard.press('Escape');

    const forum = await desk.context().newPage();
    await forum.emulateMedia({ colorScheme });
    for (const at of ['', 'c/dermatology/1', 'latest'] as const) {
      const answer = await forum.goto(rounds.practiceUrl + at);
      if (answer?.headers()['content-type']?.includes('html')) await expectNothingSerious(forum, `practice forum /${at}`);
    }
  });
}

test('the desk is usable 1024 pixels wide', async ({ desk }) => {
  await desk.setViewportSize({ width: 1024, height: 768 });
  await choosePetechiae(desk);
  for (const name of ['Send answer', 'Send and next', 'Template', 'Disclaimer', 'Preview']) {
    await expect(desk.getByRole('button', { name, exact: true })).toBeInViewport();
  }
  expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await waitingQuestions(desk).count()).toBeGreaterThan(0);
});

test('the library is usable 1024 pixels wide', async ({ desk }) => {
  await desk.setViewportSize({ width: 1024, height: 768 });
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Templates' }).click();
  const library = desk.getByRole('grid', { name: 'Template library' });
  await library.getByRole('row').nth(5).waitFor();
  const deeds = ['New template', 'Needs a look', 'Import', 'Export'];
  for (const name of deeds) await expect(desk.getByRole('button', { name, exact: true })).toBeInViewport();
  await library.getByRole('row').nth(3).click();
  await expect(desk.getByRole('textbox', { name: 'Template body' })).toBeInViewport();
  for (const name of [...deeds, 'Publish']) await expect(desk.getByRole('button', { name, exact: true })).toBeInViewport();
  await expect(library.getByRole('row').nth(3)).toBeInViewport();
  expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('no picture and nothing else is loaded from elsewhere before a click', async ({ page, rounds }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(rounds.url).origin) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
  });
  await page.goto(rounds.url);
  await waitingQuestions(page).first().waitFor();
  expect(new URL(page.url()).hash).not.toContain(new URL(rounds.url).hash.slice(1));
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(foreign).toEqual([]);
});
