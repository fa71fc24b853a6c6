import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Resource } from '#shared/words/resource.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const aPage = (id: string, over: Partial<Resource> = {}): Resource => ({ id, title: `Page ${id}`, url: `https://www.nhs.uk/${id}`, answers: 'Is it catching?', communities: ['Dermatology'], tags: ['rash'], origin: 'ours', uses: 0, rev: 1, forQuestion: '', ...over });

function aDesk(...resources: Resource[]) {
  const fake = aFakeDesk(aFakeWorld({ questions: 2 }));
  fake.world.resources = resources;
  return fake;
}

const group = (name: string) => page.getByRole('region', { name });
const card = (name: string) => page.getByRole('listitem', { name });
const form = page.getByRole('dialog');

describe('the screen of resources', () => {
  it('has a card for each page under every community that lists it: what it is called, who is behind it, what it answers', async () => {
    const fake = aDesk(aPage('scabies', { title: 'Scabies (NHS)', uses: 3 }), aPage('fever', { communities: ['Child Health', 'Dermatology'], origin: 'forum' }), aPage('a-z', { communities: [] }));
    const { heading } = await showDesk({ fake, at: '/resources' });
    await expect.element(heading).toHaveTextContent('Resources');
    await expect.element(group('Dermatology').getByRole('listitem', { name: 'Scabies (NHS)' })).toMatchTextContent(/nhs\.uk.*Is it catching\?.*our list.*in 3 answers.*rash/);
    await expect.element(group('Child Health').getByRole('listitem')).toMatchTextContent(/Page fever.*the forum’s list/);
    await expect.element(group('For any community').getByRole('listitem')).toMatchTextContent(/Page a-z/);
    expect([...document.querySelectorAll('main section h2 bdi')].map((name) => name.textContent)).toEqual(['Child Health', 'Dermatology', 'For any community']);
  });

  it('opens an address only after it was shown whole', async () => {
    await showDesk({ fake: aDesk(aPage('trap', { title: 'nhs.uk', url: 'https://nhs.uk.evil.org/login' })), at: '/resources' });
    const link = page.getByRole('button', { name: 'nhs.uk', exact: true });
    await expect.element(card('nhs.uk')).toMatchTextContent(/nhs\.uk\.evil\.org/);
    const before = location.href;
    await link.click();
    await expect.element(page.getByRole('dialog', { name: 'Open nhs.uk.evil.org in your browser?' })).toMatchTextContent(/https:\/\/nhs\.uk\.evil\.org\/login/);
    expect(location.href).toBe(before);
    expect(document.querySelector('main a[href]')).toBe(null);
    await page.getByRole('button', { name: 'Stay here' }).click();
  });

  it('adds a page, after it has a title and a public address', async () => {
    const fake = aDesk();
    await showDesk({ fake, at: '/resources' });
    await page.getByRole('button', { name: 'Add a page' }).click();
    await form.getByRole('textbox', { name: 'Title' }).fill('Eczema care');
    await form.getByRole('textbox', { name: 'Address' }).fill('http://eczema.org/');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.element(form.getByRole('alert')).toMatchTextContent(/must be that of a public page/);
    expect(fake.callsOf('resources.save')).toEqual([]);
    await form.getByRole('textbox', { name: 'Address' }).fill('https://eczema.org/care');
    await expect.element(form.getByText('Leads to eczema.org.')).toBeVisible();
    await form.getByRole('textbox', { name: 'What it answers' }).fill('How do I moisturise?');
    await form.getByRole('checkbox', { name: 'Child Health' }).click();
    await form.getByRole('textbox', { name: 'Words it is found by' }).fill('eczema, , itch ');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.element(group('Child Health').getByRole('listitem', { name: 'Eczema care' })).toBeVisible();
    expect(fake.callsOf('resources.save')).toMatchObject([{ title: 'Eczema care', url: 'https://eczema.org/care', communities: ['Child Health'], tags: ['eczema', 'itch'], origin: 'ours', rev: 0 }]);
    await userEvent.keyboard('z');
    await expect.element(card('Eczema care')).not.toBeInTheDocument();
  });

  it('changes and removes one of ours, and takes either back', async () => {
    const fake = aDesk(aPage('scabies', { title: 'Scabies (NHS)' }));
    await showDesk({ fake, at: '/resources' });
    await page.getByRole('button', { name: 'More for Scabies (NHS)' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await form.getByRole('textbox', { name: 'Title' }).fill('Scabies at home');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.element(card('Scabies at home')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(card('Scabies (NHS)')).toBeVisible();
    expect(fake.callsOf('resources.save')).toMatchObject([{ rev: 1 }, { title: 'Scabies (NHS)', rev: 2 }]);
    await page.getByRole('button', { name: 'More for Scabies (NHS)' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
    await expect.element(card('Scabies (NHS)')).not.toBeInTheDocument();
    await expect.element(page.getByText(/Removed: “/)).toBeVisible();
    await userEvent.keyboard('z');
    await expect.element(card('Scabies (NHS)')).toBeVisible();
  });

  it('leaves the forum’s own to the forum, and offers to word it anew', async () => {
    const fake = aDesk(aPage('fever', { origin: 'forum' }));
    await showDesk({ fake, at: '/resources' });
    await page.getByRole('button', { name: 'More for Page fever' }).click();
    expect(page.getByRole('menuitem').elements().map(({ textContent }) => textContent)).toEqual(['Word it ourselves']);
    await page.getByRole('menuitem', { name: 'Word it ourselves' }).click();
    await form.getByRole('textbox', { name: 'What it answers' }).fill('In our words');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => fake.callsOf('resources.save')).toMatchObject([{ origin: 'ours', rev: 0, url: 'https://www.nhs.uk/fever', answers: 'In our words' }]);
    expect((fake.callsOf('resources.save')[0] as Resource).id).not.toBe('fever');
  });

  it('finds by words, and shows all again when nothing fits', async () => {
    await showDesk({ fake: aDesk(aPage('scabies', { title: 'Scabies (NHS)' }), aPage('mole', { title: 'Moles' })), at: '/resources' });
    await expect.element(card('Moles')).toBeVisible();
    await userEvent.keyboard('/');
    await userEvent.keyboard('scab');
    await expect.element(page.getByRole('heading', { name: 'Found 1' })).toBeVisible();
    await expect.element(card('Moles')).not.toBeInTheDocument();
    await userEvent.keyboard('xxxx');
    await expect.element(page.getByText('No page fits these words.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.element(card('Moles')).toBeVisible();
  });
});

describe('a source in an answer', () => {
  const open = { ctrlKey: true, shiftKey: true };
  const press = async (): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'C', code: 'KeyC', bubbles: true, cancelable: true, ...open }));
    await expect.element(page.getByRole('region', { name: 'Add a source' })).toBeVisible();
  };

  it('is put in at the caret with one key and Enter, as a link, and counted', async () => {
    const fake = aDesk(aPage('a'), aPage('b', { title: 'Scabies [NHS]', url: 'https://www.nhs.uk/conditions/scabies/', forQuestion: 'scabies, itch' }));
    const { answer, said } = await showComposer({ fake });
    await answer.click();
    await userEvent.keyboard('Read this');
    await press();
    await expect.element(page.getByRole('searchbox', { name: 'Search resources' })).toHaveFocus();
    await expect.element(page.getByRole('option').nth(1)).toMatchTextContent(/Scabies \[NHS\].*nhs\.uk · speaks of scabies, itch/);
    await userEvent.keyboard('scabies');
    await expect.element(page.getByRole('option')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => fake.callsOf('resources.countUse')).toEqual([{ id: 'b' }]);
    await expect.element(answer).toHaveFocus();
    await userEvent.keyboard('.');
    await expect.poll(() => fake.world.drafts.get(questionIdOf(1))?.text).toBe('Read this [Scabies \\[NHS\\]](https://www.nhs.uk/conditions/scabies/).');
    expect(said()).toBe('Inserted: Scabies [NHS]');
    await expect.element(page.getByRole('region', { name: 'Add a source' })).not.toBeInTheDocument();
  });

  it('is chosen with the arrows or the mouse, and Escape leaves the text as it was', async () => {
    const fake = aDesk(aPage('a'), aPage('b'));
    const { answer } = await showComposer({ fake });
    await answer.click();
    await userEvent.keyboard('Hello');
    await press();
    await expect.element(page.getByRole('option').nth(1)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('option', { selected: true })).toMatchTextContent(/Page b/);
    await userEvent.keyboard('{Escape}');
    await expect.element(answer).toHaveFocus();
    expect(fake.callsOf('resources.countUse')).toEqual([]);
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await page.getByRole('option').first().click();
    await expect.poll(() => fake.world.drafts.get(questionIdOf(1))?.text).toBe('Hello [Page a](https://www.nhs.uk/a)');
  });

  it('goes in although its use could not be counted, and says when nothing fits', async () => {
    const fake = aDesk(aPage('a'));
    const { answer } = await showComposer({ fake });
    await answer.click();
    await press();
    await userEvent.keyboard('zebra');
    await expect.element(page.getByText('No page fits these words.')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('searchbox', { name: 'Search resources' }).fill('');
    fake.failNext('resources.countUse', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await page.getByRole('option').first().click();
    await expect.poll(() => fake.world.drafts.get(questionIdOf(1))?.text).toBe('[Page a](https://www.nhs.uk/a)');
  });
});
