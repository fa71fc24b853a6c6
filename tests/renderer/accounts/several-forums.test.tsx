import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useTriage } from '#renderer/triage/triage-state.ts';
import type { AbilityState, Account } from '#shared/words/account.ts';
import { accountId, asQuestionId } from '#shared/words/ids.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, anOutboxItem, aQuestionRow, aThread, dermatology } from '#tests/makers/a-fake-world.ts';
import { anAccount } from '#tests/makers/fake/a-fake-accounts.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const f1 = accountId.parse('f-1');
const skinCommunity = { ...dermatology, id: 1_000_000_000_005 };
const there = aQuestionRow(9, { id: asQuestionId('f-1', 9), title: 'Asked on the skin forum', community: skinCommunity });
const lacking = (...missing: readonly AbilityState['ability'][]): Account['abilities'] => anAccount().abilities.map((one) => (missing.includes(one.ability) ? { ...one, isThere: false, why: `Skin Forum has no ${one.ability}.` } : one));

/** A practice forum and another one, which has one question. */
function severalForums(over: Partial<Account> = {}) {
  const world = aFakeWorld();
  world.threads.set(there.id, aThread(there));
  world.accounts = [anAccount(), anAccount({ accountId: f1, title: 'Skin Forum', isPractice: false, me: { username: 'dr_rao', name: 'Dr. Rao' }, ...over })];
  world.communities.push({ ...skinCommunity, accountId: f1, slug: 'dermatology', members: 10, waiting: 0 });
  return aFakeDesk(world);
}

const option = (title: string) => page.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option', { name: title });

