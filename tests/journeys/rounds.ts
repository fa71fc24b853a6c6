import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect as expecting, test as base, type Page } from '@playwright/test';
import { startRounds, type Rounds } from '#tests/makers/a-rounds.ts';

export { startRounds, type Rounds } from '#tests/makers/a-rounds.ts';

export const test = base.extend<{ dataDir: string; rounds: Rounds; desk: Page }>({
  // eslint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-journey-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  rounds: async ({ dataDir }, use) => {
    const rounds = await startRounds(dataDir);
    await use(rounds);
    await rounds.stop();
  },
  desk: async ({ page, rounds }, use) => {
    await page.goto(rounds.url);
    await waitingQuestions(page).first().waitFor();
    await use(page);
  },
});

export { expect } from '@playwright/test';

export const waitingQuestions = (page: Page) => page.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option');
export const theAnswer = (page: Page) => page.getByRole('textbox', { name: 'Your answer' });

/** Chooses a question by the beginning of its title, from the list as it stands. */
export async function choose(page: Page, title: RegExp | string): Promise<void> {
  await page.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The petechiae question, which may lie deep in the queue: searched for, as a person would. */
export async function choosePetechiae(page: Page): Promise<string> {
  const title = 'Pinprick red spots on my 4 year old every time he runs about';
  await page.keyboard.press('/');
  await page.keyboard.type('pinprick');
  await choose(page, title);
  return title;
}

/** What the public reads under a question on the practice forum. */
export async function publicPage(page: Page, rounds: Rounds, title: string): Promise<Page> {
  const forum = await page.context().newPage();
  const found = await forum.request.get(`${rounds.practiceUrl}search.json?q=${encodeURIComponent(title)}`);
  const topics = ((await found.json()) as { topics: { id: number; slug: string; title: string }[] }).topics;
  const topic = topics.find((candidate) => candidate.title === title);
  if (!topic) throw new Error(`the practice forum has no question "${title}"`);
  await forum.goto(`${rounds.practiceUrl}t/${topic.slug}/${topic.id}`);
  return forum;
}

/** Nothing in what is shown keeps anybody out. Asked again while a theme or a list is still on its way; what is wrong stays wrong. */
export async function expectNothingSerious(page: Page, screen: string): Promise<void> {
  await expecting(async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expecting(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  }).toPass({ timeout: 60_000, intervals: [300, 1_000, 2_000] });
}
