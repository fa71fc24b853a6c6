import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

function aDeskWithDrafts() {
  const fake = aFakeDesk(aFakeWorld({ questions: 3 }));
  const blank = { key: 'a', label: 'One line', hint: '', isRequired: true, maxChars: null, templateId: 't' };
  fake.world.drafts.set(questionIdOf(1), { ...aDraft(questionIdOf(1), { text: 'Hello, [[One line]]', blanks: [blank] }), savedAt: Date.now() - 130_000 });
  fake.world.drafts.set(questionIdOf(2), aDraft(questionIdOf(2), { text: 'Please see a doctor this week.' }));
  return fake;
}

describe('drafts', () => {
  it('lists what was begun, newest first, with what is left to do', async () => {
    await showDesk({ fake: aDeskWithDrafts(), at: '/drafts' });
    const items = page.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
    await expect.element(items.first()).toMatchTextContent(/Question number 2.*Please see a doctor this week\..*6 words/);
    await expect.element(items.nth(1)).toMatchTextContent(/Question number 1.*1 blank left.*2 minutes ago/);
  });

  it('goes on with a draft in its question', async () => {
    const { heading } = await showDesk({ fake: aDeskWithDrafts(), at: '/drafts' });
    await page.getByRole('button', { name: 'Continue the draft for Question number 2' }).click();
    await expect.element(heading).toHaveTextContent('Question number 2');
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toMatchTextContent(/Please see a doctor this week/);
  });

  it('discards a draft, and brings it back by button or key', async () => {
    const { fake } = await showDesk({ fake: aDeskWithDrafts(), at: '/drafts' });
    const discard = page.getByRole('button', { name: 'Discard the draft for Question number 1' });
    await discard.click();
    await expect.element(discard).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(discard).toBeVisible();
    expect(fake.world.drafts.get(questionIdOf(1))?.text).toBe('Hello, [[One line]]');
    await discard.click();
    await expect.element(page.getByText(/was discarded/)).toBeVisible();
    await userEvent.keyboard('z');
    await expect.element(discard).toBeVisible();
  });

  it('keeps a draft that could not be discarded, and says why', async () => {
    const { fake } = await showDesk({ fake: aDeskWithDrafts(), at: '/drafts' });
    fake.failNext('drafts.discard', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    const discard = page.getByRole('button', { name: 'Discard the draft for Question number 1' });
    await discard.click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
    await expect.element(discard).toBeVisible();
  });

  it('says that there are none', async () => {
    await showDesk({ at: '/drafts' });
    await expect.element(page.getByText('No drafts.')).toBeVisible();
  });
});
