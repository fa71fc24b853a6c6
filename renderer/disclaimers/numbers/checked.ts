import type { LocalePack, NumberName } from '#shared/words/policy.ts';

export const numberNames: Readonly<Record<NumberName, string>> = { emergency: 'Emergency', advice_line: 'Advice line', poison: 'Poison line', crisis: 'Crisis line', child: 'Child helpline' };
export const numberOrder = Object.keys(numberNames) as NumberName[];

const dayMs = 86_400_000;
const staleDays = 365;

/** The day it is here, YYYY-MM-DD. */
export function today(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

const dayWords = (day: string): string => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** When somebody last saw a number at its source, and whether that is good enough. `isDoubtful`: nobody did, or too long ago. */
export function sayChecked({ say, checkedOn, source }: LocalePack['numbers'][NumberName], day: string): { say: string; isDoubtful: boolean } {
  if (say === '') return { say: 'No number: an answer that needs it cannot be sent.', isDoubtful: true };
  if (checkedOn === null) return { say: source === '' ? 'Nobody has checked this.' : 'Nobody here has checked this.', isDoubtful: true };
  const days = Math.round((Date.parse(day) - Date.parse(checkedOn)) / dayMs);
  return days > staleDays ? { say: `Last checked ${dayWords(checkedOn)}, over a year ago.`, isDoubtful: true } : { say: `Last checked ${dayWords(checkedOn)}.`, isDoubtful: false };
}

/** How many of a country's numbers somebody has checked within a year. */
export const checkedCount = ({ numbers }: Pick<LocalePack, 'numbers'>, day: string): number => numberOrder.filter((name) => !sayChecked(numbers[name], day).isDoubtful).length;
