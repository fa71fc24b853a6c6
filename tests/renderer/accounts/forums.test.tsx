import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { abilityWords, allowanceWords, stateWords } from '#renderer/forum/forum-state.ts';
import { forumNames } from '#renderer/forum/use-forums.ts';
import { forumsPlaceOf } from '#renderer/accounts/forums-place.ts';
import type { Account } from '#shared/words/account.ts';
import { accountId } from '#shared/words/ids.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld } from '#tests/makers/a-fake-world.ts';
import { anAccount } from '#tests/makers/fake/a-fake-accounts.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const card = (name: string) => page.getByRole('list', { name: 'Forums' }).getByRole('listitem', { name });
const signedOut = { kind: 'signed-out', say: 'The forum no longer knows this account’s key.', remedy: 'sign-in' } as const;

const aSkinForum = (over: Partial<Account> = {}): Account =>
  anAccount({ accountId: accountId.parse('f-1'), title: 'Skin Forum', url: 'https://forum.example/skin', isPractice: false, me: { username: 'dr_rao', name: 'Dr. Rao' }, ...over });

async function show(skin: Partial<Account> = {}, at = '/settings/forums') {
  const world = aFakeWorld();
  world.accounts = [anAccount(), aSkinForum(skin)];
  return showDesk({ fake: aFakeDesk(world), at });
}

