import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showTemplate } from '#tests/makers/a-shown-template.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const fillIn = (key: string, over = {}) => ({ key, kind: 'text' as const, label: `About ${key}`, hint: '', isRequired: true, maxChars: null, choices: [], preset: '', ...over });
const withBody = (body: string, keys: string[]) => aTemplateSheet('t-1', { content: someContent({ body, fillIns: keys.map((key) => fillIn(key)) }) });
const panel = page.getByRole('region', { name: 'Fill-ins' });
const items = () => panel.getByRole('list', { name: 'Fill-ins' }).getByRole('listitem');

describe('fill-ins', () => {
  it('are described from the body, in reading order', async () => {
    const shown = await showTemplate({ sheet: withBody('{{ fill.first }} {{ fill.second }} {{ fill.third }}', ['first', 'third']) });
    await panel.getByRole('button', { name: 'Describe it' }).click();
    await expect.poll(() => shown.sheet().content.fillIns.map(({ key }) => key)).toEqual(['first', 'second', 'third']);
    await expect.element(panel.getByRole('button', { name: 'Describe it' })).not.toBeInTheDocument();
    await expect.element(panel.getByRole('textbox', { name: 'Asked as' })).toHaveValue('Second');
  });

  it('say when the body does not speak of them', async () => {
    await showTemplate({ sheet: withBody('Hello', ['fear']) });
    await expect.element(items()).toMatchTextContent(/not in the body/);
  });

  it('are inserted at the caret, a tick around what it decides', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: someContent({ body: 'Hello ', fillIns: [fillIn('fear'), fillIn('with_net', { kind: 'tick' })] }) }) });
    await shown.atEnd();
    await page.getByRole('button', { name: 'Insert fear at the caret' }).click();
    await page.getByRole('button', { name: 'Insert with_net at the caret' }).click();
    await expect.poll(() => shown.kept()).toBe('Hello {{ fill.fear }}{% if fill.with_net %}{% endif %}');
  });

  it('are renamed in the body too', async () => {
    const shown = await showTemplate({ sheet: withBody('{{ fill.fear }} and fill.fear and {% if fill.fear != "" %}{{ fill.fearless }}{% endif %}', ['fear', 'fearless']) });
    await panel.getByRole('button', { name: 'Edit fear', exact: true }).click();
    const name = panel.getByRole('textbox', { name: 'Name in the body' });
    await name.fill('Worry!');
    await expect.element(panel.getByText(/A name is small letters/)).toBeVisible();
    await name.fill('worry');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shown.kept()).toBe('{{ fill.worry }} and fill.fear and {% if fill.worry != "" %}{{ fill.fearless }}{% endif %}');
    expect(shown.sheet().content.fillIns.map(({ key }) => key)).toEqual(['worry', 'fearless']);
    expect(shown.text()).toBe(shown.kept());
  });

  it('take a kind with its choices, a hint and a limit', async () => {
    const shown = await showTemplate({ sheet: withBody('{{ fill.when }}', ['when']) });
    await panel.getByRole('button', { name: 'Edit when' }).click();
    await panel.getByRole('textbox', { name: 'Hint' }).fill('How soon?');
    await panel.getByRole('spinbutton', { name: 'Longest, in characters' }).fill('120');
    await expect.poll(() => shown.sheet().content.fillIns[0]).toMatchObject({ hint: 'How soon?', maxChars: 120 });
    await panel.getByRole('combobox', { name: 'Kind' }).selectOptions('choice');
    await panel.getByRole('textbox', { name: 'Choices, one a line' }).fill('today\n\nthis week\ntoday');
    await panel.getByRole('combobox', { name: 'Stands there to begin with' }).selectOptions('this week');
    await expect.poll(() => shown.sheet().content.fillIns[0]).toMatchObject({ kind: 'choice', choices: ['today', 'this week'], preset: 'this week' });
    await expect.element(items()).toMatchTextContent(/choice · required · 2 choices/);
  });

  it('are moved, put in reading order, and removed', async () => {
    const shown = await showTemplate({ sheet: withBody('{{ fill.first }} {{ fill.second }}', ['first', 'second']) });
    const keys = () => shown.sheet().content.fillIns.map(({ key }) => key);
    await panel.getByRole('button', { name: 'Move first down' }).click();
    await expect.poll(keys).toEqual(['second', 'first']);
    await panel.getByRole('button', { name: 'Put in reading order' }).click();
    await expect.poll(keys).toEqual(['first', 'second']);
    await panel.getByRole('button', { name: 'Remove second' }).click();
    await expect.poll(keys).toEqual(['first']);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(keys).toEqual(['first', 'second']);
  });
});

