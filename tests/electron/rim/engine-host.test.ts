import { EventEmitter } from 'node:events';
import type { MessageChannelMain, UtilityProcess } from 'electron';
import { describe, expect, it } from 'vitest';
import { createEngineHost } from '#electron/rim/engine/host.ts';
import { afterCrash } from '#electron/rim/engine/restarts.ts';
import type { EngineStatus, ToEngine } from '#electron/rim/engine/words.ts';
import { settings } from '#shared/words/settings.ts';
import { aLog } from '#tests/makers/a-desk.ts';
import { cloned } from '../fake/cloning.ts';
import { FakeMessageChannelMain, taken, type End, type FakeMessagePortMain } from '../fake/process/ports.ts';

/** An engine process as far as its host can tell. */
class AnEngine extends EventEmitter {
  readonly heard: ToEngine[] = [];
  readonly ends: End[] = [];
  isKilled = false;
  postMessage(message: ToEngine, transfer?: unknown): void {
    this.ends.push(...taken(transfer));
    this.heard.push(cloned(message));
  }
  kill(): boolean {
    this.isKilled = true;
    return true;
  }
  kinds = (): string[] => this.heard.map(({ kind }) => kind);
}

function aHost() {
  const engines: AnEngine[] = [];
  const seen = { ready: [] as string[], status: [] as EngineStatus[], anew: 0, gone: [] as (string | null)[], asked: [] as unknown[] };
  const timers: { ms: number; call: () => void }[] = [];
  let now = 0;
  const log = aLog();
  const host = createEngineHost({
    fork: () => {
      const engine = new AnEngine();
      engines.push(engine);
      return engine as unknown as UtilityProcess;
    },
    channel: () => new FakeMessageChannelMain() as unknown as MessageChannelMain,
    start: () => ({ dataDir: '/desk', version: '1', practicePort: 0, settings: settings.parse({}), secrets: 'memory' }),
    answer: (ask) => {
      seen.asked.push(ask);
      return ask.what === 'secret.read' ? Promise.resolve('a key') : Promise.reject(new Error('no room'));
    },
    onReady: (url) => seen.ready.push(url),
    onStatus: (status) => seen.status.push(status),
    onAnew: () => (seen.anew += 1),
    onGone: (say) => seen.gone.push(say),
    clock: {
      elapsed: () => now,
      after: (ms, call) => {
        const timer = { ms, call };
        timers.push(timer);
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
      },
    },
    log,
  });
  return {
    host,
    engines,
    seen,
    log,
    timers,
    last: () => engines.at(-1) ?? new AnEngine(),
    crash: (code = 1) => engines.at(-1)?.emit('exit', code),
    /** Lets the next timer be due. */
    pass() {
      const timer = timers.shift();
      now += timer?.ms ?? 0;
      timer?.call();
    },
    wait: (ms: number) => (now += ms),
  };
}
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the engine’s host', () => {
  it('starts one engine with what it needs, and passes on where the practice forum is', () => {
    const { host, last, seen } = aHost();
    host.begin();
    expect(last().heard).toEqual([{ kind: 'start', dataDir: '/desk', version: '1', practicePort: 0, settings: settings.parse({}), secrets: 'memory' }]);
    expect(host.practiceForumUrl()).toBeNull();
    last().emit('message', { kind: 'ready', practiceForumUrl: 'http://127.0.0.1:4123/' });
    expect(host.practiceForumUrl()).toBe('http://127.0.0.1:4123/');
    expect(seen.ready).toEqual(['http://127.0.0.1:4123/']);
  });

  it('gives each page one end of a channel and the engine the other', async () => {
    const { host, last } = aHost();
    expect(host.openPort()).toBeNull();
    host.begin();
    const port = host.openPort() as unknown as FakeMessagePortMain;
    expect(last().kinds()).toEqual(['start', 'port']);
    const heard: unknown[] = [];
    last().ends[0]?.attach((data) => heard.push(data), () => {});
    port.postMessage({ hello: 1 });
    await soon();
    expect(heard).toEqual([{ hello: 1 }]);
  });

  it('does for the engine what it asks, and says when it cannot', async () => {
    const { host, last, seen } = aHost();
    host.begin();
    last().emit('message', { kind: 'ask', id: 1, ask: { what: 'secret.read', name: 'x' } });
    last().emit('message', { kind: 'ask', id: 2, ask: { what: 'settings.change', change: { theme: 'dark' } } });
    await soon();
    expect(last().heard.slice(1)).toEqual([
      { kind: 'answer', id: 1, value: 'a key' },
      { kind: 'refusal', id: 2, say: 'no room' },
    ]);
    expect(seen.asked).toHaveLength(2);
  });

  it('hears nothing it does not know', async () => {
    const { host, last, seen, log } = aHost();
    host.begin();
    for (const odd of [null, 'x', {}, { kind: 'ask', id: 1, ask: { what: 'shell', command: 'rm' } }, { kind: 'status', waiting: 'many' }, { kind: 'ask', id: 1, ask: { what: 'settings.change', change: { theme: 'x' } } }]) last().emit('message', odd);
    await soon();
    expect(seen.asked).toEqual([]);
    expect(seen.status).toEqual([]);
    expect(log.lines.filter((line) => line.includes('engine.unreadable'))).toHaveLength(6);
  });

  it('starts a crashed engine again, each time after a longer wait, and gives pages new ports', () => {
    const { host, engines, seen, timers, crash, pass } = aHost();
    host.begin();
    const waits: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      crash();
      expect(host.openPort()).toBeNull();
      waits.push(timers[0]?.ms ?? 0);
      pass();
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000]);
    expect(engines).toHaveLength(5);
    expect(seen.anew).toBe(4);
    expect(host.openPort()).not.toBeNull();
  });

  it('gives up when it only crashes, and tries again when asked to', () => {
    const { host, engines, seen, crash, pass, timers } = aHost();
    host.begin();
    for (let time = 0; time < 4; time += 1) {
      crash();
      pass();
    }
    crash();
    expect(seen.gone).toEqual([null]);
    expect(timers).toEqual([]);
    host.again();
    expect(engines).toHaveLength(6);
    expect(seen.anew).toBe(5);
    crash();
    expect(timers[0]?.ms).toBe(250);
  });

  it('forgets crashes of long ago', () => {
    const { host, crash, pass, wait, seen, timers } = aHost();
    host.begin();
    for (let time = 0; time < 10; time += 1) {
      crash();
      expect(timers[0]?.ms).toBe(250);
      pass();
      wait(61_000);
    }
    expect(seen.gone).toEqual([]);
  });

  it('does not start again what says itself that it cannot go on', () => {
    const { host, engines, last, seen, crash } = aHost();
    host.begin();
    last().emit('message', { kind: 'failed', say: 'The desk is from a newer Rounds.' });
    crash(0);
    expect(seen.gone).toEqual(['The desk is from a newer Rounds.']);
    expect(engines).toHaveLength(1);
  });

  it('answers no engine but the one that runs', async () => {
    const { host, engines, crash, pass } = aHost();
    host.begin();
    engines[0]?.emit('message', { kind: 'ask', id: 1, ask: { what: 'secret.read', name: 'x' } });
    crash();
    pass();
    await soon();
    expect(engines[0]?.kinds()).toEqual(['start']);
    expect(engines[1]?.kinds()).toEqual(['start']);
  });
});

