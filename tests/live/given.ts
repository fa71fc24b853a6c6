import { describe, it } from 'vitest';

/** What the environment says of a forum to be tried; see CONTRIBUTING. */
export const given = (name: string): string | null => process.env[`ROUNDS_LIVE_${name}`]?.trim() || null;

/** How long one step may take on somebody else's forum. */
export const livePatienceMs = (): number => (Number(given('MINUTES')) || 15) * 60_000;

/** Says out loud that a forum was not tried, and lists it among what was skipped. */
export function notTried(kind: string, missing: readonly string[]): void {
  const names = missing.map((name) => `ROUNDS_LIVE_${name}`).join(' and ');
  console.warn(`SKIPPED: no ${kind} forum is tried, for the environment does not say which: ${names} (see CONTRIBUTING)`);
  describe(`a live ${kind} forum`, () => {
    it.skip(`is tried where the environment names one (${names})`, () => {});
  });
}
