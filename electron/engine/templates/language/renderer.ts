import { Worker } from 'node:worker_threads';
import type { TemplateReport } from '#shared/words/library.ts';
import { TroubleError } from '../../trouble.ts';
import { TemplateFault } from './fault.ts';
import { reply, type Job, type Outcome, type RenderJob, type Rendered, type ReportJob } from './job.ts';
import { limits } from './limits.ts';
import { reach } from './snippets.ts';

export type { RenderJob, Rendered, ReportJob, SnippetWords } from './job.ts';

/** Renders and looks through templates away from whoever asks, with a hard stop. */
export interface Renderer {
  /** Rejects with TemplateFault, and with TroubleError where the thread cannot be had. */
  render(job: RenderJob): Promise<Rendered>;
  /** A body that is a bomb is a report with one fault. */
  report(job: ReportJob): Promise<TemplateReport>;
  /** Has the thread ready before somebody waits for it. Rejects with TroubleError. */
  warm(): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  job: Job;
  done(outcome: Outcome): void;
  failed(error: unknown): void;
}

/** `worker`: the address of `render-worker.ts`, or of what it was bundled into. One job at a time; the thread starts with the first. */
export function createRenderer({ worker: address, hardStopMs = limits.hardStopMs }: { worker: URL; hardStopMs?: number }): Renderer {
  const waiting: Waiting[] = [];
  let thread: Thread | null = null;
  let isStopped = false;
  let isBusy = false;

  const begin = (): Thread => {
    if (isStopped) throw gone();
    thread ??= startThread(address);
    return thread;
  };
  const run = async (job: Job): Promise<Outcome> => {
    const mine = begin();
    const leave = (): void => {
      if (thread === mine) thread = null;
    };
    await mine.ready.catch((error: unknown) => {
      leave();
      throw error;
    });
    const outcome = await mine.run(job, hardStopMs);
    if (outcome !== 'stopped') return outcome;
    leave();
    // Whoever waits behind it gets a thread of its own.
    begin().ready.catch(() => {});
    return { kind: 'fault', say: 'This takes too long or needs too much memory, so it was stopped.', line: null };
  };
  const next = async (): Promise<void> => {
    const one = isBusy ? undefined : waiting.shift();
    if (!one) return;
    isBusy = true;
    await run(one.job).then(one.done, one.failed);
    isBusy = false;
    void next();
  };

  const ask = (job: Job): Promise<Outcome> =>
    new Promise((done, failed) => {
      if (isStopped) return failed(gone());
      waiting.push({ job, done, failed });
      void next();
    });

  return {
    async render(job) {
      const slugs = Object.keys(job.snippets);
      // Only what it reaches goes along: a library is large and a template is not.
      const snippets = Object.fromEntries([...reach(job.body, (slug) => own(job.snippets, slug))].map(([slug, { body }]) => [slug, body]));
      const outcome = await ask({ kind: 'render', job: { ...job, snippets }, slugs });
      if (outcome.kind === 'rendered') return outcome.rendered;
      throw outcome.kind === 'fault' ? new TemplateFault(outcome.say, outcome.line) : new Error('the thread answered something else');
    },
    async report(job) {
      const outcome = await ask({ kind: 'report', job });
      if (outcome.kind === 'reported') return outcome.report;
      if (outcome.kind === 'rendered') throw new Error('the thread answered something else');
      return { faults: [{ from: 0, to: job.body.length, line: outcome.line ?? 1, severity: 'error', say: outcome.say, instead: null }], words: 0, grade: null, includes: [] };
    },
    warm: async () => begin().ready,
    async stop() {
      isStopped = true;
      for (const { failed } of waiting.splice(0)) failed(gone());
      await thread?.end();
      thread = null;
    },
  };
}

const own = (snippets: Readonly<Record<string, string>>, slug: string): { body: string } | undefined => (Object.hasOwn(snippets, slug) ? { body: snippets[slug] ?? '' } : undefined);
const gone = (): TroubleError => new TroubleError({ kind: 'unexpected', say: 'Rounds is closing, so this template was not rendered.', remedy: 'restart' });
const cannotStart = (): TroubleError => new TroubleError({ kind: 'unexpected', say: 'The part of Rounds that renders templates did not start. Nothing was lost; restart Rounds, and install it again if it stays.', remedy: 'restart' });

interface Thread {
  /** Rejects with TroubleError when it does not come up. */
  ready: Promise<void>;
  /** `stopped`: it ran out of time or memory, and the thread is gone. */
  run(job: Job, ms: number): Promise<Outcome | 'stopped'>;
  end(): Promise<void>;
}

function startThread(address: URL): Thread {
  const worker = newWorker(address);
  let answer: (outcome: Outcome | 'stopped') => void = () => {};
  let lastId = 0;
  const { promise: ready, resolve: up, reject: down } = Promise.withResolvers<void>();
  const late = setTimeout(() => end(), limits.startMs);
  const end = (): void => {
    clearTimeout(late);
    down(cannotStart());
    answer('stopped');
    void worker.terminate();
  };
  worker.on('message', (message: unknown) => {
    const read = reply.safeParse(message);
    // What does not fit is not an answer; the time runs out over it.
    if (!read.success) return;
    if (read.data.kind === 'done') {
      if (read.data.id === lastId) answer(read.data.outcome);
      return;
    }
    clearTimeout(late);
    // Idle, it keeps nobody from leaving.
    worker.unref();
    up();
  });
  worker.on('error', end);
  worker.on('exit', end);
  ready.catch(() => {});

  return {
    ready,
    run: (job, ms) =>
      new Promise((resolve) => {
        const id = (lastId += 1);
        // An answer may lie there already when this thread was held up; it is heard before the time is called.
        const clock = setTimeout(() => setImmediate(() => answer === settle && end()), ms);
        const settle = (outcome: Outcome | 'stopped'): void => {
          clearTimeout(clock);
          answer = () => {};
          worker.unref();
          resolve(outcome);
        };
        answer = settle;
        worker.ref();
        worker.postMessage({ id, ...job });
      }),
    async end() {
      end();
      await worker.terminate();
    },
  };
}

function newWorker(address: URL): Worker {
  try {
    // It needs nothing of ours: no variables, no flags, and not much memory.
    return new Worker(address, { name: 'templates', env: {}, argv: [], execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 } });
  } catch {
    throw cannotStart();
  }
}
