import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageOf, partsOf, ranked, standingOf, usualQuality, type RatedAnswer, type Rating } from '#electron/engine/answerers/standing.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 22, 12);

const helped = (values: Partial<Rating> = {}): Rating => ({ weight: 2, isHelpful: true, at: now, ...values });
/** Answers to different people, one a day, the newest today. */
const someAnswers = (many: number, ratings: readonly Rating[] = [helped()]): RatedAnswer[] => Array.from({ length: many }, (_, i) => ({ asker: `asker-${i}`, at: now - i * day, ratings }));
const stand = (answers: readonly RatedAnswer[], { upheld = 0, average = usualQuality } = {}) => standingOf(answers, { now, upheld, average });

describe('the formula', () => {
  it.each([
    ['Ben, 120 answers in a month', { rated: 150, helpful: 96, askers: 70, upheld: 0 }, { quality: 0.65, certainty: 0.61, breadth: 1, safety: 1 }, 61],
    ['Ana, six answers', { rated: 14, helpful: 13.2, askers: 6, upheld: 0 }, { quality: 0.89, certainty: 0.83, breadth: 0.52, safety: 1 }, 63],
    ['Dov, 40 answers, two upheld', { rated: 60, helpful: 54, askers: 30, upheld: 2 }, { quality: 0.89, certainty: 0.85, breadth: 0.93, safety: 0.8 }, 65],
    ['Chi, 25 answers', { rated: 45, helpful: 41.4, askers: 22, upheld: 0 }, { quality: 0.9, certainty: 0.86, breadth: 0.84, safety: 1 }, 79],
  ])('gives %s the numbers of the worked example', (_, sums, parts, score) => {
    const counted = partsOf({ ...sums, average: 0.8 });
    // The example was rounded by hand: Dov's breadth is 0.9247.
    for (const [part, value] of Object.entries(parts)) expect(Math.abs(counted[part as keyof typeof parts] - value), part).toBeLessThan(0.006);
    expect(Math.round(counted.score)).toBe(score);
  });

  it('does not show Eve, whose one answer helped once', () => {
    const eve = stand(someAnswers(1));
    expect({ quality: round(eve.quality), certainty: round(eve.certainty), breadth: round(eve.breadth) }).toEqual({ quality: 0.84, certainty: 0.73, breadth: 0.19 });
    expect(ranked([{ ...eve, username: 'eve', newestAt: now }])).toEqual([]);
  });

  it('lets a rating count half after half a year', () => {
    const old = (ratings: Rating[]) => stand([{ asker: 'a', at: now - 180 * day, ratings }]).quality;
    const half = partsOf({ rated: 1, helpful: 1, askers: 1, upheld: 0, average: usualQuality }).quality;
    expect(old([helped({ at: now - 180 * day })])).toBeCloseTo(half, 10);
    expect(old([helped()])).toBeGreaterThan(half);
  });

  it('takes a tenth for each upheld problem and never more than three', () => {
    const safety = (upheld: number): number => round(stand(someAnswers(4), { upheld }).safety);
    expect([0, 1, 2, 3, 9].map(safety)).toEqual([1, 0.9, 0.8, 0.7, 0.7]);
  });

  it('knows the average of a community only where somebody could say no', () => {
    expect(averageOf([], now)).toBeNull();
    expect(averageOf([helped(), helped({ weight: 0.5 })], now)).toBeNull();
    expect(averageOf([helped({ weight: 3 }), helped({ weight: 1, isHelpful: false })], now)).toBeCloseTo(0.75, 10);
  });
});

describe('what counts', () => {
  it('is five answers a day, the first ones', () => {
    const busy = Array.from({ length: 9 }, (_, i) => ({ asker: `asker-${i}`, at: now + i * 1_000, ratings: [helped()] }));
    expect(stand(busy)).toMatchObject({ answers: 5, askers: 5 });
    expect(stand(busy.map((one, i) => ({ ...one, at: now - i * day })))).toMatchObject({ answers: 9, askers: 9 });
  });

  it('is one answer a week to the same person', () => {
    const monday = Date.UTC(2026, 10, 16, 9);
    const friend = [0, 1, 6, 7].map((days) => ({ asker: 'a friend', at: monday + days * day, ratings: [helped()] }));
    expect(stand(friend)).toMatchObject({ answers: 2, askers: 1 });
    expect(stand(friend.map((one, i) => ({ ...one, asker: `asker-${i}` })))).toMatchObject({ answers: 4, askers: 4 });
  });

  it('is what somebody rated; the rest takes its place in the day and no more', () => {
    expect(stand([...someAnswers(4), { asker: 'nobody said', at: now - 90 * day, ratings: [] }])).toMatchObject({ answers: 4, askers: 4, missing: 0 });
  });

  it('says how many rated answers are missing, or askers where those are fewer', () => {
    expect([0, 1, 2, 3, 4, 5].map((many) => stand(someAnswers(many)).missing)).toEqual([4, 3, 2, 1, 0, 0]);
    const twoPeople = [0, 1, 2, 3].map((week) => ({ asker: `asker-${week % 2}`, at: now - week * 7 * day, ratings: [helped()] }));
    expect(stand(twoPeople)).toMatchObject({ answers: 4, askers: 2, missing: 1 });
  });
});

