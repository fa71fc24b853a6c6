import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OutboxScreen } from '#renderer/outbox/outbox-screen.tsx';
import { AnswerDeeds } from '#renderer/amends/answer-deeds.tsx';
import { useStanding } from '#renderer/amends/use-standing.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, anOutboxItem, aQuestionRow, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { anAmend, anAnswerSource, aStandingAnswer } from '#tests/makers/fake/a-fake-amends.ts';
import { inWindow } from '#tests/makers/a-shown-composer.tsx';
import type { StandingAnswer } from '#shared/words/amend.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const words = () => page.getByRole('textbox', { name: 'The words of your answer' });
const said = () => document.querySelector('[data-announcer]')?.textContent?.trim();

function Shown() {
  return useStanding(questionIdOf(1)).map((answer) => <AnswerDeeds key={answer.postId} answer={answer} />);
}

async function withAnswer(over: Partial<StandingAnswer> = {}) {
  const world = aFakeWorld();
  world.standing = [aStandingAnswer(over)];
  const fake = aFakeDesk(world);
  await render(inWindow(fake, <Shown />));
  return fake;
}

describe('one’s own answer that stands', () => {
  it('opens the words as the forum has them, with what stays around them, and saves others', async () => {
    const fake = await withAnswer();
    await button('Edit').click();
    await expect.element(words()).toHaveValue('Use a plain moisturiser every day.');
    await expect.element(words()).toHaveFocus();
    await expect.element(button('Save on the forum')).toBeDisabled();
    await dialog.getByText('Stays below your words').click();
    await expect.element(dialog.getByText('This is general advice.')).toBeVisible();
    await words().fill('Use a plain moisturiser twice a day.');
    await button('Save on the forum').click();
    await expect.element(page.getByText('Your change is on its way to the forum.')).toBeVisible();
    expect(fake.callsOf('amends.edit')).toMatchObject([{ text: 'Use a plain moisturiser twice a day.', source: anAnswerSource().source, waivers: [] }]);
    expect(button('Edit').elements(), 'nothing else is begun while it is on its way').toHaveLength(0);
    fake.change((world) => (world.standing = [aStandingAnswer({ amend: anAmend({ ...world.standing[0]?.amend, state: 'done', reason: 'Changed on the forum.' }) })]));
    await expect.poll(said).toBe('Changed on the forum.');
    await expect.element(button('Edit')).toBeVisible();
  });

  it('saves with the keyboard, and asks before it throws away what was written', async () => {
    const fake = await withAnswer();
    await button('Edit').click();
    await words().fill('Something else was written here.');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('What you changed here is not saved yet.')).toBeVisible();
    expect(fake.callsOf('amends.edit')).toEqual([]);
    await words().click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => dialog.elements().length).toBe(0);
    expect(fake.callsOf('amends.edit')).toHaveLength(1);
  });

  it('keeps what was written when it is refused, and lets pass only what may be let pass', async () => {
    const fake = await withAnswer();
    const finding = { check: 'leftover', weight: 'ask', title: 'Left over', say: '“XXX” looks left over.', why: '', quote: 'XXX', from: 0, to: 3, instead: null } as const;
    fake.failNext('amends.edit', { kind: 'findings', findings: [finding], say: '“XXX” looks left over. Send it as it is?', remedy: 'edit' });
    await button('Edit').click();
    await words().fill('XXX, a plain moisturiser.');
    await button('Save on the forum').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/looks left over/);
    await expect.element(words()).toHaveValue('XXX, a plain moisturiser.');
    await button('Save it as it is').click();
    await expect.poll(() => fake.callsOf('amends.edit').length).toBe(2);
    expect(fake.callsOf('amends.edit')[1]).toMatchObject({ waivers: [{ check: 'leftover', quote: 'XXX' }] });

    fake.change((world) => (world.standing = [aStandingAnswer()]));
    fake.failNext('amends.edit', { kind: 'findings', findings: [{ ...finding, check: 'personal-data', weight: 'refuse' }], say: 'This looks like an e-mail address.', remedy: 'edit' });
    await button('Edit').click();
    await words().fill('Write to me at a@b.example.');
    await button('Save on the forum').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/e-mail address/);
    expect(button('Save it as it is').elements()).toHaveLength(0);
  });

  it('says why where the forum does not allow it, and offers only what it allows', async () => {
    await withAnswer({ edit: { isAllowed: false, why: 'Many forums allow it for a day.' } });
    await expect.element(page.getByText('Many forums allow it for a day.')).toBeVisible();
    expect(button('Edit').elements()).toHaveLength(0);
    await expect.element(button('Delete from the forum')).toBeVisible();
    expect(button('Mark as the answer').elements()).toHaveLength(0);
  });

  it('says why when the forum has said so only on being asked', async () => {
    const fake = await withAnswer();
    fake.change((world) => (world.source = anAnswerSource({ edit: { isAllowed: false, why: 'Many forums allow it for a day.' } })));
    await button('Edit').click();
    await expect.element(dialog.getByText('Many forums allow it for a day.')).toBeVisible();
    expect(words().elements()).toHaveLength(0);
  });

  it('asks once before it is deleted, and says what that means', async () => {
    const fake = await withAnswer();
    await button('Delete from the forum').click();
    await expect.element(dialog).toMatchTextContent(/becomes your draft again/);
    await expect.element(button('Keep it')).toHaveFocus();
    await button('Keep it').click();
    expect(fake.callsOf('amends.takeDown')).toEqual([]);
    await button('Delete from the forum').click();
    await button('Delete').click();
    await expect.poll(() => fake.callsOf('amends.takeDown')).toHaveLength(1);
    await expect.element(page.getByText('The forum is being asked to delete it.')).toBeVisible();
    fake.change((world) => (world.standing = []));
    await expect.poll(said).toMatch(/Deleted from the forum/);
  });

  it('shows what somebody else wrote there meanwhile, keeps one’s own words, and leaves the choice', async () => {
    const amend = anAmend({ state: 'needs-you', text: 'My words.', now: 'Their words.', reason: 'Somebody changed this answer.', trouble: { kind: 'refused', reasons: [], say: 'Somebody changed this answer.', remedy: 'read-change' } });
    const fake = await withAnswer({ amend });
    await expect.element(page.getByText('Their words.')).toBeVisible();
    await button('Edit your words').click();
    await expect.element(words()).toHaveValue('My words.');
    await button('Close').click();
    await button('Close without saving').click();
    await button('Write mine over it').click();
    await expect.poll(() => fake.callsOf('amends.retry')).toEqual([{ id: amend.id, over: true }]);
    await button('Leave it as it stands').click();
    await expect.poll(() => fake.callsOf('amends.drop')).toEqual([{ id: amend.id }]);
    await expect.poll(() => page.getByText('Given up.').elements().length).toBe(0);
  });

  it('is marked as the answer, and no longer, where the forum lets this account say so', async () => {
    const fake = await withAnswer({ accept: { isAllowed: true, why: '' } });
    await button('Mark as the answer').click();
    await expect.poll(() => fake.callsOf('amends.accept')).toMatchObject([{ isAccepted: true }]);
    fake.change((world) => (world.standing = [aStandingAnswer({ accept: { isAllowed: true, why: '' }, isAccepted: true })]));
    await button('Not the answer after all').click();
    await expect.poll(() => fake.callsOf('amends.accept')).toHaveLength(2);
  });

  it('of somebody else offers nothing but the mark', async () => {
    await withAnswer({ isMine: false, edit: { isAllowed: false, why: 'Somebody else wrote this.' }, delete: { isAllowed: false, why: 'Somebody else wrote this.' }, accept: { isAllowed: true, why: '' } });
    await expect.element(button('Mark as the answer')).toBeVisible();
    expect(page.getByRole('button').elements()).toHaveLength(1);
    expect(page.getByText('Somebody else wrote this.').elements()).toHaveLength(0);
  });
});

describe('the outbox entry of an answer', () => {
  it('offers the same while it stands, and not before or after', async () => {
    const world = aFakeWorld();
    const { postId } = aStandingAnswer();
    world.standing = [aStandingAnswer()];
    world.outbox.push(anOutboxItem(aQuestionRow(1), { state: 'sent', postId, goesAt: null }));
    const fake = aFakeDesk(world);
    await render(inWindow(fake, <OutboxScreen />));
    await expect.element(button('Delete from the forum')).toHaveAccessibleDescription('Question number 1');
    for (const state of ['waiting', 'withdrawn', 'in-review'] as const) {
      fake.change((known) => Object.assign(known.outbox[0] ?? {}, { state }));
      await expect.poll(() => button('Delete from the forum').elements().length).toBe(0);
    }
  });
});
