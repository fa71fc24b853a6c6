import { describe, expect, it } from 'vitest';
import { createPace, realForum, realStranger, type Book, type Budget, type Turn } from '#electron/engine/forums/pace.ts';
import { aClock, type HandClock } from '#tests/makers/a-clock.ts';

const person: Turn = { isForPerson: true, isWrite: false };
const routine: Turn = { isForPerson: false, isWrite: false };
const bulk: Turn = { isForPerson: false, isWrite: false, isBulk: true };
const hour = 3_600_000;

/** What one run of a desk wrote down, on the clock on the wall. */
function aBook(clock: HandClock): Book & { lines: { at: number; isForPerson: boolean; isBulk: boolean }[] } {
  const lines: { at: number; isForPerson: boolean; isBulk: boolean }[] = [];
  return { lines, before: () => lines.map(({ at, ...what }) => ({ ...what, agoMs: clock.now() - at })), write: (what) => void lines.push({ isForPerson: what.isForPerson, isBulk: what.isBulk, at: clock.now() }) };
}

function aPace({ clock = aClock(), budget = realForum, book }: { clock?: HandClock; budget?: Budget; book?: Book } = {}) {
  const pace = createPace({ clock, budget, book });
  const begun: number[] = [];
  const run = (turn: Turn): Promise<boolean> => pace.run(turn, () => Promise.resolve(begun.push(clock.elapsed()))).then(() => true, () => false);
  return { pace, clock, run, begun };
}

const densest = (times: readonly number[], window: number): number => {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[to] ?? 0) - (times[from] ?? 0) >= window) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
};

describe('what a key may ask for in a day', () => {
  it.each([
    ['as a forum allows it', realForum, true],
    ['if nobody counted what people ask for', { ...realForum, perDay: Number.POSITIVE_INFINITY }, false],
  ])('is never gone over, not even by a person who clicks without end: %s', async (_name, budget, isKept) => {
    const { clock, run, begun } = aPace({ budget });
    for (let minutes = 0; minutes < 30 * 60; minutes += 1) {
      for (let i = 0; i < 12; i += 1) void run(person);
      for (let i = 0; i < 4; i += 1) void run(routine);
      await clock.forward(60_000);
    }
    expect(densest(begun, 60_000)).toBeLessThanOrEqual(20);
    expect(densest(begun, 24 * hour) <= 2_880).toBe(isKept);
  });

  it('is not begun anew by a start anew', async () => {
    const clock = aClock();
    const book = aBook(clock);
    const begun: number[] = [];
    for (let start = 0; start < 40; start += 1) {
      const desk = aPace({ clock, book });
      for (let i = 0; i < 30; i += 1) void desk.run(person);
      await clock.forward(10_000);
      begun.push(...desk.begun);
    }
    expect(densest(begun, 60_000)).toBeLessThanOrEqual(20);
    const forgetful: number[] = [];
    for (let start = 0; start < 10; start += 1) {
      const desk = aPace({ clock });
      for (let i = 0; i < 30; i += 1) void desk.run(person);
      await clock.forward(10_000);
      forgetful.push(...desk.begun);
    }
    expect(densest(forgetful, 60_000)).toBeGreaterThan(20);
  });

  it('leaves room for the routine beside what comes by the hundred', async () => {
    const { clock, run, begun } = aPace();
    for (let minutes = 0; minutes < 200; minutes += 1) {
      for (let i = 0; i < 15; i += 1) void run(bulk);
      await clock.forward(60_500);
    }
    expect(begun).toHaveLength(1_200);
    await expect(aPaceRefusal(run, bulk, clock)).resolves.toBe(false);
    expect(await run(routine)).toBe(true);
  });

  it('is not spent on what could not be written down', async () => {
    const { run, begun } = aPace({ book: { before: () => [], write: () => { throw new Error('the disk is full'); } } });
    expect(await run(person)).toBe(false);
    expect(begun).toEqual([]);
  });
});

/** A turn that is refused at once, or stays waiting. */
const aPaceRefusal = async (run: (turn: Turn) => Promise<boolean>, turn: Turn, clock: HandClock): Promise<boolean> => {
  const asked = run(turn);
  await clock.forward(1_000);
  return asked;
};

describe('what a stranger asks for', () => {
  it('comes one by one, at most sixty in a minute', async () => {
    const { clock, run, begun } = aPace({ budget: realStranger });
    for (let i = 0; i < 300; i += 1) void run(routine);
    await clock.forward(200_000);
    expect(densest(begun, 60_000)).toBeLessThanOrEqual(60);
    expect(densest(begun, 10_000)).toBeLessThanOrEqual(11);
    expect(begun.length).toBeGreaterThan(150);
  });
});
