import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron';
import type { Settings } from '#shared/words/settings.ts';
import type { Clock, Log } from '../../engine/ports.ts';
import { afterCrash } from './restarts.ts';
import { fromEngine, type Ask, type EngineStatus, type ToEngine } from './words.ts';

export type EngineHost = ReturnType<typeof createEngineHost>;

interface Lent {
  fork: () => UtilityProcess;
  channel: () => MessageChannelMain;
  /** What a start needs, read anew for each: settings may have changed since the last. */
  start: () => Omit<Extract<ToEngine, { kind: 'start' }>, 'kind'>;
  /** Does what only the main process can. A rejection reaches the engine as its message. */
  answer: (ask: Ask) => Promise<unknown>;
  /** The desk is open. Again after every start. */
  onReady: (practiceForumUrl: string) => void;
  onStatus: (status: EngineStatus) => void;
  /** A new engine has taken the place of one that crashed; old ports are dead. */
  onAnew: () => void;
  /** It says itself why it cannot go on, or (null) it crashed again and again. No engine runs now. */
  onGone: (say: string | null) => void;
  clock: Pick<Clock, 'elapsed' | 'after'>;
  log: Log;
}

const graceMs = 5_000;

/** Keeps one engine process running: starts it, starts it again after a crash, and lets it finish when Rounds closes. */
export function createEngineHost(lent: Lent) {
  const { clock, log } = lent;
  let child: UtilityProcess | null = null;
  let practiceForumUrl: string | null = null;
  let isStopping = false;
  let crashes: number[] = [];
  let cancelRestart = (): void => {};

  const tell = (to: UtilityProcess, message: ToEngine, ports?: MessagePortMain[]): void => to.postMessage(message, ports);

  function begin(): void {
    const me = lent.fork();
    child = me;
    let failure: string | undefined;
    me.on('message', (raw: unknown) => {
      const read = fromEngine.safeParse(raw);
      if (!read.success) return log.error('engine.unreadable');
      const message = read.data;
      if (message.kind === 'ready') lent.onReady((practiceForumUrl = message.practiceForumUrl));
      if (message.kind === 'status') lent.onStatus(message);
      if (message.kind === 'failed') failure = message.say;
      if (message.kind === 'ask') void answer(me, message.id, message.ask);
    });
    me.once('exit', (code) => {
      if (child !== me) return;
      child = null;
      practiceForumUrl = null;
      if (isStopping) return;
      log.error('engine.exit', { code, hasSaidWhy: failure !== undefined });
      if (failure !== undefined) return lent.onGone(failure);
      crashes.push(clock.elapsed());
      const next = afterCrash(crashes);
      if (next === 'give-up') return lent.onGone(null);
      cancelRestart = clock.after(next.waitMs, () => {
        begin();
        lent.onAnew();
      });
    });
    tell(me, { kind: 'start', ...lent.start() });
  }

  async function answer(to: UtilityProcess, id: number, ask: Ask): Promise<void> {
    let message: ToEngine;
    try {
      message = { kind: 'answer', id, value: await lent.answer(ask) };
    } catch (error) {
      message = { kind: 'refusal', id, say: error instanceof Error ? error.message : 'refused' };
    }
    if (child === to) tell(to, message);
  }

  return {
    begin,
    /** After giving up: forget the crashes and try once more. */
    again(): void {
      crashes = [];
      begin();
      lent.onAnew();
    },
    /** One end for a page; the engine holds the other. Null while no engine runs: `onAnew` follows. */
    openPort(): MessagePortMain | null {
      if (!child) return null;
      const { port1, port2 } = lent.channel();
      tell(child, { kind: 'port' }, [port1]);
      return port2;
    },
    changeSettings(settings: Settings): void {
      if (child) tell(child, { kind: 'settings', settings });
    },
    /** A forum's page sent its answer here; nobody waits for it while no engine runs. */
    tellAddress(address: string): void {
      if (child) tell(child, { kind: 'address', address });
    },
    practiceForumUrl: (): string | null => practiceForumUrl,
    /** Resolves when the engine has closed its store and gone, or after five seconds without it. */
    async stop(): Promise<void> {
      isStopping = true;
      cancelRestart();
      const me = child;
      if (!me) return;
      const gone = new Promise<void>((resolve) => me.once('exit', () => resolve()));
      tell(me, { kind: 'stop' });
      let cancel = (): void => {};
      const late = new Promise<void>((resolve) => {
        cancel = clock.after(graceMs, () => {
          log.error('engine.killed');
          me.kill();
          resolve();
        });
      });
      await Promise.race([gone, late]);
      cancel();
    },
  };
}
