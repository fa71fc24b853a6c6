import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, aTemplateOffer, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';

type FieldShape = FilledTemplate['fields'][number];
const aField = (key: string, over: Partial<FieldShape> = {}): FieldShape => ({ key, label: key, hint: '', isRequired: true, maxChars: null, templateId: 't-cream', kind: 'text', choices: [], preset: '', ...over });
const fields = {
  who: aField('who', { label: 'Who is it about', kind: 'choice', choices: ['a child', 'an adult'], hint: 'Decides the dose line', decides: true }),
  steroid: aField('steroid', { label: 'Already uses a steroid cream', kind: 'tick', isRequired: false }),
  weeks: aField('weeks', { label: 'Weeks since it began', kind: 'number' }),
  seen: aField('seen', { label: 'Seen on', kind: 'date', isRequired: false }),
  cream: aField('cream', { label: 'Which cream', kind: 'choice', choices: ['zinc', 'urea', 'oat', 'coconut', 'plain'] }),
  line: aField('line', { label: 'One line', maxChars: 20 }),
};

/** A template as the engine would render it: a choice that decides, a tick for a paragraph, and blanks. */
function renderCream(answers: FillAnswers, fields: Readonly<Record<string, FieldShape>>): FilledTemplate {
  const open: FieldShape[] = [];
  const say = (key: string): string => {
    const field = fields[key] ?? aField(key);
    const value = answers[field.key] ?? (field.isRequired ? '' : field.preset);
    if (value === '') open.push(field);
    return value === '' ? `[[${field.label}]]` : value;
  };
  const parts = [
    answers['who'] === 'a child' ? 'For a child, half.' : answers['who'] === 'an adult' ? 'For an adult, all.' : '',
    answers['steroid'] === 'yes' ? 'Do not stop the steroid.' : '',
    `Use ${say('cream')} for ${say('weeks')} weeks, seen ${say('seen')}. ${say('line')}`,
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  const blanks = open.map(({ preset: _, decides: __, ...blank }) => blank);
  return { templateId: 't-cream', version: 2, title: 'Creams', text, blanks, fields: Object.values(fields), disclaimerIds: [] };
}

function aLibrary({ answers = {}, asks = fields }: { answers?: FillAnswers; asks?: Readonly<Record<keyof typeof fields, FieldShape>> } = {}) {
  const world = aFakeWorld();
  world.offers.unshift(aTemplateOffer('t-cream', { title: 'Creams', tags: ['cream'] }));
  world.renders.set('t-cream', (said) => renderCream(said, asks));
  const id = questionIdOf(1);
  if (Object.keys(answers).length > 0) world.drafts.set(id, aDraft(id, { answers }));
  return aFakeDesk(world);
}
const press = (keys: string) => userEvent.keyboard(keys);
const sheet = page.getByRole('region', { name: 'Creams', exact: true });
const preview = page.getByRole('region', { name: 'Preview of the answer' });

async function openSheet(how: '{Enter}' | '{Control>}{Enter}{/Control}' = '{Enter}', over: Parameters<typeof aLibrary>[0] & { hasSide?: boolean } = {}) {
  const shown = await showComposer({ fake: aLibrary(over), hasSide: over.hasSide ?? false });
  await shown.answer.click();
  await press('/');
  await expect.element(page.getByRole('option', { name: 'Creams' })).toHaveAttribute('aria-selected', 'true');
  await press(how);
  await expect.element(sheet).toBeVisible();
  return { ...shown, saved: () => shown.fake.world.drafts.get(shown.id) };
}

describe('a template whose ticks and choices decide', () => {
  it('asks before anything is in the answer', async () => {
    const { saved } = await openSheet();
    await expect.element(page.getByRole('radio', { name: 'a child' })).toHaveFocus();
    await expect.element(sheet.getByText('4 left')).not.toBeInTheDocument();
    await expect.element(sheet.getByText('5 left')).toBeVisible();
    expect(saved()?.text ?? '/').toBe('/');
  });

  it('asks in reading order, each in the way that fits it, and Tab follows', async () => {
    await openSheet();
    const reached: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const at = document.activeElement;
      reached.push(at instanceof HTMLInputElement ? `${at.type} ${at.inputMode}`.trim() : (at?.tagName.toLowerCase() ?? ''));
      await press('{Tab}');
      // A date has parts of its own.
      while (document.activeElement === at) await press('{Tab}');
    }
    // A group without a choice made may be reached button by button.
    expect(reached.filter((kind, at) => kind !== reached[at - 1])).toEqual(['radio', 'checkbox', 'text decimal', 'date', 'select', 'textarea']);
  });

  it('shows at once what an answer changes, and keeps the focus where it is', async () => {
    const { fake } = await openSheet();
    await press(' ');
    await expect.element(preview).toMatchTextContent(/For a child, half\./);
    await expect.element(page.getByRole('radio', { name: 'a child' })).toHaveFocus();
    const tick = page.getByRole('checkbox', { name: 'Already uses a steroid cream' });
    await tick.click();
    await expect.element(preview).toMatchTextContent(/Do not stop the steroid\./);
    await tick.click();
    await expect.element(preview).not.toMatchTextContent(/steroid/);
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'All will be well.');
    await expect.element(preview).toMatchTextContent(/All will be well\./);
    await expect.element(page.getByRole('textbox', { name: 'One line' })).toHaveFocus();
    expect(fake.callsOf('templates.inserted')).toEqual([]);
  });

  it('comes into the answer as it came out, with what is open still marked, and says what was inserted', async () => {
    const { answer, fake, saved } = await openSheet();
    await page.getByRole('radio', { name: 'an adult' }).click();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Which cream' }), 'urea');
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    const text = 'For an adult, all.\n\nUse urea for [[Weeks since it began]] weeks, seen [[Seen on]]. [[One line]]';
    await expect.poll(() => saved()?.text).toBe(text);
    expect(saved()).toMatchObject({ templates: [{ templateId: 't-cream', version: 2 }], blanks: [{ label: 'Weeks since it began', kind: 'number' }, { kind: 'date' }, {}] });
    await expect.poll(() => fake.callsOf('templates.inserted')).toEqual([{ templateId: 't-cream', questionId: questionIdOf(1), version: 2, text }]);
    await expect.element(answer).toHaveFocus();
  });

  it('comes in with the answer given a moment ago, however quick the hand', async () => {
    const { saved } = await openSheet();
    await press(' ');
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'Quick.');
    await press('{Control>}{Enter}{/Control}');
    await expect.poll(() => saved()?.text).toMatch(/^For a child, half\.[^]*Quick\.$/);
  });

  it('does not come in while it is open what it says', async () => {
    const { saved } = await openSheet();
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'x');
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    await expect.element(sheet.getByText(/Answer “Who is it about” first/)).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'a child' })).toHaveFocus();
    expect(saved()?.text ?? '/').toBe('/');
    await press(' ');
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    await expect.poll(() => saved()?.text).toMatch(/^For a child/);
  });

  it('leaves the optional blanks out when asked to', async () => {
    const { saved } = await openSheet();
    await page.getByRole('radio', { name: 'a child' }).click();
    await page.getByRole('button', { name: 'Insert, leave out the optional ones' }).click();
    await expect.poll(() => saved()?.text).toBe('For a child, half.\n\nUse [[Which cream]] for [[Weeks since it began]] weeks, seen. [[One line]]');
    expect(saved()?.blanks.map(({ key }) => key)).not.toContain('seen');
  });

  it('takes no word for a number, and says so', async () => {
    const { fake } = await openSheet();
    const weeks = page.getByRole('textbox', { name: 'Weeks since it began' });
    await userEvent.fill(weeks, 'some');
    await expect.element(sheet.getByText('This is not a number.')).toBeVisible();
    await expect.element(weeks).toHaveAttribute('aria-invalid', 'true');
    await expect.element(sheet.getByText('5 left')).toBeVisible();
    await userEvent.fill(weeks, '2.5');
    await expect.element(sheet.getByText('4 left')).toBeVisible();
    await expect.element(preview).toMatchTextContent(/for 2\.5 weeks/);
    expect(fake.callsOf('templates.fill').some((input) => JSON.stringify(input).includes('some'))).toBe(false);
  });

  it('says how much room there is', async () => {
    await openSheet();
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'far more than twenty characters');
    await expect.element(sheet.getByText('31 of 20')).toBeVisible();
  });

  it('remembers for this question what was said, even when it was closed', async () => {
    const { answer, saved } = await openSheet();
    await page.getByRole('radio', { name: 'a child' }).click();
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'Kept.');
    await press('{Escape}');
    await expect.element(answer).toHaveFocus();
    await expect.poll(() => saved()?.answers).toEqual({ who: 'a child', line: 'Kept.' });
    await press('{Control>}j{/Control}');
    await expect.element(page.getByRole('option', { name: 'Creams' })).toHaveAttribute('aria-selected', 'true');
    await press('{Enter}');
    await expect.element(page.getByRole('textbox', { name: 'One line' })).toHaveValue('Kept.');
    await expect.element(page.getByRole('radio', { name: 'a child' })).toBeChecked();
    await expect.element(sheet.getByText('As you said before.').first()).toBeVisible();
    await expect.element(preview).toMatchTextContent(/For a child, half\.[^]*Kept\./);
  });

  it('offers only answers that are answers here', async () => {
    await openSheet('{Enter}', { answers: { who: 'a horse', weeks: 'many', line: 'From another template' } });
    await expect.element(page.getByRole('textbox', { name: 'One line' })).toHaveValue('From another template');
    await expect.element(page.getByRole('radio', { name: 'a child' })).not.toBeChecked();
    await expect.element(sheet.getByText('4 left')).toBeVisible();
    await expect.element(preview).toMatchTextContent(/Use Which cream for Weeks since it began weeks.*From another template/);
  });

  it('begins with what the template proposes, which counts as said unless it is taken away', async () => {
    const asks = { ...fields, who: { ...fields.who, preset: 'an adult' }, cream: { ...fields.cream, preset: 'oat' }, steroid: { ...fields.steroid, preset: 'yes' }, line: { ...fields.line, preset: 'All the best.' } };
    const { saved } = await openSheet('{Enter}', { asks });
    await expect.element(page.getByRole('radio', { name: 'an adult' })).toBeChecked();
    await expect.element(page.getByRole('checkbox')).toBeChecked();
    await expect.element(page.getByRole('combobox', { name: 'Which cream' })).toHaveValue('oat');
    await expect.element(preview).toMatchTextContent(/Use oat.*All the best\./);
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), '');
    await expect.element(preview).toMatchTextContent(/One line$/);
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    await expect.poll(() => saved()?.text).toMatch(/^For an adult, all\.\n\n(?:Do not[^\n]+\n\n)?Use oat for .*\[\[One line\]\]$/);
    expect(saved()?.blanks.at(-1)).toMatchObject({ key: 'line', preset: 'All the best.' });
  });

  it('comes in at once when it only has blanks, whatever their kind, with what they begin with', async () => {
    const fake = aLibrary();
    fake.world.renders.set('t-cream', () => ({ ...renderCream({}, fields), fields: [fields.cream, { ...fields.weeks, preset: '2' }, fields.seen, fields.line] }));
    const { answer, id } = await showComposer({ fake });
    await answer.click();
    await press('/');
    await expect.element(page.getByRole('option', { name: 'Creams' })).toHaveAttribute('aria-selected', 'true');
    await press('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('combobox', { name: 'Which cream' })).toHaveFocus();
    await expect.element(page.getByRole('textbox', { name: 'Weeks since it began' })).toHaveValue('2');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('Use [[Which cream]] for [[Weeks since it began]] weeks, seen [[Seen on]]. [[One line]]');
  });

  it('says what is wrong when it cannot be rendered, and puts nothing in', async () => {
    const { fake, saved } = await openSheet();
    await page.getByRole('radio', { name: 'a child' }).click();
    await expect.element(preview).toMatchTextContent(/For a child/);
    fake.failNext('templates.fill', { kind: 'template-fault', line: 3, say: 'This template has a fault in line 3.', remedy: 'edit' });
    await page.getByRole('radio', { name: 'an adult' }).click();
    await expect.element(sheet.getByText('This template has a fault in line 3.')).toBeVisible();
    expect(saved()?.text ?? '/').toBe('/');
  });

  it('shows the answer as it grows also in the narrow side panel', async () => {
    await openSheet('{Enter}', { hasSide: true });
    await expect.element(preview).toBeVisible();
  });

  it('asks as well when it comes from the suggestions', async () => {
    const { answer } = await showComposer({ fake: aLibrary() });
    await page.getByRole('button', { name: /^Creams/ }).click();
    await expect.element(sheet).toBeVisible();
    await expect.element(answer).toMatchTextContent(/^$|^Write your answer/);
  });
});

