import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asOpened, useLibraryView } from '#renderer/library/library-view.ts';
import { isHidden, mostFiles, nameOfAll, tooMuch } from '#renderer/library/exchange/read-files.ts';
import { comes, sharedChoice } from '#renderer/library/exchange/choices.ts';
import { resultWords } from '#renderer/library/exchange/import-view.tsx';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import { aDryRun, anIncoming } from '#tests/makers/fake/a-fake-exchange.ts';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const show = (fake: FakeDesk, at = '/templates?view=import') => showDesk({ fake, at });
const aFile = (name: string, text: string): File => new File([text], name, { type: 'text/plain' });
const choose = async (...files: File[]): Promise<void> => {
  await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await userEvent.upload(page.getByLabelText('Files to import'), files);
};
const bodyRows = () => [...document.querySelectorAll('table tbody tr')];
const drop = (file: File): void => {
  const data = new DataTransfer();
  data.items.add(file);
  document.querySelector('[data-drop]')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
};

/** One new, two clashes, one known, one refused. */
function aDeskWithMixed(): FakeDesk {
  const fake = aFakeDesk();
  fake.world.dryRun = aDryRun(
    [
      anIncoming('n', { title: 'Nails' }),
      anIncoming('c1', { title: 'Eczema', state: 'clash', mine: 'Use a cream twice a day.', theirs: 'Use a thick cream twice a day.' }),
      anIncoming('c2', { title: 'Shingles', state: 'clash' }),
      anIncoming('s', { title: 'Acne', state: 'same' }),
      anIncoming('r', { title: 'Loop', state: 'refused', say: 'It includes itself: a → b → a.' }),
    ],
    { losses: ['The trigger “:ecz” has no place here.'] },
  );
  return fake;
}

beforeEach(() => useLibraryView.setState(asOpened, true));