describe('Forums', () => {
  it('are found from Settings, by key, from the palette and from the head', async () => {
    await show({}, '/settings');
    await page.getByRole('link', { name: 'Forums' }).click();
    await expect.element(page.getByRole('heading', { name: 'Forums', level: 1 })).toBeVisible();
    expect(document.title).toBe('Forums · Rounds');
    await userEvent.keyboard('gq');
    await userEvent.keyboard('gu');
    await expect.element(page.getByRole('heading', { name: 'Forums', level: 1 })).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('add a for{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Add a forum', level: 1 })).toBeVisible();
    await button(/^Forums: Practice forum/).click();
    await page.getByRole('menuitem', { name: 'All forums' }).click();
    await expect.element(page.getByRole('heading', { name: 'Forums', level: 1 })).toBeVisible();
  });

  it('say of each who I am there, how it stands, what waits and what is left of the day', async () => {
    await show({ state: 'reading', sync: { state: 'starting', done: 1_200, total: 100_000, lastAt: null, nextAt: null, skipped: 3, trouble: null }, day: { used: 412, most: 2_880 }, waiting: 1_150, unsent: 2 });
    const skin = card('Skin Forum');
    await expect.element(skin).toMatchTextContent(/Signed in as Dr\. Rao \(dr_rao\)/);
    await expect.element(skin).toMatchTextContent(/Reading 1,200 of 100,000/);
    await expect.element(skin).toMatchTextContent(/1,150 questions wait.*2 answers wait here.*3 items could not be read.*412 of 2,880 requests today/);
    await expect.element(skin.getByRole('progressbar')).toHaveAttribute('value', '1200');
    await expect.element(card('Practice forum')).toMatchTextContent(/the practice forum inside Rounds/);
    await skin.getByRole('button', { name: '2 answers wait here' }).click();
    await expect.element(page.getByRole('list', { name: 'Outbox' })).toBeInTheDocument();
  });

  it('say what cannot be done on one, and why', async () => {
    await show({ abilities: anAccount().abilities.map((one) => (one.ability === 'claim' ? { ...one, isThere: false, why: 'This forum has no assignments.' } : one)) });
    await card('Skin Forum').getByText('One thing cannot be done here').click();
    await expect.element(card('Skin Forum')).toMatchTextContent(/Claims stay on this machine\. This forum has no assignments\./);
    await expect.element(card('Practice forum').getByText('Everything can be done here')).toBeVisible();
  });

  it('are left by signing out, which says what stays, and what is left to do there', async () => {
    const { fake } = await show({ unsent: 1 });
    expect(card('Practice forum').getByRole('button', { name: 'Sign out' }).elements()).toEqual([]);
    await card('Skin Forum').getByRole('button', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign out of Skin Forum?' });
    await expect.element(dialog).toMatchTextContent(/drafts and the outbox \(1 answer waits here\)/);
    fake.failNext('accounts.signOut', { kind: 'cannot-save', say: 'The key store did not take it.', remedy: 'retry' });
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/The key store did not take it/);
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect.element(page.getByText('Signed out of Skin Forum')).toBeVisible();
    expect(fake.callsOf('accounts.signOut')).toEqual([{ accountId: 'f-1' }, { accountId: 'f-1' }]);
    await expect.element(card('Skin Forum')).toMatchTextContent(/Signed out: nothing leaves until you sign in again/);
    await expect.element(card('Skin Forum').getByRole('button', { name: 'Sign in again' })).toBeVisible();
  });

  it('are removed only when signed out, after saying what goes and what stays', async () => {
    const { fake } = await show();
    await expect.element(card('Skin Forum')).toBeVisible();
    expect(button('Remove').elements()).toEqual([]);
    fake.change((world) => (world.accounts = [anAccount(), aSkinForum({ state: 'signed-out' })]));
    await card('Skin Forum').getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Skin Forum from this desk?' });
    await expect.element(dialog).toMatchTextContent(/go from this computer.*stays as it is, your answers too/);
    await expect.element(dialog.getByRole('button', { name: 'Keep it' })).toHaveFocus();
    fake.failNext('accounts.remove', { kind: 'not-allowed', say: 'There is a draft left for this forum.', remedy: 'none' });
    await dialog.getByRole('button', { name: 'Remove the forum' }).click();
    await expect.element(dialog).toMatchTextContent(/There is a draft left/);
    await dialog.getByRole('button', { name: 'Remove the forum' }).click();
    await expect.element(card('Skin Forum')).not.toBeInTheDocument();
  });

  it('stay while answers wait, which would be lost with them', async () => {
    const { fake } = await show({ state: 'signed-out', unsent: 3 });
    await card('Skin Forum').getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Skin Forum from this desk?' });
    await expect.element(dialog).toMatchTextContent(/3 answers wait here and would be lost/);
    expect(dialog.getByRole('button', { name: 'Remove the forum' }).elements()).toEqual([]);
    await dialog.getByRole('button', { name: 'Open the outbox' }).click();
    await expect.element(page.getByRole('list', { name: 'Outbox' })).toBeInTheDocument();
    expect(fake.callsOf('accounts.remove')).toEqual([]);
  });

  it('that no longer know the key are told of once, above every screen, until the person has signed in', async () => {
    const { fake } = await show({ state: 'signed-out', trouble: signedOut, unsent: 3 }, '/unanswered');
    await expect.element(page.getByText(/no longer knows your key\. 3 answers wait here; nothing is lost\./)).toBeVisible();
    expect(button('Sign in again to Skin Forum').elements()).toHaveLength(1);
    await button('Sign in again to Skin Forum').click();
    await expect.element(page.getByRole('heading', { name: 'Sign in again', level: 1 })).toBeVisible();
    await expect.element(page.getByText(/3 answers wait here and go out by themselves afterwards/)).toBeVisible();
    fake.change((world) => (world.accounts = [anAccount(), aSkinForum()]));
    await expect.element(page.getByText(/no longer knows your key/)).not.toBeInTheDocument();
  });

  it('that the person left on purpose are told of above every screen only while answers wait', async () => {
    const { fake } = await show({ state: 'signed-out', trouble: null });
    await expect.element(card('Skin Forum')).toBeVisible();
    expect(button('Sign in again to Skin Forum').elements()).toEqual([]);
    fake.change((world) => (world.accounts = [anAccount(), aSkinForum({ state: 'signed-out', trouble: null, unsent: 1 })]));
    await expect.element(page.getByText('You are signed out of Skin Forum. 1 answer waits here; nothing is lost.')).toBeVisible();
  });

  it('are walked in the head with the keyboard, each with its state', async () => {
    await show({ state: 'offline' }, '/unanswered');
    const head = button(/^Forums: Practice forum and 1 more/);
    (head.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: /Practice forum/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: /Skin Forum.*Offline/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(card('Skin Forum')).toHaveFocus();
  });

  it('show a picture of pixels and nothing else', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const dot = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { fake } = await show({ icon: 'data:image/svg+xml;base64,PHN2Zy8+' });
    await expect.element(card('Skin Forum')).toBeVisible();
    expect(made).not.toHaveBeenCalled();
    fake.change((world) => (world.accounts = [anAccount(), aSkinForum({ icon: dot })]));
    await expect.poll(() => card('Skin Forum').element().querySelector('img')?.src).toMatch(/^blob:/);
    made.mockRestore();
  });
});

