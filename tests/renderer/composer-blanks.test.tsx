import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';
import type { Blank } from '#shared/words/draft.ts';

const aBlank = (label: string, over: Partial<Blank> = {}): Blank => ({ key: label, label, hint: `Hint for ${label}`, isRequired: true, maxChars: null, templateId: 't', ...over });
const blanks = [aBlank('One line', { maxChars: 20 }), aBlank('Why it matters', { isRequired: false }), aBlank('Name')];

async function withText(text: string, hasSide = true) {
  const fake = aFakeDesk(aFakeWorld());
  const id = questionIdOf(1);
  fake.world.drafts.set(id, aDraft(id, { text, blanks }));
  const shown = await showComposer({ fake, hasSide });
  return { ...shown, saved: () => fake.world.drafts.get(id)?.text };
}
const press = (keys: string) => userEvent.keyboard(keys);

describe('blanks in the text', () => {
  it('are walked with Tab, said aloud, and replaced by typing', async () => {
    const { answer, said, saved } = await withText('Hello [[One line]] and [[Name]].');
    await answer.click();
    await press('{Control>}{Home}{/Control}{Tab}');
    expect(said()).toBe('Blank 1 of 2: One line, required');
    await press('all is well{Tab}');
    expect(said()).toBe('Blank 1 of 1: Name, required');
    await press('Ann');
    await expect.poll(saved).toBe('Hello all is well and Ann.');
  });

  it('are walked back with Shift and Tab', async () => {
    const { answer, said } = await withText('[[One line]] [[Name]]');
    await answer.click();
    await press('{Control>}{End}{/Control}{Shift>}{Tab}{/Shift}');
    expect(said()).toBe('Blank 2 of 2: Name, required');
    await press('{Shift>}{Tab}{/Shift}');
    expect(said()).toBe('Blank 1 of 2: One line, required');
  });

  it('hold Tab in the editor only while one is left', async () => {
    const { answer } = await withText('Nothing is left.');
    await answer.click();
    await press('{Tab}');
    await expect.element(answer).not.toHaveFocus();
  });

  it('let Esc and Tab leave the editor at any time', async () => {
    const { answer } = await withText('[[One line]]');
    await answer.click();
    await press('{Tab}');
    await expect.element(answer).toHaveFocus();
    await press('{Escape}{Tab}');
    await expect.element(answer).not.toHaveFocus();
  });

  it('go without a trace when an optional one is deleted', async () => {
    const { answer, saved, said } = await withText('One.\n\n[[Why it matters]]\n\nTwo.');
    await answer.click();
    await press('{Control>}{Home}{/Control}{Tab}{Delete}');
    await expect.poll(saved).toBe('One.\n\nTwo.');
    expect(said()).toBe('Left out: Why it matters');
  });

  it('say what is asked for, and how long it may be', async () => {
    const { answer } = await withText('[[One line]]');
    await answer.click();
    await press('{Control>}{Home}{/Control}{Tab}');
    const composer = page.getByRole('region', { name: 'Answer', exact: true });
    await expect.element(composer.getByText('Hint for One line')).toBeVisible();
    await expect.element(composer.getByText('up to 20 characters')).toBeVisible();
    await press('far more than twenty characters');
    await expect.element(composer.getByText('31 of 20 characters')).toBeVisible();
  });

  it('look required, optional, or wrong', async () => {
    const { answer } = await withText('[[Name]] [[Why it matters]] {{ asker.name }}');
    const looks = () => [...answer.element().querySelectorAll('.cm-blank')].map((pill) => [pill.textContent, pill.className]);
    await expect.poll(looks).toEqual([
      ['[[Name]]', 'cm-blank cm-blank-required'],
      ['[[Why it matters]]', 'cm-blank cm-blank-optional'],
      ['{{ asker.name }}', 'cm-blank cm-blank-foreign'],
    ]);
    expect(answer.element().querySelector('.cm-blank')?.getAttribute('title')).toBe('Required: Hint for Name');
  });
});

for (const hasSide of [true, false]) {
  describe(`the fill-in sheet ${hasSide ? 'in the side panel' : 'in the composer'}`, () => {
    const field = (name: string) => page.getByRole('textbox', { name });
    const open = () => page.getByRole('button', { name: /^Fill in/ }).click();

    it('asks for every blank in reading order and shows the answer as it grows', async () => {
      const { answer } = await withText('[[Name]], hello. [[One line]] Yours, [[Name]]', hasSide);
      await expect.element(page.getByRole('button', { name: 'Fill in (3)' })).toBeVisible();
      await open();
      const sheet = page.getByRole('region', { name: 'Fill in', exact: true });
      await expect.element(field('Name')).toHaveFocus();
      expect(sheet.getByRole('textbox').elements().map((element) => (element as HTMLTextAreaElement).labels?.[0]?.textContent)).toEqual(['Name', 'One line']);
      await expect.element(sheet.getByText('2 left')).toBeVisible();
      await press('Ann');
      await expect.element(sheet.getByText('1 left')).toBeVisible();
      await expect.element(answer).toMatchTextContent(/^Ann, hello\. \[\[One line\]\] Yours, Ann$/);
      if (!hasSide) await expect.element(page.getByRole('region', { name: 'Preview of the answer' })).toMatchTextContent(/Ann, hello\..*Yours, Ann/);
      await expect.element(sheet.getByText('0 of 20')).toBeVisible();
    });

    it('puts the answers into the text when done, every place of a label at once', async () => {
      const { answer, saved } = await withText('[[Name]], hello. Yours, [[Name]]', hasSide);
      await open();
      await press('Ann');
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await expect.poll(saved).toBe('Ann, hello. Yours, Ann');
      await expect.element(answer).toHaveFocus();
    });

    it('keeps what was typed when it is closed, and leaves the text alone', async () => {
      const { answer, saved } = await withText('[[Name]], hello.', hasSide);
      await open();
      await press('Ann{Escape}');
      await expect.element(answer).toHaveFocus();
      expect(saved()).toBe('[[Name]], hello.');
      await open();
      await expect.element(field('Name')).toHaveValue('Ann');
    });

    it('leaves optional blanks out when asked to', async () => {
      const { saved } = await withText('[[Name]], hello.\n\n[[Why it matters]]\n\nBye.', hasSide);
      await open();
      await press('Ann');
      await page.getByRole('button', { name: 'Done, leave out the optional ones' }).click();
      await expect.poll(saved).toBe('Ann, hello.\n\nBye.');
    });
  });
}
