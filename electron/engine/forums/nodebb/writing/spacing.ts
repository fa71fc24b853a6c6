/** NodeBB asks for ten seconds between two posts of the same person unless told otherwise; a second more, for its clock and ours. */
const least = 11_000;
const most = 3_600_000;

/** How long to leave between two posts. The forum does not say so anywhere but in its refusals, so it is learned from those. */
export interface Spacing {
  ms(): number;
  learn(ms: number): void;
}

export function createSpacing(): Spacing {
  let ms = least;
  return {
    ms: () => ms,
    learn: (asked) => void (ms = Math.min(most, Math.max(ms, asked))),
  };
}
