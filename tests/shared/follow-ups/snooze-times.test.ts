import { describe, expect, it } from 'vitest';
import { fieldOf, momentOf, snoozeTimes } from '#shared/follow-ups/snooze-times.ts';

/** By the wall clock; `2026-03-04` is a Wednesday. */
const offered = (now: string): Record<string, string> => Object.fromEntries(snoozeTimes(new Date(now)).map(({ id, at }) => [id, fieldOf(at)]));

describe('the times a question can be put off to', () => {
  it('are by the wall clock: this evening, tomorrow morning, Saturday, Monday, the first of the month', () => {
    expect(offered('2026-03-04T10:20')).toEqual({ later: '2026-03-04T13:30', tonight: '2026-03-04T20:00', tomorrow: '2026-03-05T09:00', weekend: '2026-03-07T09:00', 'next-week': '2026-03-09T09:00', 'next-month': '2026-04-01T09:00' });
  });

  it('leave out what makes no sense any more', () => {
    expect(Object.keys(offered('2026-03-04T18:10'))).toEqual(['tonight', 'tomorrow', 'weekend', 'next-week', 'next-month']);
    expect(Object.keys(offered('2026-03-04T19:45'))).toEqual(['tomorrow', 'weekend', 'next-week', 'next-month']);
    expect(Object.keys(offered('2026-03-04T23:50'))).toEqual(['tomorrow', 'weekend', 'next-week', 'next-month']);
    expect(Object.keys(offered('2026-03-07T10:00'))).toEqual(['later', 'tonight', 'tomorrow', 'next-week', 'next-month']);
  });

  it('offer one moment once: on a Friday tomorrow is the weekend, on a Sunday it is next week', () => {
    expect(Object.keys(offered('2026-03-06T21:00'))).toEqual(['tomorrow', 'next-week', 'next-month']);
    expect(Object.keys(offered('2026-03-08T21:00'))).toEqual(['tomorrow', 'next-month']);
    expect(offered('2026-12-30T10:00')['next-month']).toBe('2027-01-01T09:00');
  });

  it('all lie ahead, whatever the hour of the week, and the soonest comes first', () => {
    for (let hours = 0; hours < 24 * 366; hours += 1) {
      const now = new Date(2026, 0, 1, hours, 17);
      const times = snoozeTimes(now).map(({ at }) => at);
      expect(times.every((at, index) => at > (times[index - 1] ?? now.getTime())), now.toString()).toBe(true);
      expect(times.length, now.toString()).toBeGreaterThan(0);
    }
  });
});

describe('a field for date and time', () => {
  it('comes back as what it was', () => {
    expect(momentOf(fieldOf(new Date('2026-03-04T10:20').getTime()))).toBe(new Date('2026-03-04T10:20').getTime());
  });
  it('is nothing when it is empty or says no time', () => {
    for (const field of ['', 'tomorrow', '2026-13-45T99:99', '2026-03-04']) expect(momentOf(field), field).toBe(null);
  });
});
