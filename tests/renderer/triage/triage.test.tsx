import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useTriage } from '#renderer/triage/triage-state.ts';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, aQuestionRow, aThread, childHealth, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import type { QuestionRow } from '#shared/words/question.ts';

const pressed = (keys: string) => userEvent.keyboard(keys);
const grid = () => page.getByRole('grid', { name: 'Triage' });
const titles = () => [...document.querySelectorAll('[role=grid][aria-label=Triage] [role=row] bdi[class*=title]')].map((title) => title.textContent);
const cursor = () => document.querySelector('[role=grid] [data-cursor=true] bdi[class*=title]')?.textContent ?? null;
const selected = () => [...document.querySelectorAll('[role=grid] [aria-selected=true] bdi[class*=title]')].map((title) => title.textContent);

function aTriage(rows: readonly Partial<QuestionRow>[]): FakeDesk {
  const fake = aFakeDesk(aFakeWorld({ questions: 0 }));
  rows.forEach((over, index) => {
    const row = aQuestionRow(index + 1, { title: `Q${index + 1}`, askedAt: Date.now() - (index + 1) * 60_000, ...over });
    fake.world.threads.set(row.id, aThread(row));
  });
  return fake;
}
/** The list with its grid in front, as a person who came by key has it. */
async function showTriage(fake: FakeDesk) {
  const shown = await showDesk({ fake, at: '/triage' });
  await expect.element(grid()).toBeVisible();
  await expect.poll(cursor).not.toBeNull();
  return shown;
}
const acts = (fake: FakeDesk) => fake.callsOf('moderation.act').map((input) => input as { kind: string; detail: object; questionIds: string[] });

beforeEach(() => useTriage.setState({ viewId: 'needs-sorting', own: null, cursorId: null, selected: new Set(), anchorId: null }));

