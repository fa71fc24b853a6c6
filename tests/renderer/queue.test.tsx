import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { blocksOf } from '#renderer/link/live-window.ts';
import { marksOf } from '#renderer/queue/queue-row.tsx';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, aQuestionRow, aThread, childHealth, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const aDeskOf = (questions: number) => aFakeDesk(aFakeWorld({ questions }));
const pressed = (keys: string) => userEvent.keyboard(keys);

describe('the queue', () => {
  it('lists what waits, oldest first, each option named by its title', async () => {
    const { options } = await showDesk({ fake: aDeskOf(3) });
    await expect.element(options.first()).toHaveAccessibleName('Question number 3');
    await expect.element(options.first()).toHaveAccessibleDescription(/Child Health/);
    await expect.element(options.first()).toHaveAttribute('aria-setsize', '3');
    await expect.element(options.first()).toHaveAttribute('aria-posinset', '1');
  });

  it('shows a question as soon as it is selected, and says so in the address', async () => {
    const { options, heading } = await showDesk();
    await options.nth(1).click();
    await expect.element(heading).toMatchTextContent(/^Question number 2$/);
    await expect.element(page.getByText('The whole of Question number 2.')).toBeVisible();
    expect(location.hash).toContain(encodeURIComponent(questionIdOf(2)));
  });

  it('is walked with j, k, arrows, Home, End and the page keys', async () => {
    const { selected, options, listbox } = await showDesk({ fake: aDeskOf(40) });
    await expect.element(options.first()).toBeVisible();
    await pressed('j');
    await expect.poll(selected).toBe('Question number 40');
    await pressed('j');
    await expect.poll(selected).toBe('Question number 39');
    await pressed('k');
    await expect.poll(selected).toBe('Question number 40');
    listbox.element().focus();
    await pressed('{End}');
    await expect.poll(selected).toBe('Question number 1');
    await pressed('{ArrowUp}');
    await expect.poll(selected).toBe('Question number 2');
    await pressed('{Home}');
    await expect.poll(selected).toBe('Question number 40');
    await pressed('{PageDown}');
    await expect.poll(() => Number(selected()?.split(' ').at(-1))).toBeLessThan(38);
    await expect.poll(() => listbox.element().getAttribute('aria-activedescendant')).toBe(document.querySelector('[aria-selected=true][role=option]')?.id);
  });

  it('keeps ten thousand questions in a few rows, and jumps to the last', async () => {
    const { listbox, options, selected, fake } = await showDesk({ fake: aDeskOf(10_000) });
    await expect.element(options.first()).toHaveAttribute('aria-setsize', '10000');
    expect(options.elements().length).toBeLessThan(40);
    listbox.element().focus();
    await pressed('{End}');
    await expect.poll(selected).toBe('Question number 1');
    expect(options.elements().length).toBeLessThan(40);
    // Far fewer blocks than there are.
    expect(new Set(fake.callsOf('queue.page').map((input) => JSON.stringify(input))).size).toBeLessThan(8);
  });

  it('asks for whole blocks around what is on screen, and always for the first', () => {
    expect(blocksOf(100, 0, 12)).toEqual([0]);
    expect(blocksOf(100, 95, 107)).toEqual([0, 1]);
    expect(blocksOf(100, 9_990, 9_999)).toEqual([0, 99]);
  });

  it('keeps the selection on its question when others come and go', async () => {
    const { selected, options, fake, heading } = await showDesk({ fake: aDeskOf(5) });
    await options.nth(2).click();
    await expect.poll(selected).toBe('Question number 3');
    fake.change((world) => world.threads.set(questionIdOf(77), aThread(aQuestionRow(77, { askedAt: 1 }))));
    await expect.element(options.first()).toHaveAccessibleName('Question number 77');
    expect(selected()).toBe('Question number 3');
    await expect.element(heading).toMatchTextContent(/Question number 3/);
  });

  it('goes on from the same place when the selected question has left', async () => {
    const { selected, options, fake } = await showDesk({ fake: aDeskOf(5) });
    await options.nth(2).click();
    await expect.poll(selected).toBe('Question number 3');
    fake.deliver(questionIdOf(3));
    await expect.poll(() => options.elements().length).toBe(4);
    await pressed('j');
    await expect.poll(selected).toBe('Question number 2');
  });

  it('is turned round, and narrowed to a community and to words', async () => {
    const { options, titles } = await showDesk({ fake: aDeskOf(6) });
    await page.getByRole('button', { name: 'Most urgent first' }).click();
    await page.getByRole('button', { name: 'Oldest first' }).click();
    await expect.element(options.first()).toHaveAccessibleName('Question number 1');
    await page.getByRole('combobox', { name: 'Community' }).selectOptions(String(childHealth.id));
    await expect.poll(titles).toEqual(['Question number 3', 'Question number 6']);
    await expect.element(page.getByRole('heading', { level: 2, name: /Unanswered/ })).toMatchTextContent(/2 of 6 waiting/);
    await pressed('/');
    await pressed('number 6');
    await expect.poll(titles).toEqual(['Question number 6']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => options.elements().length).toBe(6);
  });

  it('says why the selected question is here, or why it is no longer', async () => {
    const { options, selected, fake } = await showDesk({ fake: aDeskOf(2) });
    await options.first().click();
    await expect.poll(selected).toBe('Question number 2');
    await pressed('w');
    await expect.element(page.getByRole('dialog', { name: 'Why is this here?' })).toMatchTextContent(/Nobody has answered it\./);
    await pressed('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    fake.deliver(questionIdOf(2));
    await pressed('w');
    await expect.element(page.getByRole('dialog', { name: 'Why is this not here?' })).toBeVisible();
  });

  it('says why a list is empty', async () => {
    const { fake, options } = await showDesk({ fake: aDeskOf(2), at: '/unanswered?q=nothing-like-this' });
    await expect.element(page.getByText('No waiting question matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.element(options.first()).toBeVisible();
    fake.deliver(questionIdOf(1));
    fake.deliver(questionIdOf(2));
    await expect.element(page.getByText('Everybody has an answer.')).toBeVisible();
  });

  it('shows how far the first sync is, and that the forum cannot be reached', async () => {
    const fake = aDeskOf(0);
    fake.world.status.sync = { ...fake.world.status.sync, state: 'starting', done: 12, total: 40, lastAt: null };
    await showDesk({ fake });
    await expect.element(page.getByRole('region', { name: 'Queue' }).getByText(/12 of 40 questions/)).toBeVisible();
    fake.change((world) => {
      world.status.sync = { ...world.status.sync, state: 'offline', lastAt: Date.now() - 3_700_000, trouble: { kind: 'offline', say: 'The forum cannot be reached.', remedy: 'wait' } };
    });
    await expect.element(page.getByText(/The forum cannot be reached\. This is how it was 1 hour ago/)).toBeVisible();
    await page.getByRole('button', { name: 'Try now' }).click();
    await expect.poll(() => fake.callsOf('desk.syncNow').length).toBe(1);
  });

  it('says what is wrong when it cannot be read, and reads it again', async () => {
    const fake = aDeskOf(3);
    fake.failNext('queue.page', { kind: 'cannot-save', say: 'The disk refused to read.', remedy: 'retry' });
    const { options } = await showDesk({ fake });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk refused to read\./);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.element(options.first()).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('shows titles and names as text, whatever they say', async () => {
    const fake = aDeskOf(0);
    const title = '<img src=x onerror=alert(1)> \u202Egnp.exe $& {{ asker.name }}';
    fake.change((world) => world.threads.set(questionIdOf(9), aThread(aQuestionRow(9, { title, asker: '<b>bold</b>' }))));
    const { options, heading } = await showDesk({ fake });
    await options.first().click();
    await expect.element(heading).toHaveTextContent(title);
    expect(document.querySelector('h1 img, h1 b, [role=option] img')).toBeNull();
    expect(document.querySelector('h1 bdi')?.textContent).toBe(title);
  });

  it('says who is answering and for how long, what is ours, and what is late', () => {
    const now = 1_760_000_000_000;
    const row = aQuestionRow(1, { askedAt: now - 3_600_000, goalAt: now + 7_200_000 });
    const osei = { username: 'osei', name: 'R. Osei', isMe: false, untilAt: null, place: 'forum' as const };
    const says = (over: Partial<typeof row>) => marksOf({ ...row, ...over }, now).map(({ name = '', say }) => `${name}${say}`);
    expect(says({})).toEqual([]);
    expect(says({ pictures: 1, holder: osei })).toEqual(['R. Osei is at it', '1 picture']);
    expect(says({ holder: { ...osei, untilAt: now + 12 * 60_000 } })).toEqual(['R. Osei · 12 min']);
    expect(says({ holder: { ...osei, isMe: true, untilAt: now - 1, place: 'machine' } })).toEqual(['you · 1 min · this machine only']);
    expect(says({ hasDraft: true, inOutbox: true })).toEqual(['Your answer is in the outbox']);
    expect(says({ goal: 'near' })).toEqual(['due in 2 h']);
    expect(marksOf({ ...row, goal: 'over', goalAt: now - 7_200_000 }, now)).toEqual([{ say: '2 h past its goal', isLate: true }]);
  });

  it('puts the highest level first and names it, but for routine ones', async () => {
    const fake = aFakeDesk(aFakeWorld({ questions: 0 }));
    fake.change((world) => {
      for (const row of [aQuestionRow(1), aQuestionRow(2, { level: 'urgent' }), aQuestionRow(3, { level: 'emergency', goal: 'over', goalAt: Date.now() - 3_700_000 })]) world.threads.set(row.id, aThread(row));
    });
    const { options, titles } = await showDesk({ fake });
    await expect.poll(titles).toEqual(['Question number 3', 'Question number 2', 'Question number 1']);
    await expect.element(options.first()).toHaveAccessibleDescription(/Emergency.*1 h past its goal/);
    await expect.element(options.nth(1)).toHaveAccessibleDescription(/^Urgent/);
    await expect.element(options.nth(2)).not.toHaveAccessibleDescription(/Routine/);
  });
});
