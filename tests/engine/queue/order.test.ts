import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, patience } from '#electron/engine/queue/order.ts';

const ids = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i}`);

interface Waiting {
  id: string;
  rank: number;
  askedAt: number;
}
const goal = 24;
/** The two lines as the store reads them. */
const linesOf = (waiting: readonly Waiting[], now: number) => ({
  byLevel: waiting.toSorted((a, b) => b.rank - a.rank || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
  patient: waiting
    .filter(({ askedAt }) => now - askedAt >= goal)
    .toSorted((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id),
});

describe('the order by level', () => {
  it('keeps every fifth place for the longest wait past its goal, and gives the others to the highest level', () => {
    expect(arrange(['e1', 'u1', 'u2', 's1', 'r1', 'r2', 'r3'], ['old1', 'old2'])).toEqual(['e1', 'u1', 'u2', 's1', 'old1', 'r1', 'r2', 'r3', 'old2']);
  });

  it('never takes the first place from an emergency', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (levels, olds) => {
        const top = arrange(['emergency', ...ids('x', levels)], ids('old', olds));
        expect(top[0]).toBe('emergency');
      }),
    );
  });

  it('names everybody once, whoever stands in both lines, and fills the places from whichever line is left', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 250 }), fc.uniqueArray(fc.nat(400), { maxLength: 250 }), (a, b) => {
        const top = arrange(a.map(String), b.map(String));
        const all = new Set([...a, ...b]);
        expect(new Set(top).size).toBe(top.length);
        expect(top).toHaveLength(Math.min(patience.places, all.size));
        expect(top.every((id) => all.has(Number(id)))).toBe(true);
      }),
    );
  });

  /** Each hour questions arrive as they please and whoever works answers the first twenty. Returns the hours each waited to be among them; null: never was. */
  const work = (arrivals: readonly (readonly number[])[], hours: number, order: (lines: ReturnType<typeof linesOf>) => string[]): Map<string, { waited: number | null; before: number }> => {
    let waiting: Waiting[] = [];
    const seen = new Map<string, { waited: number | null; before: number }>();
    for (let hour = 0; hour < hours; hour += 1) {
      for (const [i, rank] of (arrivals[hour % arrivals.length] ?? []).entries()) {
        const one = { id: `q${String(hour).padStart(4, '0')}-${i}`, rank, askedAt: hour };
        seen.set(one.id, { waited: null, before: waiting.length });
        waiting.push(one);
      }
      const top = new Set(order(linesOf(waiting, hour)).slice(0, 20));
      for (const one of waiting) if (top.has(one.id)) seen.set(one.id, { waited: hour - one.askedAt, before: seen.get(one.id)?.before ?? 0 });
      waiting = waiting.filter(({ id }) => !top.has(id));
    }
    return seen;
  };
  const hours = 150;
  /** Of each twenty answered four are the longest waits: those that were here before, and those of one's own hour. */
  const bound = (before: number, together: number): number => goal + Math.ceil((before + together) / 4) + 1;
  const worst = fc.array(fc.array(fc.nat(3), { maxLength: 45 }), { minLength: 1, maxLength: 4 });

  it('brings every question to the top within a time that was settled when it came, whatever arrives after it', () => {
    fc.assert(
      fc.property(worst, (arrivals) => {
        const together = Math.max(...arrivals.map((one) => one.length));
        for (const [id, { waited, before }] of work(arrivals, hours, ({ byLevel, patient }) => arrange(byLevel, patient))) {
          const asked = Number(id.slice(1, 5));
          const most = bound(before, together);
          if (asked + most < hours) expect(waited ?? Infinity).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('would let routine questions starve without the places that are kept', () => {
    // Each hour one that can wait, and more urgent ones than can be answered.
    const flood = [[0, ...Array.from({ length: 25 }, () => 2)]];
    const never = (order: (lines: ReturnType<typeof linesOf>) => string[]): number => [...work(flood, hours, order)].filter(([id, { waited }]) => Number(id.slice(1, 5)) === 0 && waited === null).length;
    expect(never(({ byLevel }) => byLevel)).toBe(1);
    expect(never(({ byLevel, patient }) => arrange(byLevel, patient))).toBe(0);
  });
});
