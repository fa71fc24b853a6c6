import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TryRow } from '#shared/words/library.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showTemplate } from '#tests/makers/a-shown-template.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const lastAsked = (fake: ReturnType<typeof aFakeDesk>) => (fake.callsOf('library.preview').at(-1) as { questionId: string; ticks: object; answers: object } | undefined) ?? null;
const side = page.getByRole('complementary', { name: 'Preview and use' });

describe('the preview of a template', () => {
  it('shows the words for the first waiting question they are for, with blanks as places', async () => {
    const fake = aFakeDesk(aFakeWorld({ questions: 6 }));
    fake.world.sheets.set('t-1', aTemplateSheet('t-1', { content: someContent({ body: 'Hello. {{ fill.acknowledge }}', communities: ['Child Health'] }) }));
    const shown = await showTemplate({ fake, sheet: aTemplateSheet('t-1') });
    await expect.element(shown.preview).toMatchTextContent(/Hello\./);
    await expect.poll(() => shown.preview.element().querySelector('mark')?.textContent).toBe('One line in your own words');
    // Of the six, the third and the sixth are of Child Health; the sixth waits longer.
    expect(lastAsked(fake)?.questionId).toBe(questionIdOf(6));
    await expect.element(side.getByText('Question number 6')).toBeVisible();
  });

  it('follows the typing', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: someContent({ body: 'Hello' }) }) });
    await shown.atEnd();
    await userEvent.keyboard(' **there**');
    await expect.poll(() => shown.preview.element().querySelector('strong')?.textContent).toBe('there');
    await expect.element(side.getByRole('status', { name: 'Measures' })).toMatchTextContent(/2 words · reading grade 3\.8/);
  });

  it('names what would be blank besides the fill-ins', async () => {
    await showTemplate();
    await expect.element(side.getByRole('status', { name: 'Measures' })).toMatchTextContent(/would show a blank for asker\.name/);
  });

  it('takes any question of the queue, found by search, and remembers it', async () => {
    const fake = aFakeDesk();
    const first = await showTemplate({ fake });
    await side.getByRole('button', { name: 'Choose another question' }).click();
    await side.getByRole('searchbox', { name: 'Search the waiting questions' }).fill('number 3');
    await side.getByRole('button', { name: 'Question number 3' }).click();
    await expect.poll(() => lastAsked(fake)?.questionId).toBe(questionIdOf(3));
    await expect.element(side.getByRole('button', { name: 'Choose another question' })).toHaveFocus();
    await first.unmount();
    await showTemplate({ fake, keepsStorage: true });
    await expect.element(side.getByText('Question number 3')).toBeVisible();
  });

  it('says that nothing was found, and that nothing waits', async () => {
    const fake = aFakeDesk();
    await showTemplate({ fake });
    await side.getByRole('button', { name: 'Choose another question' }).click();
    await side.getByRole('searchbox', { name: 'Search the waiting questions' }).fill('zebra');
    await expect.element(side.getByText('No waiting question has these words.')).toBeVisible();
    fake.change((world) => world.threads.clear());
    await expect.element(side.getByText('No question waits.')).toBeVisible();
  });

  it('tries both sides of what decides', async () => {
    const fake = aFakeDesk();
    const tick = { key: 'net', kind: 'tick' as const, label: 'With a safety net', hint: '', isRequired: true, maxChars: null, choices: [], preset: '' };
    await showTemplate({ fake, sheet: aTemplateSheet('t-1', { content: someContent({ fillIns: [tick] }) }) });
    await side.getByText('What if', { exact: true }).click();
    await side.getByRole('combobox', { name: 'About a child' }).selectOptions('yes');
    await side.getByRole('combobox', { name: 'With a safety net' }).selectOptions('ticked');
    await expect.poll(() => lastAsked(fake)).toMatchObject({ ticks: { isChild: true }, answers: { net: 'yes' } });
  });

  it('shows which disclaimers the policies would add, and why', async () => {
    await showTemplate();
    const part = side.getByRole('region', { name: 'Disclaimers by policy' });
    await expect.element(part).toMatchTextContent(/General information only.*required.*because: on every answer/);
    expect(part.element().textContent).not.toContain('About a child');
  });

  it('says why the words cannot be shown', async () => {
    const fake = aFakeDesk();
    const sheet = aTemplateSheet('t-1', { content: someContent({ body: 'Hello' }) });
    fake.failNext('library.preview', { kind: 'template-fault', line: 3, say: 'Line 3: endif is missing.', remedy: 'edit' });
    const shown = await showTemplate({ fake, sheet });
    await expect.element(shown.preview).toMatchTextContent(/Line 3: endif is missing\./);
    await shown.atEnd();
    await userEvent.keyboard('!');
    await expect.element(shown.preview).not.toMatchTextContent(/endif/);
  });

  it('shows untrusted words as words', async () => {
    const shown = await showTemplate({ sheet: aTemplateSheet('t-1', { content: someContent({ body: '<img src=x onerror="window.hurt = true"> <b>no</b>', title: '<i>t</i>' }) }) });
    await expect.element(shown.preview).toMatchTextContent(/<b>no<\/b>/);
    expect(shown.preview.element().querySelector('img, b')).toBeNull();
    expect('hurt' in window).toBe(false);
  });
});

