import { describe, expect, it } from 'vitest';
import { createLimits } from '#tests/doubles/discourse/limits.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { firstSync } from './first-sync.ts';

/** A hundred thousand take minutes, and are for `npm run first-sync`; a few thousand go the same ways. */
const patience = 300_000;

describe('the first sync of a large forum', () => {
  it('that strangers may read: usable at once, whole over starts anew and mishaps, within every budget, and in step after a night', async () => {
    const run = await firstSync({ kind: 'discourse', topics: 1_500, restarts: 2, mishapEvery: 9, isNightToo: true });
    expect(run.errors).toEqual([]);
    expect(run.usableAt).toBeLessThanOrEqual(15);
    expect([run.missing, run.tooMany, run.gone, run.deletedPosts]).toEqual([0, 0, 0, 0]);
    expect(run.waiting).toBeGreaterThan(750);
    expect(run.skipped).toBeGreaterThan(0);
    expect([run.refused, run.perKey.mostInMinute <= 20, run.perKey.mostInDay <= 2_880, run.perAddress.mostInMinute <= 80]).toEqual([0, true, true, true]);
    // Progress counts up to what the forum says it has.
    const counts = run.progress.filter(({ total }) => total !== null);
    expect(counts.every(({ done, total }) => done <= (total ?? 0) && (total ?? 0) >= 1_450)).toBe(true);
    expect(counts.at(-1)?.done).toBeGreaterThan(750);
    expect(run.night).toMatchObject({ missing: 0, tooMany: 0, gone: 0 });
    expect(run.night?.closed).toBeGreaterThan(10);
  }, patience);

  it('that is for members only: within the key’s budget', async () => {
    const run = await firstSync({ kind: 'discourse', topics: 2_000, isOpen: false });
    expect(run.errors).toEqual([]);
    expect([run.missing, run.tooMany, run.refused]).toEqual([0, 0, 0]);
    expect(run.perKey.all).toBe(run.perAddress.all);
    expect(run.perKey.mostInMinute).toBeLessThanOrEqual(20);
    expect(run.perKey.mostInDay).toBeLessThanOrEqual(2_880);
  }, patience);

  it('takes less memory than was promised, and hardly more for more topics', async () => {
    const run = await firstSync({ kind: 'discourse', topics: 4_000 });
    expect([run.errors, run.missing]).toEqual([[], 0]);
    expect(run.peakMb).toBeLessThan(350);
  }, patience);

  it('of the other kind: whole, in step after a night, and at its pace over a start anew, though nobody counts there', async () => {
    const run = await firstSync({ kind: 'nodebb', topics: 400, restarts: 1, isNightToo: true });
    expect(run.errors).toEqual([]);
    expect([run.missing, run.tooMany, run.gone]).toEqual([0, 0, 0]);
    expect(run.night).toMatchObject({ missing: 0, tooMany: 0, gone: 0 });
    expect(run.night?.closed).toBeGreaterThan(10);
    expect(run.waiting).toBeGreaterThan(200);
    expect(run.perKey.mostInMinute).toBeLessThanOrEqual(90);
  }, patience);
});

describe('the counting of the double', () => {
  it('refuses the twenty-first request of a key in a minute, and the fifty-first of an address in ten seconds (control)', async () => {
    const clock = aClock();
    const limits = createLimits(clock);
    expect(Array.from({ length: 21 }, () => limits.ask('k')).map((no) => no?.code).filter(Boolean)).toEqual(['user_api_key_limiter_60_secs']);
    await clock.forward(60_000);
    expect(limits.ask('k')).toBeNull();
    await clock.forward(20_000);
    expect(Array.from({ length: 51 }, () => limits.ask(null)).map((no) => no?.code).filter(Boolean)).toEqual(['ip_10_secs_limit']);
    expect(limits.counted()).toMatchObject({ perKey: { all: 21, mostInMinute: 20 }, refused: 2 });
  });
});
