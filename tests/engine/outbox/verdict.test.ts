import { describe, expect, it } from 'vitest';
import type { Outcome } from '#electron/engine/forums/forum.ts';
import { afterFollow, afterLook, afterPost, afterReadTrouble, type Step, type Tried } from '#electron/engine/outbox/verdict.ts';
import { reasonOf, sayChange } from '#electron/engine/outbox/words.ts';
import { outboxState } from '#shared/words/outbox.ts';
import { trouble as troubleShape } from '#shared/words/trouble.ts';

const now = 1_000_000;
const sending: Tried = { state: 'sending', looks: 0, resendsLeft: 1, trouble: null };
const checking: Tried = { ...sending, state: 'checking' };
const limits = { least: 20, most: 32_000 };
const gist = ({ state, waitMs, trouble, lane }: Step) => [state, waitMs, trouble?.kind ?? null, lane.kind];

describe('after a post', () => {
  const refused = (why: Extract<Outcome, { kind: 'refused' }>['why']): Outcome => ({ kind: 'refused', why, status: 422, reasons: ['Because.'] });
  it.each<[string, Outcome, unknown[]]>([
    ['posted', { kind: 'posted', postId: 7, number: 2 }, ['sent', 0, null, 'go on']],
    ['held by the forum', { kind: 'in-review', reviewId: 4, say: '' }, ['in-review', 15_000, null, 'go on']],
    ['lost', { kind: 'lost', detail: '' }, ['checking', 2_000, null, 'go on']],
    ['unreachable', { kind: 'unreachable', detail: '' }, ['waiting', 0, 'offline', 'back off']],
    ['slow down', { kind: 'slow-down', waitMs: 2_000, isWholeForum: true }, ['waiting', 2_000, 'slow-down', 'pause']],
    ['slow down, of posts alone', { kind: 'slow-down', waitMs: 11_000, isWholeForum: false }, ['checking', 2_000, 'slow-down', 'no posts']],
    ['nobody to be trusted', { kind: 'unreachable', detail: '', between: 'not-safe' }, ['waiting', 0, 'offline', 'pause']],
    ['a page of the network', { kind: 'lost', detail: '', between: 'network-login' }, ['checking', 2_000, null, 'back off']],
    ['slow down by nothing', { kind: 'slow-down', waitMs: -5, isWholeForum: true }, ['waiting', 1_000, 'slow-down', 'pause']],
    ['slow down by a year', { kind: 'slow-down', waitMs: 3e10, isWholeForum: true }, ['waiting', 3_600_000, 'slow-down', 'pause']],
    ['signed out', { kind: 'signed-out' }, ['waiting', 0, 'signed-out', 'pause']],
    ['closed', refused('closed'), ['needs-you', 0, 'question-closed', 'go on']],
    ['gone', refused('gone'), ['needs-you', 0, 'question-gone', 'go on']],
    ['too short', refused('too-short'), ['needs-you', 0, 'too-short', 'go on']],
    ['too long', refused('too-long'), ['needs-you', 0, 'too-long', 'go on']],
    ['forbidden', refused('forbidden'), ['needs-you', 0, 'refused', 'go on']],
    ['refused for another reason', refused('other'), ['needs-you', 0, 'refused', 'go on']],
    ['too similar, perhaps to itself', refused('similar'), ['checking', 2_000, 'refused', 'go on']],
  ])('%s', (_, outcome, step) => {
    expect(gist(afterPost(sending, outcome, now, limits))).toEqual(step);
  });
});

describe('after a look', () => {
  it('has found it', () => {
    expect(afterLook(checking, { kind: 'posted', postId: 7, number: 2, twins: [] })).toMatchObject({ state: 'sent', trouble: null, posted: { postId: 7, number: 2 } });
  });
  it('has found it twice, and says so', () => {
    expect(afterLook(checking, { kind: 'posted', postId: 7, number: 2, twins: [3] })).toMatchObject({ state: 'sent', trouble: { say: expect.stringContaining('stands on the forum twice') } });
  });
  it('has found it held by the forum', () => {
    expect(afterLook(checking, { kind: 'in-review', reviewId: 4 })).toMatchObject({ state: 'in-review', reviewId: 4 });
  });
  it('looks once more after fifteen seconds, sends once more, and then never again', () => {
    const second = afterLook(checking, null);
    expect(gist(second)).toEqual(['checking', 15_000, null, 'go on']);
    const again = afterLook(second, null);
    expect(again).toMatchObject({ state: 'waiting', resendsLeft: 0 });
    const lost = afterPost({ ...again, state: 'sending' }, { kind: 'lost', detail: '' }, now, limits);
    expect(gist(afterLook(afterLook(lost, null), null))).toEqual(['needs-you', 0, 'outcome-unknown', 'go on']);
  });
  it('that was called too similar is refused and not sent again', () => {
    const similar = afterPost(sending, { kind: 'refused', why: 'similar', status: 422, reasons: ['Too similar.'] }, now, limits);
    expect(afterLook(afterLook(similar, null), null)).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused', reasons: ['Too similar.'] } });
  });
});

