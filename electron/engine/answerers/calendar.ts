/** Days, weeks and hours as the clock on this person's wall has them. Times in milliseconds since 1970. */

const at = (time: number, days = 0): Date => {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
};

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-11-22`. */
export function dayOf(time: number): string {
  const day = new Date(time);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export const hourOf = (time: number): number => new Date(time).getHours();

/** When the Monday of that week began. */
export const weekOf = (time: number): number => at(time, -((new Date(time).getDay() + 6) % 7)).getTime();

/** When the day began that is so many days before; today is 0. A day of 23 or 25 hours is one day. */
export const daysBefore = (time: number, days: number): number => at(time, -days).getTime();

/** The beginnings of so many days, today's last. */
export const lastDays = (now: number, days: number): number[] => Array.from({ length: days }, (_, i) => daysBefore(now, days - 1 - i));

/** The Mondays from the week of `since` to that of `now`. */
export function weeksBetween(since: number, now: number): number[] {
  const weeks: number[] = [];
  for (let week = weekOf(since); week <= now; week = at(week, 7).getTime()) weeks.push(week);
  return weeks;
}

/** The one in the middle, or between the two in the middle; null: there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}
