import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useOnScreen } from '#renderer/link/places.ts';
import { OutboxScreen } from '#renderer/outbox/outbox-screen.tsx';
import { UndoToast } from '#renderer/outbox/undo-toast.tsx';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, anOutboxItem, aPost, aQuestionRow, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { inWindow } from '#tests/makers/a-shown-composer.tsx';
import type { OutboxItem } from '#shared/words/outbox.ts';

const list = page.getByRole('list', { name: 'Outbox' });
const button = (name: string) => page.getByRole('button', { name });
const said = () => document.querySelector('[data-announcer]')?.textContent?.trim();

function withItems(...items: Partial<OutboxItem>[]) {
  const world = aFakeWorld();
  world.outbox.push(...items.map((item, index) => anOutboxItem(aQuestionRow(index + 1), item)));
  window.location.hash = '';
  useOnScreen.setState({ questionId: null, isOutbox: false });
  return aFakeDesk(world);
}

describe('the outbox', () => {
  it('tells of every answer its state in words, and its reason', async () => {
    const states = ['held', 'waiting', 'sending', 'checking', 'sent', 'in-review', 'needs-you', 'withdrawn'] as const;
    await render(inWindow(withItems(...states.map((state) => ({ state, reason: `Because of ${state}.` }))), <OutboxScreen />));
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(8);
    for (const [state, words] of [['held', 'Held'], ['waiting', 'Waiting'], ['sending', 'Sending'], ['checking', 'Checking'], ['sent', 'Sent'], ['in-review', 'Held by the forum'], ['needs-you', 'Needs you'], ['withdrawn', 'Withdrawn']]) {
      await expect.element(list.getByRole('listitem').filter({ hasText: `Because of ${state}.` })).toMatchTextContent(new RegExp(words ?? ''));
    }
  });

  it('puts first what needs somebody, and can show it alone', async () => {
    await render(inWindow(withItems({ state: 'sent' }, { state: 'held' }, { state: 'needs-you' }), <OutboxScreen />));
    await expect.element(list.getByRole('listitem').first()).toMatchTextContent(/Needs you/);
    await expect.element(list.getByRole('listitem').last()).toMatchTextContent(/Sent/);
    await button('Needs you 1').click();
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(1);
  });

  it('takes an answer back to the composer', async () => {
    const fake = withItems({ state: 'held' });
    await render(inWindow(fake, <OutboxScreen />));
    await button('Undo send').click();
    await expect.poll(() => window.location.hash).toBe(`#/unanswered?id=${encodeURIComponent(questionIdOf(1))}`);
    expect(fake.world.outbox[0]?.state).toBe('withdrawn');
  });

  it('withdraws an answer and stays', async () => {
    const fake = withItems({ state: 'waiting', goesAt: null });
    await render(inWindow(fake, <OutboxScreen />));
    await button('Withdraw').click();
    await expect.element(list.getByRole('listitem')).toMatchTextContent(/Withdrawn/);
    expect(window.location.hash).toBe('');
  });

  it('ends the undo time when asked to', async () => {
    const fake = withItems({ state: 'held' });
    await render(inWindow(fake, <OutboxScreen />));
    await button('Send now').click();
    await expect.element(list.getByRole('listitem')).toMatchTextContent(/Sending/);
  });

  it('tries again, and says when that is not possible', async () => {
    const fake = withItems({ state: 'needs-you', trouble: { kind: 'signed-out', say: 'Sign in again.', remedy: 'sign-in' } });
    await render(inWindow(fake, <OutboxScreen />));
    fake.failNext('outbox.retry', { kind: 'signed-out', say: 'You are still signed out.', remedy: 'sign-in' });
    await button('Retry').click();
    await expect.element(page.getByText('You are still signed out.')).toBeVisible();
    await button('Retry').click();
    await expect.element(list.getByRole('listitem')).toMatchTextContent(/Waiting/);
  });

  it('shows what changed before somebody sends all the same', async () => {
    const change = { newPosts: [aPost(2, { html: '<p>Seen a doctor, all is well.</p><img src=x onerror=alert(1)>' })], isQuestionEdited: false, questionBefore: '', questionNow: '', isClosed: false, isGone: false };
    const fake = withItems({ state: 'needs-you', change, trouble: { kind: 'thread-changed', change, say: 'The thread changed.', remedy: 'read-change' } });
    await render(inWindow(fake, <OutboxScreen />));
    await expect.element(list.getByRole('listitem')).toMatchTextContent(/Seen a doctor, all is well\./);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    await button('Send anyway').click();
    expect(fake.callsOf('outbox.retry')).toMatchObject([{ acceptChange: true }]);
  });

  it('names the disclaimers an answer was handed over with, and says that a held one keeps their words', async () => {
    const disclaimers = [{ id: 'd-general', title: 'General information only', version: 3, language: 'es' }];
    await render(inWindow(withItems({ state: 'sent', reason: 'It stands.', disclaimers }, { state: 'held', reason: 'It waits.', disclaimers }), <OutboxScreen />));
    const one = (reason: string) => list.getByRole('listitem').filter({ hasText: reason });
    await expect.element(one('It stands.')).toMatchTextContent(/With General information only, v3, in Spanish/);
    await expect.element(one('It waits.')).toMatchTextContent(/These words stay, whatever is changed meanwhile/);
    await expect.element(one('It stands.')).not.toMatchTextContent(/These words stay/);
  });

  it('unfolds the whole answer', async () => {
    await render(inWindow(withItems({ state: 'sent', excerpt: 'The beginning', body: 'The beginning **and** the end' }), <OutboxScreen />));
    await button('Show the answer').click();
    await expect.element(list.getByText('and', { exact: true })).toBeVisible();
    await expect.element(button('Show less')).toHaveAttribute('aria-expanded', 'true');
  });

  it('explains itself while it is empty', async () => {
    await render(inWindow(withItems(), <OutboxScreen />));
    await expect.element(page.getByRole('heading', { name: 'Nothing is waiting to be sent' })).toBeVisible();
  });
});

