import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, realForum, type Budget, type Turn } from '#electron/engine/forums/pace.ts';
import type { Clock } from '#electron/engine/ports.ts';
import { aClock, type HandClock } from '#tests/makers/a-clock.ts';

const person: Turn = { isForPerson: true, isWrite: false };
const background: Turn = { isForPerson: false, isWrite: false };
const write: Turn = { isForPerson: true, isWrite: true };

/** A pace whose work takes `ms` on the hand clock; notes when each began and who it was. */
function aPace({ clock = aClock(), budget = realForum, ms = 100 }: { clock?: HandClock; budget?: Budget; ms?: number } = {}) {
  const pace = createPace({ clock, budget });
  const begun: { name: string; at: number }[] = [];
  let running = 0;
  let most = 0;
  const run = (turn: Turn, name = ''): Promise<string> =>
    pace.run(turn, async () => {
      begun.push({ name, at: clock.elapsed() });
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      running -= 1;
      return name;
    });
  return { pace, clock, run, begun, most: () => most };
}

/** The most entries that lie within any `window`. */
const densest = (times: readonly number[], window: number): number => Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + window).length));

describe('the pace of requests', () => {
  it('sends no more at once than it may', async () => {
    const { run, clock, most } = aPace();
    const all = Array.from({ length: 10 }, () => run(person));
    await clock.forward(10_000);
    await Promise.all(all);
    expect(most()).toBe(4);
  });

  it('never goes over a budget, whatever is asked when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ wait: fc.nat(20_000), isForPerson: fc.boolean(), isWrite: fc.boolean() }), { minLength: 30, maxLength: 80 }), async (asks) => {
        const { run, clock, begun } = aPace({ budget: { atOnce: 4, perMinute: 20, backgroundPerMinute: 15, backgroundPerDay: 50 } });
        const all: Promise<unknown>[] = [];
        for (const { wait, ...turn } of asks) {
          await clock.forward(wait);
          all.push(run({ ...turn, isWrite: turn.isForPerson && turn.isWrite }, turn.isForPerson ? 'person' : 'background').catch(() => {}));
        }
        await clock.forward(600_000);
        await Promise.all(all);
        const times = (name?: string): number[] => begun.filter((each) => name === undefined || each.name === name).map(({ at }) => at);
        expect(densest(times(), 60_000)).toBeLessThanOrEqual(20);
        expect(densest(times('background'), 60_000)).toBeLessThanOrEqual(15);
        expect(densest(times('background'), 86_400_000)).toBeLessThanOrEqual(50);
        expect(times('person')).toHaveLength(asks.filter((ask) => ask.isForPerson).length);
      }),
      { numRuns: 20 },
    );
  });

  it('would go over it if it did not count', async () => {
    const { run, clock, begun } = aPace({ budget: { atOnce: 4, perMinute: 1_000, backgroundPerMinute: 1_000, backgroundPerDay: 1_000 } });
    for (let i = 0; i < 60; i += 1) void run(background);
    await clock.forward(60_000);
    expect(densest(begun.map(({ at }) => at), 60_000)).toBeGreaterThan(20);
  });

  it('lets the person through while background work has used up its share', async () => {
    const { run, clock, begun } = aPace();
    for (let i = 0; i < 40; i += 1) void run(background, 'background');
    await clock.forward(5_000);
    expect(begun).toHaveLength(15);
    await Promise.all([run(person, 'click'), clock.forward(200)]);
    expect(begun.at(-1)).toMatchObject({ name: 'click', at: 5_000 });
  });

  it('serves the person before background work that has waited longer', async () => {
    const { run, clock, begun } = aPace({ budget: { ...realForum, atOnce: 1 } });
    void run(background, 'first');
    void run(background, 'second');
    void run(person, 'click');
    await clock.forward(1_000);
    expect(begun.map(({ name }) => name)).toEqual(['first', 'click', 'second']);
  });

  it('has one write on its way at a time, and reads beside it', async () => {
    const { run, clock, begun } = aPace({ ms: 1_000 });
    void run(write, 'write one');
    void run(write, 'write two');
    void run(person, 'read');
    await clock.forward(500);
    expect(begun.map(({ name }) => name)).toEqual(['write one', 'read']);
    await clock.forward(600);
    expect(begun.map(({ name }) => name)).toEqual(['write one', 'read', 'write two']);
  });

  it('sends nothing during a pause, tells everybody who waits, and goes on afterwards', async () => {
    const { pace, run, clock, begun } = aPace({ budget: { ...realForum, atOnce: 1 } });
    const first = run(person, 'on its way');
    const waiting = expect(run(background, 'waits')).rejects.toMatchObject({ kind: 'slow-down', waitMs: 30_000 });
    pace.pause(30_000);
    await waiting;
    await expect(run(person, 'comes later')).rejects.toMatchObject({ kind: 'slow-down' });
    await clock.forward(29_000);
    await first;
    await expect(run(person, 'still early')).rejects.toMatchObject({ kind: 'slow-down', waitMs: 1_000 });
    expect(begun).toHaveLength(1);
    await clock.forward(1_000);
    await Promise.all([run(person, 'again'), clock.forward(200)]);
    expect(begun.map(({ name }) => name)).toEqual(['on its way', 'again']);
  });

  it('does not care when the wall clock jumps', async () => {
    const { pace, run, clock } = aPace();
    pace.pause(30_000);
    clock.jump(365 * 86_400_000);
    await expect(run(person)).rejects.toMatchObject({ kind: 'slow-down' });
    clock.jump(-700 * 86_400_000);
    await clock.forward(30_000);
    await Promise.all([run(person), clock.forward(200)]);
  });

  it('forgets what was given up while it waited', async () => {
    const { run, clock, begun } = aPace({ budget: { ...realForum, atOnce: 1 } });
    void run(person, 'first');
    const stop = new AbortController();
    const given = expect(run({ ...person, signal: stop.signal }, 'given up')).rejects.toThrow('enough');
    stop.abort(new Error('enough'));
    await given;
    await clock.forward(1_000);
    expect(begun.map(({ name }) => name)).toEqual(['first']);
  });

  it('says so at once when the day’s budget is spent, instead of waiting for hours', async () => {
    const { run, clock } = aPace({ budget: { ...realForum, backgroundPerDay: 3 } });
    for (let i = 0; i < 3; i += 1) void run(background);
    await clock.forward(1_000);
    await expect(run(background)).rejects.toMatchObject({ kind: 'slow-down' });
  });

  it('leaves no timer behind', async () => {
    const { run, clock } = aPace();
    for (let i = 0; i < 16; i += 1) void run(background);
    await clock.forward(200_000);
    expect(clock.waiting()).toBe(0);
  });
});

