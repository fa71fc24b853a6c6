import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showTemplate } from '#tests/makers/a-shown-template.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const content = (body: string, over: Parameters<typeof someContent>[0] = {}) => someContent({ body, ...over });

describe('writing a template', () => {
  it('keeps what is typed within a second, and says so', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    await shown.atEnd();
    await userEvent.keyboard(' and welcome');
    await expect.poll(() => shown.kept()).toBe('Hello and welcome');
    await expect.element(page.getByRole('status', { name: 'Saved state' })).toHaveTextContent('Saved');
    await expect.element(page.getByText('draft v2')).toBeVisible();
  });

  it('takes back typing alone by undo in the editor', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    await shown.atEnd();
    await userEvent.keyboard('!');
    await expect.poll(() => shown.kept()).toBe('Hello!');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => shown.kept()).toBe('Hello');
  });

  it('keeps a new title', async () => {
    const shown = await showTemplate();
    await page.getByRole('textbox', { name: 'Title' }).fill('Spots in a child');
    await expect.poll(() => shown.sheet().content.title).toBe('Spots in a child');
  });

  it('saves the last letters when the person goes elsewhere at once', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    await shown.atEnd();
    await userEvent.keyboard('?');
    await shown.unmount();
    await expect.poll(() => shown.kept()).toBe('Hello?');
  });

  it('says that saving failed, and saves when it can again', async () => {
    const fake = aFakeDesk();
    const shown = await showTemplate({ fake, sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    fake.failNext('library.saveDraft', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await shown.atEnd();
    await userEvent.keyboard('!');
    await expect.element(page.getByText(/Not saved: The disk is full\./)).toBeVisible();
    await expect.poll(() => shown.kept()).toBe('Hello!');
    await expect.element(page.getByText(/The disk is full/)).not.toBeInTheDocument();
  });

  it('brings words back that no commit confirmed', async () => {
    const fake = aFakeDesk();
    const sheet = aTemplateSheet('t-1', { content: content('Hello') });
    const before = await showTemplate({ fake, sheet });
    const release = fake.holdNext('library.saveDraft');
    fake.failNext('library.saveDraft', { kind: 'unexpected', say: 'Away.', remedy: 'retry' });
    await before.atEnd();
    await userEvent.keyboard(' again');
    await expect.poll(() => sessionStorage.getItem('rounds.unsaved-template.t-1')).toContain('Hello again');
    const kept = sessionStorage.getItem('rounds.unsaved-template.t-1') ?? '';
    release();
    await before.unmount();
    // As after a reload in which the last save never arrived.
    sessionStorage.setItem('rounds.unsaved-template.t-1', kept);
    fake.change((world) => world.sheets.set('t-1', structuredClone(aTemplateSheet('t-1', { content: content('Hello') }))));
    const after = await showTemplate({ fake, sheet, keepsStorage: true });
    await expect.element(page.getByText('Words that were not saved yet are here again.')).toBeVisible();
    expect(after.text()).toBe('Hello again');
    await expect.poll(() => after.kept()).toBe('Hello again');
  });
});

describe('two people in one template', () => {
  const both = async () => {
    const fake = aFakeDesk();
    const shown = await showTemplate({ fake, sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    const release = fake.holdNext('library.saveDraft');
    await shown.atEnd();
    await userEvent.keyboard(' mine');
    await expect.poll(() => fake.callsOf('library.saveDraft').length).toBe(1);
    fake.change((world) => {
      const sheet = world.sheets.get('t-1');
      if (sheet) Object.assign(sheet, { rev: sheet.rev + 1, content: { ...sheet.content, body: 'Hello theirs' }, draftedBy: 'r_osei' });
    });
    release();
    await expect.element(page.getByRole('button', { name: 'Keep mine' })).toBeVisible();
    return shown;
  };

  it('overwrites nothing by itself, and shows both', async () => {
    const shown = await both();
    expect(shown.kept()).toBe('Hello theirs');
    expect(shown.text()).toBe('Hello mine');
    await expect.element(page.getByText(/r_osei.*changed this template/)).toBeVisible();
    await page.getByText(/^Compare/).click();
    await expect.element(page.getByRole('region', { name: 'Difference' })).toMatchTextContent(/theirs.*mine/);
  });

  it('loads theirs, and can bring mine back', async () => {
    const shown = await both();
    await page.getByRole('button', { name: 'Load theirs' }).click();
    await expect.poll(() => shown.text()).toBe('Hello theirs');
    await page.getByRole('button', { name: 'Bring mine back' }).click();
    await expect.poll(() => shown.text()).toBe('Hello mine');
    await expect.poll(() => shown.kept()).toBe('Hello mine');
  });

  it('keeps mine, and can bring theirs back', async () => {
    const shown = await both();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => shown.kept()).toBe('Hello mine');
    await page.getByRole('button', { name: 'Bring theirs back' }).click();
    await expect.poll(() => shown.kept()).toBe('Hello theirs');
    expect(shown.text()).toBe('Hello theirs');
  });

  it('asks nothing where only the card changed', async () => {
    const fake = aFakeDesk();
    const shown = await showTemplate({ fake, sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    const release = fake.holdNext('library.saveDraft');
    await shown.atEnd();
    await userEvent.keyboard('!');
    await expect.poll(() => fake.callsOf('library.saveDraft').length).toBe(1);
    fake.change((world) => {
      const sheet = world.sheets.get('t-1');
      if (sheet) Object.assign(sheet, { rev: sheet.rev + 1, row: { ...sheet.row, folder: 'Skin' } });
    });
    release();
    await expect.poll(() => shown.kept()).toBe('Hello!');
    await expect.element(page.getByRole('button', { name: 'Keep mine' })).not.toBeInTheDocument();
  });

  it('puts words aside that were saved here when somebody saves others over them', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    await shown.atEnd();
    await userEvent.keyboard(' mine');
    await expect.poll(() => shown.kept()).toBe('Hello mine');
    await expect.element(page.getByRole('status', { name: 'Saved state' })).toHaveTextContent('Saved');
    shown.fake.change((world) => {
      const sheet = world.sheets.get('t-1');
      if (sheet) Object.assign(sheet, { rev: sheet.rev + 1, content: { ...sheet.content, body: 'Hello theirs' } });
    });
    await expect.poll(() => shown.text()).toBe('Hello theirs');
    await page.getByRole('button', { name: 'Bring mine back' }).click();
    await expect.poll(() => shown.kept()).toBe('Hello mine');
  });

  it('shows what another window saved while nothing was typed here', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello') }) });
    shown.fake.change((world) => {
      const sheet = world.sheets.get('t-1');
      if (sheet) Object.assign(sheet, { rev: 2, content: { ...sheet.content, body: 'Hello, newer' } });
    });
    await expect.poll(() => shown.text()).toBe('Hello, newer');
    await expect.element(page.getByRole('button', { name: 'Bring mine back' })).not.toBeInTheDocument();
  });
});

describe('faults', () => {
  it('are underlined at their place, listed with their line, and mended by one press', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello\n{{ fill.acknowledge | upcas }}') }) });
    const faults = page.getByRole('status', { name: 'Faults' });
    await expect.element(faults).toMatchTextContent(/Line 2: There is no filter “upcas”\./);
    await expect.poll(() => document.querySelector('.cm-lintRange-error')?.textContent).toBe('upcas');
    await faults.getByRole('button', { name: 'Use “upcase”' }).click();
    await expect.poll(() => shown.text()).toBe('Hello\n{{ fill.acknowledge | upcase }}');
    await expect.element(faults).toHaveTextContent('');
  });

  it('cannot be published', async () => {
    await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('{{ asker.name | nonsense }}'), status: 'draft', hasDraft: true }) });
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/A fault has to be mended first\. Line 1/);
    await expect.element(page.getByRole('button', { name: 'Publish v2' })).toBeDisabled();
  });
});

