import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createForumClock } from '#electron/engine/forums/forum-clock.ts';
import { aClock } from '#tests/makers/a-clock.ts';

const said = (at: number): string => new Date(at).toUTCString();

describe('the forum’s time', () => {
  it('is this machine’s until the forum has answered', () => {
    const clock = aClock({ now: 5_000_000 });
    const time = createForumClock(clock);
    time.hear(undefined);
    time.hear('half past nonsense');
    expect([time.earliest(), time.latest()]).toEqual([5_000_000, 5_000_000]);
  });

  it('holds the forum’s own clock between its two ends, however wrong ours is and however it jumps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.array(fc.record({ ms: fc.integer({ min: 0, max: 1_200_000 }), jump: fc.integer({ min: -7_200_000, max: 7_200_000 }), speaks: fc.boolean() }), { maxLength: 12 }), async (wrong, steps) => {
        const real = aClock();
        const ours = aClock({ now: real.now() + wrong });
        const time = createForumClock(ours);
        time.hear(said(real.now()));
        for (const { ms, jump, speaks } of steps) {
          await real.forward(ms);
          await ours.forward(ms);
          ours.jump(jump);
          if (speaks) time.hear(said(real.now()));
          expect(time.earliest()).toBeLessThanOrEqual(real.now());
          expect(time.latest()).toBeGreaterThanOrEqual(real.now());
          if (speaks) expect(time.latest() - time.earliest()).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });

  it('is not behind after a sleep, in which only the wall clock went on', () => {
    const clock = aClock();
    const time = createForumClock(clock);
    time.hear(said(clock.now()));
    clock.jump(3_600_000);
    expect(time.latest()).toBeGreaterThanOrEqual(clock.now());
    expect(time.earliest()).toBeLessThanOrEqual(clock.now() - 3_600_000);
  });
});
