import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One running Rounds, started as a person would. */
export interface Rounds {
  url: string;
  practiceUrl: string;
  dataDir: string;
  /** As Ctrl-C does. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does to a process: nothing gets to say goodbye. */
  kill(): Promise<void>;
}

export async function startRounds(dataDir: string, extra: readonly string[] = []): Promise<Rounds> {
  const child = spawn(process.execPath, ['electron/start/start.mjs', '--browser', '--no-open', '--port', '0', '--practice-port', '0', '--data-dir', dataDir, ...extra], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { url, practiceUrl } = await addressesOf(child);
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    url,
    practiceUrl,
    dataDir,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      // The whole group: the starter and the host it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

function addressesOf(child: ChildProcess): Promise<{ url: string; practiceUrl: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /Rounds is ready: (\S+)/.exec(out)?.[1];
      const practiceUrl = /Practice forum: (\S+)/.exec(out)?.[1];
      if (url && practiceUrl) resolve({ url, practiceUrl });
    });
    child.once('exit', (code) => reject(new Error(`Rounds ended with ${code} before it was ready.\n${out}\n${complaints}`)));
  });
}

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
