import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { warningsOf } from '#renderer/library/grid/template-row.tsx';
import { asOpened, useLibraryView } from '#renderer/library/library-view.ts';
import type { TemplateRow } from '#shared/words/library.ts';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const grid = page.getByRole('grid', { name: 'Template library' });
const rows = grid.getByRole('row');
const row = (name: string) => grid.getByRole('row', { name: new RegExp(`^${name}`) });
const pressed = (keys: string) => userEvent.keyboard(keys);
const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
/** The titles on screen, in order. */
const titles = (): (string | null)[] => [...document.querySelectorAll('[role=grid] [role=row]:has([role=gridcell])')].map((one) => one.querySelector('bdi')?.textContent ?? null);
const cursor = (): string | null => document.querySelector('[role=grid] [aria-selected=true] bdi')?.textContent ?? null;
const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;

type Told = Partial<TemplateRow> & { title: string };

function aLibrary(...told: Told[]): FakeDesk {
  const fake = aFakeDesk();
  told.forEach(({ title, ...over }, index) => {
    const id = over.id ?? `t-${index + 1}`;
    fake.world.sheets.set(id, aTemplateSheet(id, { ...over, content: someContent({ title, tags: over.tags ?? ['rash'], communities: over.communities ?? ['Dermatology'] }) }));
  });
  return fake;
}
const three = (): FakeDesk => aLibrary({ title: 'Eczema, first advice', uses: 64 }, { title: 'A mole that changed', kind: 'snippet', communities: ['Oncology'] }, { title: 'About a child', kind: 'disclaimer', uses: 212, language: 'es' });
const many = (count: number): FakeDesk => aLibrary(...Array.from({ length: count }, (_, index) => ({ title: `Template ${String(index + 1).padStart(4, '0')}` })));
const show = (fake: FakeDesk, at = '/templates') => showDesk({ fake, at });

beforeEach(() => useLibraryView.setState(asOpened, true));

