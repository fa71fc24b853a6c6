import { describe, expect, it } from 'vitest';
import { mergeStatus } from '#electron/engine/accounts/across/merge-status.ts';
import type { SyncStatus } from '#shared/words/desk.ts';

const status = (over: Partial<SyncStatus> = {}): SyncStatus => ({ state: 'idle', done: 0, total: null, lastAt: 5, nextAt: 9, skipped: 0, trouble: null, ...over });
const signedOut = status({ state: 'paused', lastAt: 1, trouble: { kind: 'signed-out', say: 'Sign in again.', remedy: 'sign-in' } });
const offline = status({ state: 'offline', lastAt: 2, trouble: { kind: 'offline', say: 'Away.', remedy: 'wait' } });
const slow = status({ state: 'paused', lastAt: 3, trouble: { kind: 'slow-down', untilAt: 99, say: 'Slow.', remedy: 'wait' } });
const starting = status({ state: 'starting', done: 3, total: 10, lastAt: null });

describe('how several forums stand, as one', () => {
  it('is one forum’s own where there is one', () => {
    for (const one of [status(), signedOut, starting]) expect(mergeStatus([one])).toEqual(one);
  });

  it('is that of the one that stands worst, in whatever order they come', () => {
    const worstFirst = [signedOut, offline, slow, starting, status({ state: 'syncing' }), status()];
    for (let from = 0; from < worstFirst.length; from += 1) {
      const some = worstFirst.slice(from);
      for (const order of [some, some.toReversed()]) {
        const { state, trouble, lastAt } = mergeStatus(order);
        expect({ state, trouble, lastAt }).toEqual({ state: some[0]?.state, trouble: some[0]?.trouble, lastAt: some[0]?.lastAt });
      }
    }
  });

  it('counts together what is counted', () => {
    expect(mergeStatus([starting, status({ state: 'starting', done: 4, total: 20, skipped: 2 }), status({ skipped: 1 })])).toMatchObject({ done: 7, total: 30, skipped: 3 });
    expect(mergeStatus([starting, status({ state: 'starting', total: null })]).total, 'one that does not know yet').toBeNull();
    expect(mergeStatus([status(), status()])).toMatchObject({ done: 0, total: null });
  });
});
