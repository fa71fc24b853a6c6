import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, anOutboxItem, aPost, aQuestionRow, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Trouble } from '#shared/words/trouble.ts';

const id = questionIdOf(1);
const press = (keys: string) => userEvent.keyboard(keys);
const button = (name: string) => page.getByRole('button', { name });
const composer = page.getByRole('region', { name: 'Answer', exact: true });

async function withAnswer(text = 'Please let a doctor see this soon.', fake = aFakeDesk()) {
  const shown = await showComposer({ fake });
  await shown.answer.click();
  await userEvent.keyboard(text.replace(/[{[]/g, '$&$&'));
  await expect.poll(() => fake.world.drafts.get(id)?.text).toBe(text);
  return shown;
}
const sentItems = (fake: ReturnType<typeof aFakeDesk>) => fake.world.outbox.filter((item) => item.questionId === id);
const aChange = (over: Partial<ThreadChange> = {}): ThreadChange => ({
  newPosts: [aPost(2, { isAsker: false, author: { username: 'osei', name: 'R. Osei', isStaff: false, isBot: false }, html: '<p>Have you seen a doctor?</p>' })],
  isQuestionEdited: true,
  questionBefore: 'He has no fever.',
  questionNow: 'He has a high fever.',
  isClosed: false,
  isGone: false,
  ...over,
});

describe('sending an answer', () => {
  it('holds it for a while, with a way back', async () => {
    const { answer, fake, onSent, said } = await withAnswer();
    await press('{Control>}{Enter}{/Control}');
    await expect.element(composer.getByText(/^Held for \d+ s$/)).toBeVisible();
    expect(onSent).toHaveBeenCalledExactlyOnceWith('stay');
    expect(said()).toMatch(/^Answer held for \d+ seconds/);
    await expect.element(answer).toHaveAttribute('aria-readonly', 'true');
    await expect.element(button('Undo send')).toHaveFocus();
    await expect.element(answer).toMatchTextContent(/Please let a doctor see this soon\./);
    await button('Undo send').click();
    await expect.element(answer).toMatchTextContent(/Please let a doctor see this soon\./);
    await expect.element(answer).toHaveFocus();
    expect(sentItems(fake).map((item) => item.state)).toEqual(['withdrawn']);
  });

  it('goes on to the next question when asked to', async () => {
    const { onSent } = await withAnswer();
    await press('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await expect.poll(() => onSent.mock.calls).toEqual([['next']]);
  });

  it('saves nothing after the answer left', async () => {
    const { fake } = await withAnswer();
    await press(' And more');
    await button('Send answer').click();
    await expect.element(composer.getByText(/^Held for/)).toBeVisible();
    const saves = fake.callsOf('drafts.save').length;
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(fake.callsOf('drafts.save')).toHaveLength(saves);
    expect(fake.world.drafts.has(id)).toBe(false);
    expect(sentItems(fake)[0]?.body).toContain('And more');
    expect(sessionStorage.length).toBe(0);
  });

  it('is refused while a blank is left, and leads to it', async () => {
    const { answer, fake } = await withAnswer('Hello [[name]] and {{ asker.name }}');
    await button('Send answer').click();
    await expect.element(composer.getByRole('alert')).toMatchTextContent(/2 blanks are still in the text\. To fill in: name\. Left by a template: \{\{ asker\.name \}\}\./);
    expect(fake.callsOf('answers.send')).toEqual([]);
    await button('Go to the first').click();
    await expect.element(answer).toHaveFocus();
    await press('Ann');
    await expect.element(answer).toMatchTextContent(/^Hello Ann/);
  });

  it('leaves the optional blanks out when asked to', async () => {
    const fake = aFakeDesk();
    fake.world.drafts.set(id, aDraft(id, { text: 'Hello there, see a doctor.\n\n[[why]]\n\nBye.', blanks: [{ key: 'why', label: 'why', hint: '', isRequired: false, maxChars: null, templateId: 't' }] }));
    await showComposer({ fake });
    await button('Send answer').click();
    await button('Leave out the optional ones').click();
    await button('Send answer').click();
    await expect.poll(() => sentItems(fake)[0]?.body).toContain('Hello there, see a doctor.\n\nBye.');
  });

  it('has nothing to send while nothing is written', async () => {
    const { fake } = await showComposer();
    await button('Send answer').click();
    await expect.element(composer.getByText('There is nothing to send yet.')).toBeVisible();
    expect(fake.callsOf('answers.send')).toEqual([]);
  });

  it('shows why the engine refuses, and saves on', async () => {
    const fake = aFakeDesk();
    const { answer } = await withAnswer('No.', fake);
    await button('Send answer').click();
    await expect.element(composer.getByText('The forum wants at least 20 characters.')).toBeVisible();
    await answer.click();
    await press('{Control>}{End}{/Control} More words');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('No. More words');
  });

  it('is the same command again when its answer was lost, and a new one when it was refused', async () => {
    const lost: Trouble = { kind: 'unexpected', say: 'Rounds is not answering just now.', remedy: 'retry' };
    const { fake } = await withAnswer();
    const ids = () => fake.callsOf('answers.send').map((input) => (input as { commandId: string }).commandId);
    fake.failNext('answers.send', lost);
    await button('Send answer').click();
    await expect.element(composer.getByText('Rounds is not answering just now.')).toBeVisible();
    fake.failNext('answers.send', { kind: 'refused', reasons: [], say: 'Not now.', remedy: 'edit' });
    await button('Try again').click();
    await expect.element(composer.getByText('Not now.')).toBeVisible();
    await button('Send answer').click();
    await expect.element(composer.getByText(/^Held for/)).toBeVisible();
    const [first, second, third] = ids();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('is not sent a second time with other words when the first did arrive', async () => {
    const fake = aFakeDesk();
    const shown = await withAnswer('Please let a doctor see this soon.', fake);
    fake.failNext('answers.send', { kind: 'unexpected', say: 'Lost.', remedy: 'retry' });
    await button('Send answer').click();
    await expect.element(composer.getByText('Lost.')).toBeVisible();
    const first = (fake.callsOf('answers.send')[0] as { commandId: (typeof fake.world.outbox)[number]['id'] }).commandId;
    fake.world.outbox.unshift(anOutboxItem(aQuestionRow(1), { id: first }));
    // Nothing tells the window before the person sends again.
    const release = fake.holdNext('drafts.save');
    await shown.answer.click();
    await press(' Changed');
    await button('Send answer').click();
    release();
    fake.change(() => undefined);
    await expect.element(button('Undo send')).toBeVisible();
    expect(fake.callsOf('answers.send')).toHaveLength(1);
    expect(sentItems(fake)).toHaveLength(1);
  });
});

describe('a thread that changed', () => {
  it('stops the answer and shows what changed beside the text', async () => {
    const fake = aFakeDesk();
    const { answer } = await withAnswer('Please let a doctor see this soon.', fake);
    fake.world.changes.set(id, aChange());
    await button('Send answer').click();
    const changed = page.getByRole('region', { name: 'What changed' });
    await expect.element(changed).toMatchTextContent(/Have you seen a doctor\?/);
    expect([...changed.element().querySelectorAll('del, ins')].map((part) => [part.tagName, part.textContent])).toEqual([
      ['DEL', 'no'],
      ['INS', 'a high'],
    ]);
    await expect.element(answer).toBeVisible();
    expect(sentItems(fake)).toEqual([]);
    await button('Send anyway').click();
    await expect.element(composer.getByText(/^Held for/)).toBeVisible();
    expect(fake.callsOf('drafts.acknowledge')).toHaveLength(1);
  });

  it('offers no sending where the question is closed now', async () => {
    const fake = aFakeDesk();
    await withAnswer('Please let a doctor see this soon.', fake);
    fake.world.changes.set(id, aChange({ isClosed: true, newPosts: [], isQuestionEdited: false }));
    await button('Send answer').click();
    await expect.element(page.getByRole('region', { name: 'What changed' })).toMatchTextContent(/takes no more answers/);
    expect(button('Send anyway').elements()).toHaveLength(0);
    await button('Keep editing').click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toHaveFocus();
  });
});

describe('an answer that has left', () => {
  async function withItem(over: Parameters<typeof anOutboxItem>[1]) {
    const world = aFakeWorld();
    world.outbox.push(anOutboxItem(aQuestionRow(1), over));
    const fake = aFakeDesk(world);
    await showComposer({ fake });
    return fake;
  }

  it('is told on its way, step by step', async () => {
    const fake = await withItem({ state: 'waiting', reason: 'There is no connection; it goes when there is one.', goesAt: null });
    const group = page.getByRole('group', { name: /^Your answer/ });
    await expect.element(group).toMatchTextContent(/Waiting.*no connection/);
    fake.change((world) => Object.assign(world.outbox[0] ?? {}, { state: 'sending', reason: 'On its way.' }));
    await expect.element(group).toMatchTextContent(/^SendingOn its way\./);
    expect(button('Undo send').elements()).toHaveLength(0);
    fake.change((world) => Object.assign(world.outbox[0] ?? {}, { state: 'sent', reason: 'It stands on the forum.', url: 'http://127.0.0.1:4000/t/1/2' }));
    await expect.element(button('Open on the forum')).toBeVisible();
    await button('Write another answer').click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toHaveAttribute('contenteditable', 'true');
  });

  it('asks for a decision where one is needed', async () => {
    const fake = await withItem({ state: 'needs-you', reason: 'The thread changed.', change: aChange() });
    await expect.element(page.getByRole('group', { name: 'Your answer: Needs you' })).toMatchTextContent(/Have you seen a doctor/);
    await expect.element(page.getByRole('region', { name: 'What changed' })).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toMatchTextContent(/An answer on its way\./);
    await button('Send anyway').click();
    expect(fake.callsOf('outbox.retry')).toMatchObject([{ acceptChange: true }]);
    await expect.element(page.getByRole('group', { name: 'Your answer: Waiting' })).toBeVisible();
    await button('Edit').click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toMatchTextContent(/An answer on its way\./);
  });

  it('says so when it was too late to undo', async () => {
    const fake = await withItem({ state: 'held' });
    fake.failNext('outbox.takeBack', { kind: 'too-late', say: 'It has already left for the forum.', remedy: 'none' });
    await button('Undo send').click();
    await expect.element(composer.getByText('It has already left for the forum.')).toBeVisible();
  });
});
