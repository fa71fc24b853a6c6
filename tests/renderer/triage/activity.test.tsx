import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ActivityLine } from '#shared/words/deed.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const aLine = (id: number, over: Partial<ActivityLine> = {}): ActivityLine => ({ id, at: Date.now() - id * 60_000, by: 'mei', what: 'accepted', questionId: questionIdOf(1), title: 'Question number 1', detail: '', ...over });
const lines = () => page.getByRole('list', { name: 'History, newest first' }).getByRole('listitem');

describe('the history', () => {
  it('says who did what to which question, and leads to it', async () => {
    const fake = aFakeDesk();
    fake.world.activity = [aLine(1, { by: '<b>mei</b>', what: 'closed', detail: 'Off topic: phones' }), aLine(2, { questionId: null, title: 'A held post', what: 'rejected' })];
    await showDesk({ fake, at: '/activity' });
    await expect.element(lines().first()).toMatchTextContent(/1 minute ago.*<b>mei<\/b> closed Question number 1.*Off topic: phones/);
    await expect.element(lines().nth(1)).toMatchTextContent(/rejected A held post/);
    await lines().first().getByRole('button').click();
    await expect.poll(() => location.hash).toContain(encodeURIComponent(questionIdOf(1)));
  });

  it('is searched, and says so when nothing matches', async () => {
    const fake = aFakeDesk();
    fake.world.activity = [aLine(1), aLine(2, { by: 'robin', what: 'moved' })];
    await showDesk({ fake, at: '/activity' });
    await expect.element(lines().nth(1)).toBeVisible();
    await userEvent.keyboard('/robin');
    await expect.poll(() => lines().elements().length).toBe(1);
    await userEvent.keyboard('x');
    await expect.element(page.getByText('Nothing matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => lines().elements().length).toBe(2);
  });

  it('says so when nothing was done yet, and what is wrong when it cannot be read', async () => {
    const fake = aFakeDesk();
    fake.failNext('moderation.activity', { kind: 'unexpected', say: 'The history could not be read.', remedy: 'retry' });
    await showDesk({ fake, at: '/activity' });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The history could not be read\./);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Nothing was done yet.')).toBeVisible();
  });

  it('shows the levels people changed, why, and which rules had fired', async () => {
    const fake = aFakeDesk();
    fake.world.lessons = [{ questionId: questionIdOf(1), title: 'Question number 1', from: 'urgent', to: 'routine', reason: 'old', note: 'years ago', by: 'mei', at: Date.now() - 60_000, fired: ['u-spots'] }];
    await showDesk({ fake, at: '/activity' });
    await page.getByRole('button', { name: 'Levels changed by hand' }).click();
    await expect.element(page.getByRole('list', { name: 'Levels changed by hand' })).toMatchTextContent(/mei Urgent → Routine: it is old, or over\. Question number 1.*years ago · Rules: u-spots/);
  });

  it('grows when something is done', async () => {
    const fake = aFakeDesk();
    await showDesk({ fake, at: '/activity' });
    await expect.element(page.getByText('Nothing was done yet.')).toBeVisible();
    fake.change((world) => world.activity.unshift(aLine(1)));
    await expect.element(lines().first()).toBeVisible();
  });
});
