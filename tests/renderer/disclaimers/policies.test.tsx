import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { placeAfterMove, sayWhen } from '#renderer/disclaimers/policies/policy-words.ts';
import { sayTouched } from '#renderer/disclaimers/policies/use-touches.ts';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';
import { aFakePolicy } from '#tests/makers/fake/a-fake-policies.ts';

function aDeskWithPolicies(): FakeDesk {
  const fake = aFakeDesk();
  for (const [id, title] of [['d-general', 'General information only'], ['d-child', 'About a child'], ['d-photo', 'Seeing a photo']] as const) fake.world.sheets.set(id, aTemplateSheet(id, { kind: 'disclaimer', content: someContent({ title, fillIns: [] }) }));
  fake.world.policies = [
    aFakePolicy('p-general'),
    aFakePolicy('p-child', { title: 'Answers about a child', disclaimerId: 'd-child', rule: 'may', when: { patient: ['child'] }, position: 20 }),
    aFakePolicy('p-photo', { title: 'Pictures', disclaimerId: 'd-photo', rule: 'must-not', when: { content: ['photo'], levels: ['emergency'] }, position: 30 }),
  ];
  return fake;
}
const open = async (fake = aDeskWithPolicies()) => {
  await showDesk({ fake, at: '/disclaimers' });
  await page.getByRole('tab', { name: 'Policies' }).click();
  return fake;
};
const row = (name: string) => page.getByRole('listitem', { name });
const order = (fake: FakeDesk): string[] => fake.world.policies.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
const shownOrder = (): (string | null)[] => [...document.querySelectorAll('[aria-label=Policies] h2')].map((title) => title.textContent);

describe('policies', () => {
  it('read as sentences, in their order', async () => {
    await open();
    await expect.element(row('Every answer about people')).toMatchTextContent(/An answer must carry General information only with every answer\./);
    await expect.element(row('Answers about a child')).toMatchTextContent(/An answer carries, unless it is left out, About a child when the patient is a child\./);
    await expect.element(row('Pictures')).toMatchTextContent(/must not carry Seeing a photo when the level is emergency, and when a picture is attached\./);
    await expect.element(row('Pictures')).toMatchTextContent(/until one is, this applies to nothing/);
    expect(shownOrder()).toEqual(['Every answer about people', 'Answers about a child', 'Pictures']);
  });

  it('are switched off and on', async () => {
    const fake = await open();
    const isOn = row('Answers about a child').getByRole('switch', { name: 'On' });
    await isOn.click();
    await expect.poll(() => fake.world.policies.find(({ id }) => id === 'p-child')?.isOn).toBe(false);
    await expect.element(row('Answers about a child').getByRole('switch', { name: 'Off' })).not.toBeChecked();
  });

  it('are moved by button and by key, and keep the focus', async () => {
    const fake = await open();
    const up = row('Pictures').getByRole('button', { name: 'Move up' });
    await up.click();
    await expect.poll(shownOrder).toEqual(['Every answer about people', 'Pictures', 'Answers about a child']);
    await expect.element(up).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => order(fake)).toEqual(['p-photo', 'p-general', 'p-child']);
    await expect.poll(shownOrder).toEqual(['Pictures', 'Every answer about people', 'Answers about a child']);
    await expect.element(up).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(() => order(fake)).toEqual(['p-general', 'p-photo', 'p-child']);
  });

  it('are deleted, and come back in their place', async () => {
    const fake = await open();
    await row('Answers about a child').getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByText(/was removed\./)).toBeVisible();
    expect(order(fake)).toEqual(['p-general', 'p-photo']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => order(fake)).toEqual(['p-general', 'p-child', 'p-photo']);
  });

  it('say so when their disclaimer is not there to be carried', async () => {
    const fake = aDeskWithPolicies();
    fake.world.sheets.delete('d-photo');
    const child = fake.world.sheets.get('d-child');
    if (child) child.row.status = 'retired';
    await open(fake);
    await expect.element(row('Pictures')).toMatchTextContent(/not in the library any more/);
    await expect.element(row('Answers about a child')).toMatchTextContent(/was retired, so it does nothing/);
    await expect.element(row('Every answer about people')).not.toMatchTextContent(/does nothing/);
  });
});

