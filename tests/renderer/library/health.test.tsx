import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asOpened, useLibraryView } from '#renderer/library/library-view.ts';
import { linksOf, pairsOf, sectionsOf } from '#renderer/library/health/sections.ts';
import { dayOf, monthsAfter } from '#renderer/library/words.ts';
import type { LinkState, TemplateRow } from '#shared/words/library.ts';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const aLink = (url: string, over: Partial<LinkState> = {}): LinkState => ({ url, templateIds: ['t-1'], state: 'unchecked', say: '', checkedAt: null, ...over });

function aLibrary(...told: (Partial<TemplateRow> & { title: string })[]): FakeDesk {
  const fake = aFakeDesk();
  told.forEach(({ title, ...over }, index) => fake.world.sheets.set(`t-${index + 1}`, aTemplateSheet(`t-${index + 1}`, { ...over, content: someContent({ title }) })));
  return fake;
}
const group = (name: string | RegExp) => page.getByRole('region', { name });
const show = (fake: FakeDesk) => showDesk({ fake, at: '/templates?view=health' });

beforeEach(() => useLibraryView.setState(asOpened, true));

describe('what needs a look', () => {
  it('is reached from the library, groups templates by why, and leads to each', async () => {
    const fake = aLibrary({ title: 'Broken', marks: ['fault'] }, { title: 'Old and unused', marks: ['overdue', 'never-used'], reviewBy: '2020-01-01' }, { title: 'Well' });
    await showDesk({ fake, at: '/templates' });
    await page.getByRole('button', { name: 'Needs a look' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Needs a look' })).toHaveFocus();
    await expect.element(group(/^Have a fault/).getByRole('button', { name: 'Broken', exact: true })).toBeVisible();
    await expect.element(group(/^Past their review date/).getByText(/review due \d+ d ago/)).toBeVisible();
    await expect.element(group(/^Never used/).getByRole('button', { name: 'Old and unused', exact: true })).toBeVisible();
    await expect.element(page.getByText('Well', { exact: true })).not.toBeInTheDocument();
    await group(/^Have a fault/).getByRole('button', { name: 'Broken', exact: true }).click();
    await expect.poll(() => location.hash).toContain('id=t-1');
    history.back();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Needs a look' })).toBeVisible();
    await userEvent.keyboard('u');
    await expect.element(page.getByRole('grid', { name: 'Template library' })).toBeVisible();
  });

  it('retires a template, and takes that back', async () => {
    const fake = aLibrary({ title: 'Never taken', marks: ['never-used'] });
    await show(fake);
    await page.getByRole('button', { name: 'Retire Never taken' }).click();
    await expect.poll(() => fake.world.sheets.get('t-1')?.row.status).toBe('retired');
    await expect.element(page.getByText('Every template is well.')).toBeVisible();
    await expect.element(page.getByText(/Retired “Never taken”/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => fake.world.sheets.get('t-1')?.row.status).toBe('published');
    await expect.element(page.getByRole('button', { name: 'Retire Never taken' })).toBeVisible();
    // Done and taken back: "z" has nothing more to undo.
    await expect.element(page.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('sets the next review date, a year from now unless somebody says otherwise', async () => {
    const fake = aLibrary({ title: 'A mole', marks: ['overdue'], reviewBy: '2020-01-01', folder: 'Skin', scope: 'team' });
    await show(fake);
    const year = monthsAfter(dayOf(Date.now()), 12);
    await expect.element(page.getByLabelText('Next review of A mole')).toHaveValue(year);
    await page.getByRole('button', { name: 'Set the new review date of A mole' }).click();
    await expect.poll(() => fake.world.sheets.get('t-1')?.row).toMatchObject({ reviewBy: year, folder: 'Skin', scope: 'team' });
    await userEvent.keyboard('z');
    await expect.poll(() => fake.world.sheets.get('t-1')?.row.reviewBy).toBe('2020-01-01');
    await page.getByLabelText('Next review of A mole').fill('2020-02-02');
    await expect.element(page.getByRole('button', { name: 'Set the new review date of A mole' })).toBeDisabled();
  });

  it('works on the template as it stands now, and says when it may not', async () => {
    const fake = aLibrary({ title: 'A mole', marks: ['never-used'] });
    await show(fake);
    await expect.element(page.getByRole('button', { name: 'Retire A mole' })).toBeVisible();
    // Changed elsewhere since this list was made.
    fake.change((world) => Object.assign(world.sheets.get('t-1')!, { rev: 9 }));
    fake.failNext('library.retire', { kind: 'not-allowed', say: 'Only its owner may retire it.', remedy: 'none' });
    await page.getByRole('button', { name: 'Retire A mole' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Only its owner may retire it\./);
    await page.getByRole('button', { name: 'Retire A mole' }).click();
    await expect.poll(() => fake.callsOf('library.retire').at(-1)).toEqual({ templateId: 't-1', rev: 9, isRetired: true });
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('says that a template has gone meanwhile', async () => {
    const fake = aLibrary({ title: 'A mole', marks: ['never-used'] });
    await show(fake);
    await expect.element(page.getByRole('button', { name: 'Retire A mole' })).toBeVisible();
    fake.change((world) => world.sheets.delete('t-1'));
    await page.getByRole('button', { name: 'Retire A mole' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/no longer here/);
  });

  it('shows look-alikes side by side, most alike first', async () => {
    const fake = aLibrary({ title: 'One', marks: ['look-alike'] }, { title: 'Two', marks: ['look-alike'] }, { title: 'Three', marks: ['look-alike'] });
    fake.world.alike = [
      { a: 't-1', b: 't-2', share: 0.81 },
      { a: 't-2', b: 't-3', share: 0.96 },
    ];
    await show(fake);
    await expect.poll(() => [...document.querySelectorAll('[aria-labelledby=health-alike] li')].map((pair) => [...pair.querySelectorAll('bdi')].map((title) => title.textContent))).toEqual([
      ['Two', 'Three'],
      ['One', 'Two'],
    ]);
    await expect.element(page.getByText('96 % the same')).toBeVisible();
  });

  it('asks links only when somebody says so, and shows what came of it', async () => {
    const fake = aLibrary({ title: 'A mole' });
    fake.world.links = [aLink('https://a.test/here'), aLink('https://b.test/gone')];
    await show(fake);
    await expect.element(page.getByText('https://a.test/here')).toBeVisible();
    expect(fake.callsOf('library.checkLinks')).toEqual([]);
    await page.getByRole('button', { name: 'Check links now' }).click();
    await expect.element(page.getByText('All links were checked. One needs a look.')).toBeVisible();
    const links = () => [...document.querySelectorAll('[aria-labelledby=health-links] li')].map((link) => link.textContent);
    expect(links()[0]).toMatch(/b\.test\/gone.*does not answer/);
    expect(links()[1]).toMatch(/a\.test\/here.*answers/);
    expect(fake.callsOf('library.checkLinks')).toHaveLength(1);
  });

  it('says what went wrong with a check', async () => {
    const fake = aLibrary({ title: 'A mole' });
    fake.world.links = [aLink('https://a.test/here')];
    fake.failNext('library.checkLinks', { kind: 'offline', say: 'There is no network.', remedy: 'retry' });
    await show(fake);
    await page.getByRole('button', { name: 'Check links now' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/There is no network\./);
    await expect.element(page.getByRole('button', { name: 'Check links now' })).toBeEnabled();
  });

  it('shows the whole address before a link is opened', async () => {
    const fake = aLibrary({ title: 'A mole' });
    fake.world.links = [aLink('https://a.test/here')];
    await show(fake);
    await page.getByRole('button', { name: 'https://a.test/here' }).click();
    await expect.element(page.getByRole('dialog', { name: /Open a\.test/ })).toBeVisible();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('says what is wrong when it cannot be told, and asks again', async () => {
    const fake = aLibrary({ title: 'Broken', marks: ['fault'] });
    fake.failNext('library.health', { kind: 'unexpected', say: 'Something went wrong.', remedy: 'retry' });
    await show(fake);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Something went wrong\./);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('button', { name: 'Broken', exact: true })).toBeVisible();
  });

  it('shows titles and addresses as text', async () => {
    const fake = aLibrary({ title: '<img src=x onerror=alert(1)>', marks: ['fault'] });
    fake.world.links = [aLink('javascript:alert(1)')];
    await show(fake);
    await expect.element(page.getByRole('button', { name: '<img src=x onerror=alert(1)>', exact: true }).first()).toBeVisible();
    expect(document.querySelector('main img, main a[href^=javascript]')).toBeNull();
    await page.getByRole('button', { name: 'javascript:alert(1)' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('the groups', () => {
  const row = (id: string, ...marks: TemplateRow['marks']): TemplateRow => ({ ...aTemplateSheet(id).row, marks });

  it('hold every template with their mark, and leave out the empty ones', () => {
    const sections = sectionsOf({ rows: [row('a', 'overdue', 'fault'), row('b', 'overdue'), row('c', 'look-alike')] });
    expect(sections.map(({ mark, rows }) => [mark, rows.map(({ id }) => id)])).toEqual([
      ['fault', ['a']],
      ['overdue', ['a', 'b']],
    ]);
  });

  it('show pairs only where both are known', () => {
    expect(pairsOf({ rows: [row('a'), row('b')], alike: [{ a: 'a', b: 'b', share: 0.9 }, { a: 'a', b: 'x', share: 1 }] }).map(({ a, b }) => a.id + b.id)).toEqual(['ab']);
  });

  it('take what a check found in place of what was known', () => {
    const links = linksOf([aLink('b', { state: 'dead' }), aLink('a'), aLink('c', { state: 'answers' })], new Map([['a', aLink('a', { state: 'moved' })]]));
    expect(links.map(({ url, state }) => `${url} ${state}`)).toEqual(['b dead', 'a moved', 'c answers']);
  });
});