const rating = fc.record({ weight: fc.constantFrom(0.5, 1, 2), isHelpful: fc.boolean(), at: fc.integer({ min: now - 400 * day, max: now }) });
const answer = fc.record({ asker: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), at: fc.integer({ min: now - 60 * day, max: now }), ratings: fc.array(rating, { maxLength: 4 }) });
const answers = fc.array(answer, { minLength: 1, maxLength: 30 });
const around = fc.record({ upheld: fc.integer({ min: 0, max: 5 }), average: fc.double({ min: 0.05, max: 0.99, noNaN: true }) });

/** The same rules, but of each person and week the newest rated answer counts: a choice that looks at ratings. */
const choosingByRatings = (all: readonly RatedAnswer[], more: { upheld: number; average: number }): number => {
  const newest = new Map<string, RatedAnswer>();
  for (const one of all.filter(({ ratings }) => ratings.length > 0).toSorted((a, b) => a.at - b.at)) newest.set(`${Math.floor((one.at + 3 * day) / (7 * day))} ${one.asker}`, one);
  return stand([...newest.values()], more).score;
};

/** A rating added to one of the answers. */
const withOneMore = (all: readonly RatedAnswer[], at: number, one: Rating): RatedAnswer[] => all.map((other, i) => (i === at % all.length ? { ...other, ratings: [...other.ratings, one] } : other));

describe('a helpful rating', () => {
  it('never lowers the score, whatever was said before', () => {
    fc.assert(
      fc.property(answers, fc.nat(), rating, around, (all, at, one, more) => {
        expect(stand(withOneMore(all, at, { ...one, isHelpful: true }), more).score).toBeGreaterThanOrEqual(stand(all, more).score - 1e-9);
      }),
      { numRuns: 2_000 },
    );
  });

  it('would lower it if what is counted were chosen by how it was received (control)', () => {
    const run = fc.check(
      fc.property(answers, fc.nat(), rating, around, (all, at, one, more) => choosingByRatings(withOneMore(all, at, { ...one, isHelpful: true }), more) >= choosingByRatings(all, more) - 1e-9),
      { numRuns: 2_000 },
    );
    expect(run.failed).toBe(true);
  });

  it('is not what an unhelpful one is (control)', () => {
    expect(stand(withOneMore(someAnswers(5), 0, helped({ isHelpful: false }))).score).toBeLessThan(stand(someAnswers(5)).score);
  });
});

describe('the list', () => {
  const people = fc.array(fc.record({ answers, more: around, newestAt: fc.integer({ min: 0, max: 5 }) }), { maxLength: 25 }).map((all) => all.map(({ answers: own, more, newestAt }, i) => ({ ...stand(own, more), newestAt, username: `p${i}` })));

  it('shows nobody with fewer than four rated answers from three people, and at most ten', () => {
    let listed = 0;
    fc.assert(
      fc.property(people, (all) => {
        const rows = ranked(all);
        listed += rows.length;
        expect(rows.length).toBeLessThanOrEqual(10);
        for (const row of rows) expect(row.answers >= 4 && row.askers >= 3).toBe(true);
        expect(rows.map(({ score }) => Math.round(score))).toEqual(rows.map(({ score }) => Math.round(score)).toSorted((a, b) => b - a));
      }),
    );
    expect(listed).toBeGreaterThan(0);
  });

  it('has no eleventh, however good', () => {
    const all = Array.from({ length: 14 }, (_, i) => ({ ...stand(someAnswers(5)), username: `p${i}`, newestAt: i }));
    expect(ranked(all)).toHaveLength(10);
    expect(ranked(all.slice(0, 3))).toHaveLength(3);
  });

  it('puts the newest first where the score shown is the same', () => {
    const same = stand(someAnswers(6));
    expect(ranked([{ ...same, username: 'old', newestAt: 1 }, { ...same, score: same.score + 0.001, username: 'new', newestAt: 2 }]).map(({ username }) => username)).toEqual(['new', 'old']);
    expect(ranked([{ ...same, username: 'old', newestAt: 2, score: same.score + 2 }, { ...same, username: 'new', newestAt: 3 }]).map(({ username }) => username)).toEqual(['old', 'new']);
  });
});

const round = (number: number): number => Math.round(number * 100) / 100;