describe('when nothing can be read', () => {
  it.each(['unreachable', 'fault', 'slow-down', 'signed-out'] as const)('an unknown item stays unknown, whatever its age: %s', (kind) => {
    let item: Tried = { ...checking, looks: 1 };
    for (let i = 0; i < 1_000; i += 1) item = afterReadTrouble(item, { kind, waitMs: 5_000, status: null }, now);
    expect(item).toMatchObject({ state: 'checking', looks: 1, resendsLeft: 1 });
  });
  it.each(['unreachable', 'fault', 'slow-down', 'signed-out'] as const)('a held item waits and says why: %s', (kind) => {
    const step = afterReadTrouble({ ...sending, state: 'held' }, { kind, waitMs: 5_000, status: 503 }, now);
    expect(step.state).toBe('waiting');
    expect(step.trouble).not.toBe(null);
  });
  it('because the question is gone, the person is told', () => {
    expect(gist(afterReadTrouble({ ...sending, state: 'waiting' }, { kind: 'gone', waitMs: 0, status: 404 }, now))).toEqual(['needs-you', 0, 'question-gone', 'go on']);
  });
});

describe('an answer held by the forum', () => {
  const held: Tried = { ...sending, state: 'in-review' };
  it('is posted, is still held, or was not approved', () => {
    expect(afterFollow(held, { kind: 'posted', postId: 7, number: 2, twins: [] }, 0)).toMatchObject({ state: 'sent' });
    expect(gist(afterFollow(held, { kind: 'in-review', reviewId: 4 }, 0))).toEqual(['in-review', 60_000, null, 'go on']);
    expect(gist(afterFollow(held, { kind: 'in-review', reviewId: 4 }, 3_600_000))).toEqual(['in-review', 450_000, null, 'go on']);
    expect(gist(afterFollow(held, { kind: 'in-review', reviewId: 4 }, 86_400_000))).toEqual(['in-review', 900_000, null, 'go on']);
    const missing = afterFollow(held, null, 0);
    expect(missing.state).toBe('in-review');
    expect(gist(afterFollow(missing, null, 0))).toEqual(['needs-you', 0, 'refused', 'go on']);
  });
});

it('has a plain sentence for every state', () => {
  for (const state of outboxState.options) {
    for (const pause of [null, 'offline', 'fault', 'slow-down', 'signed-out', 'not-safe', 'network-login'] as const) {
      const said = reasonOf({ state, trouble: null, attempts: 1, looks: 1, forMs: 200_000, pause });
      expect(said, state).toMatch(/^[A-Z][^{}<>]{10,}\.$/);
    }
  }
  expect(reasonOf({ state: 'checking', trouble: null, attempts: 1, looks: 0, forMs: 180_000, pause: 'offline' })).toContain('3 minutes ago');
});

it('keeps to the shapes of the contract', () => {
  for (const kind of ['unreachable', 'fault', 'slow-down', 'signed-out', 'gone'] as const) {
    const { trouble } = afterReadTrouble({ ...sending, state: 'waiting' }, { kind, waitMs: 1, status: null }, now);
    expect(troubleShape.safeParse(trouble).success).toBe(true);
  }
});

it('says in one sentence what changed', () => {
  const none = { newPosts: [], isQuestionEdited: false, questionBefore: '', questionNow: '', isClosed: false, isGone: false };
  expect(sayChange({ ...none, isGone: true })).toBe('The question was removed from the forum.');
  expect(sayChange({ ...none, isClosed: true })).toBe('The question was closed.');
  expect(sayChange({ ...none, isQuestionEdited: true })).toBe('Since you began, the question was edited.');
});
