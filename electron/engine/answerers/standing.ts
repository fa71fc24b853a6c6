/** What one person said of an answer. `weight` before it ages: see `weights`. `at` in milliseconds since 1970. */
export interface Rating {
  weight: number;
  isHelpful: boolean;
  at: number;
}

/** All that one person wrote in one thread. `asker`: who was helped. */
export interface RatedAnswer {
  asker: string;
  at: number;
  ratings: readonly Rating[];
}

/** The four parts, each 0 to 1, and what they make: `certainty` is the lower bound of `quality`. `score` 0 to 100. */
export interface Parts {
  quality: number;
  certainty: number;
  breadth: number;
  safety: number;
  score: number;
}

/** `answers`: rated ones that count. `missing`: how many more it takes to be listed. */
export interface Standing extends Parts {
  answers: number;
  askers: number;
  missing: number;
}

const day = 86_400_000;
const week = 7 * day;
/** 1 January 1970 was a Thursday; weeks begin on Mondays. */
const mondayShift = 3 * day;
const halfLifeDays = 180;
const mostADay = 5;
const leastAnswers = 4;
const leastAskers = 3;
/** As many ratings of the community's average stand behind everybody, so that one lucky answer does not make a leader. */
const prior = 8;

/** The community's average where nobody knows it. */
export const usualQuality = 0.8;
/** What a word of each counts. Readers are not told apart; together they count for at most one asker. A clinician's would be 2, but no forum says whom it has verified. */
export const weights = { asker: 2, member: 1, reader: 0.5, mostReaders: 2 } as const;

/** `helpful` and `rated`: sums of weights. `askers`: different people helped. `upheld`: answers a moderator agreed broke a rule. */
export function partsOf({ helpful, rated, askers, upheld, average }: { helpful: number; rated: number; askers: number; upheld: number; average: number }): Parts {
  const quality = (helpful + prior * average) / (rated + prior);
  const certainty = Math.max(0, quality - Math.sqrt((quality * (1 - quality)) / (rated + prior + 1)));
  const breadth = Math.min(1, Math.log2(1 + askers) / Math.log2(41));
  const safety = 1 - Math.min(0.3, 0.1 * upheld);
  return { quality, certainty, breadth, safety, score: 100 * certainty * (0.5 + 0.5 * breadth) * safety };
}

/** What somebody's answers come to at `now`. `average`: the community's, see `averageOf`. */
export function standingOf(answers: readonly RatedAnswer[], { now, upheld, average }: { now: number; upheld: number; average: number }): Standing {
  const rated = countedOf(answers).filter(({ ratings }) => ratings.length > 0);
  const all = rated.flatMap(({ ratings }) => ratings);
  const askers = new Set(rated.filter(({ ratings }) => ratings.some(({ isHelpful }) => isHelpful)).map(({ asker }) => asker)).size;
  const parts = partsOf({ helpful: sum(all.filter(({ isHelpful }) => isHelpful), now), rated: sum(all, now), askers, upheld, average });
  return { ...parts, answers: rated.length, askers, missing: Math.max(0, leastAnswers - rated.length, leastAskers - askers) };
}

/**
 * At most one answer to the same person a week and five a day, the first ones. How they were received plays no part in the choice:
 * or a kind word on one answer could push a better one out.
 */
function countedOf(answers: readonly RatedAnswer[]): RatedAnswer[] {
  const helped = new Set<string>();
  const perDay = new Map<number, number>();
  return answers
    .toSorted((a, b) => a.at - b.at)
    .filter(({ asker, at }) => {
      const onceAWeek = `${Math.floor((at + mondayShift) / week)} ${asker}`;
      const today = Math.floor(at / day);
      const before = perDay.get(today) ?? 0;
      if (helped.has(onceAWeek) || before >= mostADay) return false;
      helped.add(onceAWeek);
      perDay.set(today, before + 1);
      return true;
    });
}

const sum = (ratings: readonly Rating[], now: number): number => ratings.reduce((total, { weight, at }) => total + weight * 0.5 ** (Math.max(0, now - at) / day / halfLifeDays), 0);

/** How often an answer here helps, of all that were rated. Null where nobody could say, or nobody said, that one did not: then it would be 1 for everybody and mean nothing. */
export function averageOf(ratings: readonly Rating[], now: number): number | null {
  const helpful = ratings.filter(({ isHelpful }) => isHelpful);
  return helpful.length === ratings.length ? null : sum(helpful, now) / sum(ratings, now);
}

const mostListed = 10;

/** Those who may be shown, best first and at most ten; what is equal to the eye is ordered by the newest answer. */
export function ranked<T extends Standing & { newestAt: number; username: string }>(standings: readonly T[]): T[] {
  return standings
    .filter(({ missing }) => missing === 0)
    .toSorted((a, b) => Math.round(b.score) - Math.round(a.score) || b.newestAt - a.newestAt || (a.username < b.username ? -1 : 1))
    .slice(0, mostListed);
}
