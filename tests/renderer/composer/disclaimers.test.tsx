import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDisclaimer, aFakeWorld, aPost } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';
import { aFakePolicy } from '#tests/makers/fake/a-fake-policies.ts';
import type { DisclaimerItem } from '#shared/words/template.ts';

const open = async (disclaimers: DisclaimerItem[], askerLanguage: string | null = null): Promise<{ fake: FakeDesk } & Awaited<ReturnType<typeof showComposer>>> => {
  const fake = aFakeDesk({ ...aFakeWorld(), disclaimers, askerLanguage });
  const shown = await showComposer({ fake });
  await page.getByRole('button', { name: 'Disclaimer', exact: true }).click();
  return shown;
};
const optional = (id: string, over: Partial<DisclaimerItem> = {}): DisclaimerItem => aDisclaimer(id, { title: `About ${id}`, isRequired: false, isAttached: false, reason: `for ${id}`, ...over });
const box = (name: RegExp) => page.getByRole('checkbox', { name });

describe('the disclaimers of an answer', () => {
  it('each say why they are there', async () => {
    await open([aDisclaimer('general', { reason: 'goes with every answer here' }), optional('child', { isAttached: true, reason: 'because the question is about a child' })]);
    await expect.element(box(/General information/)).toHaveAccessibleDescription(/goes with every answer here · required here/);
    await expect.element(box(/About child/)).toHaveAccessibleDescription(/because the question is about a child/);
    await expect.element(page.getByText('2 go with this answer, 3 at most.')).toBeVisible();
  });

  it('that are required have a lock and no way out, by pointer or by key', async () => {
    const { fake, id } = await open([aDisclaimer('general'), optional('child', { isAttached: true })]);
    const required = box(/General information/);
    await expect.element(required).toBeChecked();
    await expect.element(required).toBeDisabled();
    await required.click({ force: true });
    (required.element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    // The one beside it can be taken out in the same way, so the click and the key do arrive.
    await box(/About child/).click();
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers).toEqual({ added: [], removed: ['child'] });
    await expect.element(required).toBeChecked();
  });

  it('that are forbidden are shown with the reason and cannot be added', async () => {
    const { fake, id } = await open([aDisclaimer('general'), optional('law', { isForbidden: true, reason: 'kept out by the policy “No law here”' }), optional('child')]);
    const forbidden = box(/About law/);
    await expect.element(forbidden).toBeDisabled();
    await expect.element(forbidden).not.toBeChecked();
    await expect.element(forbidden).toHaveAccessibleDescription(/kept out by the policy “No law here”/);
    await forbidden.click({ force: true });
    await box(/About child/).click();
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers.added).toEqual(['child']);
    // What is forbidden stands last.
    expect([...document.querySelectorAll('[aria-label=Disclaimers] li bdi:first-of-type')].map((title) => title.textContent).filter((title) => title?.startsWith('About'))).toEqual(['About child', 'About law']);
  });

  it('are three at most, and the fourth waits until one is taken out', async () => {
    await open([aDisclaimer('general'), optional('a'), optional('b'), optional('c')]);
    await box(/About a/).click();
    await expect.element(box(/About c/)).toBeEnabled();
    await box(/About b/).click();
    await expect.element(box(/About c/)).toBeDisabled();
    await expect.element(page.getByText(/take one out first/)).toBeVisible();
    await box(/About a/).click();
    await expect.element(box(/About c/)).toBeEnabled();
  });

  it('can be said in another language, the required ones too', async () => {
    const { fake, id } = await open([aDisclaimer('general', { languages: ['en', 'es'] }), optional('child', { isAttached: true })]);
    const choice = page.getByRole('combobox', { name: 'Language of “General information only”' });
    await choice.selectOptions('es');
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers).toEqual({ added: [], removed: [], languages: { general: 'es' } });
    await expect.element(page.getByRole('region', { name: 'Disclaimers added on send' })).toMatchTextContent(/General information only, v1, in Spanish/);
    await choice.selectOptions('en');
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers.languages).toEqual({});
    expect(page.getByRole('combobox').elements()).toHaveLength(1);
  });

  it('are offered in the language the asker seems to write, and change only when asked to', async () => {
    const { fake, id } = await open([aDisclaimer('general', { languages: ['en', 'es'] }), optional('child', { isAttached: true }), optional('law', { languages: ['en', 'es'] })], 'es');
    const panel = page.getByRole('region', { name: 'Disclaimers', exact: true });
    await expect.element(panel.getByText(/The asker seems to write Spanish/)).toBeVisible();
    expect(fake.world.drafts.get(id)?.disclaimers.languages).toBeUndefined();
    await panel.getByRole('button', { name: 'Say “General information only” in Spanish' }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.disclaimers.languages).toEqual({ general: 'es' });
    await expect.element(panel.getByText(/The asker seems to write Spanish/)).not.toBeInTheDocument();
  });

  it('are asked for again when a policy changed elsewhere, and not before', async () => {
    const { fake, id } = await open([aDisclaimer('general')]);
    await expect.poll(() => fake.callsOf('disclaimers.changes')).toHaveLength(1);
    const before = fake.callsOf('disclaimers.forAnswer').length;
    // Something else changes, and is heard.
    fake.change((world) => void world.changes.set(id, { newPosts: [aPost(2)], isQuestionEdited: false, questionBefore: '', questionNow: '', isClosed: false, isGone: false }));
    await expect.element(page.getByText('1 new post since you began.').first()).toBeVisible();
    expect(fake.callsOf('disclaimers.forAnswer')).toHaveLength(before);
    fake.change((world) => {
      world.policies = [aFakePolicy('p-photo')];
      world.disclaimers = [...world.disclaimers, optional('photo', { isAttached: true })];
    });
    await expect.element(page.getByRole('region', { name: 'Disclaimers added on send' })).toMatchTextContent(/About photo/);
    expect(fake.callsOf('disclaimers.forAnswer').length).toBeGreaterThan(before);
  });

  it('show the words and titles of others as text', async () => {
    await open([aDisclaimer('general', { title: '<img src=x onerror=alert(1)>\u202eevil', reason: '<b>because</b>', body: '<script>alert(1)</script>' })]);
    await expect.element(page.getByText('<b>because</b>')).toBeVisible();
    expect(document.querySelectorAll('[aria-label=Disclaimers] img, [aria-label=Disclaimers] script')).toHaveLength(0);
  });
});
