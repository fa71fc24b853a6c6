import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { writeTemplate } from '#electron/engine/store/templates.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import { aBigTemplate, fillLibrary } from '#tests/makers/a-big-library.ts';
import { choosePetechiae, expect, expectNothingSerious, test as base, theAnswer } from './rounds.ts';

const aFillIn = (key: string, kind: FillIn['kind'], label: string, over: Partial<FillIn> = {}): FillIn => ({ key, kind, label, hint: '', isRequired: true, maxChars: null, choices: [], preset: '', ...over });

/** A desk whose library is large and holds a template that asks before it is inserted. */
const test = base.extend({
  // eslint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-journey-'));
    const db = createDb(openSqlite(path.join(dataDir, 'rounds.sqlite')));
    fillLibrary(db, 500);
    const like = aBigTemplate(0);
    const content: TemplateContent = {
      ...(JSON.parse(like.content ?? '') as TemplateContent),
      title: 'Spots: asks first',
      tags: ['spots'],
      aliases: ['quokka'],
      communities: ['*'],
      body: 'Hello {{ asker.name }}, {{ fill.line }}\n\n{% if fill.fever %}\nWith a fever, call {{ emergency.number }} now.\n{% endif %}\n\n{% if fill.who == "a child" %}Let a doctor see the child today.{% else %}Let a doctor see it this week.{% endif %}',
      fillIns: [aFillIn('line', 'text', 'One line'), aFillIn('fever', 'tick', 'Has a fever', { isRequired: false }), aFillIn('who', 'choice', 'Who is it about', { choices: ['a child', 'an adult'] })],
    };
    writeTemplate(db, { ...like, id: 'asks', family: 'asks', slug: 'asks', content: JSON.stringify(content) });
    db.close();
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

test('a template is found among many, asks what decides, and what was said is there for the next one', async ({ desk }) => {
  await choosePetechiae(desk);
  await desk.keyboard.press('r');
  await expect(theAnswer(desk)).toBeFocused();
  await desk.keyboard.press('/');
  const picker = desk.getByRole('listbox', { name: 'Templates' });
  await expect(picker.getByRole('group', { name: 'Best for this question' }).getByRole('option')).toHaveCount(3);
  await desk.keyboard.type('quoka');
  await expect(picker.getByRole('option').first()).toHaveText(/Spots: asks first/);

  await desk.keyboard.press('ControlOrMeta+p');
  await expect(desk.getByRole('button', { name: 'Pinned', exact: true })).toBeVisible();
  await desk.keyboard.press('Enter');
  const sheet = desk.getByRole('region', { name: 'Spots: asks first', exact: true });
  await expect(sheet.getByText('2 left')).toBeVisible();
  const preview = sheet.getByRole('region', { name: 'Preview of the answer' });
  await desk.keyboard.type('I am glad you asked.');
  await expect(preview).toContainText('I am glad you asked.');
  await sheet.getByRole('checkbox', { name: 'Has a fever' }).check();
  await expect(preview).toContainText('With a fever, call 911 now.');
  await sheet.getByRole('checkbox', { name: 'Has a fever' }).uncheck();
  await expect(preview).not.toContainText('fever');
  await expectNothingSerious(desk, 'a sheet with ticks');

  await sheet.getByRole('button', { name: 'Insert', exact: true }).click();
  await expect(sheet.getByText(/Answer “Who is it about” first/)).toBeVisible();
  await sheet.getByRole('radio', { name: 'a child' }).check();
  await desk.keyboard.press('ControlOrMeta+Enter');
  await expect(theAnswer(desk)).toContainText('Hello marble_leg_mama, I am glad you asked.');
  await expect(theAnswer(desk)).toContainText('Let a doctor see the child today.');
  await expect(theAnswer(desk)).not.toContainText('[[');

  // The pin holds for the community, and what was said holds for the question.
  await desk.keyboard.press('ControlOrMeta+j');
  await expect(picker.getByRole('group', { name: 'Pinned in this community' }).getByRole('option')).toHaveText([/Spots: asks first/]);
  await desk.keyboard.press('Enter');
  await expect(sheet.getByRole('radio', { name: 'a child' })).toBeChecked();
  await expect(sheet.getByText('All filled in')).toBeVisible();
});
