import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, leaseMs, leftAfterRestart, leftOf, leftUntil, take, type Hold, type Moment } from '#electron/engine/claims/lease.ts';
import { aClock } from '#tests/makers/a-clock.ts';

const momentOf = (clock: { now(): number; elapsed(): number }): Moment => ({ wall: clock.now(), elapsed: clock.elapsed() });
const hour = 3_600_000;
/** What may befall a machine: time goes by, the wall clock jumps, or it sleeps, and then only the wall clock goes on. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('passes' as const), ms: fc.integer({ min: 0, max: leaseMs }) }),
  fc.record({ kind: fc.constant('jumps' as const), ms: fc.integer({ min: -5 * hour, max: 5 * hour }) }),
  fc.record({ kind: fc.constant('sleeps' as const), ms: fc.integer({ min: 0, max: 2 * leaseMs }) }),
);

describe('taking a claim', () => {
  const now: Moment = { wall: 1_000_000, elapsed: 500 };
  const by = (username: string, ms: number | null): Hold => ({ username, term: ms === null ? null : { from: now, ms } });

  it('gives fifteen minutes of what nobody holds, and of what has run out whether anybody looked or not', () => {
    expect(take(null, 'mei', now)).toEqual({ kind: 'yours', term: { from: now, ms: leaseMs } });
    expect(take(by('ilse', 0), 'mei', now)).toEqual({ kind: 'yours', term: { from: now, ms: leaseMs } });
    const later = { wall: now.wall + leaseMs, elapsed: now.elapsed + leaseMs };
    expect(take(by('ilse', leaseMs), 'mei', later)).toEqual({ kind: 'yours', term: { from: later, ms: leaseMs } });
  });
  it('renews one’s own, and leaves alone what was given without an end', () => {
    expect(take(by('mei', 60_000), 'mei', now)).toEqual({ kind: 'yours', term: { from: now, ms: leaseMs } });
    expect(take(by('mei', null), 'mei', now)).toEqual({ kind: 'yours', term: null });
  });
  it('says who holds it and for how long, unless it is taken over', () => {
    expect(take(by('ilse', 60_000), 'mei', now)).toEqual({ kind: 'held', by: 'ilse', leftMs: 60_000 });
    expect(take(by('ilse', null), 'mei', now)).toEqual({ kind: 'held', by: 'ilse', leftMs: null });
    expect(take(by('ilse', null), 'mei', now, { force: true })).toMatchObject({ kind: 'yours' });
  });

  it('never lets a claim stand in anybody’s way for longer than its time, however clocks jump and machines sleep', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (all) => {
        const clock = aClock();
        const hold: Hold = { username: 'ilse', term: { from: momentOf(clock), ms: leaseMs } };
        let truth = 0;
        for (const { kind, ms } of all) {
          if (kind === 'passes') await clock.forward(ms);
          else clock.jump(ms);
          if (kind !== 'jumps') truth += ms;
          // A sleep can be told from a jump by nobody; once a clock was set back during it, the time since cannot be known to be longer.
          const isKnown = !all.some((one) => one.kind === 'jumps') || !all.some((one) => one.kind === 'sleeps');
          if (isKnown && truth >= leaseMs) {
            expect(isOver(hold, momentOf(clock))).toBe(true);
            expect(take(hold, 'mei', momentOf(clock)).kind).toBe('yours');
          }
        }
      }),
    );
  });

  it('would last for hours if only the wall clock were asked', () => {
    const clock = aClock();
    const until = clock.now() + leaseMs;
    clock.jump(-5 * hour);
    const naive = (wall: number): boolean => wall >= until;
    expect(naive(clock.now() + leaseMs)).toBe(false);
    expect(isOver({ username: 'ilse', term: { from: { wall: until - leaseMs, elapsed: 0 }, ms: leaseMs } }, { wall: clock.now() + leaseMs, elapsed: leaseMs })).toBe(true);
  });
  it('would last through a night’s sleep if only the steady clock were asked', () => {
    const term = { from: { wall: 0, elapsed: 0 }, ms: leaseMs };
    expect(leftOf(term, { wall: 8 * hour, elapsed: 1_000 })).toBe(0);
    expect(leftOf(term, { wall: 1_000, elapsed: 1_000 })).toBe(leaseMs - 1_000);
  });
});

describe('an end a forum keeps', () => {
  it('counts on the forum’s clock, and is over when it is past', () => {
    expect(leftUntil(1_000_000, 940_000)).toBe(60_000);
    expect(leftUntil(1_000_000, 1_000_001)).toBe(0);
  });
  it('is none when it is further away than a lease can be', () => {
    expect(leftUntil(null, 0)).toBeNull();
    expect(leftUntil(leaseMs + 2 * 60_000, 0)).toBeNull();
    expect(leftUntil(leaseMs, 0)).toBe(leaseMs);
  });
});

describe('a claim from before a restart', () => {
  it('goes on for what is left, and never for longer than a lease', () => {
    expect(leftAfterRestart({ untilAt: 900_000, renewedAt: 0 }, 600_000)).toBe(300_000);
    expect(leftAfterRestart({ untilAt: 900_000, renewedAt: 0 }, 2_000_000)).toBe(0);
    expect(leftAfterRestart({ untilAt: 90_000_000, renewedAt: 0 }, 0)).toBe(leaseMs);
  });
  it('is over when the clock was set back meanwhile', () => {
    expect(leftAfterRestart({ untilAt: 900_000, renewedAt: 500_000 }, 499_999)).toBe(0);
  });
});
