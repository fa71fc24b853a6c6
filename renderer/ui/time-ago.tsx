import { useSyncExternalStore } from 'react';

const minute = 60_000;
let beat: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

// One clock for every time on screen, running only while one is shown.
function listen(call: () => void): () => void {
  listeners.add(call);
  beat ??= setInterval(() => {
    for (const listener of listeners) listener();
  }, 15_000);
  return () => {
    listeners.delete(call);
    if (listeners.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  };
}

/** Now, to a quarter of a minute; the component renders again when it moves. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => Math.floor(Date.now() / 15_000) * 15_000);
}

type Unit = 'minute' | 'hour' | 'day';
function span(ms: number): { amount: number; unit: Unit } {
  const minutes = Math.max(0, Math.floor(ms / minute));
  if (minutes < 60) return { amount: minutes, unit: 'minute' };
  if (minutes < 48 * 60) return { amount: Math.floor(minutes / 60), unit: 'hour' };
  return { amount: Math.floor(minutes / 1_440), unit: 'day' };
}

// Making a formatter costs a hundred times what using it does, and a list shows many times.
const formats = new Map<string, Intl.NumberFormat | Intl.RelativeTimeFormat | Intl.DateTimeFormat>();
function kept<F extends Intl.NumberFormat | Intl.RelativeTimeFormat | Intl.DateTimeFormat>(name: string, make: () => F): F {
  const known = formats.get(name) ?? make();
  formats.set(name, known);
  return known as F;
}

/** How long something has waited, short: "9 min", "2 hr", "3 days". Less than a minute is "now". */
export function waitingFor(at: number, now: number): string {
  const { amount, unit } = span(now - at);
  if (amount === 0) return 'now';
  return kept(`short ${unit}`, () => new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' })).format(amount);
}

/** "2 hours ago", "just now". */
export function timeAgo(at: number, now: number): string {
  const { amount, unit } = span(now - at);
  return amount === 0 ? 'just now' : kept('ago', () => new Intl.RelativeTimeFormat(undefined)).format(-amount, unit);
}

export const exactTime = (at: number): string => kept('exact', () => new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })).format(at);

/** A time that keeps itself right; the exact one is in its title. */
export function TimeAgo({ at, short = false }: { at: number; short?: boolean }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {short ? waitingFor(at, now) : timeAgo(at, now)}
    </time>
  );
}
