import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { forgetAdding } from '#renderer/accounts/add/adding.ts';
import type { FoundForum, SignIn } from '#shared/words/account.ts';
import { accountId } from '#shared/words/ids.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld } from '#tests/makers/a-fake-world.ts';
import { aFoundForum, anAccount } from '#tests/makers/fake/a-fake-accounts.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const address = page.getByRole('textbox', { name: 'Address of the forum' });
const found = page.getByRole('region', { name: 'What was found' });
const f1 = accountId.parse('f-1');

beforeEach(forgetAdding);
afterEach(() => vi.restoreAllMocks());

async function show(over: Partial<FoundForum> = {}, at = '/settings/forums?view=add') {
  const world = aFakeWorld();
  world.foundForum = aFoundForum(over);
  return showDesk({ fake: aFakeDesk(world), at });
}

async function find(over: Partial<FoundForum> = {}) {
  const shown = await show(over);
  await address.fill('forum.example');
  await userEvent.keyboard('{Enter}');
  await expect.element(found).toBeVisible();
  return shown;
}

const waiting = (over: Partial<Extract<SignIn, { state: 'waiting' }>> = {}): SignIn => ({ state: 'waiting', openUrl: 'https://forum.example/activate', userCode: 'BCDF-1234', untilAt: Date.now() + 580_000, mayPaste: false, ...over });

