const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const counted = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

/** "3 answers", "1 answer". */
export const many = (amount: number, one: string, more = `${one}s`): string => `${amount.toLocaleString('en')} ${amount === 1 ? one : more}`;

/** How long somebody waited, in words. */
export function sayWait(ms: number): string {
  if (ms < minute) return 'less than a minute';
  if (ms < 90 * minute) return counted(Math.round(ms / minute), 'minute');
  if (ms < 2 * day) return counted(Math.round(ms / hour), 'hour');
  return counted(Math.round(ms / day), 'day');
}

/** The same for the scale of a chart: "40 min", "5 h", "3 d". */
export function shortWait(ms: number): string {
  if (ms < 90 * minute) return `${Math.round(ms / minute)} min`;
  return ms < 2 * day ? `${Math.round(ms / hour)} h` : `${Math.round(ms / day)} d`;
}

/** A day such as `2026-11-22` as people say it. */
export const sayDay = (iso: string): string => onDay(new Date(`${iso}T12:00:00`));
export const sayDayOf = (at: number): string => onDay(new Date(at));
const onDay = (at: Date): string => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }).format(at);

export const sayMoment = (at: number): string => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** "20:00". */
export const sayHour = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** Numbers up to twelve in words, as a sentence wants them. */
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
export const inWords = (amount: number): string => words[amount] ?? String(amount);
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
