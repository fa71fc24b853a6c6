import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { sayRule } from '#renderer/people/look-rules.tsx';
import type { Role } from '#shared/words/people.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const box = (name: string) => page.getByRole('checkbox', { name });

async function show(mine: Role[] = ['administrator', 'answerer'], at = '/people') {
  const world = aFakeWorld();
  world.people = [
    { username: 'dr_rao', name: 'Dr. A. Rao', roles: mine, isMe: true, isHidden: false },
    { username: 'nurse_ilse', name: 'Ilse', roles: ['answerer'], isMe: false, isHidden: false },
  ];
  return showDesk({ fake: aFakeDesk(world), at });
}

describe('People and roles', () => {
  it('is found from Settings', async () => {
    await show(['administrator'], '/settings');
    await page.getByRole('link', { name: 'People and roles' }).click();
    await expect.element(page.getByRole('heading', { name: 'People and roles', level: 1 })).toBeVisible();
  });

  it('gives and takes a role with one press, and says that it was kept', async () => {
    const { fake } = await show();
    await box('Second reader: Ilse').click();
    await expect.poll(() => fake.callsOf('people.setRoles')).toEqual([{ username: 'nurse_ilse', roles: ['answerer', 'second-reader'] }]);
    await expect.element(page.getByText('Saved: nurse_ilse')).toBeVisible();
    await expect.element(box('Second reader: Ilse')).toBeChecked();
    await box('Answerer: Ilse').click();
    await expect.poll(() => fake.callsOf('people.setRoles').at(-1)).toEqual({ username: 'nurse_ilse', roles: ['second-reader'] });
  });

  it('says why a role stays', async () => {
    const { fake } = await show();
    fake.failNext('people.setRoles', { kind: 'not-allowed', say: 'Somebody has to be able to change roles: make another person administrator first.', remedy: 'none' });
    await box('Administrator: Dr. A. Rao').click();
    await expect.element(page.getByText(/make another person administrator first/)).toBeVisible();
    await expect.element(box('Administrator: Dr. A. Rao')).toBeChecked();
  });

  it('adds a trainee nobody has seen on the forum yet', async () => {
    const { fake } = await show();
    await page.getByLabelText('Name on the forum').fill('new_nora');
    await button('Add').click();
    await expect.poll(() => fake.callsOf('people.setRoles')).toEqual([{ username: 'new_nora', roles: ['trainee'] }]);
    await expect.element(box('Trainee: new_nora')).toBeChecked();
    await expect.element(page.getByLabelText('Name on the forum')).toHaveValue('');
  });

  it('is read and not changed by who does not administer', async () => {
    await show(['answerer']);
    await expect.element(box('Second reader: Ilse')).toBeDisabled();
    await expect.element(page.getByText(/Administrators of this desk change this/)).toBeVisible();
    expect(page.getByRole('button', { name: 'New rule' }).elements()).toEqual([]);
    expect(page.getByRole('button', { name: 'Add', exact: true }).elements()).toEqual([]);
  });
});

describe('rules for second looks', () => {
  it('are written, changed, switched off and removed', async () => {
    const { fake } = await show();
    await button('New rule').click();
    await page.getByLabelText(/^Name of the rule/).fill('Children');
    await page.getByLabelText(/^Tags of the question/).fill('child, baby , child');
    await box('urgent').click();
    await button('Save rule').click();
    await expect.poll(() => fake.callsOf('looks.saveRule')).toMatchObject([{ title: 'Children', tags: ['child', 'baby'], levels: ['urgent'], templateIds: [], isOn: true, rev: 0 }]);
    await expect.element(page.getByText(/Questions tagged child or baby, at the level urgent\./)).toBeVisible();
    await button('Change Children').click();
    await box('The rule is on').click();
    await button('Save rule').click();
    await expect.poll(() => fake.callsOf('looks.saveRule').at(-1)).toMatchObject({ isOn: false, rev: 1 });
    await expect.element(page.getByText(/\(off\)/)).toBeVisible();
    await button('Remove Children').click();
    await expect.element(page.getByText('There is no rule yet.')).toBeVisible();
  });

  it('say in words what they ask for', () => {
    const rule = { id: 'r', title: 'x', tags: [], levels: [], templateIds: [], isOn: true, rev: 1 };
    expect(sayRule(rule)).toBe('Every answer.');
    expect(sayRule({ ...rule, templateIds: ['t-dose'], levels: ['urgent', 'emergency'] })).toBe('Questions at the level urgent or emergency, answered with the template t-dose.');
  });

  it('name the group of the forum that gets the texts', async () => {
    const { fake } = await show();
    await page.getByLabelText('Readers’ group on the forum').fill('volunteers');
    (document.activeElement as HTMLElement | null)?.blur();
    await expect.poll(() => fake.callsOf('settings.change')).toEqual([{ readersGroup: 'volunteers' }]);
    await page.getByLabelText('Readers’ group on the forum').fill('volunteers, an_asker');
    (document.activeElement as HTMLElement | null)?.blur();
    await expect.element(page.getByText(/^A group has one name/)).toBeVisible();
    expect(fake.callsOf('settings.change')).toHaveLength(1);
  });
});
