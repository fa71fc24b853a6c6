import { describe, expect, it } from 'vitest';
import { deedKind } from '#shared/words/deed.ts';
import { isLeaving, kindBack, planOf, wayBack } from '#electron/engine/moderation/plan.ts';

const order = { detail: { communityId: 4, tags: ['rash'] }, says: false, held: [{ reviewId: 5, version: 2 }] };

describe('a plan', () => {
  it('says its message first, while the thread still takes one', () => {
    expect(planOf({ ...order, kind: 'duplicate', says: true }).map((step) => step.do)).toEqual(['post', 'tag', 'close']);
    expect(planOf({ ...order, kind: 'needs-information', detail: {}, says: true })).toEqual([{ do: 'post', body: null }, { do: 'tag', add: ['needs-information'], remove: [] }]);
    expect(planOf({ ...order, kind: 'reopen', says: true }).map((step) => step.do)).toEqual(['close', 'post']);
  });

  it('asks the forum nothing for accepting, and judges each held post', () => {
    expect(planOf({ ...order, kind: 'accept' })).toEqual([]);
    expect(planOf({ ...order, kind: 'reject' })).toEqual([{ do: 'judge', reviewId: 5, version: 2, isApproved: false }]);
    expect(planOf({ ...order, kind: 'approve', held: [] })).toEqual([]);
  });

  it('knows which deeds take a question out of the queue', () => {
    const leaving = deedKind.options.filter((kind) => isLeaving(planOf({ ...order, kind })));
    expect(leaving).toEqual(['duplicate', 'off-topic', 'close', 'hide']);
    expect(leaving.every((kind) => !isLeaving(planOf({ ...order, kind: kindBack(kind) })))).toBe(true);
  });

  it('goes back the other way round, only over what was really changed', () => {
    const steps = planOf({ ...order, kind: 'duplicate', says: true });
    const all = [{ isNew: true, postId: 7 }, { isNew: true, added: ['rash'], removed: [] }, { isNew: true }];
    expect(wayBack(steps, all, 'note-1')).toEqual({ steps: [{ do: 'close', isOn: false }, { do: 'tag', add: [], remove: ['rash'] }, { do: 'unpost', postId: 7, marker: 'note-1' }], stays: false });
    expect(wayBack(steps, [{ isNew: true, postId: 7 }], 'note-1').steps).toHaveLength(1);
    expect(wayBack(steps, [{ isNew: true, isHeld: true }, { isNew: false }, { isNew: false }], 'note-1')).toEqual({ steps: [], stays: true });
    expect(wayBack(planOf({ ...order, kind: 'move' }), [{ isNew: true, from: 9 }], '')).toEqual({ steps: [{ do: 'move', to: 9, onlyFrom: 4 }], stays: false });
    expect(wayBack(planOf({ ...order, kind: 'approve' }), [{ isNew: true }], '')).toEqual({ steps: [], stays: true });
  });
});
