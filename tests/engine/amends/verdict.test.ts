import { describe, expect, it } from 'vitest';
import { afterActing, afterLooking, afterReadTrouble, beforeActing, type Tried } from '#electron/engine/amends/verdict.ts';
import { ForumTrouble } from '#electron/engine/forums/forum.ts';
import { amendKind } from '#shared/words/amend.ts';

const tried = (over: Partial<Tried> = {}): Tried => ({ kind: 'edit', state: 'doing', looks: 0, resendsLeft: 1, trouble: null, ...over });
const now = 1_700_000_000_000;

describe('what the forum’s answer to a change means', () => {
  it.each(amendKind.options)('a lost one is looked for and never asked again blindly (%s)', (kind) => {
    expect(afterActing(tried({ kind }), { kind: 'lost', detail: '' }, now)).toMatchObject({ state: 'checking', looks: 0, lane: { kind: 'go on' } });
  });

  it('waits where nothing left or nothing was taken, and what pauses the account pauses it', () => {
    expect(afterActing(tried(), { kind: 'unreachable', detail: '' }, now)).toMatchObject({ state: 'waiting', trouble: { kind: 'offline' }, lane: { kind: 'back off', why: 'offline' } });
    expect(afterActing(tried(), { kind: 'signed-out' }, now)).toMatchObject({ state: 'waiting', trouble: { kind: 'signed-out' }, lane: { kind: 'pause', why: 'signed-out', ms: null } });
    expect(afterActing(tried(), { kind: 'slow-down', waitMs: 9_000, isWholeForum: true }, now)).toMatchObject({ state: 'waiting', waitMs: 9_000, trouble: { untilAt: now + 9_000 }, lane: { kind: 'pause', ms: 9_000 } });
    for (const waitMs of [Number.POSITIVE_INFINITY, -5, 0.4]) expect(afterActing(tried(), { kind: 'slow-down', waitMs, isWholeForum: true }, now).waitMs).toBeOneOf([1_000, 3_600_000]);
  });

  it('asks for the person where the forum said no, in its words, and says that theirs are kept', () => {
    const no = afterActing(tried(), { kind: 'refused', why: 'other', status: 422, reasons: ['That post was created too long ago.'] }, now);
    expect(no).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused', say: 'The forum did not do it: That post was created too long ago. Your words are kept here.' } });
    expect(afterActing(tried(), { kind: 'refused', why: 'changed', status: 409, reasons: [] }, now)).toMatchObject({ state: 'needs-you', trouble: { remedy: 'read-change' } });
    expect(afterActing(tried({ kind: 'delete' }), { kind: 'refused', why: 'forbidden', status: 403, reasons: [] }, now).trouble?.say).toBe('The forum does not let this account delete this answer.');
  });
});

describe('how the answer was found to stand', () => {
  it('is looked at twice before it is asked once more, and once more is all', () => {
    const first = afterLooking(tried({ state: 'checking' }), { kind: 'not-yet' });
    expect(first).toMatchObject({ state: 'checking', looks: 1 });
    const second = afterLooking(tried({ state: 'checking', looks: first.looks }), { kind: 'not-yet' });
    expect(second).toMatchObject({ state: 'waiting', resendsLeft: 0 });
    expect(afterLooking(tried({ state: 'checking', looks: 1, resendsLeft: 0 }), { kind: 'not-yet' })).toMatchObject({ state: 'needs-you', trouble: { kind: 'outcome-unknown' } });
  });

  it('ends it, or asks for the person, whether something was asked or not', () => {
    for (const judge of [(seen: Parameters<typeof afterLooking>[1]) => afterLooking(tried({ state: 'checking' }), seen), (seen: Parameters<typeof afterLooking>[1]) => beforeActing(tried({ state: 'waiting' }), seen)]) {
      expect(judge({ kind: 'done' })).toMatchObject({ state: 'done', trouble: null });
      expect(judge({ kind: 'changed', now: 'Theirs.' })).toMatchObject({ state: 'needs-you', now: 'Theirs.' });
      expect(judge({ kind: 'gone' })).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-gone' } });
      expect(judge({ kind: 'kept' })).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused' } });
    }
    expect(beforeActing(tried({ state: 'waiting' }), { kind: 'not-yet' })).toBeNull();
  });

  it('is not known where nothing could be read: it stays what it is', () => {
    for (const kind of ['unreachable', 'fault', 'slow-down', 'signed-out'] as const) {
      expect(afterReadTrouble(tried({ state: 'checking' }), new ForumTrouble(kind, ''), now).state).toBe('checking');
      expect(afterReadTrouble(tried({ state: 'waiting' }), new ForumTrouble(kind, ''), now).state).toBe('waiting');
    }
    expect(afterReadTrouble(tried({ state: 'checking' }), new ForumTrouble('forbidden', ''), now)).toMatchObject({ state: 'needs-you', trouble: { kind: 'outcome-unknown' } });
    expect(afterReadTrouble(tried({ state: 'checking' }), new ForumTrouble('unreachable', '', { between: 'not-safe' }), now).lane).toEqual({ kind: 'pause', why: 'not-safe', ms: null });
  });
});
