import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNightDue, lookupsDue } from '#electron/engine/sync/walks/night.ts';
import { isWalkShorter } from '#electron/engine/sync/walks/worth-walking.ts';

const hour = 3_600_000;

describe('the nightly look at every open question', () => {
  it.each([
    ['in the small hours, when the last one was yesterday', { hourOfDay: 2, agoHours: 24 }, true],
    ['not twice in a night', { hourOfDay: 5, agoHours: 4 }, false],
    ['not by day', { hourOfDay: 14, agoHours: 24 }, false],
    ['by day, where the computer sleeps at night', { hourOfDay: 14, agoHours: 31 }, true],
    ['when the clock on the wall was put back far', { hourOfDay: 14, agoHours: -400 }, true],
    ['not when it was put back a little', { hourOfDay: 2, agoHours: -0.5 }, false],
  ])('begins %s', (_name, { hourOfDay, agoHours }, isDue) => expect(isNightDue({ now: 0, hourOfDay, beganAt: -agoHours * hour })).toBe(isDue));

  it('is spread over the night, never faster than a look may be, and is whole at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 40 }), (total, most) => {
        let done = 0;
        for (let now = 0; now <= 24 * hour; now += 60_000) {
          const due = lookupsDue({ now, beganAt: 0, done, total, perLookup: 30, spreadMs: 6 * hour, most });
          expect(due).toBeLessThanOrEqual(most);
          // Never ahead of its share by more than one request.
          if (due > 0) expect(done / 30).toBeLessThanOrEqual((Math.ceil(total / 30) * now) / (6 * hour) + 1);
          done = Math.min(total, done + due * 30);
        }
        const mayFinish = most * 24 * 60 >= Math.ceil(total / 30);
        if (mayFinish) expect(done).toBe(total);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the older feed', () => {
  it.each([
    ['most of a forum is in doubt', { oldest: 400_000, perPage: 100, wanted: 50_000 }, true],
    ['a handful of old questions is in doubt', { oldest: 1_700_000, perPage: 60, wanted: 500 }, false],
    ['nothing is in doubt', { oldest: 10_000, perPage: 50, wanted: 0 }, false],
    ['the end is near', { oldest: 40, perPage: 50, wanted: 1 }, true],
  ])('is walked while it is the shorter way: %s', (_name, facts, isShorter) => expect(isWalkShorter(facts)).toBe(isShorter));
});