describe('the sheet over the blanks of the answer', () => {
  const withBlanks = async (answers: FillAnswers = {}) => {
    const fake = aFakeDesk(aFakeWorld());
    const id = questionIdOf(1);
    const blanks = [fields.cream, fields.weeks, fields.seen, fields.line].map(({ preset: _, decides: __, ...blank }) => blank);
    fake.world.drafts.set(id, aDraft(id, { text: 'Use [[Which cream]] for [[Weeks since it began]] weeks, seen [[Seen on]]. [[One line]]', blanks, answers }));
    const shown = await showComposer({ fake });
    await page.getByRole('button', { name: /^Fill in/ }).click();
    return { ...shown, saved: () => fake.world.drafts.get(id) };
  };

  it('asks for choices, numbers and dates as what they are', async () => {
    const { saved } = await withBlanks();
    await expect.element(page.getByRole('combobox', { name: 'Which cream' })).toHaveFocus();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Which cream' }), 'oat');
    await userEvent.fill(page.getByRole('textbox', { name: 'Weeks since it began' }), '3');
    await userEvent.fill(page.getByLabelText(/^Seen on/), '2026-08-03');
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'Well.');
    await expect.element(page.getByText('All filled in')).toBeVisible();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(() => saved()?.text).toBe('Use oat for 3 weeks, seen 2026-08-03. Well.');
    expect(saved()?.answers).toEqual({ cream: 'oat', weeks: '3', seen: '2026-08-03', line: 'Well.' });
  });

  it('leaves a mark where the answer is none', async () => {
    const { saved } = await withBlanks();
    await userEvent.fill(page.getByRole('textbox', { name: 'Weeks since it began' }), 'a few');
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), 'Well.');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(() => saved()?.text).toBe('Use [[Which cream]] for [[Weeks since it began]] weeks, seen [[Seen on]]. Well.');
  });

  it('begins with what was said before, shows it in the text, and lets it be taken back', async () => {
    const { answer, saved } = await withBlanks({ weeks: '6', line: 'Before.' });
    await expect.element(page.getByRole('textbox', { name: 'Weeks since it began' })).toHaveValue('6');
    await expect.element(page.getByText('2 left')).toBeVisible();
    await expect.element(answer).toMatchTextContent(/for 6 weeks.*Before\.$/);
    await userEvent.fill(page.getByRole('textbox', { name: 'One line' }), '');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(() => saved()?.text).toBe('Use [[Which cream]] for 6 weeks, seen [[Seen on]]. [[One line]]');
  });
});