describe('finding a forum', () => {
  it('shows what stands at an address before anything is asked of the person', async () => {
    const { fake } = await find({ communities: [{ name: 'Dermatology', topics: 9_000 }, ...Array.from({ length: 13 }, (_, i) => ({ name: `Community ${i}`, topics: null }))], needsSignIn: true });
    expect(fake.callsOf('accounts.find')).toEqual([{ address: 'forum.example' }]);
    await expect.element(found).toMatchTextContent(/Skin Forum.*forum\.example · Discourse 2026\.8\.0.*54,000 members · 12,000 topics/);
    await expect.element(found).toMatchTextContent(/Dermatology 9,000.*and 2 more/);
    await expect.element(found).toMatchTextContent(/Nothing can be read there without signing in/);
    expect(fake.callsOf('accounts.begin')).toEqual([]);
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const { fake } = await show();
    fake.failNext('accounts.find', { kind: 'refused', reasons: [], say: 'forum.example answers, but is neither a Discourse nor a NodeBB forum.', remedy: 'edit' });
    await address.fill('forum.example');
    await button('Find').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/neither a Discourse nor a NodeBB forum/);
    await expect.element(address).toHaveValue('forum.example');
    await button('Find').click();
    await expect.element(found).toBeVisible();
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  it('can be called off while a forum does not answer, and a late answer changes nothing', async () => {
    const { fake } = await show();
    const answer = fake.holdNext('accounts.find');
    await address.fill('slow.example');
    await button('Find').click();
    await expect.element(page.getByText('Looking what stands there…')).toBeVisible();
    await button('Cancel').click();
    await expect.element(button('Find')).toBeVisible();
    answer();
    await userEvent.keyboard('{Escape}');
    expect(found.elements()).toEqual([]);
    await expect.element(address).toHaveValue('slow.example');
  });

  it('says when the person is there already', async () => {
    const { fake } = await show({ knownAs: f1 });
    fake.change((world) => world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum', me: { username: 'dr_rao', name: '' } })));
    await address.fill('forum.example');
    await button('Find').click();
    await expect.element(page.getByText(/You are on this forum already as dr_rao/)).toBeVisible();
    await button('Show it').click();
    await expect.element(page.getByRole('list', { name: 'Forums' }).getByRole('listitem', { name: 'Skin Forum' })).toHaveFocus();
  });
});

describe('signing in on the forum’s page', () => {
  it('shows the code, opens the page, and goes on by itself once it was allowed there', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { fake } = await find();
    await expect.element(page.getByRole('radio', { name: /^With a code Rounds/ })).toBeChecked();
    fake.world.signIn = waiting();
    await button('Get a code').click();
    await expect.element(page.getByText('BCDF-1234')).toBeVisible();
    expect(fake.callsOf('accounts.begin')).toEqual([{ url: 'https://forum.example', accountId: null, way: 'device' }]);
    await expect.element(page.getByText(/This can take 9 min \d+ s more/)).toBeVisible();
    await button('Copy the code').click();
    expect(copied).toHaveBeenCalledWith('BCDF-1234');
    await button('Open the page').click();
    expect(opened).toHaveBeenCalledWith('https://forum.example/activate', '_blank', 'noopener,noreferrer');
    fake.change((world) => {
      world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum', isPractice: false, me: { username: 'dr_rao', name: 'Dr. Rao' }, state: 'reading', waiting: 12, sync: { ...anAccount().sync, state: 'starting', done: 1_200, total: 100_000, lastAt: null } }));
      world.signIn = { state: 'done', accountId: f1 };
    });
    await expect.element(page.getByRole('heading', { name: 'You are on Skin Forum as Dr. Rao' })).toHaveFocus();
    await expect.element(page.getByText('Reading 1,200 of 100,000')).toBeVisible();
    await expect.element(page.getByRole('progressbar', { name: 'First reading' })).toHaveAttribute('value', '1200');
    await button('Go to the questions').click();
    await expect.element(page.getByRole('listbox', { name: 'Unanswered questions' })).toBeVisible();
  });

  it('goes on where it was when the person looked elsewhere meanwhile', async () => {
    const { fake } = await find();
    fake.world.signIn = waiting();
    await button('Get a code').click();
    await expect.element(page.getByText('BCDF-1234')).toBeVisible();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Drafts' }).click();
    await expect.element(page.getByRole('heading', { name: 'Drafts', level: 1 })).toBeVisible();
    await button(/^Forums: /).click();
    await page.getByRole('menuitem', { name: 'Add a forum' }).click();
    await expect.element(page.getByText('BCDF-1234')).toBeVisible();
    await expect.element(address).toHaveValue('forum.example');
    expect(fake.callsOf('accounts.begin')).toHaveLength(1);
    expect(fake.callsOf('accounts.cancel')).toEqual([]);
  });

  it('says why it came to nothing, and starts again', async () => {
    const { fake } = await find();
    fake.failNext('accounts.begin', { kind: 'slow-down', untilAt: 0, say: 'forum.example asks to be left alone for a while.', remedy: 'wait' });
    await button('Get a code').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/left alone for a while/);
    fake.world.signIn = { state: 'over', trouble: { kind: 'refused', reasons: [], say: 'It was not allowed on the forum’s page.', remedy: 'retry' } };
    await button('Get a code').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/It was not allowed on the forum’s page/);
    fake.world.signIn = waiting({ userCode: 'QRST-5678' });
    await button('Start again').click();
    await expect.element(page.getByText('QRST-5678')).toBeVisible();
  });

  it('is called off by a press, and by choosing another way', async () => {
    const { fake } = await find();
    fake.world.signIn = waiting();
    await button('Get a code').click();
    await button('Cancel this sign-in').click();
    await expect.element(button('Get a code')).toBeVisible();
    await expect.poll(() => fake.callsOf('accounts.cancel')).toEqual([{ signInId: 'sign-in' }]);
    await button('Get a code').click();
    await expect.element(page.getByText('BCDF-1234')).toBeVisible();
    await page.getByRole('radio', { name: /^With a code from the forum’s page/ }).click();
    fake.world.signIn = waiting({ userCode: null, mayPaste: true });
    await button('Begin').click();
    await expect.poll(() => fake.callsOf('accounts.cancel')).toHaveLength(2);
    await expect.element(page.getByRole('textbox', { name: 'Code from the forum’s page' })).toBeVisible();
  });

  it('takes the code the page showed, and keeps it when it is the wrong one', async () => {
    const { fake } = await find({ ways: ['paste', 'admin-key'] });
    fake.world.signIn = waiting({ userCode: null, mayPaste: true });
    await button('Begin').click();
    const code = page.getByRole('textbox', { name: 'Code from the forum’s page' });
    await code.fill('  c2VhbGVk\nIGtleQ==  ');
    fake.failNext('accounts.paste', { kind: 'refused', reasons: [], say: 'This is not the code of this sign-in.', remedy: 'edit' });
    await button('Sign in').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/not the code of this sign-in/);
    await expect.element(code).toHaveValue('  c2VhbGVk\nIGtleQ==  ');
    fake.change((world) => world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum' })));
    await button('Sign in').click();
    await expect.element(page.getByRole('heading', { name: /^You are on Skin Forum/ })).toBeVisible();
    expect(fake.callsOf('accounts.paste').at(-1)).toEqual({ signInId: 'sign-in', code: 'c2VhbGVk\nIGtleQ==' });
  });
});