describe('the triage list', () => {
  it('shows what is to be sorted, the highest level first, with all there is to choose by', async () => {
    const now = Date.now();
    await showTriage(aTriage([{ title: 'Old nail', goal: 'over', goalAt: now - 7_300_000, flags: ['spam'] }, { title: 'Swollen lips', level: 'emergency', community: childHealth, holder: { username: 'osei', name: 'R. Osei', isMe: false, untilAt: now + 12.5 * 60_000, place: 'forum' } }, { title: 'Sorted', isSorted: true }]));
    await expect.poll(titles).toEqual(['Swollen lips', 'Old nail']);
    const [, lips, nail] = grid().getByRole('row').elements();
    expect(lips?.textContent).toMatch(/Emergency.*Swollen lips.*Child Health.*due in.*R\. Osei · 12 min left/);
    expect(nail?.textContent).toMatch(/Routine.*Old nail.*2 h past its goal.*spam/);
    await expect.element(grid()).toHaveAttribute('aria-multiselectable', 'true');
    await expect.element(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Triage' })).toHaveAccessibleDescription('2 to sort');
  });

  it('is walked and selected from by key: j, k, x, Shift, all, none', async () => {
    await showTriage(aTriage(Array.from({ length: 6 }, () => ({}))));
    await expect.poll(cursor).toBe('Q6');
    await pressed('jjk');
    await expect.poll(cursor).toBe('Q5');
    // Beside the list there is one question at a time.
    await expect.poll(() => document.querySelectorAll('aside h2').length).toBeGreaterThan(2);
    expect([...document.querySelectorAll('aside h2')].filter((heading) => heading.textContent === 'Why this level')).toHaveLength(1);
    await pressed('x');
    await expect.poll(selected).toEqual(['Q5']);
    await pressed('{Shift>}JJ{/Shift}');
    await expect.poll(selected).toEqual(['Q5', 'Q4', 'Q3']);
    await pressed('{Shift>}K{/Shift}');
    await expect.poll(selected).toEqual(['Q5', 'Q4']);
    grid().element().focus();
    await pressed('{Shift>}{ArrowDown}{/Shift}');
    await expect.poll(selected).toEqual(['Q5', 'Q4', 'Q3']);
    expect(document.activeElement?.getAttribute('aria-activedescendant')).toBe(document.querySelector('[data-cursor=true]')?.id);
    await pressed('{Control>}a{/Control}');
    await expect.poll(() => selected().length).toBe(6);
    await expect.element(page.getByRole('toolbar', { name: 'Selected questions' }).getByRole('status')).toMatchTextContent(/6 selected/);
    await pressed('{Escape}');
    await expect.poll(selected).toEqual([]);
  });

  it('keeps the row of the keys on screen when others are sorted in before it and when there is less room, and leaves alone who scrolled away', async () => {
    const fake = aTriage(Array.from({ length: 40 }, () => ({})));
    await showTriage(fake);
    const list = grid().element();
    const isSeen = (): boolean => {
      const row = document.querySelector('[data-cursor=true]')?.getBoundingClientRect();
      const { top, bottom } = list.getBoundingClientRect();
      return row !== undefined && row.bottom > top && row.top < bottom;
    };
    const more = (from: number): void => {
      fake.change(({ threads }) => {
        for (let number = from; number < from + 25; number += 1) {
          const row = aQuestionRow(number, { title: `New ${number}`, level: 'emergency' });
          threads.set(row.id, aThread(row));
        }
      });
    };
    await pressed('jj');
    await expect.poll(cursor).toBe('Q38');
    more(100);
    await expect.poll(() => list.getAttribute('aria-rowcount')).toBe('66');
    await expect.poll(isSeen).toBe(true);
    expect(cursor()).toBe('Q38');
    list.style.height = '160px';
    list.style.flex = 'none';
    await expect.poll(() => list.clientHeight).toBeLessThan(200);
    await expect.poll(isSeen).toBe(true);
    // Who scrolls away wants to see something else.
    list.scrollTop = 0;
    await expect.poll(isSeen).toBe(false);
    more(200);
    await expect.poll(() => list.getAttribute('aria-rowcount')).toBe('91');
    await new Promise((done) => setTimeout(done, 200));
    expect([list.scrollTop, isSeen()]).toEqual([0, false]);
  });

  it('leaves Ctrl-A to text fields', async () => {
    await showTriage(aTriage([{}, {}]));
    const search = page.getByRole('searchbox', { name: 'Search this view' });
    await search.click();
    await pressed('q1{Control>}a{/Control}x');
    await expect.element(search).toHaveValue('x');
    expect(selected()).toEqual([]);
  });

  it('accepts with one key and goes on, and Z takes it back', async () => {
    const fake = aTriage([{}, {}, {}]);
    await showTriage(fake);
    await pressed('1');
    await expect.poll(titles).toEqual(['Q2', 'Q1']);
    await expect.poll(cursor).toBe('Q2');
    expect(acts(fake)).toMatchObject([{ kind: 'accept', questionIds: [questionIdOf(3)] }]);
    await expect.element(page.getByRole('region', { name: 'The last action' })).toMatchTextContent(/1 question accepted: 1 done/);
    await pressed('z');
    await expect.poll(titles).toEqual(['Q3', 'Q2', 'Q1']);
  });

  it('opens a question with Enter', async () => {
    await showTriage(aTriage([{}, {}]));
    await pressed('{Enter}');
    await expect.poll(() => location.hash).toContain(`/unanswered?id=${encodeURIComponent(questionIdOf(2))}`);
  });

  it('says why a question is in the view', async () => {
    await showTriage(aTriage([{}]));
    await pressed('w');
    await expect.element(page.getByRole('dialog', { name: 'Why is this here?' })).toMatchTextContent(/Nobody has answered it\./);
  });

  it('says so when nothing is there, and what is wrong when it cannot be read', async () => {
    const fake = aTriage([{ isSorted: true }]);
    await showDesk({ fake, at: '/triage' });
    await expect.element(page.getByText(/No waiting question is in/)).toBeVisible();
    fake.failNext('views.page', { kind: 'cannot-save', say: 'The disk refused to read.', remedy: 'retry' });
    await page.getByRole('button', { name: 'Past its goal' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk refused to read\./);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('a deed for many', () => {
  it('counts before, orders once, and shows what became of each', async () => {
    const fake = aTriage([{}, { isSorted: true }, {}]);
    await showTriage(fake);
    await page.getByRole('combobox', { name: 'Accepted' }).selectOptions('any');
    await expect.poll(() => titles().length).toBe(3);
    await pressed('{Escape}');
    grid().element().focus();
    await pressed('{Control>}a{/Control}1');
    const sheet = page.getByRole('dialog', { name: 'Accept' });
    await expect.element(sheet).toMatchTextContent(/3 questions; 1 is already accepted\./);
    await pressed('{Control>}{Enter}{/Control}');
    await expect.poll(() => acts(fake).map(({ kind, questionIds }) => [kind, questionIds.length])).toEqual([['accept', 3]]);
    await expect.element(sheet).not.toBeInTheDocument();
    await expect.poll(selected).toEqual([]);

    fake.change((world) => {
      const [batch] = world.batches;
      if (!batch) return;
      const deeds = world.deeds.get(batch.id) ?? [];
      Object.assign(deeds[1] ?? {}, { state: 'needs-you', trouble: { kind: 'refused', reasons: [], say: 'The forum refused it.', remedy: 'retry' } });
      Object.assign(batch, { done: 2, failed: 1 });
    });
    await expect.element(page.getByRole('region', { name: 'The last action' })).toMatchTextContent(/2 done, 1 failed/);
    await page.getByRole('button', { name: 'What failed' }).click();
    const result = page.getByRole('dialog', { name: 'What became of each' });
    await expect.element(result.getByRole('row').nth(1)).toMatchTextContent(/failed.*The forum refused it\./);
    await result.getByRole('button', { name: 'Try the one that failed again' }).click();
    await expect.poll(() => fake.callsOf('moderation.retry').length).toBe(1);
  });

  it('says which of them wait no more, and why', async () => {
    const fake = aTriage([{}, {}]);
    await showTriage(fake);
    await pressed('{Control>}a{/Control}');
    await expect.poll(() => selected().length).toBe(2);
    fake.change((world) => Object.assign(world.threads.get(questionIdOf(1)) ?? {}, { state: 'closed' }));
    await expect.poll(titles).toEqual(['Q2']);
    await pressed('!');
    const sheet = page.getByRole('dialog', { name: 'Flag' });
    await expect.element(sheet).toMatchTextContent(/2 questions; 1 is no longer waiting\./);
    await expect.element(sheet).toMatchTextContent(/The forum has closed it/);
  });

  it('does not go without what it needs, and says what that is', async () => {
    const fake = aTriage([{}]);
    await showTriage(fake);
    await pressed('!');
    const flag = page.getByRole('dialog', { name: 'Flag' });
    await expect.element(flag.getByRole('textbox')).toHaveFocus();
    await pressed('{Control>}{Enter}{/Control}');
    await expect.element(flag.getByRole('alert')).toMatchTextContent(/Say this first/);
    await pressed('sells pills{Control>}{Enter}{/Control}');
    await expect.poll(() => acts(fake)).toMatchObject([{ kind: 'flag', detail: { note: 'sells pills' } }]);
    await pressed('t');
    const move = page.getByRole('dialog', { name: 'Move' });
    await expect.element(move.getByRole('combobox', { name: 'Community' })).toHaveFocus();
    await pressed('{Control>}{Enter}{/Control}');
    await expect.element(move.getByRole('alert')).toMatchTextContent(/Choose a community/);
    await move.getByRole('combobox', { name: 'Community' }).selectOptions(String(childHealth.id));
    await move.getByRole('button', { name: 'Move' }).click();
    await expect.poll(() => acts(fake).at(-1)).toMatchObject({ kind: 'move', detail: { communityId: childHealth.id } });
    await pressed('l');
    await expect.element(page.getByRole('dialog', { name: 'Tag' })).toBeVisible();
    await pressed('rash, child,, rash{Enter}');
    await expect.poll(() => acts(fake).at(-1)).toMatchObject({ kind: 'tag', detail: { tags: ['rash', 'child'] } });
  });

  it('keeps the sheet and what was typed when the forum’s rules say no', async () => {
    const fake = aTriage([{}]);
    await showTriage(fake);
    fake.failNext('moderation.act', { kind: 'not-allowed', say: 'Only moderators may do this.', remedy: 'none' });
    await pressed('6');
    const sheet = page.getByRole('dialog', { name: 'Hide' });
    await sheet.getByRole('textbox').fill('not for the public');
    await pressed('{Control>}{Enter}{/Control}');
    await expect.element(sheet.getByRole('alert')).toMatchTextContent(/Only moderators may do this\./);
    await expect.element(sheet.getByRole('textbox')).toHaveValue('not for the public');
  });

  it('finds the question it was asked in before', async () => {
    const fake = aTriage([{}, {}]);
    fake.world.similar.set(questionIdOf(2), [{ questionId: questionIdOf(77), title: 'Thick toenails', askedAt: Date.now() - 86_400_000, share: 0.44, words: ['toenails', 'yellow'], isAnswered: true, isSolved: true, answer: 'Have a clipping looked at.', answerBy: 'Bo', url: 'http://127.0.0.1:4000/t/77' }]);
    await showTriage(fake);
    await pressed('2');
    const sheet = page.getByRole('dialog', { name: 'Duplicate of' });
    await sheet.getByRole('radio', { name: /Thick toenails/ }).click();
    await sheet.getByRole('combobox', { name: 'Message to the asker' }).selectOptions('');
    await pressed('{Control>}{Enter}{/Control}');
    await expect.poll(() => acts(fake)).toMatchObject([{ kind: 'duplicate', detail: { ofQuestionId: questionIdOf(77) } }]);
  });

  it('claims what is selected for the person at this desk', async () => {
    const fake = aTriage([{}, {}]);
    await showTriage(fake);
    await pressed('{Control>}a{/Control}a');
    await expect.poll(() => fake.callsOf('claims.take').length).toBe(2);
    await expect.element(page.getByText('2 claimed')).toBeVisible();
  });
});

describe('views', () => {
  it('are chosen by press and by key, and each says how many are in it and how many are late', async () => {
    await showTriage(aTriage([{ goal: 'over', level: 'urgent' }, {}]));
    const chips = page.getByRole('group', { name: 'Views' });
    await expect.element(chips.getByRole('button', { name: 'Needs sorting' })).toHaveAttribute('aria-pressed', 'true');
    await expect.element(chips.getByRole('button', { name: 'Past its goal' })).toHaveAccessibleDescription('1 question, 1 past the goal');
    await pressed('{Control>}2{/Control}');
    await expect.poll(titles).toEqual(['Q1']);
    await expect.element(chips.getByRole('button', { name: 'Emergency and urgent' })).toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/Triage 1 here · 1 past the goal/);
  });

  it('are saved from what is looked at, renamed, removed, and brought back', async () => {
    const fake = aTriage([{ level: 'soon' }, {}]);
    await showTriage(fake);
    await page.getByRole('combobox', { name: 'Level' }).selectOptions('soon');
    await expect.poll(titles).toEqual(['Q1']);
    await page.getByRole('button', { name: 'Save this view' }).click();
    await pressed('Soon ones{Enter}');
    const chip = page.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'Soon ones' });
    await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
    expect(fake.world.views.at(-1)).toMatchObject({ name: 'Soon ones', scope: 'mine', filter: { levels: ['soon'], isSorted: false }, rev: 1 });
    await page.getByRole('button', { name: 'View Soon ones' }).click();
    await page.getByRole('menuitem', { name: 'Rename or share…' }).click();
    await page.getByRole('radio', { name: /The team’s/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => fake.world.views.at(-1)).toMatchObject({ scope: 'team', rev: 2 });
    await page.getByRole('button', { name: 'View Soon ones' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect.element(chip).not.toBeInTheDocument();
    await pressed('z');
    await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
  });

  it('hold the posts the forum holds, to be approved or rejected', async () => {
    const fake = aTriage([{}]);
    fake.world.held = [
      { reviewId: 4, questionId: questionIdOf(1), title: 'Q1', author: '<b>eve</b>', text: '<img src=x> Buy pills', at: Date.now(), why: 'A new member.' },
      { reviewId: 5, questionId: null, title: 'Elsewhere', author: 'bob', text: 'Hello', at: Date.now(), why: 'Its words.' },
    ];
    await showTriage(fake);
    await page.getByRole('button', { name: 'Held by the forum' }).click();
    const held = page.getByRole('list', { name: 'Held by the forum' });
    await expect.element(held).toMatchTextContent(/<img src=x> Buy pills/);
    expect(document.querySelector('main img')).toBeNull();
    await held.getByRole('button', { name: 'Approve the post by bob' }).click();
    await held.getByRole('button', { name: 'Reject the post by <b>eve</b>' }).click();
    await expect.element(page.getByText('The forum holds nothing.')).toBeVisible();
    expect(fake.callsOf('moderation.judgeHeld')).toEqual([{ reviewId: 5, isApproved: true }, { reviewId: 4, isApproved: false }]);
  });
});