describe('writing a policy', () => {
  const dialog = () => page.getByRole('dialog');

  it('shows what it would change before it is saved, and counts anew with each change', async () => {
    const fake = await open();
    await page.getByRole('button', { name: 'New policy' }).click();
    await expect.element(dialog().getByText(/Of the newest 50: 3 questions would carry something more; 1 question something less; at 2 questions more than three would want to go/)).toBeVisible();
    expect(fake.callsOf('policies.save')).toEqual([]);
    await dialog().getByRole('checkbox', { name: 'This policy is on' }).click();
    await expect.element(dialog().getByText(/Of the newest 50: 3 questions something less/)).toBeVisible();
  });

  it('takes every condition, and says them back in words', async () => {
    const fake = await open();
    await page.getByRole('button', { name: 'New policy' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Pictures of moles');
    await dialog().getByRole('radio', { name: /^May/ }).click();
    await dialog().getByRole('combobox', { name: 'Disclaimer' }).selectOptions('d-photo');
    await dialog().getByRole('group', { name: 'Kind of community' }).getByRole('checkbox', { name: 'Health' }).click();
    await dialog().getByRole('group', { name: 'Community', exact: true }).getByRole('checkbox', { name: 'Dermatology' }).click();
    await dialog().getByRole('textbox', { name: 'Tags of the question' }).fill('mole, , naevus');
    await dialog().getByRole('group', { name: 'Patient' }).getByRole('checkbox', { name: 'A child' }).click();
    await dialog().getByRole('group', { name: 'Content' }).getByRole('checkbox', { name: 'The answer judges a picture' }).click();
    await dialog().getByRole('group', { name: 'Level' }).getByRole('checkbox', { name: 'Soon' }).click();
    await dialog().getByRole('group', { name: 'Who answers' }).getByRole('checkbox', { name: 'A volunteer' }).click();
    await expect.element(dialog().getByRole('status', { name: 'What it would change' })).toMatchTextContent(/Seeing a photo in communities about health, and in “Dermatology”, and when the question is tagged “mole” or “naevus”/);
    await dialog().getByRole('button', { name: 'Save policy' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(fake.world.policies.at(-1)).toMatchObject({
      title: 'Pictures of moles',
      disclaimerId: 'd-photo',
      rule: 'may',
      isOn: true,
      rev: 1,
      when: { communities: ['Dermatology'], communityKinds: ['health'], tags: ['mole', 'naevus'], levels: ['soon'], patient: ['child'], content: ['photo-judged'], roles: ['volunteer'] },
    });
    await expect.element(row('Pictures of moles')).toBeVisible();
  });

  it('asks for a name', async () => {
    const fake = await open();
    await page.getByRole('button', { name: 'New policy' }).click();
    await dialog().getByRole('button', { name: 'Save policy' }).click();
    await expect.element(dialog().getByText(/Give it a name/)).toBeVisible();
    await expect.element(dialog().getByRole('textbox', { name: 'Name' })).toHaveFocus();
    expect(fake.callsOf('policies.save')).toEqual([]);
  });

  it('never writes over what another window saved, and shows it when asked', async () => {
    const fake = await open();
    await row('Answers about a child').getByRole('button', { name: 'Edit' }).click();
    const name = dialog().getByRole('textbox', { name: 'Name' });
    await name.fill('Mine');
    fake.change((world) => {
      world.policies = world.policies.map((policy) => (policy.id === 'p-child' ? { ...policy, title: 'Theirs', rev: 7 } : policy));
    });
    await dialog().getByRole('button', { name: 'Save policy' }).click();
    await expect.element(dialog().getByText(/changed in another window/)).toBeVisible();
    await expect.element(name).toHaveValue('Mine');
    await dialog().getByRole('button', { name: 'Show the newer one' }).click();
    await expect.element(name).toHaveValue('Theirs');
    await name.fill('Ours');
    await dialog().getByRole('button', { name: 'Save policy' }).click();
    await expect.poll(() => fake.world.policies.find(({ id }) => id === 'p-child')).toMatchObject({ title: 'Ours', rev: 8 });
  });

  it('says so when it cannot be counted', async () => {
    const fake = await open();
    fake.failNext('policies.touches', { kind: 'unexpected', say: 'No.', remedy: 'retry' });
    await page.getByRole('button', { name: 'New policy' }).click();
    await expect.element(dialog().getByText('It could not be counted what this would change.')).toBeVisible();
  });
});

describe('the words', () => {
  const { when } = aFakePolicy('x');

  it('say every condition', () => {
    expect(sayWhen(when)).toBe('with every answer');
    expect(sayWhen({ ...when, content: ['medicine', 'dose'] })).toBe('when the answer names a medicine or a dose is asked for or given');
    expect(sayWhen({ ...when, communityKinds: ['health', 'legal', 'money'], roles: ['clinician'] })).toBe('in communities about health, law or money, and when a clinician answers');
  });

  it('say a figure of nothing as nothing', () => {
    expect(sayTouched({ questions: 200, added: 0, removed: 0, crowded: 0 })).toBe('Of the newest 200: nothing changes. What an answer says is not counted.');
    expect(sayTouched({ questions: 0, added: 0, removed: 0, crowded: 0 })).toBe('There is no question on this desk to count with.');
  });

  it('know no place above the first and below the last', () => {
    const list = [aFakePolicy('a', { position: 10 }), aFakePolicy('b', { position: 20 }), aFakePolicy('c', { position: 30 })];
    expect(placeAfterMove(list, 'a', -1)).toBeNull();
    expect(placeAfterMove(list, 'c', 1)).toBeNull();
    expect(placeAfterMove(list, 'b', -1)).toBe(10);
    expect(placeAfterMove(list, 'a', 1)).toBe(21);
    expect(placeAfterMove(list, 'gone', 1)).toBeNull();
  });
});
