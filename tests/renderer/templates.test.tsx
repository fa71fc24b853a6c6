import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, aTemplateOffer } from '#tests/makers/a-fake-world.ts';
import { showComposer } from '#tests/makers/a-shown-composer.tsx';

const search = page.getByRole('searchbox', { name: 'Search templates' });
const listbox = page.getByRole('listbox', { name: 'Templates' });
const option = (name: string) => listbox.getByRole('option', { name });
const spots = 'Pinpoint red spots in a child';
const press = (keys: string) => userEvent.keyboard(keys);

/** Two templates that can be inserted: one with two blanks, one short one. */
function aLibrary() {
  const world = aFakeWorld();
  world.offers.push(aTemplateOffer('t-call', { title: 'Call now', kind: 'snippet', tags: ['emergency'], uses: 0, why: 'short' }));
  world.filled.set('t-call', {
    templateId: 't-call',
    version: 3,
    title: 'Call now',
    text: 'Call 911 now.',
    blanks: [],
    fields: [],
    disclaimerIds: [],
  });
  return aFakeDesk(world);
}

describe('the template picker', () => {
  it('opens with a slash on an empty line, and takes the slash away when a template comes in', async () => {
    const { answer, fake, id, said } = await showComposer();
    await answer.click();
    await press('/');
    await expect.element(search).toHaveFocus();
    await expect.element(option(spots)).toHaveAttribute('aria-selected', 'true');
    await expect.element(search).toHaveAttribute('aria-activedescendant', option(spots).element().id);
    await press('{Enter}');
    await expect.element(answer).toHaveFocus();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toMatch(/^Hello marble_leg_mama\. \[\[One line in your own words\]\]/);
    expect(fake.world.drafts.get(id)).toMatchObject({ templates: [{ templateId: 't-spots', version: 1 }], blanks: [{ label: 'One line in your own words' }, {}] });
    expect(said()).toBe('Blank 1 of 2: One line in your own words, required');
    await press('Well written.');
    await expect.element(answer).toMatchTextContent(/^Hello marble_leg_mama\. Well written\./);
  });

  it('opens with two colons anywhere, and gives the caret back on Escape', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await press('Hello ::');
    await expect.element(search).toHaveFocus();
    await press('{Escape}');
    await expect.element(answer).toHaveFocus();
    await press('there');
    await expect.element(answer).toMatchTextContent(/^Hello ::there$/);
  });

  it('does not open for a slash among words', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await press('and/or');
    await expect.element(answer).toMatchTextContent(/^and\/or$/);
    expect(search.elements()).toHaveLength(0);
  });

  it('names each template by its title, and says why it is there', async () => {
    await showComposer();
    await press('{Control>}j{/Control}');
    await expect.element(option(spots)).toHaveAccessibleDescription('matches petechiae, child · Answer · petechiae, child, rash · used 41×');
    await expect.element(page.getByRole('region', { name: `Preview of ${spots}` })).toMatchTextContent(/Use when A parent asks.*Not for Fever/);
  });

  it('finds while typing, and walks with the arrows', async () => {
    await showComposer();
    await page.getByRole('button', { name: 'Template' }).click();
    await expect.element(listbox.getByRole('option').nth(1)).toBeVisible();
    await press('{ArrowDown}');
    await expect.element(option('Rash needs an in-person exam')).toHaveAttribute('aria-selected', 'true');
    await press('{ArrowDown}');
    await expect.element(option(spots)).toHaveAttribute('aria-selected', 'true');
    await press('exam');
    await expect.poll(() => listbox.getByRole('option').elements().length).toBe(1);
    await expect.element(option('Rash needs an in-person exam')).toHaveAttribute('aria-selected', 'true');
  });

  it('drops an answer to words that were typed over meanwhile', async () => {
    const fake = aFakeDesk();
    await showComposer({ fake });
    await page.getByRole('button', { name: 'Template' }).click();
    await expect.element(option(spots)).toBeVisible();
    const release = fake.holdNext('templates.find');
    await userEvent.fill(search, 'pinpoint');
    await expect.poll(() => fake.callsOf('templates.find').at(-1)).toMatchObject({ text: 'pinpoint' });
    await userEvent.fill(search, 'exam');
    await expect.poll(() => listbox.getByRole('option').elements().length).toBe(1);
    release();
    await expect.element(option('Rash needs an in-person exam')).toBeVisible();
    expect(option(spots).elements()).toHaveLength(0);
  });

  it('says what helps when nothing fits', async () => {
    await showComposer();
    await page.getByRole('button', { name: 'Template' }).click();
    await userEvent.fill(search, 'zzz');
    await expect.element(page.getByText(/Nothing fits “zzz”/)).toBeVisible();
    await press('{Enter}');
    await expect.element(search).toHaveFocus();
  });

  it('puts several templates into one answer, at the caret, and counts each', async () => {
    const { answer, fake, id } = await showComposer({ fake: aLibrary() });
    await answer.click();
    await press('Hello. ::');
    await userEvent.fill(search, 'call');
    await expect.element(option('Call now')).toBeVisible();
    await press('{Enter}');
    await expect.element(answer).toMatchTextContent(/^Hello\. Call 911 now\.$/);
    await press('{Enter}/');
    await expect.element(option(spots)).toBeVisible();
    await press('{Enter}');
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe(
      'Hello. Call 911 now.\n\nHello marble_leg_mama. [[One line in your own words]]\n\n**The short answer:** [[The answer in one or two sentences]]',
    );
    expect(fake.world.drafts.get(id)?.templates).toEqual([
      { templateId: 't-call', version: 3 },
      { templateId: 't-spots', version: 1 },
    ]);
  });

  it('opens the fill-in sheet at once with Ctrl and Enter', async () => {
    const { answer } = await showComposer();
    await answer.click();
    await press('/');
    await expect.element(option(spots)).toBeVisible();
    await press('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('textbox', { name: 'One line in your own words' })).toHaveFocus();
  });

  it('replaces the answer with Alt and Enter only after asking', async () => {
    const { answer, fake, id } = await showComposer({ fake: aLibrary() });
    await answer.click();
    await press('Long thought about');
    await press('{Control>}j{/Control}');
    await userEvent.fill(search, 'call');
    await expect.poll(() => listbox.getByRole('option').elements().length).toBe(1);
    await press('{Alt>}{Enter}{/Alt}');
    await expect.element(page.getByRole('button', { name: 'Replace' })).toHaveFocus();
    await press('{Escape}');
    await expect.element(search).toHaveFocus();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('Long thought about');
    await press('{Alt>}{Enter}{/Alt}');
    await page.getByRole('button', { name: 'Replace' }).click();
    await expect.poll(() => fake.world.drafts.get(id)?.text).toBe('Call 911 now.');
  });

  for (const hasSide of [true, false]) {
    it(`never covers the question ${hasSide ? 'with' : 'without'} a side panel`, async () => {
      await showComposer({ hasSide });
      await page.getByRole('button', { name: 'Template' }).click();
      await expect.element(option(spots)).toBeVisible();
      const heading = page.getByRole('heading', { level: 1 }).element();
      const words = page.getByText('Words of the question, to be quoted.').element();
      for (const element of [heading, words]) {
        const { left, top, height } = element.getBoundingClientRect();
        expect(document.elementFromPoint(left + 4, top + height / 2)).toBe(element);
      }
    });
  }

  it('says what is wrong with a template that cannot be filled', async () => {
    const fake = aFakeDesk();
    await showComposer({ fake });
    await page.getByRole('button', { name: 'Template' }).click();
    await expect.element(page.getByRole('region', { name: `Preview of ${spots}` })).toMatchTextContent(/Hello marble_leg_mama/);
    fake.failNext('templates.fill', { kind: 'template-fault', line: 3, say: 'This template has a fault in line 3.', remedy: 'edit' });
    await press('{Enter}');
    await expect.element(page.getByText('This template has a fault in line 3.')).toBeVisible();
  });
});

