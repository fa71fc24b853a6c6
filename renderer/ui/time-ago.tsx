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

const short: Record<Unit, string> = { minute: 'min', hour: 'h', day: 'd' };

/**
 * How long something has waited: "9 min", "2 h", "3 d"; less than a minute is "now". Written by hand: the first formatter
 * of a page takes as long to make as the whole list to draw.
 */
export function waitingFor(at: number, now: number): string {
  const { amount, unit } = span(now - at);
  return amount === 0 ? 'now' : `${amount} ${short[unit]}`;
}

/** "2 hours ago", "just now". */
export function timeAgo(at: number, now: number): string {
  const { amount, unit } = span(now - at);
  return amount === 0 ? 'just now' : `${amount} ${unit}${amount === 1 ? '' : 's'} ago`;
}

const exactTime = (at: number): string => new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' }).format(at);

/** A time that keeps itself right; the exact one comes up when it is pointed at. */
export function TimeAgo({ at, short: isShort = false }: { at: number; short?: boolean }) {
  const now = useNow();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = exactTime(at);
      }}
    >
      {isShort ? waitingFor(at, now) : timeAgo(at, now)}
    </time>
  );
}
