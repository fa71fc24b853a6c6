import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Crash } from '#renderer/frame/around/crash.tsx';
import { outboxWords, syncWords } from '#renderer/frame/around/sync-bar.tsx';
import { placeOf } from '#renderer/frame/place.ts';
import { hearLinkState } from '#renderer/link/link-state.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, anOutboxItem, aQuestionRow, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

afterEach(() => vi.restoreAllMocks());

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

describe('the frame', () => {
  it('names its places as people and their scripts know them', async () => {
    const fake = aFakeDesk();
    fake.world.drafts.set(questionIdOf(1), aDraft(questionIdOf(1), { text: 'Begun' }));
    fake.world.outbox.push(anOutboxItem(aQuestionRow(2), { state: 'needs-you' }));
    const { views } = await showDesk({ fake });
    for (const name of ['Unanswered', 'Drafts', 'Outbox', 'Settings']) await expect.element(views.getByRole('link', { name, exact: true })).toBeVisible();
    await expect.element(views.getByRole('link', { name: 'Unanswered' })).toHaveAccessibleDescription('3 waiting');
    await expect.element(views.getByRole('link', { name: 'Drafts' })).toHaveAccessibleDescription('1 drafts');
    await expect.element(views.getByRole('link', { name: 'Outbox' })).toHaveAccessibleDescription('1 in the outbox, 1 need you');
    await expect.element(page.getByRole('status', { name: 'Sync' })).toMatchTextContent(/Synced/);
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/Outbox: 1 needs you/);
    await expect.element(page.getByRole('banner')).toMatchTextContent(/Dr\. A\. Rao/);
  });

  it('goes from screen to screen by links, by keys and by the palette, and names the window for it', async () => {
    const { views } = await showDesk();
    await views.getByRole('link', { name: 'Drafts' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Drafts' })).toBeVisible();
    expect(document.title).toBe('Drafts · Rounds');
    await userEvent.keyboard('gs');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('combobox', { name: /Search questions/ })).toHaveFocus();
    await userEvent.keyboard('outb');
    await expect.element(page.getByRole('option', { name: /Go to Outbox/ })).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('list', { name: 'Outbox' })).toBeInTheDocument();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('filters by a community from the list of views', async () => {
    const { views, titles } = await showDesk();
    await views.getByRole('link', { name: 'Child Health' }).click();
    await expect.poll(titles).toEqual(['Question number 3']);
    await expect.element(views.getByRole('link', { name: 'Child Health' })).toHaveAttribute('aria-current', 'page');
  });

  it('finds questions and templates in the palette', async () => {
    const { options, heading } = await showDesk();
    await options.first().click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toBeVisible();
    await page.getByRole('button', { name: /^Search/ }).click();
    await userEvent.keyboard('number 2');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option', { name: /Question number 2/ }).click();
    await expect.element(heading).toHaveTextContent('Question number 2');
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('pinpoint');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option', { name: /Pinpoint red spots/ }).click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toMatchTextContent(/Hello marble_leg_mama/);
  });

  it('walks the panes with F6, in both directions', async () => {
    const { options } = await showDesk();
    await options.first().click();
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toBeVisible();
    expect(focused()).toBe('Unanswered questions');
    const walked: (string | null | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) {
      await userEvent.keyboard('{F6}');
      walked.push(focused());
    }
    expect(walked).toEqual(['Question', 'Your answer', 'About this question', expect.stringMatching(/^Unanswered/), 'Unanswered questions']);
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    expect(focused()).toMatch(/^Unanswered\d/);
  });

  it('goes on to the next question after "Send and next", and says when there is none', async () => {
    const { fake, options, heading } = await showDesk({ fake: aFakeDesk(aFakeWorld({ questions: 2 })) });
    await options.first().click();
    for (const next of ['Question number 1', 'That was the last one here']) {
      await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toBeVisible();
      await userEvent.keyboard('r');
      await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toHaveFocus();
      await userEvent.keyboard('Please let a doctor look at it this week');
      await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
      // The engine takes a question out of the queue when it has gone; here it goes at once.
      await expect.poll(() => fake.world.outbox.length).toBe(next.startsWith('Q') ? 1 : 2);
      if (next.startsWith('Q')) fake.deliver(questionIdOf(2));
      else fake.deliver(questionIdOf(1));
      if (next.startsWith('Q')) await expect.element(heading).toHaveTextContent(next);
    }
  });

  it('says that Rounds does not answer, and keeps what is on screen', async () => {
    const { options, heading } = await showDesk();
    await options.first().click();
    await expect.element(page.getByText(/The whole of Question number 3/)).toBeVisible();
    hearLinkState('reconnecting');
    await expect.element(page.getByText('Rounds is not answering; what you type is kept in this window.')).toBeVisible();
    await expect.element(heading).toHaveTextContent('Question number 3');
    hearLinkState('connected');
    await expect.element(page.getByText(/Rounds is not answering/)).not.toBeInTheDocument();
  });

  it('folds the side panel away and remembers it', async () => {
    const { options } = await showDesk();
    await options.first().click();
    const side = page.getByRole('complementary', { name: 'About this question' });
    await expect.element(side).toBeVisible();
    await page.getByRole('button', { name: 'Side panel' }).click();
    await expect.element(side).not.toBeInTheDocument();
    expect(JSON.parse(localStorage.getItem('rounds.window') ?? '{}')).toMatchObject({ state: { isSideOpen: false } });
    await page.getByRole('button', { name: 'Side panel' }).click();
  });

  it('makes the composer taller with the arrow keys', async () => {
    const { options } = await showDesk();
    await options.first().click();
    const grip = page.getByRole('separator', { name: 'Height of the composer' });
    const before = Number(grip.element().getAttribute('aria-valuenow'));
    grip.element().focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(grip).toHaveAttribute('aria-valuenow', String(before + 24));
  });

  it('reads a place from any address, and forgets what makes no sense', () => {
    expect(placeOf({ q: ' rash ', community: '5', sort: 'newest', id: 'practice:12' })).toEqual({ q: 'rash', community: 5, sort: 'newest', id: 'practice:12' });
    expect(placeOf({ q: '', community: 'x', sort: 'best', id: '<script>', other: 1 })).toEqual({});
    expect(placeOf({ q: 12 })).toEqual({ q: '12' });
  });

  it('puts sync and outbox into words', () => {
    const sync = { state: 'idle', done: 3, total: 9, lastAt: null, nextAt: null, skipped: 0, trouble: null } as const;
    expect(syncWords(sync)).toBe('Not synced yet');
    expect(syncWords({ ...sync, state: 'starting' })).toBe('Reading the forum, 3 of 9');
    expect(syncWords({ ...sync, state: 'offline' })).toBe('Offline');
    expect(outboxWords({ underway: 0, needsYou: 0 })).toBe('Outbox: empty');
    expect(outboxWords({ underway: 2, needsYou: 1 })).toBe('Outbox: 1 needs you, 2 on the way');
  });
});

describe('a part that fails', () => {
  it('says so in its place, leaves the rest alone, and can be tried again', async () => {
    let isBroken = true;
    function Part() {
      if (isBroken) throw new Error('a fault of ours');
      return <p>The part is back.</p>;
    }
    vi.spyOn(console, 'error').mockReturnValue();
    await render(
      <>
        <p>The rest.</p>
        <Crash what="The queue">
          <Part />
        </Crash>
      </>,
    );
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The queue could not be shown.*Your drafts and your outbox are safe/);
    await expect.element(page.getByText('The rest.')).toBeVisible();
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('The part is back.')).toBeVisible();
  });
});