describe('words about a forum', () => {
  const now = 1_000_000_000;
  const sync = anAccount().sync;

  it('say where it stands', () => {
    const say = (state: Account['state'], over: Partial<Account['sync']> = {}) => stateWords({ state, sync: { ...sync, lastAt: now - 120_000, ...over } }, now);
    expect(say('in-step')).toBe('In step, 2 minutes ago');
    expect(say('offline')).toBe('Offline; this is how it was 2 minutes ago');
    expect(say('paused', { lastAt: null })).toBe('Paused');
    expect(say('reading', { state: 'starting', done: 0, total: null })).toBe('Reading');
    expect(say('reading', { state: 'starting', done: 5_000, total: null })).toBe('Reading, 5,000 so far');
    expect(say('reading', { state: 'syncing' })).toBe('Reading what is new');
    expect(say('signed-out')).toBe('Signed out: nothing leaves until you sign in again');
  });

  it('say what is left of what it allows', () => {
    expect(allowanceWords({ day: { used: 412, most: 2_880 }, minute: { used: 3, most: 20 } })).toBe('412 of 2,880 requests today');
    expect(allowanceWords({ day: { used: 412, most: 2_880 }, minute: { used: 20, most: 20 } })).toBe('412 of 2,880 requests today, and none left this minute');
    expect(allowanceWords({ day: { used: 7, most: null }, minute: { used: 1, most: null } })).toBe('7 requests today');
    expect(allowanceWords({ day: { used: 0, most: null }, minute: { used: 0, most: null } })).toBeNull();
  });

  it('name it only where there are several, and tell two of one name apart', () => {
    expect(forumNames([anAccount()])).toBeNull();
    expect(forumNames([anAccount(), aSkinForum()])).toEqual({ practice: 'Practice forum', 'f-1': 'Skin Forum' });
    expect(forumNames([aSkinForum(), aSkinForum({ accountId: accountId.parse('f-2'), me: { username: 'ilse', name: '' } })])).toEqual({ 'f-1': 'Skin Forum (dr_rao)', 'f-2': 'Skin Forum (ilse)' });
    expect(forumNames([aSkinForum(), aSkinForum({ accountId: accountId.parse('f-2'), url: 'https://other.example' })])).toEqual({ 'f-1': 'Skin Forum (dr_rao, forum.example)', 'f-2': 'Skin Forum (dr_rao, other.example)' });
  });

  it('say nothing of abilities nobody asked about', () => {
    expect(abilityWords([])).toEqual({ can: '', cannot: [] });
  });

  it('go to a place that makes sense, whatever the address says', () => {
    expect(forumsPlaceOf({ view: 'add' })).toEqual({ view: 'add', id: undefined });
    expect(forumsPlaceOf({ view: 'sign-in' })).toEqual({ view: undefined, id: undefined });
    expect(forumsPlaceOf({ view: 'sign-in', id: 'f-1' })).toEqual({ view: 'sign-in', id: 'f-1' });
    expect(forumsPlaceOf({ view: 'remove', id: 'F 1' })).toEqual({ view: undefined, id: undefined });
  });
});
