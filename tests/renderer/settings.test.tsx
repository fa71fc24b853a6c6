import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const root = document.documentElement;
afterEach(() => {
  delete root.dataset['theme'];
});

/** The settings as they were last changed. */
const changes = ({ fake }: Awaited<ReturnType<typeof showDesk>>) => fake.callsOf('settings.change');

describe('settings', () => {
  it('keeps each change at once, and says so', async () => {
    const shown = await showDesk({ at: '/settings' });
    await page.getByRole('combobox', { name: 'Time to undo a send' }).selectOptions('30');
    await expect.element(page.getByText('Saved: time to undo')).toBeVisible();
    expect(changes(shown)).toEqual([{ holdSeconds: 30 }]);
  });

  it('changes the theme of the whole window, at once and at the next start', async () => {
    await showDesk({ at: '/settings' });
    await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
    await expect.poll(() => root.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('rounds.theme')).toBe('dark');
    expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(20, 23, 22)');
    await page.getByRole('radio', { name: 'Light' }).click({ force: true });
    await expect.poll(() => getComputedStyle(document.body).backgroundColor).toBe('rgb(246, 245, 242)');
  });

  it('keeps the goal for a first answer, and goals of single communities', async () => {
    const shown = await showDesk({ at: '/settings' });
    const goal = page.getByRole('spinbutton', { name: 'First answer within' });
    await expect.element(goal).toHaveValue(24);
    await goal.fill('36');
    expect(changes(shown)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await page.getByRole('combobox', { name: 'A goal of its own for' }).selectOptions('Child Health');
    await page.getByRole('spinbutton', { name: 'Child Health' }).fill('4');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(shown)).toEqual([{ goalHours: 36 }, { goals: { 'Child Health': 36 } }, { goals: { 'Child Health': 4 } }]);
    // What makes no sense is not kept.
    await page.getByRole('spinbutton', { name: 'Child Health' }).fill('0');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('spinbutton', { name: 'Child Health' })).toHaveValue(4);
    await page.getByRole('button', { name: 'No goal of its own for Child Health' }).click();
    await expect.poll(() => changes(shown).at(-1)).toEqual({ goals: {} });
  });

  it('switches single keys off and on again', async () => {
    const { options, selected, views } = await showDesk({ at: '/settings' });
    const single = page.getByRole('switch', { name: /single-key/i });
    await expect.element(single).toBeChecked();
    single.element().focus();
    await userEvent.keyboard(' ');
    await expect.element(single).not.toBeChecked();
    await views.getByRole('link', { name: 'Unanswered' }).click();
    await expect.element(options.first()).toBeVisible();
    await userEvent.keyboard('jgo');
    // A combination still works, and comes after the letters that must not have.
    await userEvent.keyboard('{Control>}k{/Control}{Escape}');
    expect(selected()).toBeNull();
    expect(location.hash).toContain('/unanswered');
  });

  it('keeps a name when the field is left, and not letter by letter', async () => {
    const shown = await showDesk({ at: '/settings' });
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.click();
    await userEvent.keyboard(' Amara Rao ');
    expect(changes(shown)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(shown)).toEqual([{ volunteer: { name: 'Amara Rao', role: 'community volunteer' } }]);
    await expect.element(page.getByRole('banner')).toMatchTextContent(/Amara Rao/);
  });

  it('keeps the team’s rule for publishing, and the teams one belongs to', async () => {
    const shown = await showDesk({ at: '/settings' });
    const rule = page.getByRole('switch', { name: 'Nobody publishes their own template' });
    await expect.element(rule).not.toBeChecked();
    rule.element().focus();
    await userEvent.keyboard(' ');
    await expect.element(rule).toBeChecked();
    await page.getByRole('textbox', { name: 'Teams' }).fill(' skin, Child health,, skin ');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(shown)).toEqual([{ reviewBeforePublish: true }, { teams: ['skin', 'Child health'] }]);
    await expect.element(page.getByRole('textbox', { name: 'Teams' })).toHaveValue('skin, Child health');
  });

  it('lets a person say that they hold a clinical licence, and nobody else say it for them', async () => {
    const shown = await showDesk({ at: '/settings' });
    const licence = page.getByRole('switch', { name: 'You hold a clinical licence' });
    await expect.element(licence).not.toBeChecked();
    await licence.click();
    await expect.poll(() => changes(shown)).toEqual([{ volunteer: { name: '', role: 'community volunteer', isClinician: true } }]);
    await expect.element(licence).toBeChecked();
  });

  it('says honestly which emergency numbers were compared with a source', async () => {
    await showDesk({ at: '/settings' });
    await expect.element(page.getByText(/For United States, compared with a public source: poison centre\. The others are drafts/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Emergency numbers for' }).selectOptions('GB');
    await expect.element(page.getByText(/None of the numbers for United Kingdom has been compared/)).toBeVisible();
    await expect.element(page.getByText(/Nobody on this desk has said when they checked one/)).toBeVisible();
  });

  it('says when a change could not be kept, and shows what is kept', async () => {
    const { fake } = await showDesk({ at: '/settings' });
    fake.failNext('settings.change', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    const hold = page.getByRole('combobox', { name: 'Time to undo a send' });
    await hold.selectOptions('5');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/time to undo was not saved\. The disk is full\./);
    await expect.element(hold).toHaveValue('10');
  });
});