describe('undoing from anywhere', () => {
  it('counts down each held answer, and leads back to its question', async () => {
    const fake = withItems({ state: 'held' }, { state: 'held' }, { state: 'sent' });
    await render(inWindow(fake, <UndoToast />));
    await expect.element(page.getByText(/^Goes in \d+ s$/).first()).toBeVisible();
    expect(button('Undo send').elements()).toHaveLength(2);
    await button('Undo send').nth(1).click();
    await expect.poll(() => window.location.hash).toContain(encodeURIComponent(questionIdOf(2)));
    await expect.poll(() => button('Undo send').elements().length).toBe(1);
  });

  it('takes the newest back with z', async () => {
    const fake = withItems({ state: 'held' }, { state: 'held' });
    await render(inWindow(fake, <UndoToast />));
    await expect.element(button('Undo send').first()).toBeVisible();
    await userEvent.keyboard('z');
    await expect.poll(() => fake.world.outbox.map((item) => item.state)).toEqual(['withdrawn', 'held']);
  });

  it('leaves an answer to the composer that shows it', async () => {
    const fake = withItems({ state: 'held' }, { state: 'held' });
    useOnScreen.setState({ questionId: questionIdOf(1) });
    await render(inWindow(fake, <UndoToast />));
    await expect.poll(() => button('Undo send').elements().length).toBe(1);
    await expect.element(page.getByRole('region', { name: 'Answer to Question number 2' })).toBeVisible();
  });

  it('keeps still while the outbox itself is on screen', async () => {
    const fake = withItems({ state: 'held' });
    await render(inWindow(fake, <><OutboxScreen /><UndoToast /></>));
    await expect.element(list.getByRole('listitem')).toMatchTextContent(/Held/);
    expect(button('Undo send').elements()).toHaveLength(1);
  });

  it('says once when an answer arrived, or needs somebody, and nothing of what was so before', async () => {
    const fake = withItems({ state: 'held' }, { state: 'held' }, { state: 'sent' });
    await render(inWindow(fake, <UndoToast />));
    await expect.element(button('Undo send').first()).toBeVisible();
    expect(said()).not.toContain('Question number 3');
    fake.change((world) => Object.assign(world.outbox[0] ?? {}, { state: 'sent' }));
    await expect.poll(said).toBe('Sent: Question number 1');
    fake.change((world) => Object.assign(world.outbox[1] ?? {}, { state: 'needs-you' }));
    await expect.poll(said).toBe('An answer needs you: Question number 2');
  });
});
