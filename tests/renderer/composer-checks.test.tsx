import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { reopenComposer, showComposer } from '#tests/makers/a-shown-composer.tsx';

const id = questionIdOf(1);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const part = (name: string) => page.getByRole('region', { name, exact: true });
const composer = part('Answer');

async function withText(text: string, { fake = aFakeDesk(), hasSide = true }: { fake?: FakeDesk; hasSide?: boolean } = {}) {
  fake.world.drafts.set(id, aDraft(id, { text }));
  return showComposer({ fake, hasSide });
}
const underlined = (weight: string): string[] => [...document.querySelectorAll(`.cm-finding-${weight}`)].map((mark) => mark.textContent ?? '');
const selected = (): string => document.getSelection()?.toString() ?? '';
const waivers = (fake: FakeDesk) => fake.world.drafts.get(id)?.waivers;

describe('while an answer is written', () => {
  it('what was found stands beside it: what, why, and the way there', async () => {
    const { answer } = await withText('Hello. Write to ann@example.org about it, please.');
    const must = part('Must be mended');
    await expect.element(must.getByText('Personal data')).toBeVisible();
    await expect.element(must.getByText(/looks like an e-mail address\. Take it out/)).toBeVisible();
    await must.getByText('Why').click();
    await expect.element(must.getByText(/stays in search results for years/)).toBeVisible();
    await button('Go to it: Personal data').click();
    await expect.element(answer).toHaveFocus();
    await expect.poll(selected).toBe('ann@example.org');
    await userEvent.keyboard('us here');
    await expect.element(must).not.toBeInTheDocument();
  });

  it('follows what is typed, after a pause', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await userEvent.keyboard('It is definitely a fungus.');
    await expect.element(part('Please look').getByText('Too sure')).toBeVisible();
    expect(underlined('advise')).toEqual(['definitely']);
  });

  it('underlines what refuses, what asks and what advises each in a way of its own', async () => {
    await withText('Definitely call ann@example.org or [name].');
    await expect.poll(() => [underlined('refuse'), underlined('ask'), underlined('advise')]).toEqual([['ann@example.org'], ['[name]'], ['Definitely']]);
    const styles = ['refuse', 'ask', 'advise'].map((weight) => getComputedStyle(document.querySelector(`.cm-finding-${weight}`) ?? document.body).textDecorationStyle);
    expect(styles).toEqual(['wavy', 'dashed', 'dotted']);
    expect(document.querySelector('.cm-finding-refuse')?.getAttribute('title')).toBe('Personal data: must be mended');
  });

  it('puts the plain word in its place', async () => {
    const { answer, fake } = await withText('The erythema and the pruritus will fade.');
    await button('Use “redness”').click();
    await expect.element(answer).toMatchTextContent(/^The redness and the pruritus will fade\.$/);
    await expect.element(answer).toHaveFocus();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('The redness and the pruritus will fade.');
    // One hard word alone is learnt.
    await expect.element(part('Please look').getByText('Plain word')).not.toBeInTheDocument();
  });

  it('finds the words again after the text before them changed', async () => {
    const { answer } = await withText('Write to ann@example.org.');
    await expect.element(button('Go to it: Personal data')).toBeVisible();
    await answer.click();
    await userEvent.keyboard('{Control>}{Home}{/Control}Well, well. ');
    (button('Go to it: Personal data').element() as HTMLElement).click();
    await expect.poll(selected).toBe('ann@example.org');
  });

  it('is said once, politely, and only when something stands in the way', async () => {
    const { said, answer } = await withText('It is definitely so. Write to ann@example.org and [name].');
    await expect.poll(said, { timeout: 5_000 }).toMatch(/^1 must be mended, 1 looks left over, \d to look at\./);
    await answer.click();
    await userEvent.keyboard('{Control>}a{/Control}Nothing private here.');
    await expect.poll(said, { timeout: 5_000 }).toBe('Nothing stands in the way of sending.');
  });

  it('can be reached by keyboard, and in a narrow window, too', async () => {
    const { answer } = await withText('Write to ann@example.org.', { hasSide: false });
    await answer.click();
    await userEvent.keyboard('{Control>}{Shift>}y{/Shift}{/Control}');
    await expect.element(part('Checks').getByText('Personal data')).toBeVisible();
    await expect.element(button(/^Checks \(\d\)$/)).toHaveAttribute('aria-expanded', 'true');
    await button('Go to it: Personal data').click();
    await expect.poll(selected).toBe('ann@example.org');
    await userEvent.keyboard('{Control>}{Shift>}y{/Shift}{/Control}');
    await expect.element(part('Checks')).not.toBeInTheDocument();
  });
});

