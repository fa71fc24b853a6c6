import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { sortLooks } from '#renderer/looks/sort-looks.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, aLook, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const waiting = (number: number, over: Partial<SecondLook> = {}): SecondLook => aLook(questionIdOf(number), { title: `Question number ${number}`, mayJudge: true, at: Date.now() - (10 - number) * 60_000, text: `Text number ${number}, to be read.`, ...over });

async function show(...looks: SecondLook[]) {
  const world = aFakeWorld();
  world.looks = looks;
  return showDesk({ fake: aFakeDesk(world), at: '/review' });
}

describe('the order of what awaits review', () => {
  it('is: what waits for me, longest first; mine that came back; what is settled', () => {
    const mine = { isMine: true, mayJudge: false };
    const looks = [waiting(2), waiting(1), waiting(3, { state: 'agreed' }), waiting(4, { ...mine, state: 'asked' }), waiting(5, { ...mine, state: 'suggested' }), waiting(6, { state: 'sent', mayJudge: false }), waiting(7, { state: 'agreed', maySend: true })];
    expect(sortLooks(looks).map(({ name, looks: theirs }) => [name, theirs.map(({ title }) => title.slice(-1))])).toEqual([
      ['Waiting for you', ['1', '2', '7']],
      ['Yours', ['5', '4']],
      ['Settled', expect.arrayContaining(['3', '6'])],
    ]);
    expect(sortLooks([])).toEqual([]);
  });
});

describe('Awaiting review', () => {
  it('shows the text beside its question, with the note of whoever asks', async () => {
    await show(waiting(1, { note: 'Is the dose right?', required: ['Children'] }));
    await expect.element(page.getByRole('region', { name: 'The question' }).getByText(/The whole of Question number 1/)).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'The answer' }).getByText('Text number 1, to be read.')).toBeVisible();
    await expect.element(page.getByText(/Is the dose right\?/)).toBeVisible();
    await expect.element(page.getByText(/needed: Children/)).toBeVisible();
    await expect.element(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Awaiting review' })).toHaveAccessibleDescription('1 to review');
  });

  it('is agreed to by one key, the next is one key away', async () => {
    const { fake } = await show(waiting(1), waiting(2));
    await expect.element(page.getByText('Text number 1, to be read.')).toBeVisible();
    await userEvent.keyboard('d');
    await expect.poll(() => fake.callsOf('looks.judge')).toMatchObject([{ verdict: 'agree', suggestion: null }]);
    await expect.element(page.getByText(/^Agreed by 1:/)).toBeVisible();
    await button(/Question number 2/).click();
    await expect.element(page.getByText('Text number 2, to be read.')).toBeVisible();
    await userEvent.keyboard('j');
    await expect.element(page.getByText('Text number 1, to be read.')).toBeVisible();
    await userEvent.keyboard('k');
    await expect.element(page.getByText('Text number 2, to be read.')).toBeVisible();
  });

  it('goes back with changes, shown word by word before they are sent', async () => {
    const { fake } = await show(waiting(1));
    await expect.element(button(/^Agree/)).toBeVisible();
    await userEvent.keyboard('{Shift>}d{/Shift}');
    await expect.element(page.getByLabelText('Note, and the reason when it must not go')).toHaveFocus();
    await page.getByLabelText('The text as you would have it').fill('Text number 1, read and mended.');
    await expect.element(page.getByLabelText('Suggested text')).toHaveTextContent('Text number 1, toread beand read.mended.');
    await button('Suggest these changes').click();
    await expect.poll(() => fake.callsOf('looks.judge')).toMatchObject([{ verdict: 'suggest', suggestion: 'Text number 1, read and mended.' }]);
    await expect.element(page.getByText(/suggests changes/)).toBeVisible();
  });

  it('is stopped with a reason; without one the engine says so and nothing typed is lost', async () => {
    const { fake } = await show(waiting(1));
    await button('Suggest or stop').click();
    fake.failNext('looks.judge', { kind: 'not-allowed', say: 'Say why it must not go, so that it can be mended.', remedy: 'none' });
    await button('Stop it').click();
    await expect.element(page.getByText('Say why it must not go, so that it can be mended.')).toBeVisible();
    await page.getByLabelText('Note, and the reason when it must not go').fill('It may be meningitis.');
    await button('Stop it').click();
    await expect.poll(() => fake.callsOf('looks.judge').at(-1)).toMatchObject({ verdict: 'stop', remark: 'It may be meningitis.' });
  });

  it('offers no judging of one’s own, and the second reader sends what a trainee wrote', async () => {
    const { fake } = await show(waiting(1, { isMine: true, mayJudge: false }));
    await expect.element(button('Go on writing')).toBeVisible();
    expect(page.getByRole('button', { name: /^Agree/ }).elements()).toEqual([]);
    await userEvent.keyboard('d');
    expect(fake.callsOf('looks.judge')).toEqual([]);
    fake.change((world) => {
      world.looks = [waiting(1, { state: 'agreed', agreedBy: ['dr_rao'], maySend: true })];
    });
    await button('Send it as my answer').click();
    await expect.poll(() => fake.callsOf('looks.takeOver')).toHaveLength(1);
    await expect.poll(() => location.hash).toContain('/unanswered?id=');
  });

  it('says that only this machine’s people can read it', async () => {
    await show(waiting(1, { place: 'machine', placeWhy: 'The forum does not let you send messages, so only people at this machine can read it.' }));
    await expect.element(page.getByText(/only people at this machine can read it/)).toBeVisible();
  });

  it('shows names and notes of others as words, whatever they are made of', async () => {
    await show(waiting(1, { by: '<img src=x onerror=alert(1)>', note: '<b>bold</b>', text: '<script>alert(1)</script> and words' }));
    await expect.element(page.getByText(/<b>bold<\/b>/)).toBeVisible();
    await expect.element(page.getByRole('article').getByText(/<img src=x onerror/)).toBeVisible();
    expect(document.querySelector('article img, article script')).toBeNull();
  });

  it('says what it is for when it is empty, and lets one try again when it cannot be read', async () => {
    const world = aFakeWorld();
    const fake = aFakeDesk(world);
    fake.failNext('looks.list', { kind: 'unexpected', say: 'Something went wrong inside Rounds.', remedy: 'retry' });
    await showDesk({ fake, at: '/review' });
    await expect.element(page.getByText('Something went wrong inside Rounds.')).toBeVisible();
    await button('Try again').click();
    await expect.element(page.getByRole('heading', { name: 'Nothing waits for a second look' })).toBeVisible();
  });
});