const tryRow = (number: number, over: Partial<TryRow> = {}): TryRow => ({ questionId: questionIdOf(number), title: `Question number ${number}`, words: 120, blanks: [], branches: [], problems: [], ...over });

describe('trying a template on the last questions', () => {
  const run = async (tries: TryRow[]) => {
    const fake = aFakeDesk();
    fake.world.tries = tries;
    const shown = await showTemplate({ fake });
    await side.getByRole('button', { name: 'Try it on the last 50 questions' }).click();
    return shown;
  };

  it('says in lines what came of it, and shows each question', async () => {
    const { fake } = await run([
      tryRow(1, { branches: ['question.patient_is_child'] }),
      tryRow(2, { blanks: ['Name the asker goes by'] }),
      tryRow(3, { words: 400, blanks: ['Name the asker goes by'] }),
    ]);
    const lines = side.getByRole('list', { name: 'What came of it' });
    await expect.element(lines).toMatchTextContent(/1 renders whole.*2 would show a blank for “Name the asker goes by”.*1 is over 350 words/);
    expect(fake.callsOf('library.tryOut')).toMatchObject([{ count: 50, kind: 'answer' }]);
    await side.getByRole('button', { name: 'Show each question' }).click();
    const rows = page.getByRole('dialog').getByRole('row');
    await expect.element(rows.nth(1)).toMatchTextContent(/Question number 2.*120.*Name the asker/);
    await expect.element(rows.nth(3)).toMatchTextContent(/Question number 1.*question\.patient_is_child/);
    await page.getByRole('dialog').getByRole('button', { name: 'Question number 3' }).click();
    await expect.poll(() => lastAsked(fake)?.questionId).toBe(questionIdOf(3));
  });

  it('can be called off', async () => {
    const fake = aFakeDesk();
    fake.world.tries = [tryRow(1)];
    const release = fake.holdNext('library.tryOut');
    await showTemplate({ fake });
    await side.getByRole('button', { name: 'Try it on the last 50 questions' }).click();
    await expect.element(side.getByRole('progressbar', { name: 'Questions tried' })).toBeVisible();
    await side.getByRole('button', { name: 'Cancel' }).click();
    release();
    await expect.element(side.getByText('Called off after 0.')).toBeVisible();
    await expect.element(side.getByRole('progressbar')).not.toBeInTheDocument();
  });

  it('offers to try the new words once they changed', async () => {
    const shown = await run([tryRow(1)]);
    await expect.element(side.getByRole('button', { name: 'Try again' })).toBeVisible();
    await shown.atEnd();
    await userEvent.keyboard('!');
    await expect.element(side.getByRole('button', { name: 'Try the new words' })).toBeVisible();
  });

  it('says why it failed', async () => {
    const fake = aFakeDesk();
    fake.failNext('library.tryOut', { kind: 'template-fault', line: 1, say: 'Line 1 cannot be read.', remedy: 'edit' });
    await showTemplate({ fake });
    await side.getByRole('button', { name: 'Try it on the last 50 questions' }).click();
    await expect.element(side.getByRole('alert')).toMatchTextContent(/Line 1 cannot be read\./);
  });
});

describe('what became of a template', () => {
  it('is counted beside it', async () => {
    const sheet = aTemplateSheet('t-1', { uses: 41, reviewBy: '2027-03-01' });
    sheet.used.lastAt = Date.now() - 26 * 3_600_000;
    const { fake } = await showTemplate({ sheet });
    const used = side.getByRole('region', { name: 'Used' });
    await expect.element(used).toMatchTextContent(/Answers.*41.*last one 26 hours ago.*Edited after.*9 of 41.*Review by.*1 Mar 2027/);
    fake.world.touches.set('t-1', { templates: [{ id: 't-9', title: 'Rash', how: 'includes it' }], policies: [], drafts: 1, waiting: 0, sent: 41 });
    await used.getByRole('button', { name: 'Where used' }).click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/1 template.*Rash.*includes it.*1 answer in progress.*41 sent answers keep the words/);
  });
});