describe('what the picker offers', () => {
  const groups = () => [...listbox.element().querySelectorAll('[role=group]')].map((group) => [group.getAttribute('aria-label'), ...[...group.querySelectorAll('[role=option] b')].map((title) => title.textContent)]);

  /** Two that fit best, one of the others, and the pin moves one of them. */
  const aShelf = () => {
    const world = aFakeWorld();
    world.offers.push(aTemplateOffer('t-old', { title: 'Cold sores', isBest: false, isOverdue: true, why: 'for any community' }));
    return aFakeDesk(world);
  };

  it('stands under what it is: pinned here, best for this question, more', async () => {
    await showComposer({ fake: aShelf() });
    await press('{Control>}j{/Control}');
    await expect.element(option('Cold sores')).toBeVisible();
    expect(groups()).toEqual([
      ['Best for this question', spots, 'Rash needs an in-person exam'],
      ['More templates', 'Cold sores'],
    ]);
    await userEvent.fill(search, 'cold');
    await expect.poll(groups).toEqual([['Found', 'Cold sores']]);
  });

  it('is pinned with Ctrl and P, stays chosen, and is let go again', async () => {
    const fake = aShelf();
    const { id, said } = await showComposer({ fake });
    await press('{Control>}j{/Control}');
    await expect.element(option('Cold sores')).toBeVisible();
    await press('{ArrowUp}');
    await expect.element(option('Cold sores')).toHaveAttribute('aria-selected', 'true');
    await press('{Control>}p{/Control}');
    await expect.poll(groups).toEqual([
      ['Pinned in this community', 'Cold sores'],
      ['Best for this question', spots, 'Rash needs an in-person exam'],
    ]);
    expect(fake.callsOf('templates.pin')).toEqual([{ templateId: 't-old', questionId: id, isPinned: true }]);
    expect(said()).toBe('Pinned: Cold sores');
    await expect.element(option('Cold sores')).toHaveAttribute('aria-selected', 'true');
    await expect.element(option('Cold sores')).toHaveAccessibleDescription(/pinned/);
    await expect.element(search).toHaveFocus();
    const button = page.getByRole('button', { name: 'Pinned', exact: true });
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect.poll(() => groups()[0]?.[0]).toBe('Best for this question');
  });

  it('says what keeps a pin from holding', async () => {
    const fake = aShelf();
    await showComposer({ fake });
    await press('{Control>}j{/Control}');
    await expect.element(option(spots)).toBeVisible();
    fake.failNext('templates.pin', { kind: 'not-found', what: 'template', say: 'This template is no longer in the library.', remedy: 'reload' });
    await page.getByRole('button', { name: 'Pin for this community' }).click();
    await expect.element(page.getByText('This template is no longer in the library.')).toBeVisible();
  });

  it('wears a mark when its review is overdue', async () => {
    await showComposer({ fake: aShelf() });
    await press('{Control>}j{/Control}');
    await expect.element(option('Cold sores')).toHaveAccessibleDescription(/review overdue/);
    await expect.element(option(spots)).not.toHaveAccessibleDescription(/review overdue/);
  });

  it('names languages where there are several', async () => {
    const fake = aShelf();
    fake.world.offers.push(aTemplateOffer('t-es', { title: 'Manchas', language: 'es', isBest: false }));
    await showComposer({ fake });
    await press('{Control>}j{/Control}');
    await expect.element(option('Manchas')).toHaveAccessibleDescription(/Spanish/);
    await expect.element(option(spots)).toHaveAccessibleDescription(/English/);
  });

  it('shows blanks as places to fill, and words that look like markup as words', async () => {
    const fake = aShelf();
    fake.world.filled.set('t-spots', { templateId: 't-spots', version: 1, title: spots, text: 'Hello \\[\\[not me\\]\\]. [[One <b>line</b>]]', blanks: [], fields: [], disclaimerIds: [] });
    await showComposer({ fake });
    await press('{Control>}j{/Control}');
    const preview = page.getByRole('region', { name: `Preview of ${spots}` });
    await expect.poll(() => [...preview.element().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['One <b>line</b>']);
    await expect.element(preview).toMatchTextContent(/Hello \[\[not me\]\]\./);
  });

  it('says to the engine what was inserted, and nothing of what was only looked at', async () => {
    const { fake, id } = await showComposer();
    await press('{Control>}j{/Control}');
    await expect.element(page.getByRole('region', { name: `Preview of ${spots}` })).toMatchTextContent(/Hello marble_leg_mama/);
    expect(fake.callsOf('templates.inserted')).toEqual([]);
    await press('{Enter}');
    await expect.poll(() => fake.callsOf('templates.inserted')).toEqual([expect.objectContaining({ templateId: 't-spots', questionId: id, version: 1, text: expect.stringMatching(/^Hello marble_leg_mama/) })]);
  });
});

describe('suggested templates', () => {
  it('are those that fit best, at most three', async () => {
    const world = aFakeWorld();
    world.offers.unshift(aTemplateOffer('t-pinned', { title: 'Pinned, and does not fit', isBest: false, isPinned: true }));
    await showComposer({ fake: aFakeDesk(world) });
    await expect.element(page.getByRole('button', { name: /Pinpoint red spots/ })).toBeVisible();
    expect(page.getByRole('button', { name: /Pinned, and does not fit/ }).elements()).toHaveLength(0);
  });

  it('come in with a click', async () => {
    const { answer } = await showComposer();
    await page.getByRole('button', { name: /Pinpoint red spots in a child/ }).click();
    await expect.element(answer).toMatchTextContent(/Hello marble_leg_mama/);
    await expect.element(answer).toHaveFocus();
  });
});
