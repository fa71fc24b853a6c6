import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, longestBackOff, nextMove, type LaneItem, type LaneState } from '#electron/engine/outbox/lanes.ts';

const free: LaneState = { isBusy: false, pauseMs: 0, spacingMs: 0, isBarred: false };
const anItem = (seq: number, state: LaneItem['state'], { waitMs = 0, questionId = `q${seq}` } = {}): LaneItem => ({ seq, state, waitMs, questionId });

describe('who goes next', () => {
  it.each<[string, LaneItem[], Partial<LaneState>, ReturnType<typeof nextMove>]>([
    ['nobody, when there is nobody', [], {}, { kind: 'rest', ms: null }],
    ['the one that was sent first', [anItem(2, 'waiting'), anItem(1, 'waiting')], {}, { kind: 'send', seq: 1 }],
    ['nobody while one is in flight', [anItem(1, 'waiting')], { isBusy: true }, { kind: 'rest', ms: null }],
    ['nobody while the lane is paused', [anItem(1, 'waiting')], { pauseMs: 700 }, { kind: 'rest', ms: 700 }],
    ['nobody until somebody wakes it', [anItem(1, 'waiting')], { pauseMs: null }, { kind: 'rest', ms: null }],
    ['nobody before its hold is over', [anItem(1, 'held', { waitMs: 900 })], {}, { kind: 'rest', ms: 900 }],
    ['a later one whose hold is over', [anItem(1, 'held', { waitMs: 900 }), anItem(2, 'held', { waitMs: -1 })], {}, { kind: 'send', seq: 2 }],
    ['nobody within a second of the last post', [anItem(1, 'waiting')], { spacingMs: 300 }, { kind: 'rest', ms: 300 }],
    ['a look within a second of the last post', [anItem(1, 'waiting'), anItem(2, 'checking')], { spacingMs: 300 }, { kind: 'look', seq: 2 }],
    ['one behind an item that needs a person', [anItem(1, 'needs-you', { questionId: 'q' }), anItem(2, 'waiting', { questionId: 'q' })], {}, { kind: 'send', seq: 2 }],
    ['one behind an item held by the forum', [anItem(1, 'in-review', { questionId: 'q', waitMs: 5_000 }), anItem(2, 'waiting', { questionId: 'q' })], {}, { kind: 'send', seq: 2 }],
    ['one of another question while the first is unknown', [anItem(1, 'checking', { waitMs: 9_000 }), anItem(2, 'waiting')], {}, { kind: 'send', seq: 2 }],
    ['nobody of the same question while the first is unknown', [anItem(1, 'checking', { waitMs: 9_000, questionId: 'q' }), anItem(2, 'waiting', { questionId: 'q' })], {}, { kind: 'rest', ms: 9_000 }],
    ['nobody of the same question before the first', [anItem(1, 'held', { waitMs: 400, questionId: 'q' }), anItem(2, 'waiting', { questionId: 'q' })], {}, { kind: 'rest', ms: 400 }],
    ['one that stands, to be counted, after all that do not', [anItem(1, 'sent'), anItem(2, 'waiting')], {}, { kind: 'send', seq: 2 }],
    ['one that stands, to be counted, while no post may leave', [anItem(1, 'sent'), anItem(2, 'waiting')], { spacingMs: 300 }, { kind: 'twins', seq: 1 }],
    ['one held by the forum, now and then', [anItem(1, 'in-review')], {}, { kind: 'follow', seq: 1 }],
  ])('%s', (_, items, lane, move) => {
    expect(nextMove(items, { ...free, ...lane })).toEqual(move);
  });

  const items = fc.array(
    fc.record({ state: fc.constantFrom('held', 'waiting', 'sending', 'checking', 'in-review', 'needs-you', 'sent'), waitMs: fc.integer({ min: -5, max: 5 }), questionId: fc.constantFrom('a', 'b', 'c') }) as fc.Arbitrary<Omit<LaneItem, 'seq'>>,
    { maxLength: 8 },
  ).map((list) => list.map((item, seq) => ({ ...item, seq })));

  it('never overtakes within a question, never leaves early, and never sleeps on work that is due', () => {
    fc.assert(
      fc.property(items, (list) => {
        const move = nextMove(list, free);
        if (move.kind === 'rest') {
          const next = list.filter((item) => item.waitMs > 0 && ['held', 'waiting', 'checking', 'in-review', 'sent'].includes(item.state));
          if (move.ms !== null) expect(next.some((item) => item.waitMs === move.ms)).toBe(true);
          expect(list.filter((item) => item.waitMs <= 0 && ['checking', 'in-review', 'sent'].includes(item.state))).toEqual([]);
          return;
        }
        const chosen = list[move.seq]!;
        expect(chosen.waitMs).toBeLessThanOrEqual(0);
        if (move.kind === 'send') expect(list.some((item) => item.seq < chosen.seq && item.questionId === chosen.questionId && ['held', 'waiting', 'sending', 'checking'].includes(item.state))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('backs off from two seconds to as long as it may, and spreads', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backOff(failures, 0.5, 60_000))).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(backOff(0, 0, 60_000)).toBe(1_500);
  expect(backOff(9, 1, 60_000)).toBe(60_000);
  expect(backOff(9, 0.5, longestBackOff.fault)).toBe(900_000);
});