describe('when Rounds closes', () => {
  it('the engine is asked to finish, and waited for', async () => {
    const { host, last, seen, crash, timers } = aHost();
    host.begin();
    let isDone = false;
    const stopped = host.stop().then(() => (isDone = true));
    await soon();
    expect(isDone).toBe(false);
    expect(last().kinds()).toEqual(['start', 'stop']);
    crash(0);
    await stopped;
    expect(seen.gone).toEqual([]);
    expect(timers).toEqual([]);
    expect(last().isKilled).toBe(false);
  });

  it('an engine that does not finish is ended after five seconds', async () => {
    const { host, last, pass, timers } = aHost();
    host.begin();
    const stopped = host.stop();
    expect(timers[0]?.ms).toBe(5_000);
    pass();
    await stopped;
    expect(last().isKilled).toBe(true);
  });

  it('what a page sends back reaches the engine that runs, and nobody when none does', async () => {
    const { host, last, crash } = aHost();
    host.tellAddress('discourse://auth_redirect?payload=early');
    host.begin();
    host.tellAddress('discourse://auth_redirect?payload=x');
    expect(last().heard.filter(({ kind }) => kind === 'address')).toEqual([{ kind: 'address', address: 'discourse://auth_redirect?payload=x' }]);
    crash();
    host.tellAddress('discourse://auth_redirect?payload=late');
    expect(last().kinds().filter((kind) => kind === 'address')).toHaveLength(1);
    await host.stop();
  });

  it('an engine that waits to be started again is not', async () => {
    const { host, engines, crash, timers } = aHost();
    host.begin();
    crash();
    await host.stop();
    expect(timers).toEqual([]);
    expect(engines).toHaveLength(1);
  });
});

it('waits longer after each crash and stops after five within a minute', () => {
  expect(afterCrash([0])).toEqual({ waitMs: 250 });
  expect(afterCrash([0, 10_000, 20_000, 30_000])).toEqual({ waitMs: 2_000 });
  expect(afterCrash([0, 10_000, 20_000, 30_000, 40_000])).toBe('give-up');
  expect(afterCrash([0, 10_000, 20_000, 30_000, 80_000])).toEqual({ waitMs: 500 });
});
