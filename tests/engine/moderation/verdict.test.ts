import { describe, expect, it } from 'vitest';
import { actedOf, afterActing, afterLooking, afterReadTrouble, type Tried } from '#electron/engine/moderation/verdict.ts';
import { troubles } from '#electron/engine/moderation/words.ts';
import { trouble } from '#shared/words/trouble.ts';

const tried = (over: Partial<Tried> = {}): Tried => ({ state: 'waiting', looks: 0, resendsLeft: 1, trouble: null, doing: 'close', ...over });

describe('a verdict on a deed', () => {
  it('never asks again what was lost: it looks twice, then once more at most, then asks the person', () => {
    expect(afterActing(tried({ state: 'doing' }), { kind: 'lost', detail: '' }, 0)).toMatchObject({ state: 'checking', looks: 0, waitMs: 2_000 });
    expect(afterLooking(tried({ state: 'checking' }), null)).toMatchObject({ state: 'checking', looks: 1, waitMs: 15_000 });
    expect(afterLooking(tried({ state: 'checking', looks: 1 }), null)).toMatchObject({ state: 'waiting', resendsLeft: 0 });
    expect(afterLooking(tried({ state: 'checking', looks: 1, resendsLeft: 0 }), null)).toMatchObject({ state: 'needs-you', trouble: { kind: 'outcome-unknown' } });
    expect(afterLooking(tried({ state: 'checking', looks: 1 }), { isNew: true })).toMatchObject({ state: 'next', looks: 0, resendsLeft: 1 });
  });

  it('being unable to look is no reason to do', () => {
    for (const kind of ['unreachable', 'fault', 'slow-down', 'signed-out'] as const) expect(afterReadTrouble(tried({ state: 'checking' }), { kind, waitMs: 5, status: null }, 0)).toMatchObject({ state: 'checking' });
    expect(afterReadTrouble(tried({ state: 'checking' }), { kind: 'forbidden', waitMs: 0, status: 403 }, 0)).toMatchObject({ state: 'needs-you', trouble: { kind: 'outcome-unknown' } });
    expect(afterReadTrouble(tried(), { kind: 'gone', waitMs: 0, status: 404 }, 0)).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-gone' } });
  });

  it('holds up the whole forum only where the forum means it', () => {
    expect(afterActing(tried(), { kind: 'slow-down', waitMs: 5_000, isWholeForum: true }, 0).lane).toEqual({ kind: 'pause', why: 'slow-down', ms: 5_000 });
    expect(afterActing(tried(), { kind: 'slow-down', waitMs: 5_000, isWholeForum: false }, 0)).toMatchObject({ state: 'waiting', waitMs: 5_000, lane: { kind: 'hold', ms: 5_000 } });
    expect(afterActing(tried(), { kind: 'refused', why: 'forbidden', status: 403, reasons: [] }, 0)).toMatchObject({ state: 'needs-you', lane: { kind: 'go on' } });
  });

  it('keeps what is left of a pause as a whole instant, however finely it was measured', () => {
    const { trouble: said, waitMs } = afterActing(tried(), { kind: 'slow-down', waitMs: 1_234.567, isWholeForum: true }, 1_000);
    expect(trouble.parse(said)).toMatchObject({ untilAt: 2_235 });
    expect(waitMs).toBe(1_235);
    expect(trouble.safeParse(troubles.slowDown(1.5)).success, 'a fraction would not be kept (control)').toBe(false);
  });

  it('takes a message that waits for a moderator as done, and one too like another as one to look for', () => {
    expect(actedOf({ kind: 'in-review', reviewId: 4, say: '' })).toEqual({ kind: 'done', result: { isNew: true, isHeld: true } });
    expect(afterActing(tried({ doing: 'post' }), actedOf({ kind: 'refused', why: 'similar', status: 422, reasons: ['Body is too similar'] }), 0)).toMatchObject({ state: 'checking', trouble: { kind: 'refused' } });
    expect(afterLooking(tried({ state: 'checking', looks: 1, trouble: troubles.refused(['Body is too similar']) }), null)).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused' } });
  });
});
