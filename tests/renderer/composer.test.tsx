import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, aPost, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { reopenComposer, showComposer } from '#tests/makers/a-shown-composer.tsx';
import type { Trouble } from '#shared/words/trouble.ts';

const diskFull: Trouble = { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' };
const type = (text: string) => userEvent.keyboard(text.replace(/[{[]/g, '$&$&'));
const status = () => page.getByRole('region', { name: 'Answer', exact: true }).getByText(/^(Saved|Saving|Not saved|No draft)/);

describe('writing an answer', () => {
  it('saves what is typed, and says so with the number of words', async () => {
    const { answer, fake, id } = await showComposer();
    await expect.element(status()).toMatchTextContent(/No draft yet/);
    await answer.click();
    await userEvent.keyboard('Please see a doctor');
    await expect.element(status()).toMatchTextContent(/Saved · 4 words/);
    expect(fake.world.drafts.get(id)?.text).toBe('Please see a doctor');
  });

  it('shows the draft that was saved before', async () => {
    const fake = aFakeDesk();
    fake.world.drafts.set(questionIdOf(1), aDraft(questionIdOf(1), { text: 'Begun yesterday' }));
    const { answer } = await showComposer({ fake });
    await expect.element(answer).toMatchTextContent(/Begun yesterday/);
  });

  it('keeps one text per question, in one editor', async () => {
    const { answer, show, fake } = await showComposer();
    await answer.click();
    await userEvent.keyboard('About the first');
    const editor = answer.element();
    await show(2);
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/Question number 2/);
    await expect.element(answer).not.toMatchTextContent(/About the first/);
    await answer.click();
    await userEvent.keyboard('About the second');
    await show(1);
    await expect.element(answer).toMatchTextContent(/About the first/);
    expect(answer.element()).toBe(editor);
    await expect.poll(() => fake.world.drafts.get(questionIdOf(2))?.text).toBe('About the second');
  });

  it('keeps the text when saving fails, says why, and saves by itself when it can', async () => {
    const fake = aFakeDesk();
    const { answer, said, id } = await showComposer({ fake });
    fake.failNext('drafts.save', diskFull);
    await answer.click();
    await userEvent.keyboard('Hard won words');
    await expect.element(status()).toMatchTextContent(/Not saved: The disk is full\./);
    expect(said()).toBe('Not saved: The disk is full.');
    await expect.element(status()).toMatchTextContent(/Saved · 3 words/);
    expect(fake.world.drafts.get(id)?.text).toBe('Hard won words');
  });

  it('brings words back after a reload that no save had taken', async () => {
    const fake = aFakeDesk();
    const first = await showComposer({ fake });
    const release = fake.holdNext('drafts.save');
    await first.answer.click();
    await userEvent.keyboard('Never saved');
    await expect.poll(() => fake.callsOf('drafts.save').length).toBe(1);
    await first.unmount();
    const second = await reopenComposer({ fake });
    await expect.element(second.answer).toMatchTextContent(/Never saved/);
    await expect.element(page.getByText('Words that were not saved yet are here again.')).toBeVisible();
    release();
    await expect.poll(() => fake.world.drafts.get(second.id)?.text).toBe('Never saved');
    await expect.element(status()).toMatchTextContent(/Saved/);
    expect(sessionStorage.length).toBe(0);
  });

  it('never writes over a draft that was saved elsewhere, and lets the person choose', async () => {
    const fake = aFakeDesk();
    const { answer, id } = await showComposer({ fake });
    fake.world.drafts.set(id, { ...aDraft(id, { text: 'From the other window' }), rev: 7 });
    await answer.click();
    await userEvent.keyboard('From here');
    await expect.element(page.getByRole('region', { name: 'Two versions of this draft' })).toMatchTextContent(/From the other window/);
    expect(fake.world.drafts.get(id)?.text).toBe('From the other window');
    await expect.element(page.getByRole('button', { name: 'Send answer' })).toBeDisabled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.callsOf('answers.send')).toEqual([]);
    await page.getByRole('button', { name: 'Keep both' }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('From the other window\n\n---\n\nFrom here');
    await expect.element(answer).toMatchTextContent(/From the other window/);
    await expect.element(status()).toMatchTextContent(/Saved/);
  });

  it('takes the saved draft, or keeps mine, as the person says', async () => {
    const fake = aFakeDesk();
    const { answer, id } = await showComposer({ fake });
    fake.world.drafts.set(id, { ...aDraft(id, { text: 'Theirs' }), rev: 7 });
    await answer.click();
    await userEvent.keyboard('Mine');
    await page.getByRole('button', { name: 'Take the saved one' }).click();
    await expect.element(answer).toMatchTextContent(/Theirs/);
    fake.world.drafts.set(id, { ...aDraft(id, { text: 'Theirs again' }), rev: 12 });
    await answer.click();
    await userEvent.keyboard(', and mine');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toContain('and mine');
  });

  it('puts a draft away, and brings it back', async () => {
    const fake = aFakeDesk();
    const { answer, id } = await showComposer({ fake });
    await answer.click();
    await userEvent.keyboard('Not good enough');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.element(answer).not.toMatchTextContent(/Not good enough/);
    expect(fake.world.drafts.has(id)).toBe(false);
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect.element(answer).toMatchTextContent(/Not good enough/);
  });

  it('keeps a text that is longer than a draft may be, and says that it is not saved', async () => {
    const fake = aFakeDesk();
    const id = questionIdOf(1);
    fake.world.drafts.set(id, aDraft(id, { text: 'A line of an answer.\n'.repeat(3_047) }));
    const { answer } = await showComposer({ fake });
    await answer.click();
    await userEvent.keyboard('{Control>}{End}{/Control}One word too many');
    await expect.element(status()).toMatchTextContent(/Not saved: This text is longer/);
    expect(sessionStorage.length).toBe(1);
    // Slow typing is undone in more than one step.
    for (let i = 0; i < 20 && status().element().textContent?.startsWith('Saved') !== true; i += 1) {
      await userEvent.keyboard('{Control>}z{/Control}');
      await new Promise((done) => setTimeout(done, 600));
    }
    await expect.element(status()).toMatchTextContent(/^Saved/);
  });

  it('records only time that was spent on it', async () => {
    const { answer, fake, id } = await showComposer();
    await answer.click();
    await userEvent.keyboard('abc');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('abc');
    const { typingMs = -1, openMs = -1 } = fake.world.drafts.get(id) ?? {};
    expect(typingMs).toBeGreaterThanOrEqual(0);
    expect(typingMs).toBeLessThanOrEqual(openMs + 1);
  });

  it('takes no answer where the forum takes none, and keeps the text', async () => {
    const world = aFakeWorld();
    const thread = world.threads.get(questionIdOf(1));
    if (thread) thread.state = 'closed';
    const { answer } = await showComposer({ fake: aFakeDesk(world) });
    await expect.element(page.getByText(/This question is closed/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Send answer' })).toBeDisabled();
    await answer.click();
    await userEvent.keyboard('Still mine');
    await expect.element(answer).toMatchTextContent(/Still mine/);
  });

  it('quotes the words selected in the question', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await userEvent.keyboard('Hello.');
    const words = page.getByText('Words of the question, to be quoted.').element();
    (document.activeElement as HTMLElement).blur();
    getSelection()?.selectAllChildren(words);
    await userEvent.keyboard('q');
    await expect.element(answer).toMatchTextContent(/Hello\.> Words of the question, to be quoted\./);
  });
});

describe('what goes with the answer', () => {
  it('shows the disclaimers as one block under the text', async () => {
    await showComposer();
    const block = page.getByRole('region', { name: 'Disclaimers added on send' });
    await expect.element(block).toMatchTextContent(/This is general advice\./);
    await expect.element(block).toMatchTextContent(/General information only, v1/);
  });

  it('adds a disclaimer by choice, and does not let go of a required one', async () => {
    const { fake, id } = await showComposer();
    await page.getByRole('button', { name: 'Disclaimer', exact: true }).click();
    await expect.element(page.getByRole('checkbox', { name: /General information only/ })).toBeDisabled();
    await page.getByRole('checkbox', { name: /About a child/ }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers).toEqual({ added: ['d-child'], removed: [] });
    await expect.element(page.getByRole('region', { name: 'Disclaimers added on send' })).toMatchTextContent(/About a child, v1/);
    await page.getByRole('checkbox', { name: /About a child/ }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers).toEqual({ added: [], removed: ['d-child'] });
  });

  it('asks again for the disclaimers when something about the patient is ticked', async () => {
    const { fake, id } = await showComposer();
    await page.getByRole('group', { name: 'About a child' }).getByRole('radio', { name: 'Yes' }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.ticks.isChild).toBe(true);
    await expect.poll(() => fake.callsOf('disclaimers.forAnswer').at(-1)).toMatchObject({ content: { ticks: { isChild: true } } });
  });

  it('previews the whole answer as it will be posted, and loads nothing for it', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await type('**Bold** ![x](https://example.org/x.png) <img src=https://example.org/y.png onerror=alert(1)>');
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect.element(preview).toMatchTextContent(/This is general advice\./);
    await expect.element(preview.getByText('Bold', { exact: true })).toBeVisible();
    expect(preview.element().querySelectorAll('img, script, [onerror]')).toHaveLength(0);
    expect(preview.getByText('Bold', { exact: true }).element().tagName).toBe('STRONG');
    await userEvent.keyboard('{Escape}');
    await expect.element(answer).toBeVisible();
  });

  it('says quietly when something happens on the forum meanwhile', async () => {
    const { answer, fake, id, said } = await showComposer();
    await answer.click();
    await userEvent.keyboard('Hello');
    fake.change((world) => void world.changes.set(id, { newPosts: [aPost(2, { html: '<p>I saw a doctor.</p>' })], isQuestionEdited: false, questionBefore: '', questionNow: '', isClosed: false, isGone: false }));
    await expect.element(page.getByRole('region', { name: 'Answer' }).getByText('1 new post since you began.')).toBeVisible();
    expect(said()).toBe('1 new post since you began.');
    await expect.element(answer).toHaveFocus();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.element(page.getByRole('region', { name: 'What changed' })).toMatchTextContent(/I saw a doctor\./);
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect.element(answer).toHaveFocus();
  });

  it('counts blanks, words and disclaimers before sending', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await userEvent.keyboard('Two words');
    await expect.element(page.getByText(/^2 words, most good answers/)).toBeVisible();
    await expect.element(page.getByText('No blanks left')).toBeVisible();
    await expect.element(page.getByText('Disclaimer: General information only')).toBeVisible();
  });
});

describe('beginning to write at once', () => {
  it('sends what was written and sent before the draft was open', async () => {
    const fake = aFakeDesk();
    const release = fake.holdNext('drafts.open');
    const opening = showComposer({ fake });
    await expect.element(page.getByRole('toolbar', { name: 'Answer tools' })).toBeVisible();
    await userEvent.keyboard('rPlease see a doctor.{Control>}{Enter}{/Control}');
    release();
    await opening;
    await expect.poll(() => fake.world.outbox[0]?.body).toContain('Please see a doctor.');
  });

  it('opens the template picker for a slash that came early', async () => {
    const fake = aFakeDesk();
    const release = fake.holdNext('drafts.open');
    const opening = showComposer({ fake });
    await expect.element(page.getByRole('toolbar', { name: 'Answer tools' })).toBeVisible();
    await userEvent.keyboard('r/');
    release();
    await opening;
    await expect.element(page.getByRole('searchbox', { name: 'Search templates' })).toHaveFocus();
  });

  it('loses no letter typed before the draft is open', async () => {
    const fake = aFakeDesk();
    const id = questionIdOf(1);
    fake.world.drafts.set(id, aDraft(id, { text: 'Begun. ' }));
    const first = await showComposer({ fake });
    await first.show(2);
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/number 2/);
    const release = fake.holdNext('drafts.open');
    await first.show(1);
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/number 1/);
    await userEvent.keyboard('rjust in time');
    await expect.element(first.answer).toHaveValue('just in time');
    release();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('Begun. just in time');
    await expect.element(first.answer).toHaveFocus();
    await userEvent.keyboard(', really');
    await expect.element(first.answer).toMatchTextContent(/^Begun\. just in time, really$/);
  });
});
