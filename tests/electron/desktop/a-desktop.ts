import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { askOwner } from '#electron/start/owner/ask-owner.mjs';
import { prepare } from '#electron/start/ready/prepare.mjs';
import type { Settings } from '#shared/words/settings.ts';
import { aDataDir } from '#tests/makers/a-desk.ts';
import type { StageSet } from '../fake/stage.ts';
import { aChromium, DesktopApp, dist } from './launch.ts';

/** The built app, built now if it is not. */
export async function aBuild(): Promise<void> {
  if (!process.env['ROUNDS_DIST']) await prepare();
  if (!existsSync(path.join(dist, 'main.js'))) throw new Error('there is no built desktop app');
}

/** A desktop app with its window open in a Chromium, on a data folder of its own. */
export async function aDesktop(stage: StageSet = {}, settings: Partial<Settings> = {}) {
  await aBuild();
  const chromium = await aChromium();
  const { dataDir, remove } = aDataDir();
  writeFileSync(path.join(dataDir, 'settings.json'), JSON.stringify(settings));
  const apps: DesktopApp[] = [];
  const start = (): DesktopApp => {
    const app = new DesktopApp(dataDir, { ...stage, chromium: chromium.address });
    apps.push(app);
    return app;
  };
  const app = start();
  const page = await app.page(chromium.browser);
  return {
    app,
    page,
    dataDir,
    chromium,
    /** Once more on the same folder. */
    start,
    async close() {
      for (const each of apps) await each.kill();
      await chromium.close();
      remove();
    },
  };
}

export const waitingQuestions = (page: Page) => page.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option');

/** How many questions wait, as the list says. */
export const queueLength = async (page: Page): Promise<number> => Number(await waitingQuestions(page).first().getAttribute('aria-setsize'));

/** The address of the practice forum, as the owner of the folder tells whoever asks. */
export async function forumOf(dataDir: string): Promise<string> {
  const owner = await askOwner(dataDir, { patienceMs: 10_000 });
  if (!owner) throw new Error('nobody owns the data folder');
  return new URL(owner.practiceUrl).origin;
}

/** Asks on the practice forum as a member would, over HTTP. Resolves with the title. */
export async function askOnForum(dataDir: string, title: string): Promise<string> {
  const origin = await forumOf(dataDir);
  const form = await (await fetch(`${origin}/ask`)).text();
  const community = /<option value="(\d+)"/.exec(form)?.[1] ?? '';
  const as = /<option value="([^"]+)" selected/.exec(form)?.[1] ?? '';
  const body = new URLSearchParams({ as, community, title, raw: 'It began this morning, and I would like to know what to do at home until I see somebody about it.', tags: '' });
  const answer = await fetch(`${origin}/ask`, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the forum said ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return title;
}

/** Waits until `is` holds, asking again and again. */
export async function eventually<T>(ask: () => T | Promise<T>, is: (value: T) => boolean, what: string, ms = 30_000): Promise<T> {
  const late = Date.now() + ms;
  for (;;) {
    const value = await ask();
    if (is(value)) return value;
    if (Date.now() > late) throw new Error(`${what} never came; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