describe('with several forums', () => {
  it('a row of the queue says where it was asked, and with one forum it does not', async () => {
    const fake = severalForums();
    await showDesk({ fake });
    await expect.element(option('Asked on the skin forum')).toMatchTextContent(/Skin Forum/);
    await expect.element(option('Question number 1')).toMatchTextContent(/Practice forum/);
    fake.change((world) => world.accounts.pop());
    await expect.element(option('Question number 1')).not.toMatchTextContent(/Practice forum/);
  });

  it('the queue can be one forum’s, and the address says so', async () => {
    const { titles } = await showDesk({ fake: severalForums() });
    await expect.poll(() => titles().length).toBe(4);
    await page.getByRole('combobox', { name: 'Community' }).selectOptions('f-1');
    await expect.poll(titles).toEqual(['Asked on the skin forum']);
    expect(location.hash).toContain('forum=f-1');
    await page.getByRole('searchbox', { name: 'Search the queue' }).fill('skin');
    await expect.poll(() => location.hash).toMatch(/forum=f-1.*q=skin|q=skin.*forum=f-1/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => titles().length).toBe(4);
  });

  it('communities of one name stand under their forums', async () => {
    const { views, titles } = await showDesk({ fake: severalForums() });
    await views.getByRole('list', { name: 'Skin Forum' }).getByRole('link', { name: 'Dermatology' }).click();
    await expect.poll(titles).toEqual(['Asked on the skin forum']);
    await views.getByRole('list', { name: 'Practice forum' }).getByRole('link', { name: 'Dermatology' }).click();
    await expect.poll(titles).toEqual(['Question number 2', 'Question number 1']);
  });

  it('each says by itself that it cannot be reached, or is being read', async () => {
    const fake = severalForums({ state: 'offline', sync: { ...anAccount().sync, state: 'offline', lastAt: Date.now() - 7_300_000, trouble: { kind: 'offline', say: 'It cannot be reached.', remedy: 'wait' } } });
    await showDesk({ fake });
    await expect.element(page.getByText(/Skin Forum: It cannot be reached\. This is how it was 2 hours ago\./)).toBeVisible();
    fake.change((world) => (world.accounts = world.accounts.map((one) => (one.accountId === f1 ? { ...one, state: 'reading', sync: { ...one.sync, state: 'starting', done: 30, total: 100, trouble: null } } : one))));
    await expect.element(page.getByText(/Reading Skin Forum: 30 of 100 questions/)).toBeVisible();
    expect(page.getByText(/cannot be reached/).elements()).toEqual([]);
  });

  it('the composer says where an answer goes and as whom', async () => {
    const fake = severalForums();
    await showDesk({ fake });
    await option('Asked on the skin forum').click();
    await expect.element(page.getByRole('region', { name: 'Answer' })).toMatchTextContent(/as Dr\. Rao on Skin Forum/);
    await option('Question number 1').click();
    await expect.element(page.getByRole('region', { name: 'Answer' })).toMatchTextContent(/as You on Practice forum/);
    fake.change((world) => world.accounts.pop());
    await expect.element(page.getByText(/as You on/)).not.toBeInTheDocument();
  });

  it('the outbox says where an answer goes', async () => {
    const fake = severalForums();
    fake.world.outbox.push(anOutboxItem(there, { state: 'waiting', reason: 'Next in line.' }));
    await showDesk({ fake, at: '/outbox' });
    await expect.element(page.getByRole('list', { name: 'Outbox' }).getByRole('listitem')).toMatchTextContent(/On Skin Forum · Written/);
  });

  it('an answer the forum holds says for whom it waits and since when, to its end', async () => {
    const fake = severalForums();
    const at = Date.UTC(2026, 4, 3, 9, 5) + new Date(Date.UTC(2026, 4, 3)).getTimezoneOffset() * 60_000;
    fake.world.outbox.push(anOutboxItem(there, { state: 'in-review', reason: 'Nothing to do.', changedAt: at, goesAt: null }));
    await showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(there.id)}` });
    const answer = page.getByRole('group', { name: 'Your answer: Held by the forum' });
    await expect.element(answer).toMatchTextContent(/Waits for the forum’s moderators, since May 3, 09:05\. Nothing to do\./);
    fake.deliver(there.id);
    await expect.element(page.getByRole('group', { name: 'Your answer: Sent' })).toMatchTextContent(/It stands on the forum/);
  });
});

describe('what a forum cannot do', () => {
  beforeEach(() => useTriage.setState({ viewId: 'needs-sorting', own: null, cursorId: null, selected: new Set(), anchorId: null }));
  const grid = page.getByRole('grid', { name: 'Triage' });
  const rowOf = (title: string) => grid.getByRole('row', { name: new RegExp(title) });

  it('is said beside the claim, which stays on this machine', async () => {
    await showDesk({ fake: severalForums({ abilities: lacking('claim') }) });
    await option('Asked on the skin forum').click();
    await expect.element(page.getByRole('toolbar', { name: 'Answer tools' })).toMatchTextContent(/on this machine/);
    await expect.element(page.getByRole('button', { name: 'Claim', exact: true })).toHaveAccessibleDescription('Skin Forum has no claim.');
    await option('Question number 1').click();
    await expect.element(page.getByRole('toolbar', { name: 'Answer tools' })).not.toMatchTextContent(/on this machine/);
  });

  it('is refused in triage with the forum’s reason, by button and by key', async () => {
    const fake = severalForums({ abilities: lacking('close', 'tag') });
    await showDesk({ fake, at: '/triage' });
    await rowOf('Asked on the skin forum').click();
    await userEvent.keyboard('x');
    const close = page.getByRole('toolbar', { name: 'Selected questions' }).getByRole('button', { name: /^Close with reason/ });
    await expect.element(close).toHaveAttribute('aria-disabled', 'true');
    await expect.element(close).toHaveAttribute('title', 'Skin Forum has no close.');
    await close.click({ force: true });
    await expect.element(page.getByText('Skin Forum has no close.')).toBeVisible();
    await userEvent.keyboard('l');
    await expect.element(page.getByText('Skin Forum has no tag.')).toBeVisible();
    expect(page.getByRole('dialog').elements()).toEqual([]);
    await expect.element(page.getByRole('button', { name: /^Flag/ })).not.toHaveAttribute('aria-disabled');
    expect(fake.callsOf('moderation.act')).toEqual([]);
  });

  it('is left to the engine where one of the chosen forums can do it', async () => {
    const fake = severalForums({ abilities: lacking('tag') });
    await showDesk({ fake, at: '/triage' });
    await expect.element(rowOf('Asked on the skin forum')).toBeVisible();
    (grid.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByRole('toolbar', { name: 'Selected questions' }).getByRole('status')).toMatchTextContent(/4 selected/);
    await userEvent.keyboard('l');
    await expect.element(page.getByRole('dialog', { name: 'Tag' })).toBeVisible();
  });

  it('moves a question within its own forum only', async () => {
    await showDesk({ fake: severalForums(), at: '/triage' });
    await rowOf('Asked on the skin forum').click();
    await userEvent.keyboard('t');
    const places = page.getByRole('dialog', { name: 'Move' }).getByRole('combobox', { name: 'Community' });
    await expect.poll(() => [...places.element().querySelectorAll('option')].map((one) => one.value)).toEqual(['', String(skinCommunity.id)]);
  });
});
