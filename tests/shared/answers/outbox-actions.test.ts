import { describe, expect, it } from 'vitest';
import { actionsFor } from '#shared/answers/outbox-actions.ts';
import { outboxState } from '#shared/words/outbox.ts';

const item = { trouble: null, change: null, url: null };

describe('what can be done with an answer of somebody who may not send', () => {
  it.each(outboxState.options)('makes nothing go: %s', (state) => {
    const barred = actionsFor({ ...item, state, isBarred: true });
    expect(barred.filter((action) => ['send-now', 'retry', 'send-anyway'].includes(action))).toEqual([]);
    // Taking back stays: it is their text.
    expect(barred.some((action) => ['undo', 'edit', 'withdraw'].includes(action))).toBe(['held', 'waiting', 'needs-you'].includes(state));
  });

  it('is what would make it go for somebody who may (control)', () => {
    expect(actionsFor({ ...item, state: 'held' })).toEqual(['undo', 'send-now']);
    expect(actionsFor({ ...item, state: 'needs-you' })).toEqual(['edit', 'retry', 'withdraw']);
    expect(actionsFor({ ...item, state: 'needs-you', trouble: { kind: 'thread-changed', say: '', remedy: 'read-change', change: { newPosts: [], isQuestionEdited: false, questionBefore: '', questionNow: '', isClosed: false, isGone: false } } })).toEqual(['edit', 'send-anyway', 'withdraw']);
  });
});
