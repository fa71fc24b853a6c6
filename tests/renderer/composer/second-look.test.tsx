import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useOffers } from '#renderer/keys/commands.ts';
import type { Role } from '#shared/words/people.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, aLook, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const id = questionIdOf(1);
const words = 'Use the strong cream twice a day. See a doctor if it spreads.';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const notices = (look: Partial<SecondLook>) => page.getByText(look.remark ?? '');
const palette = page.getByRole('combobox', { name: 'Search questions, templates, commands' });
const offered = (): string[] => useOffers.getState().stack.flatMap(({ current }) => Object.keys(current));

function aDeskOf(...roles: Role[]) {
  const world = aFakeWorld();
  world.people = [{ username: 'dr_rao', name: 'Dr. A. Rao', roles, isMe: true, isHidden: false }];
  world.drafts.set(id, aDraft(id, { text: words }));
  return aFakeDesk(world);
}

describe('a trainee', () => {
  it('finds “Ask for a second look” in place of Send: in the bar, on the keys, among the commands, and in the menu', async () => {
    const { fake, answer } = await showComposer({ fake: aDeskOf('trainee', 'answerer') });
    await expect.element(button('Ask for a second look')).toBeEnabled();
    expect(page.getByRole('button', { name: /^Send/ }).elements()).toEqual([]);
    expect(offered().filter((one) => one.startsWith('answer.send'))).toEqual([]);
    expect(offered()).toContain('look.ask');
    await answer.click();
    for (const keys of ['{Control>}{Enter}{/Control}', '{Control>}{Shift>}{Enter}{/Shift}{/Control}']) await userEvent.keyboard(keys);
    for (const command of ['answer.send', 'answer.send-next']) window.postMessage({ type: 'rounds:command', id: command }, location.origin);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(fake.callsOf('answers.send')).toEqual([]);
    await userEvent.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
    await expect.element(page.getByRole('region', { name: 'Ask for a second look' })).toBeVisible();
  });

  it('has the same with the palette: nothing that sends is in it', async () => {
    await showDesk({ fake: aDeskOf('trainee'), at: `/unanswered?id=${encodeURIComponent(id)}` });
    await expect.element(button('Ask for a second look')).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}');
    await palette.fill('s');
    await expect.element(page.getByRole('option', { name: /Go to Settings/ })).toBeVisible();
    expect(page.getByRole('option', { name: /^Send/ }).elements()).toEqual([]);
    await palette.fill('second');
    await expect.element(page.getByRole('option', { name: /Ask for a second look/ })).toBeVisible();
  });

  it('is the only one without it: an answerer has both (control)', async () => {
    const { fake, answer } = await showComposer({ fake: aDeskOf('answerer') });
    await expect.element(button('Send and next')).toBeEnabled();
    await expect.element(button('Ask for a second look')).toBeEnabled();
    expect(offered()).toEqual(expect.arrayContaining(['answer.send', 'answer.send-next', 'look.ask']));
    await answer.click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => fake.callsOf('answers.send')).toHaveLength(1);
  });

  it('loses it at once when the role changes while they write', async () => {
    const { fake } = await showComposer({ fake: aDeskOf('answerer') });
    await expect.element(button('Send and next')).toBeEnabled();
    fake.change((world) => {
      world.people = [{ username: 'dr_rao', name: 'Dr. A. Rao', roles: ['trainee'], isMe: true, isHidden: false }];
    });
    await expect.element(button('Send and next')).not.toBeInTheDocument();
    expect(offered().filter((one) => one.startsWith('answer.send'))).toEqual([]);
  });
});

