import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf, daysBefore, hourOf, lastDays, median, weekOf, weeksBetween } from '#electron/engine/answerers/calendar.ts';
import { loadOf, type AskedQuestion } from '#electron/engine/answerers/load.ts';

const hour = 3_600_000;
const zone = process.env['TZ'];
const inZone = (name: string | undefined): void => {
  if (name === undefined) delete process.env['TZ'];
  else process.env['TZ'] = name;
};

afterEach(() => inZone(zone));

describe('the days of a person’s wall', () => {
  beforeEach(() => inZone('America/New_York'));

  it('begin at their midnight, not at Greenwich’s', () => {
    const late = Date.parse('2026-11-22T03:30:00Z');
    expect([dayOf(late), hourOf(late)]).toEqual(['2026-11-21', 22]);
    inZone('Asia/Kolkata');
    expect([dayOf(late), hourOf(late)]).toEqual(['2026-11-22', 9]);
  });

  it('are one each when the clocks change', () => {
    const now = Date.parse('2026-11-03T17:00:00Z');
    expect(lastDays(now, 4).map(dayOf)).toEqual(['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03']);
    expect(daysBefore(now, 1) - daysBefore(now, 2)).toBe(25 * hour);
    // Counting back in steps of 24 hours would have met one day twice.
    expect(new Set([0, 1, 2, 3].map((days) => new Date(new Date(2026, 10, 3).getTime() - days * 24 * hour).getHours()))).not.toEqual(new Set([0]));
  });

  it('make weeks that begin on Mondays', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map((day) => dayOf(weekOf(Date.parse(`${day}T18:00:00Z`))))).toEqual(['2026-11-16', '2026-11-16', '2026-11-16']);
    expect(weeksBetween(Date.parse('2026-10-28T12:00:00Z'), Date.parse('2026-11-09T12:00:00Z')).map(dayOf)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
  });
});

it('the middle of some times is the one in the middle, or lies between two', () => {
  expect([median([]), median([5]), median([9, 1, 5]), median([1, 3, 100, 2])]).toEqual([null, 5, 5, 3]);
});

describe('the load', () => {
  const now = new Date(2026, 10, 22, 15).getTime();
  const at = (day: number, time: number): number => new Date(2026, 10, day, time).getTime();
  const one = (askedAt: number, firstAnswerAt: number | null, community = 'Skin'): AskedQuestion => ({ community, askedAt, firstAnswerAt });
  const questions = [one(at(20, 9), at(22, 9)), one(at(22, 9), at(22, 11)), one(at(22, 14), null), one(at(1, 8), at(21, 8), 'Heart'), one(at(2, 3), null, 'Eyes')];
  const load = loadOf(questions, { now, days: 3 });

  it('says of each day what was asked, what was answered, and how long that had waited', () => {
    expect(load.byDay).toEqual([
      { day: '2026-11-20', medianWaitMs: null, asked: 1, answered: 0 },
      { day: '2026-11-21', medianWaitMs: at(21, 8) - at(1, 8), asked: 0, answered: 1 },
      { day: '2026-11-22', medianWaitMs: 25 * hour, asked: 2, answered: 2 },
    ]);
  });

  it('counts a community by what it asked and what was answered there, and leaves out the quiet ones', () => {
    expect(load.byCommunity).toEqual([{ name: 'Skin', asked: 3, answered: 2 }, { name: 'Heart', asked: 0, answered: 1 }]);
  });

  it('counts what was asked by the hour, all twenty-four of them', () => {
    expect(load.byHour).toHaveLength(24);
    expect(load.byHour.filter(({ asked }) => asked > 0)).toEqual([{ hour: 9, asked: 2 }, { hour: 14, asked: 1 }]);
  });

  it('has nothing to say of an empty desk', () => {
    expect(loadOf([], { now, days: 2 })).toMatchObject({ byDay: [{ asked: 0, medianWaitMs: null }, { asked: 0, medianWaitMs: null }], byCommunity: [] });
  });
});
