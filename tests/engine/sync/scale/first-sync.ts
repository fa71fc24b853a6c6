import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startNodebbProgram } from '#tests/makers/a-nodebb-program.ts';
import type { Counts } from '#tests/doubles/discourse/limits.ts';

export interface FirstSyncAsked {
  kind: 'discourse' | 'nodebb';
  topics: number;
  /** Strangers may read it. */
  isOpen: boolean;
  /** How often the engine is ended and started on the way. */
  restarts: number;
  /** Every so-many-th page of a list or of the feed goes wrong on its way; 0: none. */
  mishapEvery: number;
  /** Goes on through a night afterwards. */
  isNightToo: boolean;
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** What the program is told: a NodeBB forum is a program of its own beside it. */
export type FirstSyncOrder = FirstSyncAsked & { nodebb: { baseUrl: string; token: string } | null };

interface Compared {
  /** Questions in the queue. */
  waiting: number;
  /** Of those that wait on the forum. */
  missing: number;
  /** In the queue, and nobody waits there. */
  tooMany: number;
  gone: number;
  deletedPosts: number;
}

/** Times ending in `Ms` are on the clock of the desk, which leaps. */
export interface FirstSync extends FirstSyncAsked, Compared {
  usableAfterMs: number;
  /** Requests until the first rows were in the queue. */
  usableAt: number;
  doneAfterMs: number;
  requestsWhenDone: number;
  perKey: Counts;
  perAddress: Counts;
  refused: number;
  /** Pages that were asked for more than once. */
  repeated: number;
  asked: Record<string, number>;
  skipped: number;
  /** The most memory the process of the engine ever had. */
  peakMb: number;
  machineSeconds: number;
  progress: { hours: number; done: number; total: number | null; inQueue: number }[];
  night: (Compared & { closed: number; asked: number }) | null;
  errors: string[];
}

/**
 * Bundles the program as a package's engine is: read as TypeScript, every source file would stay in memory twice, and what is measured would be the reading.
 * Returns the folder.
 */
async function bundled(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'rounds-scale-'));
  const shared = { root, configFile: false, logLevel: 'error', publicDir: false } as const;
  const built = { outDir, emptyOutDir: false, ssr: true, target: 'node24', minify: false } as const;
  await build({ ...shared, ssr: { noExternal: true }, build: { ...built, rollupOptions: { input: { program: 'tests/engine/sync/scale/first-sync-program.ts' } } } });
  await build({
    ...shared,
    ssr: { noExternal: true },
    resolve: { conditions: ['browser', 'import', 'module', 'default'], mainFields: ['browser', 'module', 'main'] },
    build: { ...built, rollupOptions: { input: { 'render-worker': 'electron/engine/templates/language/render-worker.ts' }, platform: 'browser' } },
  });
  return outDir;
}

/** Reads a large forum for the first time with a whole engine in a process of its own, on a clock that leaps over all waiting. */
export async function firstSync(asked: Partial<FirstSyncAsked> & Pick<FirstSyncAsked, 'kind' | 'topics'>): Promise<FirstSync> {
  const whole: FirstSyncAsked = { isOpen: true, restarts: 0, mishapEvery: 0, isNightToo: false, ...asked };
  const folder = await bundled();
  const nodebb = whole.kind === 'nodebb' ? await startNodebbProgram({ questions: whole.topics }) : null;
  try {
    const order: FirstSyncOrder = { ...whole, nodebb: nodebb && { baseUrl: nodebb.baseUrl, token: nodebb.volunteer.token } };
    const child = spawn(process.execPath, [path.join(folder, 'program.js'), JSON.stringify(order)], { cwd: root, env: { ...process.env, TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (complaints += part));
    const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
    if (code !== 0) throw new Error(`the engine ended with ${code}.\n${complaints}`);
    return JSON.parse(out) as FirstSync;
  } finally {
    await nodebb?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
