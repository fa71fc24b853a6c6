import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Claim } from '#shared/words/claim.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, anOutboxItem, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const list = (name: string) => page.getByRole('list', { name: new RegExp(`^${name}`) });
const mine = (number: number, over: Partial<Claim> = {}): Claim => ({ questionId: questionIdOf(number), username: 'dr_rao', name: 'Dr. A. Rao', isMe: true, untilAt: Date.now() + 14.5 * 60_000, place: 'forum', why: 'told', ...over });

function aBusyDesk() {
  const fake = aFakeDesk(aFakeWorld({ questions: 5 }));
  const { world } = fake;
  world.claims.set(questionIdOf(1), mine(1));
  world.claims.set(questionIdOf(2), mine(2, { untilAt: null, place: 'machine', why: 'refused' }));
  world.claims.set(questionIdOf(5), mine(5, { isMe: false, username: 'dr_r_osei', name: 'R. Osei' }));
  world.drafts.set(questionIdOf(3), aDraft(questionIdOf(3), { text: 'Begun and not yet done.' }));
  const row = world.threads.get(questionIdOf(4))?.question;
  if (row) {
    world.outbox.push(anOutboxItem(row, { state: 'sent', excerpt: 'It went out.', changedAt: Date.now() - 3_600_000, url: 'https://forum.example/t/4' }));
    world.outbox.push(anOutboxItem(row, { state: 'sent', excerpt: 'It went out long ago.', changedAt: Date.now() - 8 * 86_400_000 }));
    world.outbox.push(anOutboxItem(row, { state: 'waiting', excerpt: 'Still here.' }));
  }
  return fake;
}

describe('what is mine', () => {
  it('is one screen: held, begun, read by others, sent this week', async () => {
    const { views } = await showDesk({ fake: aBusyDesk(), at: '/settings' });
    await views.getByRole('link', { name: 'Mine', exact: true }).click();
    await expect.element(list('You hold').getByRole('listitem').first()).toMatchTextContent(/Question number 1.*you · 14 min/);
    await expect.element(list('You hold').getByRole('listitem').nth(1)).toMatchTextContent(/Question number 2.*given to you on the forum.*known to this machine only/);
    expect(list('You hold').getByRole('listitem').elements()).toHaveLength(2);
    await expect.element(list('Drafts')).toMatchTextContent(/Question number 3.*Begun and not yet done/);
    await expect.element(page.getByText('Nobody reads anything of yours just now.')).toBeVisible();
    await expect.element(list('Sent this week')).toMatchTextContent(/It went out\./);
    await expect.element(list('Sent this week')).not.toMatchTextContent(/long ago|Still here/);
  });

  it('leads to each question, and lets go of one', async () => {
    const fake = aBusyDesk();
    const { heading } = await showDesk({ fake, at: '/mine' });
    await page.getByRole('button', { name: 'Release Question number 2' }).click();
    await expect.element(page.getByRole('button', { name: 'Release Question number 2' })).not.toBeInTheDocument();
    expect(fake.callsOf('claims.release')).toEqual([{ questionId: questionIdOf(2) }]);
    await list('Drafts').getByRole('button', { name: 'Question number 3' }).click();
    await expect.element(heading).toHaveTextContent('Question number 3');
  });

  it('says what there would be when there is nothing, and shows the rest when one part fails', async () => {
    const fake = aFakeDesk(aFakeWorld({ questions: 1 }));
    fake.failNext('looks.list', { kind: 'unexpected', say: 'Something went wrong inside Rounds.', remedy: 'retry' });
    await showDesk({ fake, at: '/mine' });
    await expect.element(page.getByText(/No question is claimed by you/)).toBeVisible();
    await expect.element(page.getByText('Nothing is begun.')).toBeVisible();
    await expect.element(page.getByText('Nothing went out in the last seven days.')).toBeVisible();
    await expect.element(page.getByText('Something went wrong inside Rounds.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Nobody reads anything of yours just now.')).toBeVisible();
  });
});
