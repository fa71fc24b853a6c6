import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startForumProcess, startNodebbProcess, type ForumProcess, type NodebbProcess } from '#tests/makers/a-forum-process.ts';
import { choose, expect, test as base, theAnswer, waitingQuestions } from './rounds.ts';

/** Other people's forums, each a process of its own, beside the practice forum. */
export const test = base.extend<{ skin: ForumProcess; room: NodebbProcess }>({
  // eslint-disable-next-line no-empty-pattern
  skin: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-forum-'));
    const forum = await startForumProcess({ dataDir, title: 'Skin Forum', isBare: true });
    await use(forum);
    await forum.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  // eslint-disable-next-line no-empty-pattern
  room: async ({}, use) => {
    const forum = await startNodebbProcess({ questions: 0 });
    await use(forum);
    await forum.stop();
  },
});

/** As a person does: the menu in the head, the address, and what stands there. */
export async function findForum(desk: Page, address: string, title: string): Promise<void> {
  await desk.getByRole('button', { name: /^Forums: / }).click();
  await desk.getByRole('menuitem', { name: 'Add a forum' }).click();
  await desk.getByLabel('Address of the forum').fill(address);
  await desk.getByRole('button', { name: 'Find' }).click();
  await expect(desk.getByRole('region', { name: 'What was found' })).toContainText(title);
}

/** Asks for a code, types it on the forum's page in another tab, and allows it there. */
export async function signInByCode(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Get a code' }).click();
  const code = await desk.getByRole('group', { name: 'Your code' }).getByRole('code').innerText();
  const [forum] = await Promise.all([desk.context().waitForEvent('page'), desk.getByRole('button', { name: 'Open the page' }).click()]);
  await forum.getByLabel('Code').fill(code);
  await expect(forum.getByText('Rounds would like to:')).toBeVisible();
  await forum.getByRole('button', { name: 'Approve' }).click();
  await forum.close();
}

/** The desk lists the forum as signed in, and shows the questions. */
export async function goToQuestions(desk: Page, title: string): Promise<void> {
  await expect(desk.getByRole('heading', { name: new RegExp(`^You are on ${title} as `) })).toBeVisible();
  await desk.getByRole('button', { name: 'Go to the questions' }).click();
  await showOnly(desk, title);
}

/** The queue of one forum, chosen from its list of places. */
async function showOnly(desk: Page, forum: string): Promise<void> {
  const places = desk.getByRole('combobox', { name: 'Community' });
  const one = places.locator('option', { hasText: new RegExp(`^${forum} \\(`) });
  await places.selectOption((await one.getAttribute('value')) ?? '');
}

/** How long an answer can be undone, such as `Send at once`. */
export async function holdFor(desk: Page, choice: string): Promise<void> {
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
  await desk.getByRole('combobox', { name: 'Time to undo a send' }).selectOption({ label: choice });
  await expect(desk.getByText('Saved: time to undo')).toBeVisible();
}

/** Writes an answer and sends it. */
export async function answer(desk: Page, forum: string, title: string, text: string): Promise<void> {
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Unanswered/ }).click();
  await showOnly(desk, forum);
  await expect(waitingQuestions(desk).filter({ hasText: title })).toBeVisible();
  await choose(desk, title);
  await expect(desk.getByRole('region', { name: 'Answer', exact: true })).toContainText(`on ${forum}`);
  await expect(desk.getByText('No draft yet')).toBeVisible();
  await theAnswer(desk).focus();
  await desk.keyboard.insertText(text);
  await expect(desk.getByText(/^Saved/)).toBeVisible();
  await desk.keyboard.press('ControlOrMeta+Enter');
}

/** Nothing in what is shown keeps anybody out, in either theme. */
export async function expectAccessible(desk: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page: desk }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  }
}

/** The answer in the outbox to the question of this title. */
export const inOutbox = (desk: Page, title: string) => desk.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title });

export async function openOutbox(desk: Page): Promise<void> {
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Outbox/ }).click();
}

/** What anybody reads at an address, in a window of its own. */
export async function read(desk: Page, address: string): Promise<Page> {
  const page = await desk.context().newPage();
  await page.goto(address);
  return page;
}

export { expect, waitingQuestions } from './rounds.ts';
