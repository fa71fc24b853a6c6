import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';
import { aFakePolicy } from '#tests/makers/fake/a-fake-policies.ts';

const aSheet = (id: string, title: string, row: Parameters<typeof aTemplateSheet>[1] = {}) => aTemplateSheet(id, { kind: 'disclaimer', content: someContent({ title, fillIns: [] }), ...row });

/** Two disclaimers, one in two languages, a draft and a retired one; two policies. */
function aDeskWithPolicies(): FakeDesk {
  const fake = aFakeDesk();
  const { sheets } = fake.world;
  sheets.set('d-general', aSheet('d-general', 'General information only', { version: 3 }));
  sheets.set('d-general.es', aSheet('d-general.es', 'General information only', { language: 'es' }));
  sheets.set('d-child', aTemplateSheet('d-child', { kind: 'disclaimer', content: someContent({ title: 'About a child', placement: 'top', fillIns: [] }) }));
  sheets.set('d-new', aSheet('d-new', 'Not yet said', { version: 0, status: 'draft', hasDraft: true }));
  sheets.set('d-old', aSheet('d-old', 'No longer said', { status: 'retired' }));
  fake.world.policies = [
    aFakePolicy('p-general'),
    aFakePolicy('p-child', { title: 'Answers about a child', disclaimerId: 'd-child', rule: 'may', when: { patient: ['child'] }, position: 20 }),
    aFakePolicy('p-new', { title: 'Soon', disclaimerId: 'd-new', rule: 'must', when: { levels: ['emergency'] }, position: 30 }),
  ];
  return fake;
}
const open = async (part?: 'Policies' | 'Emergency and crisis numbers', fake = aDeskWithPolicies()) => {
  await showDesk({ fake, at: '/disclaimers' });
  if (part) await page.getByRole('tab', { name: part }).click();
  return fake;
};
const row = (name: RegExp | string) => page.getByRole('listitem', { name });

