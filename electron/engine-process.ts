import type { MessagePortMain, ParentPort } from 'electron';
import { StoreTrouble } from './engine/store/store-trouble.ts';
import { openLogFile } from './log/log-file.ts';
import { openDesk, threadProgram, type Desk } from './open-desk.ts';
import { createLentByMain } from './rim/engine/lent-by-main.ts';
import { toEngine, type FromEngine, type ToEngine } from './rim/engine/words.ts';
import { keepHeapSmall } from './small-heap.ts';
import { systemClock } from './system-clock.ts';

type Start = Extract<ToEngine, { kind: 'start' }>;

/** The engine in a process of its own: nothing it does, not even a crash, stops the window from answering. */
function serve(parent: ParentPort): void {
  keepHeapSmall();
  const tell = (message: FromEngine): void => parent.postMessage(message);
  /** Windows that knocked before the desk was open. */
  let early: MessagePortMain[] = [];
  let desk: Desk | null = null;
  let lent: ReturnType<typeof createLentByMain> | null = null;
  let closing: Promise<void> | null = null;
  const watching = new AbortController();

  const open = (port: MessagePortMain): void => {
    if (!desk) return void early.push(port);
    desk.engine.openPort(port);
    port.start();
  };

  async function begin(start: Start): Promise<void> {
    const log = openLogFile({ dataDir: start.dataDir, name: 'engine' });
    process.on('uncaughtException', (error) => {
      log.error('engine.crashed', { error: error.stack ?? error.name });
      process.exit(1);
    });
    lent = createLentByMain(start, tell);
    try {
      desk = await openDesk(
        { dataDir: start.dataDir, version: start.version, clock: systemClock(), log, secrets: lent.secrets, settings: lent.settings, wayBack: lent.wayBack, renderWorker: threadProgram(new URL('./render-worker.js', import.meta.url)), exchangeWorker: threadProgram(new URL('./exchange-worker.js', import.meta.url)) },
        { practicePort: start.practicePort },
      );
    } catch (error) {
      log.error('engine.failed', { error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
      tell({ kind: 'failed', say: sayOf(error) });
      return exitSoon();
    }
    if (closing) return closeDesk();
    tell({ kind: 'ready', practiceForumUrl: desk.practiceForumUrl });
    const waiting = early;
    early = [];
    for (const port of waiting) open(port);
    void report(desk);
  }

  async function report({ engine }: Desk): Promise<void> {
    for await (const { sync, waiting, outbox, followUps, me } of engine.status.watch(watching.signal)) {
      tell({ kind: 'status', isSettled: sync.state !== 'starting', waiting, needsYou: outbox.needsYou, back: followUps.back, maySend: me.maySend });
    }
  }

  /** Once, whoever asks first. A desk that is still opening is closed as soon as it is open. */
  const close = (): Promise<void> => (closing ??= desk || !lent ? closeDesk() : Promise.resolve());

  async function closeDesk(): Promise<void> {
    watching.abort();
    await desk?.close();
    desk = null;
    exitSoon();
  }

  parent.on('message', ({ data, ports }) => {
    const read = toEngine.safeParse(data);
    if (!read.success) return;
    const message = read.data;
    if (message.kind === 'start') void begin(message);
    else if (message.kind === 'port') ports.forEach(open);
    else if (message.kind === 'stop') void close();
    else lent?.hear(message);
  });
  // Without its main process nobody sees this one and nobody could end it.
  parent.on('close' as 'message', () => void close());
}

/** Why the desk did not open, in words for the person. */
function sayOf(error: unknown): string {
  if (error instanceof StoreTrouble) return error.message;
  if ((error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE') return 'The practice forum’s port is taken by another program. Start Rounds without --practice-port, or with another one.';
  return 'Rounds could not open its desk. Nothing was lost; the log in the data folder says more.';
}

/** After what was just told has left this process. */
const exitSoon = (): void => void setTimeout(() => process.exit(0), 50);

process.umask(0o077);
serve(process.parentPort);
