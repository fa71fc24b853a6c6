import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { readContent } from '#electron/engine/store/templates.ts';
import { aBigTemplate, fillLibrary } from '#tests/makers/a-big-library.ts';
import { startRounds } from '#tests/makers/a-rounds.ts';
import { duel, type Figure } from './measure.ts';
import { aPage, seenAt, type Watchman } from './watchman.ts';

const count = 2_000;
const barMs = 50;
const word = 'ecezma';

/** A data folder whose library is as large as a big team's. */
function aBigFolder(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-bench-'));
  const db = createDb(openSqlite(path.join(dataDir, 'rounds.sqlite')));
  fillLibrary(db, count);
  db.close();
  return dataDir;
}

const titles = (): string[] => Array.from({ length: count }, (_, n) => readContent(aBigTemplate(n).content ?? null)?.title ?? '');

/**
 * The same deeds done as plainly as a page can: titles already in the page, no engine, no reasons, no typos forgiven.
 * Typing filters them by what they contain, Ctrl-J lists those that share a word with a question; the first fifty are shown.
 */
function plainPicker({ all, question }: { all: string[]; question: string }): void {
  const search = document.createElement('input');
  const list = document.createElement('ul');
  document.body.replaceChildren(search, list);
  list.dataset['for'] = '';
  const show = (found: string[]): void => {
    list.replaceChildren(
      ...found.slice(0, 50).map((title) => {
        const row = document.createElement('li');
        row.textContent = title;
        return row;
      }),
    );
    list.dataset['for'] = search.value;
  };
  search.addEventListener('input', () => show(all.filter((title) => title.toLowerCase().includes(search.value))));
  const words = question.toLowerCase().split(/\W+/);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      list.replaceChildren();
      list.dataset['for'] = '';
    }
    if (event.key !== 'j' || !event.ctrlKey) return;
    event.preventDefault();
    const score = (title: string): number => title.toLowerCase().split(/\W+/).filter((one) => words.includes(one)).length;
    show(all.map((title) => ({ title, score: score(title) })).toSorted((a, b) => b.score - a.score).map(({ title }) => title));
    search.focus();
  });
  search.focus();
}

type Answer = 'picker found' | 'picker offers' | 'plain found' | 'plain offers';

/** From a key pressed to its answer painted; `said`: what stands in the search field then. */
async function pressed(page: Page, key: string, what: Answer, said = ''): Promise<number> {
  await page.evaluate(
    ([wanted, words]) => {
      const list = (): Element | null => document.querySelector('[role=listbox][aria-label="Templates"][aria-busy=false]');
      const isThere = {
        'picker found': () => list() !== null && document.querySelector<HTMLInputElement>('input[aria-label="Search templates"]')?.value === words,
        'picker offers': () => list()?.querySelector('[role=option]') != null,
        'plain found': () => document.querySelector('ul')?.dataset['for'] === words,
        'plain offers': () => document.querySelector('li') !== null,
      }[wanted];
      document.addEventListener(
        'keydown',
        () => {
          Object.assign(window, { pressedAt: performance.now() });
          (window as unknown as Watchman).watchFor('answered', isThere);
        },
        { once: true, capture: true },
      );
    },
    [what, said] as const,
  );
  await page.keyboard.press(key);
  const at = await seenAt(page, 'answered');
  return at - (await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt));
}

/** The slowest letter of a word typed into an empty field, typos and all. */
async function slowestLetter(page: Page, what: Answer): Promise<number> {
  await page.keyboard.press('ControlOrMeta+a');
  await pressed(page, 'Delete', what);
  let slowest = 0;
  for (let n = 0; n < word.length; n += 1) slowest = Math.max(slowest, await pressed(page, word[n] ?? '', what, word.slice(0, n + 1)));
  return slowest;
}

async function opened(page: Page, what: Answer): Promise<number> {
  const took = await pressed(page, 'Control+j', what);
  await page.keyboard.press('Escape');
  return took;
}

/** The template picker with two thousand templates, in a whole Rounds. */
export async function pickerFigures(browser: Browser, samples: number): Promise<Figure[]> {
  const dataDir = aBigFolder();
  const rounds = await startRounds(dataDir);
  try {
    const desk = await aPage(browser);
    await desk.goto(rounds.url);
    await desk.locator('[role=option]:not([data-level=emergency])').first().click();
    await desk.getByRole('textbox', { name: 'Your answer' }).click();
    const plain = await aPage(browser);
    // A page of a server, so that both run under the same browser's care.
    await plain.goto(rounds.practiceUrl);
    const question = (await desk.locator('h1').first().textContent()) ?? '';
    await plain.evaluate(plainPicker, { all: titles(), question });

    await opened(desk, 'picker offers');
    await opened(plain, 'plain offers');
    const offers = await duel({ id: 'offers', what: `picker asked for → offers for this question painted, ${count} templates`, base: 'a plain page that counts shared words in the same titles', samples, barMs }, () => opened(desk, 'picker offers'), () => opened(plain, 'plain offers'));

    await desk.keyboard.press('Control+j');
    await desk.getByRole('searchbox', { name: 'Search templates' }).waitFor();
    await plain.locator('input').focus();
    await slowestLetter(desk, 'picker found');
    const keystroke = await duel({ id: 'picker-keystroke', what: `key pressed in the picker → list painted, slowest letter of “${word}”, ${count} templates`, base: 'a plain page that filters the same titles by what they contain', samples, barMs }, () => slowestLetter(desk, 'picker found'), () => slowestLetter(plain, 'plain found'));
    return [offers, keystroke];
  } finally {
    await rounds.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