describe('the disclaimers', () => {
  it('each say where they stand, in which languages, and which policies carry them', async () => {
    await open();
    const general = row('General information only');
    await expect.element(general).toMatchTextContent(/After the answer/);
    await expect.element(general).toMatchTextContent(/Published, v3/);
    await expect.element(general).toMatchTextContent(/English, Spanish/);
    await expect.element(general).toMatchTextContent(/Every answer about people · must go with every answer/);
    await expect.element(row('About a child')).toMatchTextContent(/Before the answer/);
    await expect.element(row('About a child')).toMatchTextContent(/may go when the patient is a child/);
    await expect.element(row('Not yet said')).toMatchTextContent(/no answer carries it/);
  });

  it('that were retired are shown when asked for', async () => {
    await open();
    await expect.element(row('General information only')).toBeVisible();
    await expect.element(row('No longer said')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Show 1 retired' }).click();
    await expect.element(row('No longer said')).toBeVisible();
  });

  it('lead to the editor of their words, each language to its own', async () => {
    await open();
    await row('General information only').getByRole('button', { name: 'Spanish' }).click();
    await expect.poll(() => location.hash).toContain('/templates?id=d-general.es');
  });

  it('are begun with a title, and go on in the editor', async () => {
    const fake = await open();
    await page.getByRole('button', { name: 'New disclaimer' }).click();
    await expect.element(page.getByRole('textbox', { name: /Title/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Give it a title; it can be changed later.')).toBeVisible();
    await userEvent.keyboard('Tattoos{Enter}');
    await expect.poll(() => fake.callsOf('library.create')).toEqual([{ kind: 'disclaimer', title: 'Tattoos' }]);
    await expect.poll(() => location.hash).toMatch(/\/templates\?id=t-/);
  });

  it('say so when there are none, and when they cannot be read', async () => {
    await open(undefined, aFakeDesk());
    await expect.element(page.getByRole('heading', { name: 'No disclaimers' })).toBeVisible();
    const fake = aDeskWithPolicies();
    fake.failNext('disclaimers.list', { kind: 'unexpected', say: 'The list could not be read.', remedy: 'retry' });
    await open(undefined, fake);
    await expect.element(page.getByText('The list could not be read.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(row('General information only')).toBeVisible();
  });

  it('show titles of others as text', async () => {
    const fake = aFakeDesk();
    fake.world.sheets.set('d-x', aSheet('d-x', '<img src=x onerror=alert(1)>'));
    await open(undefined, fake);
    await expect.element(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    expect(document.querySelectorAll('main img')).toHaveLength(0);
  });

  it('are walked by arrow keys, part by part', async () => {
    await open();
    const first = page.getByRole('tab', { name: 'Disclaimers' });
    await first.click();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('tab', { name: 'Policies' })).toHaveFocus();
    await expect.element(page.getByRole('list', { name: 'Policies' })).toBeVisible();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('tabpanel', { name: 'Emergency and crisis numbers' })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(first).toHaveAttribute('aria-selected', 'true');
  });
});

describe('the numbers', () => {
  it('begin with the country this desk uses, and warn of what nobody checked', async () => {
    await open('Emergency and crisis numbers');
    const us = row('United States');
    await expect.element(us).toMatchTextContent(/Used by this desk/);
    await expect.element(us).toMatchTextContent(/911Nobody has checked this\./);
    await expect.element(us).toMatchTextContent(/None checked/);
    await expect.element(row('United Kingdom').getByText('999')).not.toBeInTheDocument();
    await row('United Kingdom').getByRole('button', { name: 'Show' }).click();
    await expect.element(row('United Kingdom').getByText('999')).toBeVisible();
  });

  it('are changed with the day they were checked, which a changed number loses until it is checked again', async () => {
    const fake = aDeskWithPolicies();
    const us = fake.world.packs[0];
    if (!us) throw new Error('The fake world knows the United States.');
    us.numbers.emergency = { say: '911', checkedOn: '2026-01-02', source: 'https://example.org/911' };
    await open('Emergency and crisis numbers', fake);
    await row('United States').getByRole('button', { name: 'Edit' }).click();
    const emergency = page.getByRole('group', { name: 'Emergency' });
    await emergency.getByRole('textbox', { name: 'Number' }).fill('112');
    await expect.element(emergency.getByLabelText('Last checked')).toHaveValue('');
    await expect.element(emergency.getByText(/nobody has checked this number yet/)).toBeVisible();
    await emergency.getByRole('button', { name: 'I checked it today' }).click();
    await expect.element(emergency.getByText(/nobody has checked this number yet/)).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Save numbers' }).click();
    await expect.poll(() => fake.world.packs[0]?.numbers.emergency).toMatchObject({ say: '112', checkedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    await expect.element(row('United States')).toMatchTextContent(/112Last checked/);
    await expect.element(row('United States')).toMatchTextContent(/1 of 5 checked/);
    await expect.element(row('United States').getByRole('button', { name: 'https://example.org/911' })).toBeVisible();
  });

  it('say why they were refused, and keep what was typed', async () => {
    const fake = await open('Emergency and crisis numbers');
    await row('United States').getByRole('button', { name: 'Edit' }).click();
    const crisis = page.getByRole('group', { name: 'Crisis line' }).getByRole('textbox', { name: 'Number' });
    await crisis.fill('[988](x)');
    fake.failNext('localePacks.save', { kind: 'refused', reasons: ['x'], say: 'The crisis line is printed in answers as plain text.', remedy: 'edit' });
    await page.getByRole('button', { name: 'Save numbers' }).click();
    await expect.element(page.getByText('The crisis line is printed in answers as plain text.')).toBeVisible();
    await expect.element(crisis).toHaveValue('[988](x)');
  });

  it('go back to what came with Rounds, and forth again', async () => {
    const fake = aDeskWithPolicies();
    fake.world.packs = fake.world.packs.map((pack) => (pack.code === 'US' ? { ...pack, isChanged: true, changedAt: Date.now(), changedBy: 'dr_rao', rev: 4 } : pack));
    await open('Emergency and crisis numbers', fake);
    await expect.element(row('United States')).toMatchTextContent(/Changed just now by dr_rao/);
    await page.getByRole('button', { name: 'Back to what came with Rounds' }).click();
    await expect.poll(() => fake.callsOf('localePacks.reset')).toEqual([{ code: 'US', rev: 4 }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => fake.world.packs.find(({ code }) => code === 'US')?.isChanged).toBe(true);
  });
});