describe('completion', () => {
  const offered = () => page.getByRole('listbox').getByRole('option');
  it('offers names inside {{ and ends the mark', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('Hello ') }) });
    await shown.atEnd();
    await userEvent.keyboard('{{{{ ack');
    await expect.element(offered().first()).toMatchTextContent(/fill\.acknowledge/);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shown.text()).toBe('Hello {{ fill.acknowledge }}');
  });

  it('offers filters behind a bar, and snippets by their name', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('') }) });
    await shown.body.click();
    await userEvent.keyboard('{{{{ asker.name | up');
    await expect.element(offered().first()).toMatchTextContent(/upcase/);
    await userEvent.keyboard('{Escape}case }}{Enter}{{% render "saf');
    await expect.element(offered().first()).toMatchTextContent(/safety-net/);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shown.text()).toBe('{{ asker.name | upcase }}\n{% render "safety-net" %}');
  });

  it('shows what it offers over whatever stands below, also at the end of a long body', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('A line.\n'.repeat(80)) }) });
    await shown.atEnd();
    await userEvent.keyboard('{{{{ ack');
    // A click goes through only where nothing cuts the list off.
    await offered().first().click();
    await expect.poll(() => shown.text().endsWith('{{ fill.acknowledge }}')).toBe(true);
  });

  it('offers nothing in plain words', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: content('') }) });
    await shown.body.click();
    await userEvent.keyboard('asker upcase fill');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });
});
