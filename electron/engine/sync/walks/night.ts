const hour = 3_600_000;

/** Whether the nightly look at every open question should begin. `now`: on the wall clock. `hour`: of the day where the person is. */
export function isNightDue({ now, hourOfDay, beganAt }: { now: number; hourOfDay: number; beganAt: number }): boolean {
  const since = now - beganAt;
  // A wall clock that was put back must not put it off for ever.
  if (since < -hour || since >= 30 * hour) return true;
  return hourOfDay < 6 && since >= 12 * hour;
}

/** How many look-ups are due now so that all of them are spread over the night, at most `most`. */
export function lookupsDue({ now, beganAt, done, total, perLookup, spreadMs, most }: { now: number; beganAt: number; done: number; total: number; perLookup: number; spreadMs: number; most: number }): number {
  const whole = Math.ceil(total / perLookup);
  const share = Math.min(1, Math.max(0, (now - beganAt) / spreadMs));
  return Math.min(most, Math.max(0, Math.ceil(whole * share) - Math.floor(done / perLookup)));
}