describe('signing in with what somebody was given', () => {
  it('takes a token, which leaves the field whatever comes of it', async () => {
    const { fake } = await find({ kind: 'nodebb', ways: ['token', 'password'] });
    await expect.element(page.getByText(/Only an administrator can make one/)).toBeVisible();
    const token = page.getByLabelText('The token');
    fake.failNext('accounts.enter', { kind: 'refused', reasons: [], say: 'The forum does not know this token.', remedy: 'edit' });
    await token.fill('11111111-2222');
    await button('Sign in').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/does not know this token/);
    await expect.element(token).toHaveValue('');
    fake.change((world) => world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum' })));
    await token.fill('33333333-4444');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: /^You are on Skin Forum/ })).toBeVisible();
    expect(fake.callsOf('accounts.enter').at(-1)).toEqual({ url: 'https://forum.example', accountId: null, credential: { way: 'token', token: '33333333-4444' } });
  });

  it('takes name and password, keeps the name when it fails, and holds the password nowhere', async () => {
    const { fake } = await find({ kind: 'nodebb', ways: ['token', 'password'] });
    await page.getByRole('radio', { name: /^With name and password/ }).click();
    await expect.element(page.getByText(/keeps the session, never the password/)).toBeVisible();
    fake.failNext('accounts.enter', { kind: 'refused', reasons: [], say: 'Name and password do not fit.', remedy: 'edit' });
    await page.getByRole('textbox', { name: /^Name on the forum/ }).fill('anna');
    await page.getByLabelText('Password').fill(' with spaces ');
    await button('Sign in').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/do not fit/);
    await expect.element(page.getByRole('textbox', { name: /^Name on the forum/ })).toHaveValue('anna');
    await expect.element(page.getByLabelText('Password')).toHaveValue('');
    expect(fake.callsOf('accounts.enter')).toEqual([{ url: 'https://forum.example', accountId: null, credential: { way: 'password', username: 'anna', password: ' with spaces ' } }]);
    expect(document.body.innerHTML + JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('with spaces');
  });

  it('keeps an administrator’s key apart, with a warning', async () => {
    const { fake } = await find();
    expect(page.getByRole('radio', { name: /^With an administrator’s key/ }).elements()).toEqual([]);
    await page.getByText('For experts').click();
    await page.getByRole('radio', { name: /^With an administrator’s key/ }).click();
    await expect.element(page.getByText(/can do anything on the forum, under any name/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Your name on the forum' }).fill('dr_rao');
    await page.getByLabelText('The key').fill('k'.repeat(64));
    await button('Sign in').click();
    await expect.poll(() => fake.callsOf('accounts.enter')).toEqual([{ url: 'https://forum.example', accountId: null, credential: { way: 'admin-key', username: 'dr_rao', key: 'k'.repeat(64) } }]);
  });
});

describe('signing in again', () => {
  it('asks the forum anew how it lets in, and says it is the account that is here', async () => {
    const { fake } = await show({}, '/settings/forums?view=sign-in&id=f-1');
    fake.change((world) => world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum', url: 'https://forum.example', isPractice: false, state: 'signed-out' })));
    await expect.element(page.getByRole('heading', { name: 'Sign in again', level: 1 })).toBeVisible();
    fake.world.signIn = waiting();
    await button('Get a code').click();
    await expect.element(page.getByText('BCDF-1234')).toBeVisible();
    expect(fake.callsOf('accounts.find')).toEqual([{ address: 'https://forum.example' }]);
    expect(fake.callsOf('accounts.begin')).toEqual([{ url: 'https://forum.example', accountId: 'f-1', way: 'device' }]);
    fake.change((world) => {
      world.accounts = world.accounts.map((one) => ({ ...one, state: 'in-step' as const }));
      world.signIn = { state: 'done', accountId: f1 };
    });
    await expect.element(page.getByText('Signed in to Skin Forum again')).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Forums' }).getByRole('listitem', { name: 'Skin Forum' })).toHaveFocus();
  });

  it('says when the forum cannot be asked, and tries again', async () => {
    const world = aFakeWorld();
    world.accounts.push(anAccount({ accountId: f1, title: 'Skin Forum', url: 'https://forum.example', state: 'signed-out' }));
    const fake = aFakeDesk(world);
    fake.failNext('accounts.find', { kind: 'offline', say: 'forum.example cannot be reached.', remedy: 'retry' });
    await showDesk({ fake, at: '/settings/forums?view=sign-in&id=f-1' });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
    await button('Try again').click();
    await expect.element(button('Get a code')).toBeVisible();
  });

  it('to a forum that is not here is no place', async () => {
    await show({}, '/settings/forums?view=sign-in&id=f-9');
    await expect.element(page.getByText('There is no such forum on this desk.')).toBeVisible();
  });
});
