import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useSnooze } from '#renderer/snooze/snooze.ts';
import type { FollowUp } from '#shared/words/follow-up.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const minute = 60_000;
const hour = 60 * minute;

const aFollowUp = (number: number, over: Partial<FollowUp> = {}): FollowUp => ({
  questionId: questionIdOf(number),
  title: `Question number ${number}`,
  community: 'Dermatology',
  note: '',
  setAt: Date.now() - 26 * hour,
  untilAt: null,
  untilReply: true,
  back: null,
  ...over,
});

const back = (why: NonNullable<FollowUp['back']>['why'], say: string, quote = ''): FollowUp['back'] => ({ at: Date.now() - 2 * minute, why, say, quote });

function aDesk(...followUps: FollowUp[]) {
  useSnooze.setState({ asked: null, done: null });
  const fake = aFakeDesk(aFakeWorld({ questions: 4 }));
  fake.world.followUps = followUps;
  return fake;
}

const row = (title: string) => page.getByRole('listitem', { name: title });
const dialog = page.getByRole('dialog', { name: 'Snooze until…' });

describe('the screen of follow-ups', () => {
  it('shows those that are back first, each with the note before anything else, why it is back, and what the asker wrote', async () => {
    const { heading } = await showDesk({ fake: aDesk(aFollowUp(1, { untilAt: Date.now() + 20 * hour }), aFollowUp(2, { note: 'Ask whether it fades', back: back('reply', 'The asker wrote again.', 'No, it does not fade.') })), at: '/follow-ups' });
    await expect.element(heading).toHaveTextContent('Follow-ups');
    await expect.element(row('Question number 2')).toMatchTextContent(/^You planned: Ask whether it fades.*Question number 2.*Back: The asker wrote again\..*No, it does not fade\./);
    await expect.element(row('Question number 1')).toMatchTextContent(/until (today|tomorrow), .*or until the asker writes.*put off 26 hours ago/);
    await expect.element(page.getByRole('list', { name: 'Back', exact: true })).toBeVisible();
    const titles = [...document.querySelectorAll('[data-follow-up] bdi')].map((title) => title.textContent);
    expect(titles).toEqual(['Question number 2', 'Question number 1']);
    await expect.element(page.getByRole('link', { name: 'Follow-ups' })).toHaveAccessibleDescription('1 back');
  });

  it('opens a question', async () => {
    const { heading } = await showDesk({ fake: aDesk(aFollowUp(3)), at: '/follow-ups' });
    await page.getByRole('button', { name: 'Question number 3' }).click();
    await expect.element(heading).toHaveTextContent('Question number 3');
  });

  it('offers to keep sleeping after a bare thank-you, and to be done with it; both can be undone', async () => {
    const fake = aDesk(aFollowUp(1, { note: 'Until May', back: back('thanks', 'The asker said thanks, and nothing else.', 'Thanks!') }), aFollowUp(2, { back: back('time', 'The time you set has come.') }));
    await showDesk({ fake, at: '/follow-ups' });
    await expect.element(row('Question number 2').getByRole('button', { name: 'Keep sleeping' })).not.toBeInTheDocument();
    await row('Question number 1').getByRole('button', { name: 'Keep sleeping' }).click();
    await expect.poll(() => fake.callsOf('followUps.snooze')).toEqual([{ questionId: questionIdOf(1), note: 'Until May', untilAt: null, untilReply: true }]);
    await expect.element(page.getByRole('region', { name: 'Follow-up: Question number 1' })).toMatchTextContent(/Snoozed until the asker writes/);
    await userEvent.keyboard('z');
    await expect.element(row('Question number 1')).toMatchTextContent(/said thanks/);
    await row('Question number 1').getByRole('button', { name: 'Done' }).click();
    await expect.element(row('Question number 1')).not.toBeInTheDocument();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.element(row('Question number 1')).toMatchTextContent(/You planned: Until May/);
  });

  it('is walked and used by keys: h asks until when, with the note as it was', async () => {
    const fake = aDesk(aFollowUp(1, { back: back('time', 'The time you set has come.') }), aFollowUp(2, { note: 'The soap' }));
    await showDesk({ fake, at: '/follow-ups' });
    await expect.element(row('Question number 1')).toBeVisible();
    await userEvent.keyboard('jj');
    await expect.element(page.getByRole('button', { name: 'Question number 2' })).toHaveFocus();
    await userEvent.keyboard('h');
    await expect.element(dialog.getByRole('textbox', { name: 'What you planned' })).toHaveValue('The soap');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await userEvent.keyboard('k{Enter}');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Question number 1');
  });

  it('says that nothing is put off, and what went wrong when it cannot be known', async () => {
    await showDesk({ fake: aDesk(), at: '/follow-ups' });
    await expect.element(page.getByText('Nothing is put off.')).toBeVisible();
  });

  it('shows what others wrote as text, whatever it is', async () => {
    const nasty = '<img src=x onerror="document.title=1"> \u202E';
    await showDesk({ fake: aDesk(aFollowUp(1, { title: nasty, back: back('reply', 'The asker wrote again.', nasty) })), at: '/follow-ups' });
    await expect.element(page.getByText(/The asker wrote again/)).toBeVisible();
    expect(document.querySelector('main img')).toBe(null);
    expect(document.querySelector('[data-follow-up] bdi')?.textContent).toBe(nasty);
  });
});