describe('asking for a second look', () => {
  it('hands over the text with a note, leaves it in the editor, and says that it waits', async () => {
    const { fake, answer } = await showComposer({ fake: aDeskOf('answerer') });
    await button('Ask for a second look').click();
    await page.getByLabelText('Note to the reader').fill('Is the dose right?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => fake.callsOf('looks.ask')).toMatchObject([{ questionId: id, text: words, note: 'Is the dose right?' }]);
    expect(fake.callsOf('answers.send')).toEqual([]);
    await expect.element(page.getByText(/^Waits for a second reader/)).toBeVisible();
    await expect.element(answer).toHaveTextContent(words);
    await expect.element(answer).toHaveFocus();
    // As it stands it is asked for; another word makes it another text.
    await expect.element(button('Ask for a second look')).toBeDisabled();
    await userEvent.keyboard(' More.');
    await expect.element(button('Ask for a second look')).toBeEnabled();
    await button('Withdraw').click();
    await expect.element(page.getByText(/^Waits for a second reader/)).not.toBeInTheDocument();
  });

  it('says what is wrong and keeps the note when it cannot be asked', async () => {
    const { fake } = await showComposer({ fake: aDeskOf('answerer') });
    await button('Ask for a second look').click();
    await page.getByLabelText('Note to the reader').fill('Please read');
    fake.failNext('looks.ask', { kind: 'not-allowed', say: 'The forum has not said yet who you are.', remedy: 'none' });
    await button('Ask').click();
    await expect.element(page.getByText('The forum has not said yet who you are.')).toBeVisible();
    await expect.element(page.getByLabelText('Note to the reader')).toHaveValue('Please read');
    await button('Ask').click();
    await expect.poll(() => fake.callsOf('looks.ask').map((input) => (input as { id: string }).id)).toHaveLength(2);
    expect(new Set(fake.callsOf('looks.ask').map((input) => (input as { id: string }).id)).size).toBe(1);
  });

  it('names the rules that ask for it before anything is sent', async () => {
    const fake = aDeskOf('answerer');
    fake.world.required = ['Children'];
    await showComposer({ fake });
    await expect.element(page.getByText('A second reader has to agree before this goes: Children.')).toBeVisible();
    fake.failNext('answers.send', { kind: 'not-allowed', say: 'A second reader has to agree first (Children). Ask for a second look.', remedy: 'none' });
    await page.getByRole('button', { name: /^Send answer/ }).click();
    await expect.element(page.getByText(/has to agree first \(Children\)/)).toBeVisible();
  });
});

describe('what comes back', () => {
  const back = (over: Partial<SecondLook>) => {
    const fake = aDeskOf('answerer');
    fake.world.looks = [aLook(id, { text: words, isMine: true, reader: 'Ilse', ...over })];
    return showComposer({ fake });
  };

  it('counts who agreed, and says when the text is another by now', async () => {
    const { answer } = await back({ state: 'agreed', agreedBy: ['Ilse', 'Bo'] });
    await expect.element(page.getByText('Agreed by 2: Ilse, Bo.')).toBeVisible();
    await answer.click();
    await userEvent.keyboard('{Control>}{End}{/Control} Again.');
    await expect.element(page.getByText(/The text was changed since/)).toBeVisible();
  });

  it('says why it was stopped', async () => {
    await back({ state: 'stopped', remark: 'This may be meningitis.' });
    await expect.element(notices({ remark: 'This may be meningitis.' })).toBeVisible();
  });

  it('shows suggestions change by change; each is taken or left, and the text changes by nothing else', async () => {
    const { fake, answer } = await back({ state: 'suggested', suggestion: 'Use a plain moisturiser twice a day. See a doctor today if it spreads.' });
    await button('Show the changes').click();
    const list = page.getByRole('list', { name: 'Suggested changes' });
    await expect.element(list.getByRole('listitem').nth(1)).toBeVisible();
    await expect.element(answer).toHaveTextContent(words);
    await button('Take change 2').click();
    await expect.element(answer).toHaveTextContent('Use the strong cream twice a day. See a doctor today if it spreads.');
    await expect.element(list.getByText('Taken')).toBeVisible();
    await button('Leave change 1').click();
    await expect.element(list.getByText('Left as it is')).toBeVisible();
    await expect.element(answer).toHaveTextContent('Use the strong cream twice a day. See a doctor today if it spreads.');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('Use the strong cream twice a day. See a doctor today if it spreads.');
  });

  it('does not change a place that was written over since', async () => {
    const { fake } = await back({ state: 'suggested', text: words.replace('strong cream', 'very strong ointment'), suggestion: 'Use a plain moisturiser twice a day. See a doctor if it spreads.' });
    await button('Show the changes').click();
    await expect.element(page.getByText(/You changed this place/)).toBeVisible();
    expect(page.getByRole('button', { name: 'Take change 1' }).elements()).toEqual([]);
    expect(fake.world.drafts.get(id)?.text).toBe(words);
  });
});
