import { baseline, type Baseline } from '../threads/change.ts';

/** A baseline as it is kept in a row. */
export const writeBaseline = (known: Baseline): string => JSON.stringify(known);

/** One that cannot be read any more knows nothing: every post counts as new, which asks the person rather than post over a change. */
export function readBaseline(kept: string): Baseline {
  try {
    return baseline.parse(JSON.parse(kept));
  } catch {
    return { postIds: [], state: 'open', question: null };
  }
}