describe('letting something pass', () => {
  it('asks for a reason, keeps it in the draft, and can be undone', async () => {
    const { fake } = await withText('It is definitely a fungus.');
    await button('Ignore: Too sure').click();
    await expect.element(page.getByRole('combobox', { name: 'Why?' })).toHaveFocus();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Why?' }), 'These are the asker’s words');
    await button('Ignore').first().click();
    await expect.element(part('Ignored').getByText(/Too sure.*definitely.*These are the asker’s words/)).toBeVisible();
    await expect.poll(() => underlined('advise')).toEqual([]);
    await expect.poll(() => waivers(fake)).toEqual([{ check: 'overclaiming', quote: 'definitely', reason: 'These are the asker’s words' }]);
    await button('Undo: ignore Too sure').click();
    await expect.element(button('Ignore: Too sure')).toBeVisible();
    await expect.poll(() => waivers(fake)).toEqual([]);
  });

  it('takes a reason of one’s own, and none that is empty', async () => {
    const { fake } = await withText('It is definitely a fungus.');
    await button('Ignore: Too sure').click();
    const form = page.getByRole('form', { name: 'Ignore: Too sure' });
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Why?' }), 'Another reason');
    await expect.element(form.getByRole('button', { name: 'Ignore' })).toBeDisabled();
    await form.getByRole('textbox', { name: 'Your reason' }).fill('The lab proved it');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => waivers(fake)?.[0]?.reason).toBe('The lab proved it');
  });

  it('is remembered when the question is opened again', async () => {
    const fake = aFakeDesk();
    fake.world.drafts.set(id, aDraft(id, { text: 'It is definitely a fungus.', waivers: [{ check: 'overclaiming', quote: 'definitely', reason: 'Proved' }] }));
    await reopenComposer({ fake });
    await expect.element(part('Ignored').getByText(/Proved/)).toBeVisible();
    expect(button('Ignore: Too sure').query()).toBeNull();
  });

  it('is not offered for what refuses', async () => {
    await withText('Write to ann@example.org.');
    await expect.element(button('Go to it: Personal data')).toBeVisible();
    expect(button('Ignore: Personal data').query()).toBeNull();
  });

  it('goes back without a reason by Esc, and the answer stays', async () => {
    const { fake, answer } = await withText('It is definitely a fungus.');
    await button('Ignore: Too sure').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Ignore: Too sure')).toBeVisible();
    expect(waivers(fake)).toEqual([]);
    await expect.element(answer).toMatchTextContent(/definitely/);
  });
});

describe('sending', () => {
  it('is refused for what must be mended, and leads there', async () => {
    const { answer, fake } = await withText('Please write to ann@example.org about it.');
    await button('Send answer').click();
    await expect.element(composer.getByRole('alert')).toMatchTextContent(/looks like an e-mail address/);
    expect(composer.getByRole('button', { name: 'Send as it is' }).query()).toBeNull();
    await composer.getByRole('button', { name: 'Go to it' }).click();
    await expect.poll(selected).toBe('ann@example.org');
    await userEvent.keyboard('us');
    await expect.element(composer.getByRole('alert')).not.toBeInTheDocument();
    await button('Send answer').click();
    await expect.element(composer.getByText(/^Held for/)).toBeVisible();
    expect(fake.world.outbox[0]?.body).toContain('write to us about');
    await expect.element(answer).toHaveAttribute('aria-readonly', 'true');
  });

  it('asks once about what looks left over, and goes as it is when told to', async () => {
    const { fake, onSent } = await withText('Hello [name], please see XXX about it.');
    await button('Send and next').click();
    await expect.element(composer.getByRole('alert')).toMatchTextContent(/Left over\? \[name\] · XXX/);
    expect(fake.world.outbox).toEqual([]);
    await button('Send as it is').click();
    await expect.poll(() => onSent.mock.calls).toEqual([['next']]);
    expect(fake.callsOf('answers.send').at(-1)).toMatchObject({ content: { waivers: [{ check: 'leftover', quote: '[name]', reason: 'Sent as it is' }, { check: 'leftover', quote: 'XXX', reason: 'Sent as it is' }] } });
  });

  it('goes to the first of them instead', async () => {
    const { fake } = await withText('Hello [name], please see a doctor about it.');
    await button('Send answer').click();
    await composer.getByRole('button', { name: 'Go to it' }).click();
    await expect.poll(selected).toBe('[name]');
    await userEvent.keyboard('Ann');
    await button('Send answer').click();
    await expect.poll(() => fake.world.outbox[0]?.body).toContain('Hello Ann, please');
  });

  it('does not mind advice', async () => {
    const { fake } = await withText('It is definitely completely harmless.');
    await expect.element(part('Please look')).toBeVisible();
    await button('Send answer').click();
    await expect.poll(() => fake.world.outbox[0]?.body).toContain('definitely');
  });
});

it('shows words of others as words', async () => {
  await withText('[name <img src=x onerror=alert(1)>] and <b>[your name]</b>.');
  await expect.element(part('Looks left over').getByText(/onerror/)).toBeVisible();
  expect(document.querySelector('img[src="x"]')).toBeNull();
});
