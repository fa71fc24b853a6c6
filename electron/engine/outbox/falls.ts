import { cursor, moveCursor } from '../store/cursors.ts';
import type { Db } from '../store/db.ts';

/** After so many in a row an item is left alone. */
export const mostFalls = 3;

/** Remembers on disk which item is being worked at, so that one which brings the whole process down again and again does not do so for ever, and does not hold up the others. */
export interface Falls {
  begin(seq: number): void;
  end(seq: number): void;
  /** For the start: the item that was being worked at when the process went down, and how often that happened in a row; null: it went down, if at all, in peace. */
  count(): { seq: number; times: number } | null;
  /** Closing in good order, however far the item had come. */
  forgive(): void;
}

export function createFalls(db: Db, accountId: string): Falls {
  const read = (name: 'outbox-at' | 'outbox-fell' | 'outbox-falls'): number => cursor(db, accountId, name) ?? 0;
  const write = (name: 'outbox-at' | 'outbox-fell' | 'outbox-falls', value: number): void => moveCursor(db, accountId, name, value);
  return {
    begin: (seq) => write('outbox-at', seq),
    end: (seq) =>
      db.tx(() => {
        write('outbox-at', 0);
        if (read('outbox-fell') === seq) write('outbox-fell', 0);
      }),
    count: () =>
      db.tx(() => {
        const seq = read('outbox-at');
        if (seq === 0) return null;
        const times = read('outbox-fell') === seq ? read('outbox-falls') + 1 : 1;
        write('outbox-at', 0);
        write('outbox-fell', seq);
        write('outbox-falls', times);
        return { seq, times };
      }),
    forgive: () => write('outbox-at', 0),
  };
}
