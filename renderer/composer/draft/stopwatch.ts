/** Keystrokes further apart than this are thinking, not typing. */
const typingGapMs = 5_000;

export type Stopwatch = ReturnType<typeof createStopwatch>;

/** Counts what an answer really took: time on screen with the window in front, and time between keystrokes. Milliseconds of a monotonic clock. */
export function createStopwatch(now: () => number, before: { typingMs: number; openMs: number }) {
  let { typingMs, openMs } = before;
  let activeSince: number | null = null;
  let lastKeyAt: number | null = null;
  return {
    /** Whether the person can see the answer: the page is visible and its window has the focus. */
    setActive(isActive: boolean): void {
      if (isActive === (activeSince !== null)) return;
      if (activeSince !== null) openMs += now() - activeSince;
      activeSince = isActive ? now() : null;
      if (!isActive) lastKeyAt = null;
    },
    key(): void {
      const at = now();
      if (lastKeyAt !== null && at - lastKeyAt < typingGapMs) typingMs += at - lastKeyAt;
      lastKeyAt = at;
    },
    read: () => ({ typingMs: Math.round(typingMs), openMs: Math.round(openMs + (activeSince === null ? 0 : now() - activeSince)) }),
  };
}
