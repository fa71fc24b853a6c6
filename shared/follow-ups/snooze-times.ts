/** A moment somebody may want a question back at. `at`: milliseconds since 1970. */
export interface SnoozeTime {
  id: 'later' | 'tonight' | 'tomorrow' | 'weekend' | 'next-week' | 'next-month';
  name: string;
  at: number;
}

const hour = 3_600_000;
const morning = 9;
const evening = 20;
const saturday = 6;
const monday = 1;

/** The hour of a day some days on, by the wall clock of the place the person is in; what a change to summer time does to it, it does to them too. */
const dayAt = (now: Date, days: number, hours: number): number => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours).getTime();
/** Days until that day of the week comes round, today not counted. */
const daysUntil = (now: Date, weekday: number): number => ((weekday - now.getDay() + 6) % 7) + 1;

/** In three hours, on the quarter; a question is asked for again, not an appointment kept. */
const later = (now: Date): number => Math.ceil((now.getTime() + 3 * hour) / (hour / 4)) * (hour / 4);

/**
 * What is offered at this moment, the soonest first. Left out is what makes no sense now: tonight when it is evening, the weekend on a
 * Saturday or Sunday, and one of two that mean nearly the same time.
 */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const isWeekend = now.getDay() === saturday || now.getDay() === 0;
  const all: SnoozeTime[] = [
    { id: 'later', name: 'Later today', at: later(now) },
    { id: 'tonight', name: 'Tonight', at: dayAt(now, 0, evening) },
    { id: 'tomorrow', name: 'Tomorrow', at: dayAt(now, 1, morning) },
    ...(isWeekend ? [] : [{ id: 'weekend' as const, name: 'This weekend', at: dayAt(now, daysUntil(now, saturday), morning) }]),
    { id: 'next-week', name: 'Next week', at: dayAt(now, daysUntil(now, monday), morning) },
    { id: 'next-month', name: 'Next month', at: new Date(now.getFullYear(), now.getMonth() + 1, 1, morning).getTime() },
  ];
  const isToday = (at: number): boolean => new Date(at).toDateString() === now.toDateString();
  const makesSense = ({ id, at }: SnoozeTime): boolean => {
    if (id === 'later') return isToday(at) && at < dayAt(now, 0, evening);
    if (id === 'tonight') return at - now.getTime() > hour / 2;
    return true;
  };
  const kept = all.filter(makesSense).toSorted((a, b) => a.at - b.at);
  return kept.filter((one, index) => index === 0 || one.at - (kept[index - 1]?.at ?? 0) > hour / 2);
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** As a field for date and time has it, in the person's own time. */
export function fieldOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The moment a field for date and time means; null: none, or one that does not exist. */
export function momentOf(field: string): number | null {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(field)) return null;
  const at = new Date(field).getTime();
  return Number.isFinite(at) ? at : null;
}