describe('an import', () => {
  it('says first what would happen, and writes nothing before it is told to', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await choose(aFile('mine.csv', 'title,body'));
    await expect.element(page.getByRole('heading', { level: 2, name: 'In “mine.csv”' })).toHaveFocus();
    await expect.element(page.getByText('A CSV file, by its name.')).toBeVisible();
    await expect.element(page.getByText(/has no place here/)).toBeVisible();
    await expect.element(page.getByText('It includes itself: a → b → a.')).toBeVisible();
    expect(bodyRows().map((row) => row.querySelector('bdi')?.textContent)).toEqual(['Eczema', 'Shingles', 'Loop', 'Nails', 'Acne']);
    expect(fake.callsOf('exchange.look')).toEqual([{ files: [{ name: 'mine.csv', base64: btoa('title,body') }] }]);
    expect(fake.callsOf('exchange.run')).toEqual([]);
    await expect.element(page.getByRole('button', { name: 'Import 1', exact: true })).toBeVisible();
  });

  it('takes a choice for each clash, and one for all of them', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await choose(aFile('mine.csv', 'x'));
    await page.getByRole('combobox', { name: 'What to do with Eczema' }).selectOptions('take-theirs');
    await expect.element(page.getByText('1 would be added, 1 would be replaced')).toBeVisible();
    await page.getByRole('radio', { name: 'Keep both' }).click();
    await expect.element(page.getByText('3 would be added')).toBeVisible();
    await page.getByRole('combobox', { name: 'What to do with Shingles' }).selectOptions('keep-mine');
    await expect.element(page.getByRole('radio', { name: 'Keep both' })).not.toBeChecked();
    await page.getByRole('button', { name: 'Import 2', exact: true }).click();
    await expect.poll(() => fake.callsOf('exchange.run')).toEqual([{ files: [{ name: 'mine.csv', base64: btoa('x') }], format: 'csv', choices: { c1: 'keep-both', c2: 'keep-mine' } }]);
    await expect.element(page.getByRole('heading', { level: 2, name: 'Imported: 2 added.' })).toHaveFocus();
  });

  it('shows what is different about a clash', async () => {
    await show(aDeskWithMixed());
    await choose(aFile('mine.csv', 'x'));
    await page.getByRole('button', { name: 'Compare Eczema' }).click();
    await expect.poll(() => document.querySelector('table ins')?.textContent?.trim()).toBe('thick');
    await expect.element(page.getByRole('button', { name: 'Compare Shingles' })).not.toBeInTheDocument();
  });

  it('is read as another format where the guess was wrong', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await choose(aFile('mine.csv', 'x'));
    await page.getByRole('combobox', { name: 'Read it as' }).selectOptions('zammad');
    await expect.poll(() => fake.callsOf('exchange.look').at(-1)).toMatchObject({ format: 'zammad' });
    await page.getByRole('button', { name: 'Import 1', exact: true }).click();
    await expect.poll(() => fake.callsOf('exchange.run').at(-1)).toMatchObject({ format: 'zammad' });
  });

  it('keeps the look that worked when another reading fails', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await choose(aFile('mine.csv', 'x'));
    await expect.element(page.getByRole('combobox', { name: 'Read it as' })).toBeVisible();
    fake.failNext('exchange.look', { kind: 'bad-file', say: 'This is no Quicktext file.', remedy: 'edit' });
    await page.getByRole('combobox', { name: 'Read it as' }).selectOptions('quicktext');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/This is no Quicktext file\./);
    await expect.element(page.getByRole('combobox', { name: 'Read it as' })).toHaveValue('csv');
    expect(bodyRows()).toHaveLength(5);
  });

  it('says why a file cannot be read, and takes another', async () => {
    const fake = aDeskWithMixed();
    fake.failNext('exchange.look', { kind: 'bad-file', say: 'The archive is larger unpacked than 64 MB. Choose the folder instead.', remedy: 'edit' });
    await show(fake);
    await choose(aFile('bomb.zip', 'x'));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/larger unpacked/);
    await choose(aFile('bomb.zip', 'x'));
    await expect.element(page.getByRole('button', { name: 'Import 1', exact: true })).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('refuses what is too large before it reads it', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await expect.element(page.getByText('Drop files or a folder here')).toBeVisible();
    drop(new File([new Uint8Array(16_000_001)], 'big.csv'));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/at most 16 MB/);
    expect(fake.callsOf('exchange.look')).toEqual([]);
  });

  it('changes nothing where everything is here already, and says so', async () => {
    const fake = aFakeDesk();
    fake.world.dryRun = aDryRun([anIncoming('s', { state: 'same' })]);
    await show(fake);
    await choose(aFile('again.csv', 'x'));
    await expect.element(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  });

  it('can be undone from its result and from the list of earlier ones', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await choose(aFile('mine.csv', 'x'));
    await page.getByRole('button', { name: 'Import 1', exact: true }).click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await expect.poll(() => fake.world.imports[0]?.isUndone).toBe(true);
    await expect.element(page.getByText(/1 added .* undone/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible();

    fake.change((world) => world.imports.push({ id: 'old', at: Date.now() - 9_000_000, name: 'team.zip', format: 'rounds', added: 12, replaced: 3, isUndone: false, whyNotUndo: '', stays: ['“Nails” was used in an answer since'] }));
    await page.getByText('1 would stay when this is undone').click();
    await expect.element(page.getByText('“Nails” was used in an answer since')).toBeVisible();
    await page.getByRole('button', { name: 'Undo the import of team.zip' }).click();
    await expect.poll(() => fake.callsOf('exchange.undo').at(-1)).toEqual({ importId: 'old' });
    fake.change((world) => world.imports.push({ id: 'older', at: 1, name: 'first.zip', format: 'rounds', added: 1, replaced: 0, isUndone: false, whyNotUndo: 'Two of them were changed since.', stays: [] }));
    await expect.element(page.getByRole('button', { name: 'Undo the import of first.zip' })).toBeDisabled();
    await expect.element(page.getByText(/Two of them were changed since\./)).toBeVisible();
  });

  it('comes in by dropping too', async () => {
    const fake = aDeskWithMixed();
    await show(fake);
    await expect.element(page.getByText('Drop files or a folder here')).toBeVisible();
    drop(aFile('dropped.yml', 'matches: []'));
    await expect.poll(() => fake.callsOf('exchange.look')).toEqual([{ files: [{ name: 'dropped.yml', base64: btoa('matches: []') }] }]);
  });

  it('keeps the window when a file is let go beside the place for it', async () => {
    const fake = aFakeDesk();
    const letGo = (): boolean => document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }));
    const { views } = await show(fake);
    await expect.element(page.getByText('Drop files or a folder here')).toBeVisible();
    // False: the browser's own way was prevented.
    expect(letGo()).toBe(false);
    expect(fake.callsOf('exchange.look')).toEqual([]);
    await views.getByRole('link', { name: 'Outbox' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
    expect(letGo()).toBe(true);
  });

  it('draws two hundred rows of a large one, and more on asking', async () => {
    const fake = aFakeDesk();
    fake.world.dryRun = aDryRun(Array.from({ length: 2_000 }, (_, index) => anIncoming(`k${index}`)));
    await show(fake);
    await choose(aFile('large.csv', 'x'));
    await expect.element(page.getByText(/200 of 2000 are shown/)).toBeVisible();
    expect(bodyRows()).toHaveLength(200);
    await page.getByRole('button', { name: 'Show 200 more' }).click();
    await expect.poll(() => bodyRows().length).toBe(400);
    await expect.element(page.getByRole('button', { name: 'Import 2000', exact: true })).toBeVisible();
  });

  it('shows whatever a file says as text', async () => {
    const fake = aFakeDesk();
    fake.world.dryRun = aDryRun([anIncoming('x', { title: '<img src=x onerror=alert(1)>', state: 'clash', mine: '<b>a</b>', theirs: '<script>alert(1)</script>', losses: ['<i>loss</i>'] })]);
    await show(fake);
    await choose(aFile('<b>.csv', 'x'));
    await page.getByRole('button', { name: /^Compare/ }).click();
    await expect.poll(() => document.querySelector('table del')?.textContent).toBe('<b>a</b>');
    expect(document.querySelector('main img, main b, main i, main script')).toBeNull();
  });
});