describe('the template library', () => {
  it('says of every template what it is, whose, how far, how often used, and what is wrong with it', async () => {
    const overdue = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await show(aLibrary({ title: 'A mole that changed', tags: ['mole'], owner: 'R. Osei', scope: 'team', version: 3, uses: 88, reviewBy: overdue, marks: ['overdue', 'look-alike'], status: 'in-review' }));
    await expect.element(row('A mole that changed')).toBeVisible();
    const said = row('A mole that changed').element().textContent;
    for (const word of ['in review', 'mole', 'Answer', 'team', 'R. Osei', 'v3', 'used 88 times', 'due 2 d ago', 'looks like another']) expect(said).toContain(word);
    // The overdue mark is said once, with its date.
    expect(said).not.toContain('review is due');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Templates 1' })).toBeVisible();
  });

  it('is walked with j, k, arrows, Home and End, and opened with Enter', async () => {
    await show(many(30));
    await expect.element(row('Template 0001')).toBeVisible();
    await pressed('j');
    await expect.poll(cursor).toBe('Template 0001');
    await pressed('jjk');
    await expect.poll(cursor).toBe('Template 0002');
    grid.element().focus();
    await pressed('{ArrowDown}');
    await expect.poll(cursor).toBe('Template 0003');
    await pressed('{End}');
    await expect.poll(cursor).toBe('Template 0030');
    await expect.poll(() => grid.element().getAttribute('aria-activedescendant')).toBe(document.querySelector('[role=grid] [aria-selected=true]')?.id);
    await pressed('{Home}');
    await expect.poll(cursor).toBe('Template 0001');
    await pressed('{Enter}');
    await expect.poll(() => location.hash).toContain('id=t-1');
    await expect.element(row('Template 0001')).toHaveAttribute('aria-current', 'true');
  });

  it('gives the focus and the place back when the template is closed', async () => {
    await show(many(60));
    await expect.element(row('Template 0001')).toBeVisible();
    grid.element().focus();
    await pressed('{End}');
    await expect.poll(cursor).toBe('Template 0060');
    await row('Template 0060').click();
    await expect.poll(() => location.hash).toContain('id=t-60');
    // "u" is a letter where something is written.
    grid.element().focus();
    await pressed('u');
    await expect.poll(() => location.hash).not.toContain('id=');
    await expect.poll(focused).toBe('Template library');
    expect(cursor()).toBe('Template 0060');
    await expect.element(row('Template 0060')).toBeInViewport();
  });

  it('keeps two thousand templates in a few rows, asks for two blocks, and knows their count', async () => {
    const fake = many(2_000);
    await show(fake);
    await expect.element(row('Template 0001')).toHaveAttribute('aria-rowindex', '2');
    await expect.element(grid).toHaveAttribute('aria-rowcount', '2001');
    expect(rows.elements().length).toBeLessThan(40);
    grid.element().focus();
    await pressed('{End}');
    await expect.poll(cursor).toBe('Template 2000');
    await expect.element(row('Template 2000')).toHaveAttribute('aria-rowindex', '2001');
    expect(rows.elements().length).toBeLessThan(40);
    const asked = new Set(fake.callsOf('library.page').map((input) => (input as { offset: number }).offset));
    expect([...asked]).toEqual(expect.arrayContaining([0, 1_800]));
    expect(asked.size).toBeLessThan(4);
  });

  it('is narrowed by what there is, and set free again', async () => {
    await show(three());
    await expect.element(row('About a child')).toBeVisible();
    await choice('Kind').selectOptions('disclaimer');
    await expect.poll(titles).toEqual(['About a child']);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Templates 1 of 3' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => titles().length).toBe(3);
    await choice('Community').selectOptions('Oncology');
    await expect.poll(titles).toEqual(['A mole that changed']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await choice('Language').selectOptions('es');
    await expect.poll(titles).toEqual(['About a child']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await choice('Order').selectOptions('uses');
    await expect.poll(titles).toEqual(['About a child', 'Eczema, first advice', 'A mole that changed']);
  });

  it('shows a few filters beside an open template, the others on asking, and those that are set always', async () => {
    await show(three(), '/templates?id=t-1');
    await expect.element(row('Eczema, first advice')).toBeVisible();
    await expect.element(choice('Kind')).toBeVisible();
    await expect.element(choice('Tag')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'More filters' }).click();
    await choice('Tag').selectOptions('rash');
    await page.getByRole('button', { name: 'Fewer filters' }).click();
    await expect.element(choice('Tag')).toHaveValue('rash');
    await expect.element(choice('Language')).not.toBeInTheDocument();
    const pane = page.getByRole('region', { name: 'Library', exact: true }).element();
    expect(pane.getBoundingClientRect().width).toBe(330);
    expect(pane.scrollWidth).toBeLessThanOrEqual(330);
  });

  it('is searched with a slash, and says how many fit', async () => {
    const fake = three();
    await show(fake);
    await expect.element(row('About a child')).toBeVisible();
    await pressed('/');
    await pressed('mole');
    await expect.poll(titles).toEqual(['A mole that changed']);
    await expect.element(page.getByText('1 template fits')).toBeInTheDocument();
    await pressed('{ArrowDown}');
    await expect.poll(focused).toBe('Template library');
    await pressed('/');
    await pressed('x');
    await expect.element(page.getByText(/No template fits “x”/)).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => titles().length).toBe(3);
  });

  it('finds its place again when the rows are others, and begins at the top where it has none', async () => {
    const fake = many(300);
    await show(fake);
    await expect.element(row('Template 0001')).toBeVisible();
    grid.element().scrollTo({ top: 6_000 });
    await expect.poll(() => titles().includes('Template 0001')).toBe(false);
    await choice('Order').selectOptions('title');
    await expect.element(row('Template 0001')).toBeInViewport();
    await pressed('/0122');
    await expect.poll(titles).toEqual(['Template 0122']);
    await row('Template 0122').click();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => titles().length).toBeGreaterThan(5);
    await expect.element(row('Template 0122')).toBeInViewport();
  });

  it('keeps filter and cursor while the person is on another screen', async () => {
    const { views } = await show(three());
    await choice('Kind').selectOptions('snippet');
    await expect.poll(titles).toEqual(['A mole that changed']);
    await pressed('j');
    await views.getByRole('link', { name: 'Outbox' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
    await views.getByRole('link', { name: 'Templates' }).click();
    await expect.poll(titles).toEqual(['A mole that changed']);
    expect(cursor()).toBe('A mole that changed');
  });

  it('follows what others change, and keeps the cursor on its template', async () => {
    const fake = three();
    await show(fake);
    await expect.element(row('About a child')).toBeVisible();
    await pressed('jj');
    await expect.poll(cursor).toBe('A mole that changed');
    fake.change((world) => world.sheets.delete('t-1'));
    await expect.poll(() => titles().length).toBe(2);
    expect(cursor()).toBe('A mole that changed');
    fake.change((world) => world.sheets.delete('t-2'));
    await expect.poll(cursor).toBe(null);
    // The next one has moved into its place.
    await pressed('j');
    await expect.poll(cursor).toBe('About a child');
  });

  it('says that there is nothing yet, and what to do', async () => {
    await show(aFakeDesk());
    await expect.element(page.getByText('No templates yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Write the first one' }).click();
    await expect.element(page.getByRole('dialog', { name: 'New template' })).toBeVisible();
  });

  it('says what is wrong when it cannot be read, and reads it again', async () => {
    const fake = three();
    fake.failNext('library.page', { kind: 'cannot-save', say: 'The disk refused to read.', remedy: 'retry' });
    await show(fake);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk refused to read\./);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.element(row('About a child')).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('shows titles, tags and owners as text, whatever they say', async () => {
    const title = '<img src=x onerror=alert(1)> \u202Egnp.exe $& {{ asker.name }}';
    await show(aLibrary({ title, tags: ['<b>tag</b>'], owner: '<i>me</i>', scope: 'team' }));
    await expect.poll(titles).toEqual([title]);
    expect(document.querySelector('[role=grid] img, [role=grid] b, [role=grid] i')).toBeNull();
    expect([...document.querySelectorAll('[role=row] bdi')].map((one) => one.textContent)).toEqual(expect.arrayContaining(['<b>tag</b>', '<i>me</i>']));
  });
});

describe('a row beside an open template', () => {
  it('shows the most pressing warning, and says the others to whoever listens', async () => {
    const overdue = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await show(aLibrary({ title: 'A mole', scope: 'team', owner: 'R. Osei', reviewBy: overdue, marks: ['overdue', 'look-alike'] }, { title: 'Nails', kind: 'snippet', language: 'de' }), '/templates?id=t-2');
    await expect.element(row('A mole')).toMatchTextContent(/review due 2 d ago \+1, looks like another/);
    await expect.element(row('Nails')).toMatchTextContent(/snippet.*Deutsch/);
    await expect.element(row('Nails')).toHaveAttribute('aria-rowindex', '2');
    await expect.element(grid).toHaveAttribute('aria-rowcount', '2');
  });

  it('puts what is wrong before what is only near', () => {
    const told = { ...aTemplateSheet('t').row, marks: ['look-alike', 'fault'] as TemplateRow['marks'], reviewBy: '2026-03-15' };
    expect(warningsOf(told, '2026-03-10')).toEqual(['has a fault', 'looks like another', 'review due in 5 d']);
    expect(warningsOf(told, '2026-03-20')[0]).toBe('review due 5 d ago');
  });
});

describe('a new template', () => {
  const dialog = page.getByRole('dialog', { name: 'New template' });

  it('is begun with n, wants a title, and opens as a draft', async () => {
    const fake = three();
    await show(fake);
    await expect.element(row('About a child')).toBeVisible();
    await pressed('n');
    await expect.element(dialog.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    await pressed('{Enter}');
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Give it a title/);
    expect(fake.callsOf('library.create')).toEqual([]);
    await dialog.getByRole('radio', { name: 'Snippet' }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill(' Skin::Safety net ');
    await pressed('{Enter}');
    await expect.poll(() => fake.callsOf('library.create')).toEqual([{ kind: 'snippet', title: 'Skin::Safety net' }]);
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.poll(() => location.hash).toContain('id=t-4');
  });

  it('keeps what was typed when it cannot be made', async () => {
    const fake = three();
    fake.failNext('library.create', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await show(fake);
    await page.getByRole('button', { name: 'New template' }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Shingles');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/The disk is full\./);
    await expect.element(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Shingles');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect.poll(() => location.hash).toContain('id=t-4');
  });

  it('and every other deed of the library is in the palette', async () => {
    await show(three());
    await expect.element(row('About a child')).toBeVisible();
    await pressed('j{Control>}k{/Control}');
    for (const name of ['New template', 'Open the template', 'Next template', 'Import templates', 'Export templates', 'Templates that need a look']) await expect.element(page.getByRole('option', { name: new RegExp(`^${name}`) })).toBeInTheDocument();
  });
});
