import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startRounds, type Rounds } from '#tests/makers/a-rounds.ts';
import { duel, type Figure } from './measure.ts';
import { pickerFigures } from './picker.ts';
import { aPage, seenAt, type Watchman } from './watchman.ts';

const samples = Math.max(7, Number(process.argv[2] ?? 9));
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/** Navigation start to the first rows painted and clickable, in a browser that has never been here. */
async function queueUsableFirst(browser: Browser, rounds: Rounds): Promise<number> {
  const page = await aPage(browser);
  const at = await queueUsable(page, rounds);
  await page.context().close();
  return at;
}

const visited = new WeakSet<Page>();

/** The same in a browser that was here before, as a volunteer's is. */
async function queueUsable(page: Page, rounds: Rounds): Promise<number> {
  if (!visited.has(page)) await page.addInitScript(() => (window as unknown as Watchman).watchFor('queue', () => document.querySelector('[role=listbox][aria-label="Unanswered questions"] [role=option]') !== null));
  visited.add(page);
  await page.goto('about:blank');
  await page.goto(rounds.url);
  return seenAt(page, 'queue');
}

/** Navigation start to a server-made page of the practice forum painted. */
async function forumPage(page: Page, url: string, selector: string): Promise<number> {
  if (!visited.has(page)) await page.addInitScript((wanted) => (window as unknown as Watchman).watchFor('page', () => document.querySelector(wanted) !== null), selector);
  visited.add(page);
  await page.goto('about:blank');
  await page.goto(url);
  return seenAt(page, 'page');
}

async function forumPageFirst(browser: Browser, url: string, selector: string): Promise<number> {
  const page = await aPage(browser);
  const at = await forumPage(page, url, selector);
  await page.context().close();
  return at;
}

/** A click in the list to the question's text on screen and the composer taking letters. */
async function questionReady(page: Page): Promise<number> {
  // Under an emergency the way to help stands before the composer.
  const option = page.locator('[role=listbox][aria-label="Unanswered questions"] [role=option][aria-selected=false]:not([data-level=emergency])').nth(1);
  const title = (await option.locator('bdi').first().textContent()) ?? '';
  await page.evaluate((wanted) => {
    const isReady = (): boolean =>
      document.querySelector('h1')?.textContent?.trim() === wanted.trim() &&
      document.querySelector('article, [data-post]') !== null &&
      document.querySelector('[role=textbox][aria-label="Your answer"][contenteditable=true]') !== null;
    document.addEventListener('pointerdown', () => {
      Object.assign(window, { pressedAt: performance.now() });
      (window as unknown as Watchman).watchFor('question', isReady);
    }, { once: true, capture: true });
  }, title);
  await option.click();
  const at = await seenAt(page, 'question');
  return at - (await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt));
}

/** Ctrl-Enter to the answer shown as in the outbox. */
async function sendShown(page: Page, n: number): Promise<number> {
  await page.getByRole('textbox', { name: 'Your answer' }).focus();
  await page.keyboard.insertText(`Thank you for asking (${n}). Please let a doctor or a nurse look at it this week, and sooner if it gets worse.`);
  await page.evaluate(() => {
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      Object.assign(window, { pressedAt: performance.now() });
      (window as unknown as Watchman).watchFor('sent', () => [...document.querySelectorAll('button')].some((button) => button.textContent?.includes('Undo send')));
    }, { capture: true });
  });
  await page.keyboard.press('ControlOrMeta+Enter');
  const at = await seenAt(page, 'sent');
  const took = at - (await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt));
  await page.getByRole('button', { name: 'Undo send' }).first().click();
  await page.getByRole('button', { name: 'Undo send' }).first().waitFor({ state: 'hidden' });
  return took;
}

/** Posting the same answer through the practice forum's own page, until it stands there. */
async function sendByForm(browser: Browser, url: string, n: number): Promise<number> {
  const page = await aPage(browser);
  await page.goto(url);
  await page.locator('form textarea').last().fill(`A plain answer by form (${n}): please let a doctor or a nurse look at it this week.`);
  await page.addInitScript((wanted) => (window as unknown as Watchman).watchFor('answer', () => document.body?.textContent?.includes(wanted) ?? false), `by form (${n})`);
  const before = Date.now();
  await page.locator('form:has(textarea) button[type=submit], form:has(textarea) button:not([type])').last().click();
  const at = await seenAt(page, 'answer');
  const took = (await page.evaluate(() => performance.timeOrigin)) + at - before;
  await page.context().close();
  return took;
}

