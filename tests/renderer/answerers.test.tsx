import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld } from '#tests/makers/a-fake-world.ts';
import { anAnswerersWorld, aStanding, type AnswerersWorld } from '#tests/makers/fake/a-fake-answerers.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const hour = 3_600_000;

async function show(over: Partial<AnswerersWorld> = {}): Promise<FakeDesk> {
  const fake = aFakeDesk({ ...aFakeWorld(), answerers: anAnswerersWorld(over) });
  await showDesk({ fake, at: '/answerers' });
  await expect.element(page.getByRole('heading', { level: 1, name: 'Top answerers' })).toBeVisible();
  return fake;
}

const list = page.getByRole('list', { name: 'Top answerers' });
const mine = page.getByRole('region', { name: 'Your own numbers' });
const impact = page.getByRole('region', { name: 'My impact' });
const load = page.getByRole('region', { name: 'Waiting and load' });

describe('the list of top answerers', () => {
  it('is led to by its link and by key', async () => {
    await showDesk();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Top answerers' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Top answerers' })).toBeVisible();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Drafts' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Drafts' })).toBeVisible();
    await userEvent.keyboard('gw');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Top answerers' })).toBeVisible();
  });

  it('shows people with their score, and the four numbers when they are asked for', async () => {
    await show({ rows: [aStanding('chi', { name: 'Chi', score: 79 }), aStanding('ana', { isMe: true })] });
    await expect.element(list.getByRole('listitem').first()).toMatchTextContent(/Chi.*6 rated answers, 6 people.*79/);
    await expect.element(list.getByRole('listitem').nth(1)).toMatchTextContent(/ana.*You.*63/);
    const numbers = page.getByRole('button', { name: 'Numbers of ana' });
    expect(numbers.element().getAttribute('aria-expanded')).toBe('false');
    expect(list.getByText('83 %').query()).toBeNull();
    await numbers.click();
    for (const part of ['89 %', '83 %', '52 %', '100 %']) await expect.element(list.getByText(part, { exact: true })).toBeVisible();
    await numbers.click();
    expect(list.getByText('83 %').query()).toBeNull();
  });

  it('asks for another time and one community', async () => {
    const fake = await show();
    expect(fake.world.answerers.asked).toEqual({ communityId: null, days: 90 });
    await page.getByRole('button', { name: '30 days' }).click();
    await expect.poll(() => fake.world.answerers.asked?.days).toBe(30);
    await page.getByRole('combobox', { name: 'Community' }).selectOptions('Dermatology');
    await expect.poll(() => fake.world.answerers.asked).toEqual({ communityId: 5, days: 30 });
  });

  it('says how fresh it is', async () => {
    await show({ rows: [aStanding('chi')], read: { threads: 340, unread: 12, oldestAt: new Date(2026, 10, 21, 14, 5).getTime() } });
    await expect.element(page.getByText(/as read on .*21.*14:05 or later\. 12 questions of 340 have not been looked at yet/)).toBeVisible();
  });

  it('keeps names of strangers text, and apart from the words around them', async () => {
    await show({ rows: [aStanding('<img src=x onerror=alert(1)>', { name: '\u202Eevil' })] });
    await expect.element(list.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    expect(list.element().querySelectorAll('img')).toHaveLength(0);
    expect([...list.element().querySelectorAll('bdi')].map((name) => name.textContent)).toContain('\u202Eevil');
  });

  it('says that nobody is listed yet, and why', async () => {
    await show();
    await expect.element(page.getByRole('heading', { name: 'Nobody is listed yet' })).toBeVisible();
    expect(list.query()).toBeNull();
  });

  it('tells a trouble and asks again', async () => {
    const fake = aFakeDesk(aFakeWorld());
    fake.failNext('answerers.top', { kind: 'unexpected', say: 'The store could not be read.', remedy: 'retry' });
    await showDesk({ fake, at: '/answerers' });
    await expect.element(page.getByText('The store could not be read.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('heading', { name: 'Nobody is listed yet' })).toBeVisible();
  });
});

describe('one’s own numbers', () => {
  it.each([
    [{ missing: 4 }, 'Four rated answers are missing before you can be listed.'],
    [{ missing: 1, mine: aStanding('ana', { isMe: true, answers: 3, askers: 3 }) }, 'One rated answer is missing before you can be listed.'],
    [{ missing: 1, mine: aStanding('ana', { isMe: true, answers: 7, askers: 2 }) }, 'One more person to be helped before you can be listed: it takes three.'],
    [{ missing: 0, mine: aStanding('ana', { isMe: true, score: 41 }) }, 'You have 41. The list shows the ten with the most.'],
    [{ missing: 0, mine: aStanding('ana', { isMe: true }), rows: [aStanding('ana', { isMe: true })] }, 'You are on the list with 63, for 6 rated answers to 6 people.'],
  ])('are said whether one is listed or not: %j', async (over, say) => {
    await show(over);
    await expect.element(mine.getByText(say)).toBeVisible();
  });

  it('stay when one leaves the list, which takes one button, and so does coming back', async () => {
    const me = aStanding('ana', { isMe: true });
    await show({ rows: [me, aStanding('chi')], mine: me, missing: 0 });
    await mine.getByRole('button', { name: 'Take me off the list' }).click();
    await expect.element(mine.getByText('You took yourself off the list. Only you see your numbers.')).toBeVisible();
    expect(list.getByText('ana').query()).toBeNull();
    await expect.element(list.getByText('chi')).toBeVisible();
    await expect.element(mine.getByText('83 %', { exact: true })).toBeVisible();
    await mine.getByRole('button', { name: 'Put me back on the list' }).click();
    await expect.element(list.getByText('ana')).toBeVisible();
  });

  it('say that others’ lists cannot be changed from here', async () => {
    await show();
    await expect.element(mine.getByText(/desks of others may still show you/)).toBeVisible();
  });

  it('tell why leaving did not work', async () => {
    const fake = await show();
    fake.failNext('answerers.hide', { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' });
    await mine.getByRole('button', { name: 'Take me off the list' }).click();
    await expect.element(page.getByText('The disk is full.')).toBeVisible();
  });
});

describe('learning about top answerers', () => {
  it('explains in plain words how the list comes about and what it cannot know', async () => {
    await show();
    const words = page.getByText('We look at how often people said an answer helped', { exact: false });
    await expect.element(words).not.toBeVisible();
    await page.getByText('Learn about top answerers').click();
    await expect.element(words).toBeVisible();
    await expect.element(page.getByText(/Speed, length, streaks and emergencies do not count/)).toBeVisible();
    await expect.element(page.getByText(/never that it did not/)).toBeVisible();
  });
});

const weeks = [{ from: new Date(2026, 10, 9).getTime(), answered: 2 }, { from: new Date(2026, 10, 16).getTime(), answered: 5 }];

describe('my impact', () => {
  it('says what one’s answers did, with the wait beside that of others', async () => {
    await show({ impact: { answered: 7, thanked: 3, accepted: 2, liked: 5, medianWaitMs: 9 * hour, medianBeforeMs: 41 * hour, weeks } });
    for (const [name, value] of [['Questions answered', '7'], ['Thanked for', '3'], ['Accepted', '2'], ['Likes', '5']] as const) {
      await expect.element(impact.getByText(name, { exact: true })).toBeVisible();
      expect(impact.getByText(name, { exact: true }).element().parentElement?.querySelector('dd')?.textContent).toBe(value);
    }
    await expect.element(impact.getByText('What you answered had waited 9 hours (median: half waited less). Without your answers, it was 41 hours in the same communities, 32 hours longer.')).toBeVisible();
    const table = await openTable('Your answers by week');
    expect(table).toEqual([['Week of', 'Answered'], ['Nov 9', '2'], ['Nov 16', '5']]);
  });

  it('says it as plainly where others are quicker, or nobody else answers', async () => {
    const fake = await show({ impact: { answered: 1, thanked: 0, accepted: 0, liked: 0, medianWaitMs: 9 * hour, medianBeforeMs: 5 * hour, weeks } });
    await expect.element(impact.getByText(/it was 5 hours in the same communities, 4 hours less\./)).toBeVisible();
    fake.world.answerers.impact = { ...fake.world.answerers.impact, medianBeforeMs: null };
    await page.getByRole('button', { name: 'A year' }).click();
    await expect.element(impact.getByText(/Nobody else answered in these communities in this time\./)).toBeVisible();
  });

  it('begins without any', async () => {
    await show();
    await expect.element(impact.getByRole('heading', { name: 'No answers of yours in this time' })).toBeVisible();
    expect(impact.getByRole('figure').query()).toBeNull();
  });
});

/** Opens the table of a chart and reads it, row by row. */
async function openTable(title: string): Promise<(string | null)[][]> {
  const figure = page.getByRole('figure', { name: title });
  await figure.getByLabelText(`${title} as a table`).click();
  const table = figure.getByRole('table', { name: title });
  await expect.element(table).toBeVisible();
  return [...table.element().querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
}

const someLoad: AnswerersWorld['load'] = {
  byDay: [
    { day: '2026-11-20', medianWaitMs: 5 * hour, asked: 4, answered: 3 },
    { day: '2026-11-21', medianWaitMs: null, asked: 2, answered: 0 },
    { day: '2026-11-22', medianWaitMs: 72 * hour, asked: 1, answered: 2 },
  ],
  byCommunity: [{ name: 'Dermatology', asked: 5, answered: 4 }, { name: '<b>Child</b> Health', asked: 2, answered: 1 }],
  byHour: Array.from({ length: 24 }, (_, of) => ({ hour: of, asked: of === 20 ? 5 : of === 4 ? 2 : 0 })),
};

describe('the charts of waiting and load', () => {
  it('each say their gist in a sentence and have their numbers as a table', async () => {
    await show({ load: someLoad });
    await expect.element(load.getByText('What was answered had waited between 5 hours and 3 days, by the median of each day; on Nov 22, the last day with answers, 3 days.')).toBeVisible();
    await expect.element(load.getByText('7 questions asked and 5 answered; most in Dermatology, 5 asked and 4 answered.')).toBeVisible();
    await expect.element(load.getByText('Most is asked between 20:00 and 21:00, 5 of 7. Hours of this computer’s clock.')).toBeVisible();
    expect(await openTable('Waiting time by day')).toEqual([['Day', 'Median wait', 'Asked', 'Answered'], ['Nov 20', '5 h', '4', '3'], ['Nov 21', '–', '2', '0'], ['Nov 22', '3 d', '1', '2']]);
    expect(await openTable('Answered by community')).toEqual([['Community', 'Asked', 'Answered'], ['Dermatology', '5', '4'], ['<b>Child</b> Health', '2', '1']]);
    expect(await openTable('Load by hour')).toHaveLength(25);
  });

  it('are drawn to the numbers, in the colours of the desk, and hidden from who reads the table', async () => {
    await show({ load: someLoad });
    const hours = page.getByRole('figure', { name: 'Load by hour' });
    await expect.poll(() => heightsIn(hours.element()).length).toBe(2);
    const [four, twenty] = heightsIn(hours.element()) as [number, number];
    expect(twenty / four).toBeCloseTo(2.5, 1);
    expect(hours.element().querySelector('[aria-hidden=true] svg')).not.toBeNull();
    expect(hours.element().querySelectorAll('[aria-hidden=true] [tabindex="0"]')).toHaveLength(0);
    const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
    expect(accent).not.toBe('');
    const bar = hours.element().querySelector<SVGElement>('.recharts-bar-rectangle path');
    expect(bar && getComputedStyle(bar).fill).toBe(painted('var(--accent)'));
    // A day without answers is a gap, not a zero.
    const dots = page.getByRole('figure', { name: 'Waiting time by day' }).element().querySelectorAll('.recharts-line-dot');
    expect(dots).toHaveLength(2);
  });

  it('draw the busiest communities, and the table has all', async () => {
    const byCommunity = Array.from({ length: 15 }, (_, i) => ({ name: `Community ${i}`, asked: 30 - i, answered: 1 }));
    await show({ load: { ...someLoad, byCommunity } });
    await expect.element(load.getByText('The 12 busiest are drawn; the table has all 15.')).toBeVisible();
    expect(await openTable('Answered by community')).toHaveLength(16);
  });

  it('say that there is nothing to draw', async () => {
    await show();
    await expect.element(load.getByRole('heading', { name: 'Nothing was asked in this time' })).toBeVisible();
    expect(load.getByRole('figure').query()).toBeNull();
  });
});

/** Heights of the bars that stand for something, from left to right. */
const heightsIn = (figure: Element): number[] => [...figure.querySelectorAll<SVGGraphicsElement>('.recharts-bar-rectangle path')].map((bar) => bar.getBBox().height).filter((height) => height > 0);

/** A colour as the browser computes it. */
function painted(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const seen = getComputedStyle(probe).color;
  probe.remove();
  return seen;
}
