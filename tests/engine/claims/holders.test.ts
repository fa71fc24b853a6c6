import { describe, expect, it } from 'vitest';
import { createHolders } from '#electron/engine/claims/holders.ts';
import { leaseMs } from '#electron/engine/claims/lease.ts';
import { createTerms } from '#electron/engine/claims/terms.ts';
import { claimOf, saveClaim, setHolder, type ClaimRow } from '#electron/engine/store/team/claims.ts';
import { createOrder } from '#electron/engine/sync/order.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';

function some() {
  const db = aStore();
  const clock = aClock();
  const order = createOrder();
  const terms = createTerms({ clock, onOver: () => {} });
  const holders = createHolders({ db, accountId: 'practice', time: { earliest: () => clock.now(), latest: () => clock.now() }, terms, order });
  const id = aQuestion(db, 7);
  const mine = (over: Partial<ClaimRow> = {}): void => {
    saveClaim(db, { question_id: id, wish: 'hold', until_at: clock.now() + leaseMs, taken_at: clock.now(), renewed_at: clock.now(), is_forced: 0, place: 'forum', why: 'told', told_until: clock.now() + leaseMs, ...over });
    if ((over.wish ?? 'hold') === 'hold') setHolder(db, id, { username: 'robin', name: 'Robin', untilAt: null });
    terms.begin(id, leaseMs);
  };
  return { db, clock, order, terms, holders, id, mine };
}
const ilse = (untilAt: number | null | undefined) => ({ username: 'nurse_ilse', name: 'Ilse', untilAt });

describe('what the forum says about who holds a question', () => {
  it('is written down as it is, but for an end that has passed', () => {
    const { holders, clock, id } = some();
    expect(holders.judge(id, ilse(clock.now() + 60_000))).toEqual(ilse(clock.now() + 60_000));
    expect(holders.judge(id, ilse(null))).toEqual(ilse(null));
    expect(holders.judge(id, ilse(clock.now()))).toBeNull();
    expect(holders.judge(id, ilse(clock.now() + 24 * 3_600_000))).toEqual(ilse(null));
    expect(holders.judge(id, null)).toBeNull();
  });

  it('leaves the end open where a list has no note, and keeps the one that is known of the same person', () => {
    const { db, holders, clock, id } = some();
    expect(holders.judge(id, ilse(undefined))).toEqual(ilse(undefined));
    setHolder(db, id, ilse(clock.now() + 60_000));
    expect(holders.judge(id, ilse(undefined))).toEqual(ilse(clock.now() + 60_000));
    setHolder(db, id, ilse(null));
    expect(holders.judge(id, ilse(undefined))).toEqual(ilse(null));
  });

  it('is not believed while it is being told, nor when it was asked before', () => {
    const { db, holders, order, clock, id, mine } = some();
    mine();
    const before = order.next();
    holders.begin(id);
    expect(holders.judge(id, null, order.next())?.username).toBe('robin');
    holders.end(id);
    expect(holders.judge(id, null, before)?.username).toBe('robin');
    expect(holders.judge(id, ilse(clock.now() + 60_000), before)?.username).toBe('robin');
    expect(claimOf(db, id)?.wish).toBe('hold');
    // The control: asked afterwards, the same words are news.
    expect(holders.judge(id, ilse(clock.now() + 60_000), order.next())?.username).toBe('nurse_ilse');
    expect(claimOf(db, id)).toBeUndefined();
  });

  it('cannot deny what it was not told yet, and does not bring back what is being given back', () => {
    const { db, holders, clock, id, mine } = some();
    for (const why of ['telling', 'waiting'] as const) {
      mine({ why, place: 'machine', told_until: null });
      expect(holders.judge(id, ilse(clock.now() + 60_000))?.username).toBe('robin');
    }
    mine({ wish: 'leave' });
    setHolder(db, id, null);
    expect(holders.judge(id, { username: 'robin', name: 'Robin', untilAt: clock.now() + 60_000 })).toBeNull();
    expect(holders.judge(id, ilse(clock.now() + 60_000))?.username).toBe('nurse_ilse');
  });

  it('ends a claim the forum knew and knows no longer, and leaves one it never kept', () => {
    const { db, holders, id, mine } = some();
    mine({ why: 'refused', place: 'machine', told_until: null });
    expect(holders.judge(id, null)?.username).toBe('robin');
    mine();
    expect(holders.judge(id, null)).toBeNull();
    expect(claimOf(db, id)).toBeUndefined();
  });
});
