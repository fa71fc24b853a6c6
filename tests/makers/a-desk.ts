import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openDesk, type Desk } from '#electron/open-desk.ts';
import type { Clock, Log, Ports, Secrets } from '#electron/engine/ports.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import { renderWorker } from '#tests/makers/a-renderer.ts';
import type { Settings } from '#shared/words/settings.ts';
import { someSettings } from './some-settings.ts';

export { someSettings } from './some-settings.ts';

export const exchangeWorker = new URL('../../electron/engine/templates/exchange/worker/exchange-worker.ts', import.meta.url);

export const theClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Keeps every line, so that a test can look for what must not be in it. */
export function aLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (event: string, facts?: object) => void lines.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`);
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export function someSecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    kind: 'memory',
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    write: (name, value) => Promise.resolve(void kept.set(name, value)),
    forget: (name) => Promise.resolve(void kept.delete(name)),
  };
}

export function aDataDir(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-test-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) };
}

export function somePorts(dataDir: string, change: Partial<Settings> = {}): Ports & { log: ReturnType<typeof aLog> } {
  return { dataDir, version: '0.0.0-test', clock: theClock, secrets: someSecrets(), settings: someSettings(change), log: aLog(), renderWorker, exchangeWorker };
}

export interface DeskUnderTest extends Desk {
  client: DeskClient;
  ports: ReturnType<typeof somePorts>;
}

/** A whole desk on real parts: store, engine and practice forum over HTTP, in a folder of its own. */
export async function aDesk({ dataDir, settings = {} }: { dataDir?: string; settings?: Partial<Settings> } = {}): Promise<DeskUnderTest> {
  const own = dataDir === undefined ? aDataDir() : null;
  const ports = somePorts(dataDir ?? own?.dataDir ?? '', settings);
  const desk = await openDesk(ports, { practicePort: 0 });
  const client: DeskClient = createRouterClient(desk.engine.router);
  return {
    ...desk,
    client,
    ports,
    async close() {
      await desk.close();
      own?.remove();
    },
  };
}

/** The first value of a live query that satisfies `is`, or an error that shows the last one seen. */
export async function until<T>(stream: Promise<AsyncIterable<T>> | AsyncIterable<T>, is: (value: T) => boolean, what = 'the value', ms = 15_000): Promise<T> {
  let last: T | undefined;
  const late = AbortSignal.timeout(ms);
  const iterator = (await stream)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([
        iterator.next(),
        new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(new Error(`never saw ${what}; last: ${JSON.stringify(last)?.slice(0, 2_000)}`)), { once: true })),
      ]);
      if (next.done) throw new Error(`the stream ended before ${what}`);
      last = next.value;
      if (is(last)) return last;
    }
  } finally {
    void iterator.return?.();
  }
}