describe('an export', () => {
  const dialog = page.getByRole('dialog', { name: 'Export templates' });
  const aLibrary = (): FakeDesk => {
    const fake = aFakeDesk();
    for (let index = 1; index <= 450; index += 1) fake.world.sheets.set(`t-${index}`, aTemplateSheet(`t-${index}`, { kind: index % 2 === 0 ? 'snippet' : 'answer', content: someContent({ title: `Template ${index}` }) }));
    return fake;
  };
  const saved = async (): Promise<unknown> => {
    const made = vi.spyOn(URL, 'createObjectURL');
    await dialog.getByRole('button', { name: 'Save the file' }).click();
    await expect.poll(() => made.mock.calls.length).toBe(1);
    const blob = made.mock.calls[0]?.[0] as Blob;
    made.mockRestore();
    return JSON.parse(await blob.text());
  };

  it('takes everything out in our own format, and names what another cannot hold', async () => {
    const fake = aLibrary();
    await show(fake, '/templates');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.element(dialog.getByRole('radio', { name: 'Those the library is narrowed to now' })).toBeDisabled();
    expect(await saved()).toEqual([]);
    expect(fake.callsOf('exchange.export')).toEqual([{ format: 'rounds', ids: [] }]);
    await expect.element(dialog.getByText(/“templates\.rounds” is ready and being saved\. Nothing was left out\./)).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Format' }).selectOptions('espanso');
    await saved();
    await expect.element(dialog.getByText('Fill-ins become plain blanks.')).toBeVisible();
  });

  it('takes out what the library is narrowed to, however much that is', async () => {
    await show(aLibrary(), '/templates');
    await page.getByRole('combobox', { name: 'Kind' }).selectOptions('snippet');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.element(dialog.getByRole('radio', { name: 'Those the library is narrowed to now' })).toBeChecked();
    const ids = (await saved()) as string[];
    expect(ids).toHaveLength(225);
    expect(new Set(ids).size).toBe(225);
    expect(ids).toContain('t-450');
  });

  it('says what is wrong and saves nothing', async () => {
    const fake = aLibrary();
    fake.failNext('exchange.export', { kind: 'not-allowed', say: 'Beeftext cannot hold these.', remedy: 'none' });
    await show(fake, '/templates');
    await page.getByRole('button', { name: 'Export' }).click();
    const made = vi.spyOn(URL, 'createObjectURL');
    await dialog.getByRole('button', { name: 'Save the file' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Beeftext cannot hold these\./);
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });
});

describe('reading what was chosen', () => {
  const sized = (size: number, name = 'a.md') => ({ name, file: { size } });

  it('leaves out what is kept for a machine', () => {
    expect(['lib/.git/config', '.DS_Store', 'a/.hidden.md', '__MACOSX/a.md', 'x/node_modules/a.md'].filter((name) => !isHidden(name))).toEqual([]);
    expect(['lib/templates/a.md', 'a.b.md', './a.md'].filter(isHidden)).toEqual([]);
  });

  it('says what is too much, and lets the rest through', () => {
    expect(tooMuch([sized(16_000_000)])).toBeNull();
    expect(tooMuch([sized(15_000_000), sized(1_000_001)])).toMatch(/at most 16 MB/);
    expect(tooMuch(Array.from({ length: mostFiles + 1 }, () => sized(1)))).toMatch(/at most 5000/);
    expect(tooMuch([])).toMatch(/no file/);
    expect(tooMuch([sized(1, `${'x'.repeat(400)}.md`)])).toMatch(/too long/);
  });

  it('calls it what the person called it', () => {
    expect(nameOfAll([{ name: 'lib/a.md' }, { name: 'lib/b/c.md' }])).toBe('lib');
    expect(nameOfAll([{ name: 'a.csv' }])).toBe('a.csv');
    expect(nameOfAll([{ name: 'a.csv' }, { name: 'b.csv' }])).toBe('2 files');
  });

  it('counts what would come', () => {
    const run = aDryRun([anIncoming('a'), anIncoming('b', { state: 'clash' }), anIncoming('c', { state: 'clash' }), anIncoming('d', { state: 'refused' })]);
    expect(comes(run, {})).toEqual({ added: 1, replaced: 0 });
    expect(comes(run, { b: 'take-theirs', c: 'keep-both' })).toEqual({ added: 2, replaced: 1 });
    expect([sharedChoice(run, {}), sharedChoice(run, { b: 'keep-both' })]).toEqual(['keep-mine', null]);
    expect([resultWords({ added: 0, replaced: 0 }), resultWords({ added: 2, replaced: 1 })]).toEqual(['Nothing had to be changed.', 'Imported: 2 added, 1 replaced.']);
  });
});
