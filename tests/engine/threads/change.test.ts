import { describe, expect, it } from 'vitest';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import { baseline, baselineOf, changeSince } from '#electron/engine/threads/change.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';

describe('what changed since a person began to write', () => {
  it('is nothing while nothing happens, and survives being kept as JSON', () => {
    const db = aStore();
    const id = aQuestion(db, 7);
    const before = baseline.parse(JSON.parse(JSON.stringify(baselineOf(db, id))));
    expect(changeSince(db, id, before)).toBeNull();
  });

  it.each([
    ['an answer by somebody else', { author_id: 5 }, 1],
    ['a follow-up by the asker', {}, 1],
    ['a word of a moderator', { author_id: 5, kind: 'moderator' as const }, 1],
    ['a post of our own', { author_id: 9, is_mine: 1 as const }, 0],
    ['a small action of the forum', { author_id: 5, kind: 'small-action' as const }, 0],
    ['a whisper among staff', { author_id: 5, kind: 'whisper' as const }, 0],
    ['a bot', { author_id: -1, author_is_bot: 1 as const }, 0],
    ['a hidden post', { author_id: 5, is_hidden: 1 as const }, 0],
    ['a deleted post', { author_id: 5, is_deleted: 1 as const }, 0],
  ])('sees %s as %o → %d new posts', (_name, values, count) => {
    const db = aStore();
    const id = aQuestion(db, 7);
    const before = baselineOf(db, id);
    aPost(db, id, 2, values);
    expect(changeSince(db, id, before)?.newPosts.length ?? 0).toBe(count);
  });

  it('says what the question said before and says now when it was edited', () => {
    const db = aStore();
    const id = aQuestion(db, 7, { html: '<p>My son is 4.</p>' });
    const before = baselineOf(db, id);
    aPost(db, id, 1, { html: '<p>My son is <b>14</b>.</p>', version: 2, updated_at: 1_700_000_900_000 });
    expect(changeSince(db, id, before)).toMatchObject({ isQuestionEdited: true, questionBefore: 'My son is 4.', questionNow: 'My son is 14.' });
  });

  it('does not call it an edit when the forum renders the same post anew', () => {
    const db = aStore();
    const id = aQuestion(db, 7, { html: '<p>https://example.org</p>' });
    const before = baselineOf(db, id);
    aPost(db, id, 1, { html: '<aside>A preview of example.org</aside>' });
    expect(changeSince(db, id, before)).toBeNull();
  });

  it('does not call it an edit when the question is read for the first time', () => {
    const db = aStore();
    const id = aQuestion(db, 7);
    const before = { ...baselineOf(db, id), question: null };
    expect(changeSince(db, id, before)).toBeNull();
  });

  it.each([
    ['closed', { isClosed: true, isGone: false }],
    ['archived', { isClosed: true, isGone: false }],
    ['gone', { isClosed: false, isGone: true }],
  ] as const)('sees that the thread is %s', (state, expected) => {
    const db = aStore();
    const id = aQuestion(db, 7);
    const before = baselineOf(db, id);
    updateQuestion(db, id, { state });
    expect(changeSince(db, id, before)).toMatchObject(expected);
    expect(changeSince(db, id, baselineOf(db, id))).toBeNull();
  });

  it('takes a question nobody knows for gone', () => {
    const db = aStore();
    expect(baselineOf(db, asQuestionId('practice', 99))).toEqual({ postIds: [], state: 'gone', question: null });
  });
});
