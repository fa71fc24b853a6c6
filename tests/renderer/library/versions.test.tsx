import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TemplateSheet } from '#shared/words/library.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { showTemplate } from '#tests/makers/a-shown-template.tsx';
import { aTemplateSheet, someContent } from '#tests/makers/fake/a-fake-library.ts';

const words = (body: string) => someContent({ body });

/** Published as `before`, with a draft that says `now`. */
function aDraftOver(before: string, now: string, over: Partial<TemplateSheet> = {}, row: Partial<TemplateSheet['row']> = {}): TemplateSheet {
  const sheet = aTemplateSheet('t-1', { content: words(now), status: 'draft', hasDraft: true, version: 4, ...row });
  return { ...sheet, published: words(before), draftedBy: 'dr_rao', ...over };
}
const publish = page.getByRole('button', { name: 'Publish', exact: true });
const dialog = page.getByRole('dialog');

describe('publishing', () => {
  it('shows word by word what changes and what it touches, and then makes a version', async () => {
    const fake = aFakeDesk();
    fake.world.touches.set('t-1', { templates: [{ id: 't-2', title: 'Rash', how: 'brings it' }], policies: [{ id: 'p', title: 'About a child', how: 'requires it' }], drafts: 2, waiting: 1, sent: 88 });
    const shown = await showTemplate({ fake, sheet: aDraftOver('See a doctor today.', 'See a doctor this week.', {}, { kind: 'disclaimer' }) });
    await publish.click();
    await expect.element(dialog).toMatchTextContent(/1 template.*Rash.*brings it.*1 policy.*About a child.*requires it.*2 answers in progress.*1 answer waits.*88 sent answers keep/);
    const parts = dialog.getByRole('region', { name: 'Difference' });
    expect([...parts.element().querySelectorAll('del')].map((part) => part.textContent.trim())).toEqual(['today.']);
    expect([...parts.element().querySelectorAll('ins')].map((part) => part.textContent.trim())).toEqual(['this week.']);
    await dialog.getByRole('textbox').fill('A visit can wait');
    await dialog.getByRole('button', { name: 'Publish v5' }).click();
    await expect.poll(() => shown.sheet().row).toMatchObject({ version: 5, status: 'published' });
    expect(fake.callsOf('library.publish')).toMatchObject([{ note: 'A visit can wait' }]);
    await expect.element(page.getByText('Published v5')).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(shown.body).toHaveFocus();
  });

  it('waits until what it touches was counted', async () => {
    const fake = aFakeDesk();
    const release = fake.holdNext('library.touches');
    await showTemplate({ fake, sheet: aDraftOver('Old', 'New') });
    await publish.click();
    await expect.element(dialog.getByText('Counting what it touches')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Publish v5' })).toBeDisabled();
    release();
    await expect.element(dialog.getByRole('button', { name: 'Publish v5' })).toBeEnabled();
  });

  it('takes the last letters along', async () => {
    const shown = await showTemplate({ sheet: aDraftOver('Old', 'New') });
    await shown.atEnd();
    await userEvent.keyboard(' words');
    await publish.click();
    await dialog.getByRole('button', { name: 'Publish v5' }).click();
    await expect.poll(() => shown.sheet().published?.body).toBe('New words');
  });

  it('is not for oneself where the team asks for a second reader, and says what to do', async () => {
    const fake = aFakeDesk();
    const shown = await showTemplate({ fake, sheet: aDraftOver('Old', 'New', { mayPublish: false, whyNot: 'Your team asks for a second pair of eyes.' }) });
    await publish.click();
    await expect.element(dialog).toMatchTextContent(/Your team asks for a second pair of eyes\./);
    await expect.element(dialog.getByRole('button', { name: 'Publish v5' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Ask for review' }).click();
    await expect.poll(() => shown.sheet().row.status).toBe('in-review');
    expect(fake.callsOf('library.publish')).toEqual([]);
  });

  it('says why the desk refused', async () => {
    const fake = aFakeDesk();
    await showTemplate({ fake, sheet: aDraftOver('Old', 'New') });
    fake.failNext('library.publish', { kind: 'template-fault', line: 2, say: 'Line 2 cannot be read.', remedy: 'edit' });
    await publish.click();
    await dialog.getByRole('button', { name: 'Publish v5' }).click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Line 2 cannot be read.');
  });

  it('has nothing to do where everything is published', async () => {
    await showTemplate();
    await expect.element(publish).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Ask for review' })).toBeDisabled();
  });
});

describe('a second pair of eyes', () => {
  it('is asked for by a button, or by keys from the middle of a word', async () => {
    const shown = await showTemplate({ sheet: aDraftOver('Old', 'New') });
    await shown.atEnd();
    await userEvent.keyboard('er{Control>}{Enter}{/Control}');
    await expect.poll(() => shown.sheet().row.status).toBe('in-review');
    expect(shown.kept()).toBe('Newer');
    expect(shown.text()).toBe('Newer');
  });

  it('reads the difference, comments, and returns it to draft', async () => {
    const sheet = aDraftOver('See a doctor today.', 'See a doctor soon.', { draftedBy: 'r_osei', reviewAskedAt: Date.now() - 3_600_000 }, { status: 'in-review' });
    const shown = await showTemplate({ sheet });
    const review = page.getByRole('region', { name: 'Review' });
    await expect.element(review).toMatchTextContent(/r_osei asked for a second pair of eyes 1 hour ago.*Difference to v4.*today\..*soon\./);
    await expect.element(shown.body).toHaveAttribute('aria-readonly', 'true');
    await page.getByRole('textbox', { name: 'New comment' }).fill('Soon is not a day.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const comment = page.getByRole('list', { name: 'Comments' }).getByRole('listitem');
    await expect.element(comment).toMatchTextContent(/dr_rao.*Soon is not a day\./);
    await expect.element(page.getByRole('textbox', { name: 'New comment' })).toHaveValue('');
    await comment.getByRole('checkbox', { name: 'Done' }).click();
    await expect.poll(() => shown.sheet().comments).toMatchObject([{ isDone: true }]);
    await page.getByRole('button', { name: 'Return to draft' }).click();
    await expect.poll(() => shown.sheet().row.status).toBe('draft');
    await expect.element(review).not.toBeInTheDocument();
  });

  it('publishes what somebody else wrote, and is told of comments that are not done', async () => {
    const sheet = aDraftOver('Old', 'New', { draftedBy: 'r_osei', comments: [{ id: 1, author: 'x', text: 'Really?', at: Date.now(), isDone: false }] }, { status: 'in-review' });
    const shown = await showTemplate({ sheet });
    await publish.click();
    await expect.element(dialog).toMatchTextContent(/1 comment is not done\./);
    await dialog.getByRole('button', { name: 'Publish v5' }).click();
    await expect.poll(() => shown.sheet().row).toMatchObject({ status: 'published', version: 5 });
  });

  it('keeps a comment that could not be kept', async () => {
    const shown = await showTemplate();
    shown.fake.failNext('library.comment', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await page.getByRole('textbox', { name: 'New comment' }).fill('Hm');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
    await expect.element(page.getByRole('textbox', { name: 'New comment' })).toHaveValue('Hm');
  });
});

describe('versions', () => {
  const withVersions = () => {
    const fake = aFakeDesk();
    fake.world.versions.set(
      't-1',
      [3, 2, 1].map((version) => ({ version, content: words(`Words number ${version} here`), publishedBy: version === 1 ? '' : 'r_osei', publishedAt: Date.now() - (4 - version) * 86_400_000 * 3, note: version === 3 ? 'Shorter' : '' })),
    );
    return { fake, sheet: aTemplateSheet('t-1', { content: words('Words number 3 here'), version: 3 }) };
  };
  const changed = (kind: 'del' | 'ins') => [...dialog.element().querySelectorAll(kind)].map((part) => part.textContent.trim());

  it('say who published them, when and why, and differ word by word from any other', async () => {
    await showTemplate(withVersions());
    await userEvent.keyboard('v');
    const items = dialog.getByRole('listitem');
    await expect.element(items.first()).toMatchTextContent(/v3.*r_osei.*3 days ago.*Shorter/);
    await expect.element(items.nth(2)).toMatchTextContent(/v1.*came with Rounds/);
    await expect.poll(() => [changed('del'), changed('ins')]).toEqual([['2'], ['3']]);
    await dialog.getByRole('combobox', { name: 'From' }).selectOptions('v1');
    await expect.poll(() => [changed('del'), changed('ins')]).toEqual([['1'], ['3']]);
    await dialog.getByRole('button', { name: 'Show what changed in v2' }).click();
    await expect.poll(() => [changed('del'), changed('ins')]).toEqual([['1'], ['2']]);
  });

  it('come back as a new version, and the old ones stay', async () => {
    const shown = await showTemplate(withVersions());
    await userEvent.keyboard('v');
    await dialog.getByRole('button', { name: 'Restore v1' }).click();
    await expect.poll(() => shown.sheet().row.version).toBe(4);
    await expect.element(page.getByText('The words of v1 are published as v4')).toBeVisible();
    await expect.poll(() => shown.text()).toBe('Words number 1 here');
    expect(shown.fake.world.versions.get('t-1')?.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('show the draft beside what is published by one key', async () => {
    const { fake } = withVersions();
    await showTemplate({ fake, sheet: aDraftOver('Words number 3 here', 'Words number four here', {}, { version: 3 }) });
    await userEvent.keyboard('d');
    await expect.element(page.getByRole('dialog', { name: 'Difference' })).toBeVisible();
    await expect.poll(() => [changed('del'), changed('ins')]).toEqual([['3'], ['four']]);
  });

  it('say where the template is used by one key, and lead there', async () => {
    const { fake, sheet } = withVersions();
    fake.world.touches.set('t-1', { templates: [{ id: 't-2', title: 'Rash', how: 'includes it' }], policies: [], drafts: 0, waiting: 0, sent: 0 });
    const shown = await showTemplate({ fake, sheet });
    await userEvent.keyboard('m');
    await dialog.getByRole('button', { name: 'Rash' }).click();
    expect(shown.onOpen).toHaveBeenCalledWith('t-2');
  });

  it('can be published by key, and only after asking', async () => {
    const shown = await showTemplate({ sheet: aDraftOver('Old', 'New') });
    await userEvent.keyboard('{Shift>}P{/Shift}');
    await expect.element(dialog).toMatchTextContent(/Publish “Pinpoint red spots in a child” as v5\?/);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(shown.fake.callsOf('library.publish')).toEqual([]);
  });
});
