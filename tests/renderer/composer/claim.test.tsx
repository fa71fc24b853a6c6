import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Claim } from '#shared/words/claim.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const oseis = (questionId: QuestionId, over: Partial<Claim> = {}): Claim => ({ questionId, username: 'dr_r_osei', name: 'R. Osei', isMe: false, untilAt: Date.now() + 12.5 * 60_000, place: 'forum', why: 'told', ...over });

describe('claiming while writing', () => {
  it('begins with the first letter, not with reading, and says for how long', async () => {
    const { answer, fake } = await showComposer();
    await expect.element(button('Claim')).toBeVisible();
    await answer.click();
    expect(fake.callsOf('claims.renew')).toEqual([]);
    await userEvent.keyboard('P');
    await expect.element(button('Release')).toBeVisible();
    await expect.element(page.getByRole('toolbar')).toMatchTextContent(/you · 1[45] min/);
    await userEvent.keyboard('lease see a doctor');
    expect(fake.callsOf('claims.renew').length).toBeLessThanOrEqual(2);
  });

  it('begins with a template that is inserted', async () => {
    const fake = aFakeDesk();
    await showComposer({ fake });
    await button('Template').click();
    await expect.element(page.getByRole('option').first()).toBeVisible();
    expect(fake.callsOf('claims.renew')).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Release')).toBeVisible();
    expect(fake.callsOf('templates.inserted')).toHaveLength(1);
  });

  it('does not begin with words that were there before', async () => {
    const fake = aFakeDesk();
    fake.world.drafts.set(questionIdOf(1), aDraft(questionIdOf(1), { text: 'Begun yesterday' }));
    const { answer } = await showComposer({ fake });
    await expect.element(answer).toMatchTextContent(/Begun yesterday/);
    expect(fake.callsOf('claims.renew')).toEqual([]);
  });

  it('takes and releases by button and by key; a released one is not taken again by the next letter', async () => {
    const { answer, fake, id } = await showComposer();
    await button('Claim').click();
    await expect.element(button('Release')).toBeVisible();
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('c');
    await expect.element(button('Claim')).toBeVisible();
    await answer.click();
    await userEvent.keyboard('On my own account');
    expect(fake.callsOf('claims.renew')).toEqual([]);
    expect(fake.world.claims.has(id)).toBe(false);
    await button('Claim').click();
    await expect.element(button('Release')).toBeVisible();
    await answer.click();
    await userEvent.keyboard('!');
    await expect.poll(() => fake.callsOf('claims.renew').length).toBe(1);
  });

  it('is known to this machine only where the forum keeps none, and says so', async () => {
    const { fake, id } = await showComposer();
    fake.change((world) => void world.claims.set(id, oseis(id, { isMe: true, place: 'machine', why: 'refused' })));
    await expect.element(page.getByText(/known to this machine only/)).toBeVisible();
    fake.change((world) => void world.claims.set(id, oseis(id, { isMe: true, place: 'machine', why: 'telling' })));
    await expect.element(page.getByText(/known to this machine only/)).not.toBeInTheDocument();
  });
});

describe('somebody else’s claim', () => {
  it('is said above the text with the minutes left, and leaves the text alone', async () => {
    const { answer, fake, id } = await showComposer();
    await answer.click();
    await userEvent.keyboard('My own words');
    await expect.element(button('Release')).toBeVisible();
    fake.change((world) => void world.claims.set(id, oseis(id)));
    await expect.element(page.getByText(/R\. Osei is at it until .*, 12 min left\./)).toBeVisible();
    await expect.element(answer).toMatchTextContent(/My own words/);
    await userEvent.keyboard(' go on');
    await expect.element(answer).toMatchTextContent(/My own words go on/);
    expect(fake.world.claims.get(id)?.username).toBe('dr_r_osei');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('My own words go on');
  });

  it('can be taken over', async () => {
    const fake = aFakeDesk();
    fake.world.claims.set(questionIdOf(1), oseis(questionIdOf(1)));
    await showComposer({ fake });
    await button('Take over').click();
    await expect.element(button('Release')).toBeVisible();
    await expect.element(page.getByText(/is at it/)).not.toBeInTheDocument();
    expect(fake.callsOf('claims.take')).toEqual([{ questionId: questionIdOf(1), force: true }]);
  });

  it('can be let stand: the notice goes, the claim does not', async () => {
    const fake = aFakeDesk();
    fake.world.claims.set(questionIdOf(1), oseis(questionIdOf(1), { untilAt: null }));
    const { answer, id } = await showComposer({ fake });
    await expect.element(page.getByText('R. Osei is at it.')).toBeVisible();
    await button('Write all the same').click();
    await expect.element(page.getByText('R. Osei is at it.')).not.toBeInTheDocument();
    await answer.click();
    await userEvent.keyboard('All the same');
    expect(fake.world.claims.get(id)?.username).toBe('dr_r_osei');
    fake.change((world) => void world.claims.delete(id));
    await userEvent.keyboard('!');
    await expect.element(button('Release')).toBeVisible();
  });

  it('shows a hostile name as text', async () => {
    const fake = aFakeDesk();
    const name = '<img src=x onerror=alert(1)> \u202Eevil';
    fake.world.claims.set(questionIdOf(1), oseis(questionIdOf(1), { name }));
    await showComposer({ fake });
    await expect.element(page.getByText(/is at it/)).toBeVisible();
    expect([...document.querySelectorAll('bdi')].some((element) => element.textContent === name)).toBe(true);
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});