describe('about a template', () => {
  const open = () => page.getByText(/^About this template/).click();

  it('moves it without a new version', async () => {
    const shown = await showTemplate();
    await open();
    await page.getByRole('combobox', { name: 'Who sees it' }).selectOptions('team');
    await expect.poll(() => shown.sheet().row).toMatchObject({ scope: 'team', team: 'team', status: 'published', version: 1 });
    const folder = page.getByRole('combobox', { name: 'Folder' });
    await folder.fill('Skin/Children');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shown.sheet().row.folder).toBe('Skin/Children');
    await page.getByLabelText('Review by').fill('2027-03-01');
    await expect.poll(() => shown.sheet().row.reviewBy).toBe('2027-03-01');
    await expect.element(page.getByRole('region', { name: 'Used' })).toMatchTextContent(/1 Mar 2027/);
  });

  it('says why a change is not allowed, and shows what is kept', async () => {
    const shown = await showTemplate();
    await open();
    shown.fake.failNext('library.saveCard', { kind: 'not-allowed', say: 'Only its owner can do that.', remedy: 'none' });
    await page.getByRole('combobox', { name: 'Who sees it' }).selectOptions('mine');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/who sees it was not saved\. Only its owner can do that\./i);
    await expect.element(page.getByRole('combobox', { name: 'Who sees it' })).toHaveValue('community');
  });

  it('keeps tags, communities, disclaimers and sources with the words', async () => {
    const fake = aFakeDesk();
    fake.world.sheets.set('d-child', aTemplateSheet('d-child', { kind: 'disclaimer', content: someContent({ title: 'About a child' }) }));
    const shown = await showTemplate({ fake });
    await open();
    await page.getByRole('combobox', { name: /^Tags/ }).or(page.getByRole('textbox', { name: /^Tags/ })).fill('rash, child, rash,');
    await userEvent.keyboard('{Enter}');
    await page.getByRole('checkbox', { name: 'Every community' }).click();
    await page.getByRole('checkbox', { name: 'About a child' }).click();
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByRole('textbox', { name: 'Source 1: address' }).fill('https://example.org/a');
    await page.getByRole('textbox', { name: 'Not for' }).fill('Fever');
    await expect.poll(() => shown.sheet().content).toMatchObject({ tags: ['rash', 'child'], communities: ['*'], disclaimerIds: ['d-child'], sources: [{ url: 'https://example.org/a' }], notFor: 'Fever' });
  });

  it('shows for a disclaimer where it stands, and that it is a draft for review', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('d-1', { kind: 'disclaimer' }) });
    await expect.element(page.getByText(/A draft for human review/)).toBeVisible();
    await open();
    await page.getByRole('combobox', { name: 'Where it stands' }).selectOptions('top');
    await expect.poll(() => shown.sheet().content.placement).toBe('top');
    await expect.element(page.getByText('Disclaimers it brings')).not.toBeInTheDocument();
    await expect.element(page.getByRole('textbox', { name: 'Not for' })).not.toBeInTheDocument();
  });

  it('shows for a snippet how others include it', async () => {
    await showTemplate({ sheet: aTemplateSheet('safety-net', { kind: 'snippet' }) });
    await expect.element(page.getByText('{% render "safety-net" %}')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Copy' })).toBeVisible();
  });
});

describe('a template in several languages', () => {
  it('names each language as its readers do, and goes there', async () => {
    const sheet = aTemplateSheet('t-1');
    sheet.variants = [{ id: 't-es', language: 'es', title: 'Manchas', status: 'published' }];
    const shown = await showTemplate({ sheet });
    const tabs = page.getByRole('navigation', { name: 'Languages' });
    await expect.element(tabs.getByRole('button', { name: 'English' })).toHaveAttribute('aria-current', 'page');
    await tabs.getByRole('button', { name: 'Español' }).click();
    expect(shown.onOpen).toHaveBeenCalledWith('t-es');
  });

  it('begins another language with these words', async () => {
    const shown = await showTemplate();
    await page.getByRole('button', { name: '+ Language' }).click();
    await page.getByRole('dialog').getByRole('combobox').selectOptions('de');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => shown.fake.callsOf('library.create')).toEqual([{ kind: 'answer', title: 'Pinpoint red spots in a child', from: 't-spots', language: 'de' }]);
    await expect.poll(() => shown.onOpen.mock.calls).toEqual([['t-2']]);
  });
});

describe('what else can be done', () => {
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Template actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  it('is in a menu that keys walk', async () => {
    await showTemplate();
    const more = page.getByRole('button', { name: 'Template actions' });
    more.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Versions' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Close' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(more).toHaveFocus();
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  });

  it('retires a template, which then is read only, and takes that back', async () => {
    const shown = await showTemplate();
    await choose('Retire');
    await expect.poll(() => shown.sheet().row.status).toBe('retired');
    await expect.element(page.getByText(/Retired: it is not offered any more/)).toBeVisible();
    await expect.element(shown.body).toHaveAttribute('aria-readonly', 'true');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown.sheet().row.status).toBe('published');
    await expect.element(shown.body).not.toHaveAttribute('aria-readonly', 'true');
  });

  it('asks before it discards a draft, and brings it back', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: someContent({ body: 'Hello' }) }) });
    await shown.atEnd();
    await userEvent.keyboard(' new');
    await expect.poll(() => shown.kept()).toBe('Hello new');
    await choose('Discard the draft');
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/What is published as v1 stays as it is/);
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect.poll(() => shown.text()).toBe('Hello');
    await expect.element(page.getByRole('button', { name: 'Bring mine back' })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown.kept()).toBe('Hello new');
    expect(shown.text()).toBe('Hello new');
  });

  it('discards one that was never published, and makes it anew on undo', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: someContent({ title: 'New words', body: 'Hello' }), version: 0, status: 'draft', hasDraft: true }) });
    await choose('Discard the draft');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect.element(page.getByText(/and the template with it/)).toBeVisible();
    expect(shown.fake.world.sheets.size).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown.onOpen.mock.calls.length).toBe(1);
    expect([...shown.fake.world.sheets.values()][0]?.content).toMatchObject({ title: 'New words', body: 'Hello' });
  });

  it('duplicates', async () => {
    const shown = await showTemplate();
    await choose('Duplicate');
    await expect.poll(() => shown.fake.callsOf('library.create')).toEqual([{ kind: 'answer', title: 'Pinpoint red spots in a child (copy)', from: 't-spots' }]);
  });

  it('says that a template is not here', async () => {
    const fake = aFakeDesk();
    const shown = await showTemplate({ fake });
    fake.change((world) => world.sheets.clear());
    await expect.element(page.getByText('This template is not here.')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(shown.onOpen).toHaveBeenCalledWith(null);
  });
});