describe('snoozing a question', () => {
  it('is asked for with h or a button, and one press on a time does it', async () => {
    const fake = aDesk();
    const { heading } = await showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
    await expect.element(heading).toHaveTextContent('Question number 1');
    await userEvent.keyboard('h');
    await expect.element(dialog).toMatchTextContent(/Question number 1/);
    await dialog.getByRole('textbox', { name: 'What you planned' }).fill('Ask about the soap');
    await dialog.getByRole('button', { name: /^Tomorrow/ }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    const [asked] = fake.callsOf('followUps.snooze') as [{ untilAt: number; note: string; untilReply: boolean }];
    expect(asked).toMatchObject({ note: 'Ask about the soap', untilReply: true });
    expect(new Date(asked.untilAt).getHours()).toBe(9);
    expect(asked.untilAt).toBeGreaterThan(Date.now());
    await expect.element(page.getByText(/You snoozed this until tomorrow, .*or until the asker writes/)).toBeVisible();
    await userEvent.keyboard('z');
    await expect.poll(() => fake.world.followUps).toEqual([]);
  });

  it('takes a time of one’s own, refuses one that has passed, and waits for the asker alone', async () => {
    const fake = aDesk();
    await showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(questionIdOf(2))}` });
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
    const own = dialog.getByLabelText('At a time of your own');
    await own.fill('2020-01-01T09:00');
    await dialog.getByRole('button', { name: 'Snooze until then' }).click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('This time has passed. Choose a later one.');
    expect(fake.callsOf('followUps.snooze')).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'Bring it back sooner when the asker writes' }).click();
    await own.fill('2099-05-01T09:30');
    await dialog.getByRole('button', { name: 'Snooze until then' }).click();
    await expect.poll(() => fake.callsOf('followUps.snooze')).toEqual([{ questionId: questionIdOf(2), note: '', untilAt: new Date('2099-05-01T09:30').getTime(), untilReply: false }]);
    await page.getByRole('button', { name: 'Change' }).click();
    await dialog.getByRole('button', { name: /Until the asker writes/ }).click();
    await expect.poll(() => fake.world.followUps).toMatchObject([{ untilAt: null, untilReply: true }]);
  });

  it('keeps what was typed when the desk refuses, and says why', async () => {
    const fake = aDesk();
    await showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'What you planned' }).fill('The picture');
    fake.failNext('followUps.snooze', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await dialog.getByRole('button', { name: /^Next week|^Tomorrow/ }).first().click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('The disk is full.');
    await expect.element(dialog.getByRole('textbox', { name: 'What you planned' })).toHaveValue('The picture');
  });

  it('is walked with the arrows, from the soonest time', async () => {
    await showDesk({ fake: aDesk(), at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
    const times = dialog.getByRole('button').filter({ hasText: /, \d|whenever/ });
    await expect.element(times.first()).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect.element(dialog.getByRole('button', { name: /Until the asker writes/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    await expect.element(dialog.getByRole('button', { name: /Until the asker writes/ })).toHaveFocus();
  });
});

describe('a question that is back', () => {
  it('says first what was planned, then why it is back, above the thread', async () => {
    const fake = aDesk(aFollowUp(1, { note: 'Ask whether it fades', back: back('reply', 'The asker wrote again.', 'It does not.') }));
    await showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
    await expect.element(page.getByText(/You planned: Ask whether it fades Back: The asker wrote again\./)).toBeVisible();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.element(page.getByText(/You planned/)).not.toBeInTheDocument();
    expect(fake.callsOf('followUps.finish')).toEqual([{ questionId: questionIdOf(1) }]);
  });

  it('has no such note when nobody put it off', async () => {
    await showDesk({ fake: aDesk(aFollowUp(2)), at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Question number 1');
    await expect.element(page.getByText(/You snoozed this/)).not.toBeInTheDocument();
  });
});