/** From the command to the line that says it is ready. */
async function started(dataDir: string): Promise<number> {
  const before = performance.now();
  const rounds = await startRounds(dataDir);
  const took = performance.now() - before;
  await rounds.stop();
  return took;
}

/** What a Node that does nothing costs, for the same number of processes as a start. */
function emptyNode(): Promise<number> {
  const before = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return Promise.resolve(performance.now() - before);
}

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'rounds-bench-'));
const browser = await chromium.launch({ ...(process.env['ROUNDS_CHROMIUM'] ? { executablePath: process.env['ROUNDS_CHROMIUM'] } : {}), args: flags });
const dataDir = folder();
const figures: Figure[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  const rounds = await startRounds(dataDir);
  const desk = await aPage(browser);
  await desk.goto(rounds.url);
  await desk.locator('[role=option]').first().waitFor();
  const topics = ((await (await desk.request.get(`${rounds.practiceUrl}latest.json`)).json()) as { topic_list: { topics: { id: number; slug: string }[] } }).topic_list.topics;
  const topicUrl = `${rounds.practiceUrl}t/${topics[0]?.slug}/${topics[0]?.id}`;

  say('page opened, queue usable …');
  const again = await aPage(browser);
  const forumAgain = await aPage(browser);
  // A browser keeps what it compiled of a page from the second visit on.
  for (let i = 0; i < 3; i += 1) {
    await queueUsable(again, rounds);
    await forumPage(forumAgain, rounds.practiceUrl, 'main a');
  }
  figures.push(
    await duel({ id: 'queue', what: 'page opened → queue usable', base: 'the practice forum’s server-made list page, opened again', samples, nodebbMs: 328 }, () => queueUsable(again, rounds), () => forumPage(forumAgain, rounds.practiceUrl, 'main a')),
    await duel({ id: 'queue-first-visit', what: 'page opened → queue usable, in a browser that has never been here', base: 'the practice forum’s server-made list page, likewise', samples }, () => queueUsableFirst(browser, rounds), () => forumPageFirst(browser, rounds.practiceUrl, 'main a')),
  );
  say('question selected, text and composer ready …');
  await questionReady(desk);
  figures.push(
    await duel({ id: 'question', what: 'question selected → text and composer ready', base: 'the practice forum’s server-made question page with its form', samples, nodebbMs: 168 }, () => questionReady(desk), () => forumPageFirst(browser, topicUrl, 'form textarea')),
  );
  say('send pressed, shown in the outbox …');
  let n = 0;
  await sendShown(desk, (n += 1));
  figures.push(
    await duel({ id: 'send', what: 'send pressed → shown as in the outbox', base: 'posting through the practice forum’s form until the answer stands there', samples, nodebbMs: 63 }, () => sendShown(desk, (n += 1)), () => sendByForm(browser, topicUrl, (n += 1))),
  );
  await rounds.stop();

  say('picker and offers among two thousand templates …');
  figures.push(...(await pickerFigures(browser, samples)));

  say('cold and warm start …');
  const coldFolders: string[] = [];
  figures.push(
    await duel({ id: 'start-warm', what: 'npm start’s program → ready, data folder known', base: 'an empty Node process', samples }, () => started(dataDir), emptyNode),
    await duel({ id: 'start-cold', what: 'npm start’s program → ready, new data folder', base: 'an empty Node process', samples }, () => {
      const fresh = folder();
      coldFolders.push(fresh);
      return started(fresh);
    }, emptyNode),
  );
  for (const fresh of coldFolders) rmSync(fresh, { recursive: true, force: true });
} finally {
  await browser.close();
  rmSync(dataDir, { recursive: true, force: true });
}

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};
process.stdout.write(
  `${JSON.stringify({ schema: 1, commit: commit(), node: process.version, chromium: browser.version(), cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load1: loadavg()[0], unit: 'ms', figures }, null, 2)}\n`,
);