/** A clock that moves on with every look, and whose calls come a little early, as real ones do. */
function aRestlessClock(earlyMs: number): Clock & { next(): boolean } {
  let at = 0;
  let calls: { at: number; call: () => void }[] = [];
  return {
    now: () => at,
    elapsed: () => (at += 0.5),
    after(ms, call) {
      const entry = { at: at + ms - earlyMs, call };
      calls.push(entry);
      return () => void (calls = calls.filter((other) => other !== entry));
    },
    next() {
      const due = calls.toSorted((a, b) => a.at - b.at)[0];
      if (!due) return false;
      calls = calls.filter((other) => other !== due);
      at = Math.max(at, due.at);
      due.call();
      return true;
    },
  };
}

it('a turn whose time comes while it is being looked at is not forgotten', async () => {
  for (let early = 0; early < 4; early += 0.1) {
    const clock = aRestlessClock(early);
    const pace = createPace({ clock, budget: { atOnce: 1, perMinute: 1, backgroundPerMinute: 1, backgroundPerDay: Number.POSITIVE_INFINITY } });
    const turn = { isForPerson: true, isWrite: true };
    await pace.run(turn, () => Promise.resolve());
    let isRun = false;
    void pace.run(turn, () => Promise.resolve(void (isRun = true)));
    for (let calls = 0; calls < 50 && !isRun; calls += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.next();
    }
    expect(isRun, `calls that come ${early.toFixed(1)} ms early`).toBe(true);
  }
});
