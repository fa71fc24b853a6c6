import type { Db } from './store/db.ts';
import type { TableName } from './store/tables.ts';

/** Queries that are asked again when what they read has changed. */
export interface Live {
  /** Yields the answer now, and again after each commit that touched `tables` and changed it, until `signal`. */
  watch<T>(tables: readonly LiveName[], ask: () => T, signal: AbortSignal | undefined): AsyncGenerator<T, void, void>;
  /** Announces a change that no table holds, such as the state of sync. Watchers of any table in `tables` ask again. */
  touch(...tables: LiveName[]): void;
}

/** Tables, and the few things that live in memory only. */
export type LiveName = TableName | 'sync' | 'settings' | 'library' | 'clock' | 'sign-ins';

export function createLive(db: Db): Live {
  const listeners = new Set<(tables: ReadonlySet<LiveName>) => void>();
  const announce = (tables: ReadonlySet<LiveName>): void => {
    for (const call of listeners) call(tables);
  };
  db.onCommit(announce);

  return {
    touch: (...tables) => announce(new Set(tables)),
    async *watch(tables, ask, signal) {
      let isStale = true;
      let wake = (): void => {};
      const hear = (changed: ReadonlySet<LiveName>): void => {
        if (!tables.some((table) => changed.has(table))) return;
        isStale = true;
        wake();
      };
      const stop = (): void => wake();
      listeners.add(hear);
      signal?.addEventListener('abort', stop);
      try {
        let before: string | undefined;
        while (!signal?.aborted) {
          if (!isStale) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            // Commits come in bursts during a sync; one breath makes one answer of them.
            await new Promise<void>((resolve) => setImmediate(resolve));
            continue;
          }
          isStale = false;
          const answer = ask();
          const now = JSON.stringify(answer);
          if (now === before) continue;
          before = now;
          yield answer;
        }
      } finally {
        listeners.delete(hear);
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}
