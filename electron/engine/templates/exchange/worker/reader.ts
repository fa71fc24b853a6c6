import { Worker } from 'node:worker_threads';
import type { PackFormat } from '#shared/words/exchange.ts';
import { TroubleError } from '../../../trouble.ts';
import type { GivenFile, OwnLibrary, Reading } from '../arriving.ts';
import type { Exported } from '../words/say-in.ts';
import { work, type Job, type Outcome } from './job.ts';

/** Reads and writes files away from whoever asks. Both reject with TroubleError: bad-file where the file is at fault. */
export interface Reader {
  read(files: GivenFile[], format?: PackFormat): Promise<Reading>;
  write(format: PackFormat, library: OwnLibrary): Promise<Exported>;
  /** Has the thread ready before somebody waits for it. */
  warm(): void;
  stop(): Promise<void>;
}

/** A small file that takes long is a bomb nobody has thought of; a large library takes its time. */
const longest = (bytes: number): number => Math.min(120_000, 2_000 + bytes / 20);
const startMs = 20_000;
const idleMs = 60_000;

const badFile = (say: string): TroubleError => new TroubleError({ kind: 'bad-file', say, remedy: 'none' });
const broken = (): TroubleError => new TroubleError({ kind: 'unexpected', say: 'The part of Rounds that reads files did not start. Nothing was changed; restart Rounds, and install it again if it stays.', remedy: 'restart' });

function taken<K extends 'read' | 'written'>(outcome: Outcome, kind: K): Extract<Outcome, { kind: K }> {
  if (outcome.kind === kind) return outcome as Extract<Outcome, { kind: K }>;
  if (outcome.kind === 'refused') throw badFile(outcome.say);
  throw new Error(outcome.kind === 'failed' ? `a file could not be read: ${outcome.say}` : 'the thread answered something else');
}

/** In the very thread of whoever asks: for a program that does nothing else. */
export const directReader = (): Reader => ({
  read: async (files, format) => taken(work({ kind: 'read', files, format }), 'read').reading,
  write: async (format, library) => taken(work({ kind: 'write', format, library }), 'written').exported,
  warm: () => {},
  stop: async () => {},
});

interface Waiting {
  job: Job;
  bytes: number;
  done(outcome: Outcome): void;
  failed(error: unknown): void;
}

/** `worker`: the address of `exchange-worker.ts`, or of what it was bundled into. One job at a time; the thread starts with the first and goes when it has long been idle. */
export function createReader({ worker: address, longestMs = longest }: { worker: URL; longestMs?: (bytes: number) => number }): Reader {
  const waiting: Waiting[] = [];
  let thread: Promise<Thread> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isStopped = false;

  const leave = (): void => {
    const old = thread;
    thread = null;
    void old?.then((one) => one.end(), () => {});
  };
  const restLater = (): void => {
    clearTimeout(idle);
    idle = setTimeout(leave, idleMs);
    idle.unref();
  };
  const run = async ({ job, bytes }: Waiting): Promise<Outcome> => {
    thread ??= startThread(address);
    const mine = await thread.catch((error: unknown) => {
      thread = null;
      throw error;
    });
    const outcome = await mine.run(job, longestMs(bytes));
    if (outcome) return outcome;
    leave();
    return { kind: 'refused', say: 'This takes far longer to read than a library of its size, so it was stopped.' };
  };
  const next = async (): Promise<void> => {
    const one = isBusy ? undefined : waiting.shift();
    if (!one) return;
    isBusy = true;
    clearTimeout(idle);
    await run(one).then(one.done, one.failed);
    isBusy = false;
    restLater();
    void next();
  };
  const ask = (job: Job, bytes: number): Promise<Outcome> =>
    new Promise((done, failed) => {
      if (isStopped) return failed(broken());
      waiting.push({ job, bytes, done, failed });
      void next();
    });

  return {
    read: async (files, format) => taken(await ask({ kind: 'read', files, format }, files.reduce((sum, { bytes }) => sum + bytes.length, 0)), 'read').reading,
    write: async (format, library) => taken(await ask({ kind: 'write', format, library }, 16_000_000), 'written').exported,
    warm() {
      if (isStopped || thread || isBusy) return;
      const mine = startThread(address);
      thread = mine;
      // Whoever has something to read hears what went wrong.
      mine.catch(() => {
        if (thread === mine) thread = null;
      });
      restLater();
    },
    async stop() {
      isStopped = true;
      clearTimeout(idle);
      for (const { failed } of waiting.splice(0)) failed(broken());
      const old = thread;
      thread = null;
      await old?.then((one) => one.end(), () => {});
    },
  };
}

interface Thread {
  /** Null: it ran out of time or memory, and the thread is of no use any more. */
  run(job: Job, ms: number): Promise<Outcome | null>;
  end(): Promise<void>;
}

async function startThread(address: URL): Promise<Thread> {
  let worker: Worker;
  try {
    // It needs nothing of ours: no variables and no flags.
    worker = new Worker(address, { name: 'exchange', env: {}, argv: [], execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 } });
  } catch {
    throw broken();
  }
  let hear: (message: { id: number; outcome?: Outcome } | null) => void = () => {};
  let lastId = 0;
  worker.on('message', (message: { id: number; outcome?: Outcome }) => hear(message));
  worker.on('error', () => hear(null));
  worker.on('exit', () => hear(null));

  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => hear(null), startMs);
    hear = (message) => {
      clearTimeout(late);
      if (message) return resolve();
      void worker.terminate();
      reject(broken());
    };
  });
  worker.unref();

  return {
    run: (job, ms) =>
      new Promise((resolve) => {
        const id = (lastId += 1);
        const settle = (outcome: Outcome | null): void => {
          clearTimeout(clock);
          hear = () => {};
          worker.unref();
          resolve(outcome);
        };
        // An answer may lie there already when this thread was held up; it is heard before the time is called.
        const clock = setTimeout(() => setImmediate(() => settle(null)), ms);
        hear = (message) => {
          if (!message) settle(null);
          else if (message.id === id && message.outcome) settle(message.outcome);
        };
        worker.ref();
        worker.postMessage({ id, job });
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
